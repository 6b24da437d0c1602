/** What every file is read into: rows with named columns, and the shape of each row if the file has shapes. */
import type { Geometry } from 'geojson';
import type { Proposed } from './proposal.ts';

export type Cell = string | number | boolean | null;
export type Row = readonly Cell[];

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** As the file has them, not checked yet; null: the file has none. */
  readonly shapes: readonly unknown[] | null;
  /** The number of a row in its file, as a person counts there; absent: the first row is 1. */
  readonly numbers?: readonly number[] | undefined;
  /** Of a drawing that was made here, the colour of each row, as an index of `COLOURS`. */
  readonly colours?: readonly number[] | undefined;
  /** Of a drawing, what is proposed for its rows. */
  readonly proposals?: readonly Proposed[] | undefined;
}

/** The number of a row in its file. */
export const numberOf = ({ numbers }: Pick<Table, 'numbers'>, index: number): number => numbers?.[index] ?? index + 1;

export type ColumnType = 'number' | 'text' | 'empty';
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/** A place on the map with the rows that belong to it: one row, or all rows of a place of ours. */
export interface Shape {
  readonly geometry: Geometry;
  readonly rows: readonly number[];
}

/** What is named like a number stays text: an id with leading zeros, or with more digits than a number holds. */
const PLAIN_NUMBER = /^[-+]?(?:\d{1,15}|\d{1,15}\.\d+|\.\d+)(?:[eE][-+]?\d{1,3})?%?$/;
const LEADING_ZERO = /^[-+]?0\d/;
const GROUPED = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?$/;
const DECIMAL_COMMA = /^[-+]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+%?$/;

/** How a column writes its numbers. */
type Manner = 'point' | 'comma';

function parsed(text: string, manner: Manner): number | undefined {
  if (LEADING_ZERO.test(text)) return undefined;
  const plain =
    manner === 'comma'
      ? text.replaceAll('.', '').replace(',', '.')
      : GROUPED.test(text)
        ? text.replaceAll(',', '')
        : text;
  if (!PLAIN_NUMBER.test(plain)) return undefined;
  return plain.endsWith('%') ? Number(plain.slice(0, -1)) / 100 : Number(plain);
}

/** Share of a column's filled cells that must be numbers. */
const MOSTLY = 0.9;

/**
 * The numbers of a column that is written as text; undefined if it is none of numbers. A cell that is no number stays
 * text among them (n/a).
 */
export function asNumbers(cells: readonly Cell[]): readonly Cell[] | undefined {
  const texts = cells.filter((cell): cell is string => typeof cell === 'string' && cell !== '');
  if (texts.length === 0) return undefined;
  const commas = texts.filter((text) => DECIMAL_COMMA.test(text)).length;
  // `1,234` alone says nothing: a comma is a decimal one where some number can be nothing else.
  const manner =
    commas > 0 && texts.some((text) => DECIMAL_COMMA.test(text) && !GROUPED.test(text)) ? 'comma' : 'point';
  const filled = cells.filter((cell) => cell !== null && cell !== '').length;
  const numbers = cells.map((cell) => (typeof cell === 'string' ? (parsed(cell.trim(), manner) ?? cell) : cell));
  const found = numbers.filter((cell) => typeof cell === 'number').length;
  return found > 0 && found >= MOSTLY * filled ? numbers : undefined;
}

/** A column's cells. */
export const cellsOf = ({ rows }: Pick<Table, 'rows'>, column: number): readonly Cell[] =>
  rows.map((row) => row[column] ?? null);

/** Columns with their types; a column of text that holds numbers is read as numbers. */
export function typed(table: Table): { readonly table: Table; readonly columns: readonly Column[] } {
  const converted = table.columns.map((_, column) => asNumbers(cellsOf(table, column)));
  const rows = converted.some((cells) => cells !== undefined)
    ? table.rows.map((row, index) => row.map((cell, column) => converted[column]?.[index] ?? cell))
    : table.rows;
  return {
    table: { ...table, rows },
    columns: table.columns.map((name, column) => {
      const filled = rows.map((row) => row[column] ?? null).filter((cell) => cell !== null && cell !== '');
      const numbers = filled.filter((cell) => typeof cell === 'number').length;
      const type = filled.length === 0 ? 'empty' : numbers >= MOSTLY * filled.length ? 'number' : 'text';
      return { name, type };
    }),
  };
}

/** Names of columns that nobody can mix up: what has no name gets a number, what is there twice as well. */
export function uniqueNames(names: readonly string[]): { readonly names: readonly string[]; readonly renamed: number } {
  const used = new Set<string>();
  let renamed = 0;
  const unique = names.map((given, index) => {
    const plain = given.trim();
    let name = plain === '' ? String(index + 1) : plain;
    for (let again = 2; used.has(name); again++) name = `${plain === '' ? index + 1 : plain} (${again})`;
    if (name !== plain) renamed += 1;
    used.add(name);
    return name;
  });
  return { names: unique, renamed };
}
