/**
 * Messages of files and of their dialog, in a chunk of its own with it: with them every visitor would wait for words of
 * a part that many never open. Files speak the languages of the evidence.
 */
import type { EvidenceLanguage, Language } from '#domain/vocabulary/languages.ts';
import { filler } from '../fill.ts';
import { type MessageKey, type Translate, translator } from '../index.ts';
import type { ValuesIn, ValuesOf } from '../language.ts';
import en from './en.ts';
import type { ExportKey, ExportReference } from './language.ts';
import zh from './zh.ts';

export const EXPORT_RECORDS = { zh, en } as const satisfies Readonly<Record<EvidenceLanguage, object>>;

/** Keys of messages that take no values. */
export type FixedKey =
  | { [Key in MessageKey]: ValuesOf<Key> extends readonly [] ? Key : never }[MessageKey]
  | { [Key in ExportKey]: ValuesIn<ExportReference[Key]> extends readonly [] ? Key : never }[ExportKey];

/** Looks up a message of files, or of the whole interface: a file says both. */
export interface ExportTranslate extends Translate {
  (key: FixedKey): string;
  <Key extends ExportKey>(key: Key, ...values: ValuesIn<ExportReference[Key]>): string;
}

const translators = new Map<Language, ExportTranslate>();

/** Returns the same function for the same language. @param files that of files: `evidenceLanguage(language)`. */
export function exportTranslator(language: Language, files: EvidenceLanguage): ExportTranslate {
  const known = translators.get(language);
  if (known) return known;
  const t = translator(language);
  const own = EXPORT_RECORDS[files];
  const fill = filler(own, t.tag);
  const { list, sentences, colon, tag } = t;
  // The types let no key through that neither has.
  const look = (key: string, ...values: readonly unknown[]) =>
    (Object.hasOwn(own, key) ? fill : (t as unknown as typeof fill))(
      key,
      ...(values as [Readonly<Record<string, string | number>>?]),
    );
  const made: ExportTranslate = Object.assign(look, { list, sentences, colon, tag });
  translators.set(language, made);
  return made;
}
