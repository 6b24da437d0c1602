/** What defines a language of the interface: its names, its text rules, and a message for every key. */
import type reference from './zh.ts';

export type PluralForm = Intl.LDMLPluralRule;
/** A message with a `{count}`: one text per plural form of the language. */
export type Plural<Forms extends PluralForm> = Readonly<Record<Forms | 'other', string>>;

/** The Chinese messages define which keys exist, which have plural forms, and which values each takes. */
type Reference = (typeof reference)['messages'];
export type MessageKey = keyof Reference;
export type Messages<Forms extends PluralForm> = {
  readonly [Key in MessageKey]: Reference[Key] extends string ? string : Plural<Forms>;
};

/**
 * @typeParam Forms the plural categories of the language (`Intl.PluralRules`); a message that lacks one does not
 * compile.
 */
export interface LanguageRecord<Forms extends PluralForm> {
  /** The language's name in that language. */
  readonly name: string;
  /** BCP 47 tag: selects list and plural rules, and is the `lang` of the pages that the build writes. */
  readonly tag: string;
  /** Separator between two sentences. */
  readonly sentenceSpace: string;
  /** Separator between a name and what is said of it. */
  readonly colon: string;
  readonly messages: Messages<Forms>;
}

/** A key that the compiler prints where a message is missing: a plain type error would not name it. */
type Missing<Key extends string> = `src/i18n has no message "${Key}"`;
/** The keys as they are, if there is a message for each. */
export type Known<Key extends string> = Key extends MessageKey ? Key : Missing<Key>;

type TextOf<Message> = Message extends { readonly other: infer Text } ? Text : Message;
type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
/** A count selects the plural form, so it is a number. */
type Values<Names extends string> = { readonly [Name in Names]: Name extends 'count' ? number : string | number };
/** The values of a message: none if it takes none; for a union of messages, all that any of them takes. */
export type ValuesIn<Message> = [NamesIn<TextOf<Message>>] extends [never]
  ? readonly []
  : readonly [values: Values<NamesIn<TextOf<Message>>>];
export type ValuesOf<Key extends string> = ValuesIn<Reference[Extract<Key, MessageKey>]>;
