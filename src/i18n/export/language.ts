/** What defines the words of files in a language: a message for every key of the Chinese ones. */
import type { Plural } from '../language.ts';
import type reference from './zh.ts';

export type ExportReference = typeof reference;
export type ExportKey = keyof ExportReference;
export type ExportMessages = {
  readonly [Key in ExportKey]: ExportReference[Key] extends string ? string : Plural<'one' | 'other'>;
};
