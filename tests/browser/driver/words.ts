/** Accessible names of controls, taken from the messages of `src/i18n`: tests need no change when a text is edited. */
import { FIRST_LANGUAGE, isLanguage, type Language } from '#domain/vocabulary/languages.ts';
import { type MessageKey, RECORDS, translator } from '#i18n/index.ts';
import { workbenchTranslator } from '#i18n/workbench/index.ts';
import { PSEUDO_CODE, pseudoMessages, type Translated } from '../../fixtures/pseudo-language.ts';
import type { Name } from '../helper/screen.ts';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Translators for the texts that a test expects. */
export const zh = translator('zh');
export const en = translator('en');

/** The same of the workbench, whose words are in its own chunk. */
export const benchZh = workbenchTranslator('zh');
export const benchEn = workbenchTranslator('en');

export type Values = Readonly<Record<string, string | number>>;

/** The third language is not in the list: it is made for the one test that adds it. */
const PSEUDO: Translated = { messages: pseudoMessages(RECORDS.en) };
const recordOf = (language: string): Translated =>
  language === PSEUDO_CODE ? PSEUDO : RECORDS[isLanguage(language) ? language : FIRST_LANGUAGE];

/** A message as a pattern, in whichever plural form: a placeholder without a value stands for any text. */
function pattern(language: string, key: MessageKey, values: Values): string {
  const message = recordOf(language).messages[key];
  const forms = typeof message === 'string' ? [message] : Object.values(message ?? {});
  const patterns = forms.map((form) =>
    form
      .split(/\{(\w+)\}/)
      .map((part, index) => (index % 2 === 0 ? escaped(part) : part in values ? escaped(String(values[part])) : '.*'))
      .join(''),
  );
  return `(?:${patterns.join('|')})`;
}

/** The accessible name that equals a message, in the language of the page. */
export const word =
  (key: MessageKey, values: Values = {}): Name =>
  (language) =>
    new RegExp(`^${pattern(language, key, values)}$`);

/** An accessible name that starts with a number and a message, for example a button with a count. */
export const counted =
  (key: MessageKey, values: Values = {}): Name =>
  (language) =>
    new RegExp(`^\\d+\\s*${pattern(language, key, values)}`);

/** An accessible name that starts with a message, for example a field whose hint follows its label. */
export const beginning =
  (key: MessageKey, values: Values = {}): Name =>
  (language) =>
    new RegExp(`^${pattern(language, key, values)}`);

/** A pattern for text that contains a message, whatever the values of its placeholders. */
export const saying = (language: Language, key: MessageKey): RegExp => new RegExp(pattern(language, key, {}));
