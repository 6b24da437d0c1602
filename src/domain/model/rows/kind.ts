/**
 * What makes a kind of row. A kind has two halves: what the app asks of its rows, and what only the build asks, with the schema. They are
 * two objects, so that a bundle takes the first without the second and its schema library.
 *
 * No part may be left out; `null` says that a kind has none. Whatever all rows have is in `CommonRow`.
 */
import type { GenericSchema } from 'valibot';
import type { Standing } from '../../vocabulary/evidence.ts';
import { EVIDENCE_LANGUAGES, type Words } from '../../vocabulary/languages.ts';
import type { AreaId, RowId } from '../ids.ts';
import type { Citation } from '../parts.ts';

/** Fields of every row, which need no entry of a kind: citation, standing, official terms. */
export interface CommonRow {
  readonly id: RowId;
  readonly at: Citation;
  readonly standing: Standing;
  readonly terms: readonly string[];
}

/** What the app asks of a row of this kind. */
export interface RowKind<Row extends CommonRow, Found extends string = string> {
  /** Areas that the row names, in its order; an area may be named twice. */
  readonly areas: (row: Row) => readonly AreaId[];
  /** What the row says, in words that stand alone. */
  readonly words: (row: Row) => Words;
  /** The year that it speaks of, or a date (YYYY, YYYY-MM or YYYY-MM-DD). */
  readonly asOf: (row: Row) => number | string;
  /** Whether lists put `asOf` before the words, because the words mean little without it. */
  readonly isDated: boolean;
  /** Order in a place's list; null: the newest document first, and within one its own order. */
  readonly placeOrder: ((a: Row, b: Row) => number) | null;
  /** Rank of the kind among the parts of a place's panel and page; the lowest stands first. */
  readonly placeRank: number;
  /** Rank where one row speaks for a document: the lower, the more directly it says how a place is tied to Shanghai. */
  readonly sayingRank: number;
  /** Whether the table of places has a column that counts rows of this kind. */
  readonly isCounted: boolean;
  /** How search finds rows: as which kind of result, how many at most, and by which terms beside the words; null: it does not. */
  readonly search: {
    readonly kind: Found;
    readonly limit: number;
    readonly terms: (row: Row) => readonly string[];
  } | null;
}

/** A column of a published table. @template Row of the kind that the table is of. */
export interface CsvColumn<Row> {
  readonly name: string;
  readonly type: 'string' | 'number';
  readonly value: (row: Row) => string | number | undefined;
}

/** What only the build asks of a kind. */
export interface RowFile<Row extends CommonRow> {
  readonly schema: GenericSchema<unknown, Row>;
  /** Rows of this kind, in the plural. */
  readonly name: Words;
  /** Our own sentence in the row, which must not be copied from the document; undefined when it has none. */
  readonly text: (row: Row) => Words | undefined;
  /** The published table, whose columns follow `id`, `document`, `line`, `section` and `as_of`; null: in `evidence.json` alone. */
  readonly csv: {
    /** What the table holds, for people. */
    readonly about: Words;
    readonly columns: () => readonly CsvColumn<Row>[];
  } | null;
}

/** A column for each language: `text_zh`, `text_en`. */
export const wordColumns = <Row>(name: string, words: (row: Row) => Words | undefined): readonly CsvColumn<Row>[] =>
  EVIDENCE_LANGUAGES.map((language) => ({
    name: `${name}_${language}`,
    type: 'string',
    value: (row) => words(row)?.[language],
  }));
