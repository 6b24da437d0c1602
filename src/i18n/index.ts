/** Words of the interface by language. Both languages are in one chunk: together they are smaller than a second request. */
import type { Language } from '#domain/vocabulary/languages.ts';
import en from './en.ts';
import zh, { type MessageKey, type Messages } from './zh.ts';

export type { MessageKey };
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

const translate =
  (messages: Messages): Translate =>
  (key, values = {}) =>
    messages[key].replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : whole,
    );
const TRANSLATORS: Readonly<Record<Language, Translate>> = { zh: translate(zh), en: translate(en) };

/**
 * A function from key to words; `{name}` is filled from the values, as text. An unknown name is left as it stands. The same
 * function for the same language, so that an effect may depend on it.
 */
export const translator = (language: Language): Translate => TRANSLATORS[language];
