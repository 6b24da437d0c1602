/**
 * Messages of the story editor, in a chunk of its own with it: with them every visitor would wait for words of a part
 * that most never open. The editor speaks the languages in which stories are written, those of the evidence.
 */
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { filler } from '../fill.ts';
import type { ValuesIn } from '../language.ts';
import en from './en.ts';
import type { EditorKey, EditorReference } from './language.ts';
import zh from './zh.ts';

export const EDITOR_RECORDS = { zh, en } as const satisfies Readonly<Record<EvidenceLanguage, object>>;

/** Looks up a message of the editor and fills in its values. */
export type EditorTranslate = <Key extends EditorKey>(key: Key, ...values: ValuesIn<EditorReference[Key]>) => string;

const translators = new Map<EvidenceLanguage, EditorTranslate>();

/** Returns the same function for the same language. */
export function editorTranslator(language: EvidenceLanguage): EditorTranslate {
  const known = translators.get(language);
  if (known) return known;
  const fill = filler(EDITOR_RECORDS[language], language);
  const made: EditorTranslate = (key, ...[values]) => fill(key, values);
  translators.set(language, made);
  return made;
}
