/** Columns of the table of places. */
import { COUNTED_LISTS } from '../model/rows/read.ts';

/** Columns in their order; the ids are those of the link's `sort` and, with underscores, of the files. */
export const COLUMNS = [
  'name-zh',
  'name-en',
  'kind',
  'parent',
  'role',
  'standing',
  'class',
  'year',
  'document',
  'industries',
  'industries-standing',
  'industries-year',
  'industries-document',
  ...COUNTED_LISTS,
  'precision',
  'lng',
  'lat',
] as const;
export type ColumnId = (typeof COLUMNS)[number];
