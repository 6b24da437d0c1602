/** What defines the words of the workbench in a language: a message for every key of the Chinese ones. */
import type { Plural } from '../language.ts';
import type reference from './zh.ts';

export type WorkbenchReference = typeof reference;
export type WorkbenchKey = keyof WorkbenchReference;
export type WorkbenchMessages = {
  readonly [Key in WorkbenchKey]: WorkbenchReference[Key] extends string ? string : Plural<'one' | 'other'>;
};
