/** Names of controls, taken from the interface's own words: a test follows an edit of them without a change. */
import type { Language } from '#domain/vocabulary/languages.ts';
import { type MessageKey, RECORDS, translator } from '#i18n/index.ts';
import type { Name } from '../helper/screen.ts';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What the interface says, for what a test expects to read. */
export const zh = translator('zh');
export const en = translator('en');

export type Values = Readonly<Record<string, string | number>>;

/** A message as a pattern, in whichever plural form: a placeholder without a value stands for any text. */
function pattern(language: string, key: MessageKey, values: Values): string {
  const message = RECORDS[language === 'en' ? 'en' : 'zh'].messages[key];
  const forms = typeof message === 'string' ? [message] : Object.values(message);
  const patterns = forms.map((form) =>
    form
      .split(/\{(\w+)\}/)
      .map((part, index) => (index % 2 === 0 ? escaped(part) : part in values ? escaped(String(values[part])) : '.*'))
      .join(''),
  );
  return `(?:${patterns.join('|')})`;
}

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
