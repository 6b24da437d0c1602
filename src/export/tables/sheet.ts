/** A table as plain data, of which CSV and XLSX are two ways of writing: their cells cannot differ. */

/** A day of the calendar, which a spreadsheet counts with. */
export interface Day {
  /** YYYY-MM-DD. */
  readonly day: string;
}
export type SheetCell = string | number | boolean | Day | undefined;

export interface SheetColumn {
  readonly name: string;
  /** In the language of the interface. */
  readonly heading: string;
}

export interface Sheet {
  readonly id: string;
  /** In the language of the interface. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly SheetCell[])[];
}

/** A whole date as a day; a month, a year or a period stays a text, because nobody said which day. */
export const dayOf = (date: string | null | undefined): SheetCell =>
  date && /^\d{4}-\d{2}-\d{2}$/.test(date) ? { day: date } : (date ?? undefined);

/** The value of a cell where there are no days. */
export const plainCell = (cell: SheetCell): string | number | boolean | undefined =>
  typeof cell === 'object' ? cell.day : cell;

/** Columns with the way to their cells. */
export interface Written<Row> extends SheetColumn {
  readonly cell: (row: Row) => SheetCell;
}

export const sheetOf = <Row>(
  id: string,
  name: string,
  columns: readonly Written<Row>[],
  rows: readonly Row[],
): Sheet => ({
  id,
  name,
  columns: columns.map((column) => ({ name: column.name, heading: column.heading })),
  rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
});
