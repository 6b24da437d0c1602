/**
 * Messages of the interface by language. All languages are in one chunk: together they are smaller than a second
 * request.
 */
import type { Language } from '#domain/vocabulary/languages.ts';
import en, { title as titleEn } from './en.ts';
import { type AnyMessages, filler, inLocale } from './fill.ts';
import type { Known, LanguageRecord, MessageKey, ValuesOf } from './language.ts';
import zh, { title as titleZh } from './zh.ts';

export type { MessageKey };

/** Every language has the plural form `other`. */
type AnyLanguage = Omit<LanguageRecord<'other'>, 'messages'> & {
  readonly messages: Pick<AnyMessages, MessageKey>;
};
export const RECORDS: Readonly<Record<Language, AnyLanguage>> = { zh, en };
/** The map's title alone: a bundle that imports nothing else from here contains no other messages. */
export const TITLES: Readonly<Record<Language, string>> = { zh: titleZh, en: titleEn };

type AnyValues = readonly [] | readonly [values: Readonly<Record<string, string | number>>];

/** Looks up messages by key, and formats text by the rules of the same language. */
export interface Translate {
  /** The message; `{name}` is filled from the values as text, and `{count}` chooses the plural form. */
  <Key extends string>(key: Known<Key>, ...values: ValuesOf<Key>): string;
  /** Names as a list in a sentence. */
  readonly list: (names: readonly string[]) => string;
  /** Joins sentences. */
  readonly sentences: (sentences: readonly string[]) => string;
  readonly colon: string;
  /** BCP 47. */
  readonly tag: string;
}

function translatorOf({ messages, tag, sentenceSpace, colon }: AnyLanguage): Translate {
  // The narrow form joins names by the separator alone, so that names with an "and" of their own stay distinct.
  const lists = inLocale(tag, (locale) => new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }));
  const fill = filler(messages, tag);
  // `Translate` lets no key through that has no message.
  const translate = (key: string, ...[values]: AnyValues) => fill(key, values);
  return Object.assign(translate, {
    list: (names: readonly string[]) => lists.format(names),
    sentences: (sentences: readonly string[]) => sentences.join(sentenceSpace),
    colon,
    tag,
  });
}

const translators = new Map<Language, Translate>();

/** Returns the same function for the same language, so that an effect may depend on it. */
export function translator(language: Language): Translate {
  const known = translators.get(language) ?? translatorOf(RECORDS[language]);
  translators.set(language, known);
  return known;
}

/** The language's name in that language. */
export const endonym = (language: Language): string => RECORDS[language].name;
