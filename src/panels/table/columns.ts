/** Column widths of the table, and the columns hidden by default. Pixels are those of the usual font size. */
import type { ColumnId } from '#domain/comparing/columns.ts';
import type { CountedList } from '#domain/model/rows/read.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { rem } from '#ui/font-scale.ts';

/** Columns that count rows, one for each kind that is counted. */
const COUNT_WIDTH_PX = 90;
type OtherColumn = Exclude<ColumnId, CountedList>;
/** Names and roles are wide, numbers narrow. */
const WIDTHS_PX: Readonly<Record<OtherColumn, number>> = {
  'name-zh': 150,
  'name-en': 190,
  kind: 120,
  parent: 130,
  role: 190,
  standing: 130,
  class: 150,
  year: 110,
  document: 160,
  industries: 240,
  'industries-standing': 130,
  'industries-year': 140,
  'industries-document': 180,
  precision: 230,
  lng: 100,
  lat: 100,
};
const isOther = (column: ColumnId): column is OtherColumn => Object.hasOwn(WIDTHS_PX, column);
const widthOf = (column: ColumnId): number => (isOther(column) ? WIDTHS_PX[column] : COUNT_WIDTH_PX);

/** The width of these columns together, as a CSS length that follows the user's font size. */
export const widthOfAll = (columns: readonly ColumnId[]): string =>
  rem(columns.reduce((sum, column) => sum + widthOf(column), 0));

/** Shares of the width of a page: words wrap there, and what has many of them gets the room. */
const PAPER_SHARES: Readonly<Record<OtherColumn, number>> = {
  'name-zh': 12,
  'name-en': 18,
  kind: 8,
  parent: 12,
  role: 17,
  standing: 7,
  class: 9,
  year: 6,
  document: 10,
  industries: 18,
  'industries-standing': 9,
  'industries-year': 9,
  'industries-document': 10,
  precision: 19,
  lng: 5,
  lat: 5,
};
const COUNT_SHARE = 9;

/** The width of a column on paper, beside the others that are there. */
export function paperWidth(column: ColumnId, columns: readonly ColumnId[]): string {
  const share = (id: ColumnId) => (isOther(id) ? PAPER_SHARES[id] : COUNT_SHARE);
  return `${(100 * share(column)) / columns.reduce((sum, id) => sum + share(id), 0)}%`;
}

/** Hidden by default: the name in the other language, some counts, and coordinates. */
export const FIRST_HIDDEN: Readonly<Record<EvidenceLanguage, ReadonlySet<ColumnId>>> = {
  zh: new Set(['name-en', 'class', 'figures', 'links', 'lng', 'lat']),
  en: new Set(['name-zh', 'class', 'figures', 'links', 'lng', 'lat']),
};
