/** Names of controls, taken from the interface's own words: a test follows an edit of them without a change. */
import type { Language } from '#domain/vocabulary/languages.ts';
import { type MessageKey, translator } from '#i18n/index.ts';
import type { Name } from '../helper/screen.ts';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What the interface says, for what a test expects to read. */
export const zh = translator('zh');
export const en = translator('en');

export type Values = Readonly<Record<string, string | number>>;

/** A message as a pattern: a placeholder without a value stands for any text. */
const pattern = (language: string, key: MessageKey, values: Values): string =>
  translator(language === 'en' ? 'en' : 'zh')(key, values)
    .split(/\{\w+\}/)
    .map(escaped)
    .join('.*');

/** The name that is a message in the language of the page. */
export const word =
  (key: MessageKey, values: Values = {}): Name =>
  (language) =>
    new RegExp(`^${pattern(language, key, values)}$`);

/** The name that begins with a number and a message, as of a button that counts what it shows. */
export const counted =
  (key: MessageKey, values: Values = {}): Name =>
  (language) =>
    new RegExp(`^\\d+\\s*${pattern(language, key, values)}`);

/** The name that begins with a message, as of a field whose hint follows its label. */
export const beginning =
  (key: MessageKey, values: Values = {}): Name =>
  (language) =>
    new RegExp(`^${pattern(language, key, values)}`);

/** Text that has a message in it, whatever its placeholders stand for. */
export const saying = (language: Language, key: MessageKey): RegExp => new RegExp(pattern(language, key, {}));
