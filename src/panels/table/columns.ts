/** How wide the columns of the table are, and which are hidden at first. */
import type { ColumnId } from '#domain/comparing/table.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';

/** Widths, px: names and roles need room, numbers do not. */
export const WIDTHS: Readonly<Record<ColumnId, number>> = {
  'name-zh': 150,
  'name-en': 190,
  kind: 120,
  parent: 130,
  role: 190,
  class: 150,
  industries: 240,
  year: 80,
  document: 160,
  statements: 90,
  figures: 90,
  links: 90,
  precision: 230,
  lng: 100,
  lat: 100,
};
/** The name in the other language, some counts and coordinates are for those who ask for them. */
export const FIRST_HIDDEN: Readonly<Record<EvidenceLanguage, ReadonlySet<ColumnId>>> = {
  zh: new Set(['name-en', 'class', 'figures', 'links', 'lng', 'lat']),
  en: new Set(['name-zh', 'class', 'figures', 'links', 'lng', 'lat']),
};
