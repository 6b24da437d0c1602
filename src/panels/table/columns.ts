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
  class: 150,
  year: 110,
  document: 160,
  industries: 240,
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

/** Hidden by default: the name in the other language, some counts, and coordinates. */
export const FIRST_HIDDEN: Readonly<Record<EvidenceLanguage, ReadonlySet<ColumnId>>> = {
  zh: new Set(['name-en', 'class', 'figures', 'links', 'lng', 'lat']),
  en: new Set(['name-zh', 'class', 'figures', 'links', 'lng', 'lat']),
};
