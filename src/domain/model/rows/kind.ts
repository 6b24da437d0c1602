/**
 * The interface of a kind of row. It has two halves: what the app needs, and what only the build needs, with the
 * schema. They are two objects, so that a bundle can include the first without the second and its schema library.
 *
 * Every property is required; `null` means that the kind has none. Fields of all rows are in `CommonRow`.
 */
import type { GenericSchema } from 'valibot';
import type { Assertion } from '../../vocabulary/evidence.ts';
import { EVIDENCE_LANGUAGES, type Words } from '../../vocabulary/languages.ts';
import type { AreaId, RowId } from '../ids.ts';
import type { Citation } from '../parts.ts';

/** Fields of every row, independent of its kind: citation, standing, basis, official terms. */
export interface CommonRow extends Assertion {
  readonly id: RowId;
  readonly at: Citation;
  readonly terms: readonly string[];
}

/** What the app needs of a kind. */
export interface RowKind<Row extends CommonRow, Found extends string = string> {
  /** Areas that the row names, in its order; an area may be named twice. */
  readonly areas: (row: Row) => readonly AreaId[];
  /** The content of the row, in words that can be understood without context. */
  readonly words: (row: Row) => Words;
  /** The year that it speaks of, or a date (YYYY, YYYY-MM or YYYY-MM-DD). */
  readonly asOf: (row: Row) => number | string;
  /** Whether lists show `asOf` before the words, because the words need it to be understood. */
  readonly isDated: boolean;
  /** Order in a place's list; null: the newest document first, and the order of the document within it. */
  readonly placeOrder: ((a: Row, b: Row) => number) | null;
  /** Rank of the kind among the parts of a place's panel and page; the lowest comes first. */
  readonly placeRank: number;
  /**
   * Rank when one row is shown for a document: the lower, the more directly it says how a place is tied to Shanghai.
   */
  readonly sayingRank: number;
  /** Whether the table of places has a column that counts rows of this kind. */
  readonly isCounted: boolean;
  /**
   * How search finds rows: the kind of result, the maximum number of results, and the terms beside the words; null: not
   * searchable.
   */
  readonly search: {
    readonly kind: Found;
    readonly limit: number;
    readonly terms: (row: Row) => readonly string[];
    /** The metric whose names find the row too. */
    readonly metric?: (row: Row) => string;
  } | null;
}

/** A column of a published table. @template Row type of the table's rows. */
export interface CsvColumn<Row> {
  readonly name: string;
  readonly type: 'string' | 'number' | 'boolean';
  readonly value: (row: Row) => string | number | boolean | undefined;
}

/** What only the build needs of a kind. */
export interface RowFile<Row extends CommonRow> {
  readonly schema: GenericSchema<unknown, Row>;
  /** Rows of this kind, in the plural. */
  readonly name: Words;
  /**
   * Whether each row has at least one official term. Asked only where the text editions are at hand: elsewhere nobody
   * can tell whether a term stands on the line.
   */
  readonly needsTerm: boolean;
  /** Our own sentence in the row, which must not be copied from the document; undefined when it has none. */
  readonly text: (row: Row) => Words | undefined;
  /**
   * The published table, whose columns follow `id`, `document`, `line`, `section` and `as_of`; null: published in
   * `evidence.json` only.
   */
  readonly csv: {
    /** What the table holds, for people. */
    readonly about: Words;
    readonly columns: () => readonly CsvColumn<Row>[];
    /** Columns that came later, at the end of the table, so that those before keep their places. */
    readonly added?: () => readonly CsvColumn<Row>[];
  } | null;
}

/** A column for each language: `text_zh`, `text_en`. */
export const wordColumns = <Row>(name: string, words: (row: Row) => Words | undefined): readonly CsvColumn<Row>[] =>
  EVIDENCE_LANGUAGES.map((language) => ({
    name: `${name}_${language}`,
    type: 'string',
    value: (row) => words(row)?.[language],
  }));
