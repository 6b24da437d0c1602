/** What a language of the interface is: its names, its rules of text, and a message for every key. */
import type reference from './zh.ts';

export type PluralForm = Intl.LDMLPluralRule;
/** A message with a `{count}`: a text for each form that the language's plural has. */
export type Plural<Forms extends PluralForm> = Readonly<Record<Forms | 'other', string>>;

/** The Chinese messages say which keys there are, which have plural forms, and which values each takes. */
type Reference = (typeof reference)['messages'];
export type MessageKey = keyof Reference;
export type Messages<Forms extends PluralForm> = {
  readonly [Key in MessageKey]: Reference[Key] extends string ? string : Plural<Forms>;
};

/** @typeParam Forms the plural categories of the language (`Intl.PluralRules`); a message that lacks one does not compile. */
export interface LanguageRecord<Forms extends PluralForm> {
  /** What the language calls itself. */
  readonly name: string;
  /** BCP 47: whose lists and plurals it has, and the `lang` of the pages that the build writes. */
  readonly tag: string;
  /** Stands between two sentences. */
  readonly sentenceSpace: string;
  /** Stands between a name and what is said of it. */
  readonly colon: string;
  readonly messages: Messages<Forms>;
}

type TextOf<Key extends MessageKey> = Reference[Key] extends { readonly other: infer Text } ? Text : Reference[Key];
type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
/** A count decides the plural form, so it is a number. */
type Values<Names extends string> = { readonly [Name in Names]: Name extends 'count' ? number : string | number };
/** The values of a message; none for one that takes none, all that any of them takes for a choice of keys. */
export type ValuesOf<Key extends MessageKey> = [NamesIn<TextOf<Key>>] extends [never]
  ? readonly []
  : readonly [values: Values<NamesIn<TextOf<Key>>>];
