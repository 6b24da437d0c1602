/**
 * Messages of the workbench, in a chunk of its own with it: with them every visitor would wait for words of a part that
 * many never open. It speaks the languages of the evidence, as the story editor does.
 */
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { filler } from '../fill.ts';
import type { ValuesIn } from '../language.ts';
import en from './en.ts';
import type { WorkbenchKey, WorkbenchReference } from './language.ts';
import zh from './zh.ts';

export const WORKBENCH_RECORDS = { zh, en } as const satisfies Readonly<Record<EvidenceLanguage, object>>;

/** Looks up a message of the workbench and fills in its values. */
export type WorkbenchTranslate = <Key extends WorkbenchKey>(
  key: Key,
  ...values: ValuesIn<WorkbenchReference[Key]>
) => string;

const translators = new Map<EvidenceLanguage, WorkbenchTranslate>();

/** Returns the same function for the same language. */
export function workbenchTranslator(language: EvidenceLanguage): WorkbenchTranslate {
  const known = translators.get(language);
  if (known) return known;
  const fill = filler(WORKBENCH_RECORDS[language], language);
  const made: WorkbenchTranslate = (key, ...[values]) => fill(key, values);
  translators.set(language, made);
  return made;
}
