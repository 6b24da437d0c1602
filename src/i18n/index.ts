/** Words of the interface by language. Both languages are in one chunk: together they are smaller than a second request. */
import type { Language } from '#domain/layers.ts';
import en from './en.ts';
import zh, { type MessageKey, type Messages } from './zh.ts';

const MESSAGES: Readonly<Record<Language, Messages>> = { zh, en };

export type { MessageKey };
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** A function from key to words; `{name}` is filled from the values, as text. An unknown name is left as it stands. */
export function translator(language: Language): Translate {
  const messages = MESSAGES[language];
  return (key, values = {}) =>
    messages[key].replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}
