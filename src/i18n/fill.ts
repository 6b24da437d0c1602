/** Fills messages in by the rules of a language. */
import type { PluralForm } from './language.ts';

export type AnyMessages = Readonly<
  Record<string, string | ({ readonly other: string } & Partial<Record<PluralForm, string>>)>
>;

/**
 * A formatter of the language; of the browser's own where it refuses the locale: words with the plural of another
 * language are better than none.
 */
export function inLocale<Formatter>(tag: string, make: (tag?: string) => Formatter): Formatter {
  try {
    return make(tag);
  } catch {
    return make();
  }
}

/** @returns a function that fills the values into a message; `count` chooses the plural form. */
export function filler(messages: AnyMessages, tag: string) {
  const plurals = inLocale(tag, (locale) => new Intl.PluralRules(locale));
  const text = (key: string, count: unknown): string => {
    const message = messages[key] ?? '';
    if (typeof message === 'string') return message;
    return (typeof count === 'number' && message[plurals.select(count)]) || message.other;
  };
  return (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    text(key, values.count).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
