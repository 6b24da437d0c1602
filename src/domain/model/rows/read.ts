/** Reading rows of any kind: types by list, and loops over the registry. */
import type { InferOutput } from 'valibot';
import type { Assertion } from '../../vocabulary/evidence.ts';
import type { Words } from '../../vocabulary/languages.ts';
import type { AreaId, DocumentId, RowId } from '../ids.ts';
import type { Citation } from '../parts.ts';
import type { RowKind } from './kind.ts';
import { type ROW_FILES, ROW_KINDS } from './registry.ts';

/** The name of a list of rows in a document file, which is the name of their kind. */
export type RowList = keyof typeof ROW_FILES;
/** Type of the rows of each list. */
export type RowOf = { readonly [List in RowList]: InferOutput<(typeof ROW_FILES)[List]['schema']> };
type RowLists = { readonly [List in RowList]: readonly RowOf[List][] };
/** A document with its rows. */
export type DocumentRows = RowLists & { readonly id: DocumentId };

/** Kinds of rows as search results; kinds that search does not find have none. */
export type FoundKind = NonNullable<(typeof ROW_KINDS)[RowList]['search']>['kind'];
/** Lists that the table of places counts. */
export type CountedList = {
  readonly [List in RowList]: (typeof ROW_KINDS)[List]['isCounted'] extends true ? List : never;
}[RowList];

type RowKinds = { readonly [List in RowList]: RowKind<RowOf[List], FoundKind> };
/**
 * The registry by list, typed so that list, kind and row match in generic code; a list without a kind does not compile.
 */
const KINDS: RowKinds = ROW_KINDS;

export const kindOf = <List extends RowList>(list: List): RowKind<RowOf[List], FoundKind> => KINDS[list];

export const isRowList = (name: string): name is RowList => Object.hasOwn(KINDS, name);
/** In the order of the registry. */
export const ROW_LISTS: readonly RowList[] = Object.keys(KINDS).filter(isRowList);
const byRank = (rank: 'placeRank' | 'sayingRank') => [...ROW_LISTS].sort((a, b) => KINDS[a][rank] - KINDS[b][rank]);
/** In the order of the parts of a place's panel and page. */
export const LISTS_OF_PLACE: readonly RowList[] = byRank('placeRank');
/** The most direct first, for views that show one row for each document. */
export const LISTS_BY_DIRECTNESS: readonly RowList[] = byRank('sayingRank');
const isCounted = (list: RowList): list is CountedList => KINDS[list].isCounted;
export const COUNTED_LISTS: readonly CountedList[] = ROW_LISTS.filter(isCounted);

/** Rows of one kind; `file[list]` alone would have the type of rows of any kind. */
export function listOf<List extends RowList>(file: DocumentRows, list: List): readonly RowOf[List][] {
  const lists: RowLists = file;
  return lists[list];
}

/** A row of any kind, with the properties that all kinds share. */
export interface AnyRow extends Assertion {
  readonly list: RowList;
  readonly document: DocumentId;
  readonly id: RowId;
  readonly areas: readonly AreaId[];
  readonly asOf: number | string;
  readonly isDated: boolean;
  /** Computed on access, because formatting a figure takes time. */
  readonly words: Words;
  readonly terms: readonly string[];
  readonly at: Citation;
  /** The rows that this one names as contradicting it; `contradictionsIn` also has those that name this one. */
  readonly contradicts: readonly RowId[];
}

const NONE: readonly RowId[] = [];

function readList<List extends RowList>(file: DocumentRows, list: List): AnyRow[] {
  const kind = kindOf(list);
  return listOf(file, list).map((row) => ({
    list,
    document: file.id,
    id: row.id,
    areas: kind.areas(row),
    asOf: kind.asOf(row),
    isDated: kind.isDated,
    get words() {
      return kind.words(row);
    },
    standing: row.standing,
    basis: row.basis,
    terms: row.terms,
    at: row.at,
    // The check has made sure that these rows exist.
    contradicts: 'contradicts' in row && row.contradicts ? (row.contradicts as RowId[]) : NONE,
  }));
}

/** All rows of a document. @param lists the kinds and their order; by default that of the registry. */
export const rowsOf = (file: DocumentRows, lists: readonly RowList[] = ROW_LISTS): AnyRow[] =>
  lists.flatMap((list) => readList(file, list));
