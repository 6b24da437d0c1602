/** What defines the editor's words in a language: a message for every key of the Chinese ones. */
import type { Plural } from '../language.ts';
import type reference from './zh.ts';

export type EditorReference = typeof reference;
export type EditorKey = keyof EditorReference;
export type EditorMessages = {
  readonly [Key in EditorKey]: EditorReference[Key] extends string ? string : Plural<'one' | 'other'>;
};
