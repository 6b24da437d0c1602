/** The text filter of the table: rows of places, by the same names and the same folding as every other search. */
import type { AreaId } from '#domain/model/ids.ts';
import { fold, normalise, wordsOf } from './fold.ts';
import type { NameSearch } from './names.ts';

/** A row of a place, as far as the filter reads it. */
export interface PlaceRow {
  readonly id: AreaId;
}

/**
 * Rows of which a cell contains the text, or all its words, or whose place is called so: by an alias, by its reading,
 * in traditional characters; with one typing error only where nothing else matches. All rows for no text.
 *
 * @param cellsOf words and numbers of a row, in hidden columns too.
 * @param names undefined until the index has been asked for: then only the cells are compared.
 */
export function findRows<Row extends PlaceRow>(
  rows: readonly Row[],
  text: string,
  cellsOf: (row: Row) => readonly string[],
  names: Pick<NameSearch, 'simplify' | 'placesNamed'> | undefined,
): readonly Row[] {
  const typed = names?.simplify(text) ?? text;
  const query = normalise(typed);
  // A sign or an emoji, which no name has: as it is typed.
  const raw = text.trim().toLowerCase();
  if (query === '')
    return raw === '' ? rows : rows.filter((row) => cellsOf(row).some((cell) => cell.toLowerCase().includes(raw)));
  const words = wordsOf(typed);
  const { clear, near } = names ? names.placesNamed(typed) : { clear: new Set(), near: new Set() };
  const found = rows.filter((row) => {
    if (clear.has(row.id)) return true;
    const cells = foldedCells(row, cellsOf);
    return (
      cells.some((cell) => cell.includes(query)) || words.every((word) => cells.some((cell) => cell.includes(word)))
    );
  });
  return found.length > 0 ? found : rows.filter(({ id }) => near.has(id));
}

/** Folded once for each row: the rows stay the same while somebody types. */
const folded = new WeakMap<object, readonly string[]>();

function foldedCells<Row extends PlaceRow>(row: Row, cellsOf: (row: Row) => readonly string[]): readonly string[] {
  const known = folded.get(row);
  if (known) return known;
  const cells = cellsOf(row).map((cell) => fold(cell).text);
  folded.set(row, cells);
  return cells;
}
