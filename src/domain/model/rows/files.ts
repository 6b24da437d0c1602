/** The build's half of each kind of row, by list. */
import type { RowFile } from './kind.ts';
import type { RowList, RowOf } from './read.ts';
import { ROW_FILES } from './registry.ts';

type RowFiles = { readonly [List in RowList]: RowFile<RowOf[List]> };
const FILES: RowFiles = ROW_FILES;

export const fileOf = <List extends RowList>(list: List): RowFile<RowOf[List]> => FILES[list];
