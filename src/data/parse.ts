/**
 * Data files, typed after a check of their form: it distinguishes ours from a truncated file or something else (a
 * host's error page, another version), and finds rows without what the app reads of them, which would stop it later in
 * the middle of a drawing. The rows are not validated again: each has passed its schema in the build that published it,
 * the file's name has the hash of what that build wrote, and full validation would delay the first map by 40 ms; this
 * takes 6 ms for the index where its code has not run before, and 2 ms where it has. Entries that are wrong are left
 * out and named, and the rest is shown. What a later version adds must not
 * be required here, or published versions would be rejected.
 */
import type { FeatureCollection } from 'geojson';
import { presentCatalogue, presentEvidence } from '#domain/model/former.ts';
import type { AreaId } from '#domain/model/ids.ts';
import { kindOf, ROW_LISTS, type RowList } from '#domain/model/rows/read.ts';
import type { Catalogue, DocumentEvidence, SearchTerms } from '#domain/model/schema.ts';
import { EVIDENCE_LANGUAGES } from '#domain/vocabulary/languages.ts';
import { fields, filled, isNumber, isText, listOf, nullable, optional, type Shape } from './shape.ts';
import { type Sifted, sift } from './sift.ts';

/** Types a value of the shape. @throws if it has another. */
function withShape<Value>(value: unknown, shape: Shape): Value {
  if (!shape(value)) throw new Error('wrong form');
  return value as Value;
}

const perLanguage = (shape: Shape) => Object.fromEntries(EVIDENCE_LANGUAGES.map((language) => [language, shape]));
/** Two numbers: a position, or the first and last year. */
const isPair: Shape = (value) => Array.isArray(value) && value.length === 2 && isNumber(value[0]) && isNumber(value[1]);
const words = fields(perLanguage(isText));
const entry = { id: isText, ...perLanguage(isText) };
const ids = listOf(isText);
const at = fields({ section: isText, line: isNumber });
const role = fields({ ...perLanguage(isText), class: isText });
const groups = listOf(fields({ role: words, members: ids }));

/** The form of an entry in each list of the index. */
const ENTRIES = {
  documents: fields({
    id: isText,
    title: words,
    short: words,
    authors: fields(perLanguage(listOf(isText))),
    publisher: words,
    published: nullable(isText),
    covers: isPair,
    areas: ids,
  }),
  // Of the two long lists only what stops the app where it is missing; a wrong kind or year is merely shown.
  areas: fields({
    id: isText,
    name: words,
    label: optional(words),
    aliases: optional(ids),
    parent: optional(nullable(isText)),
    overlay: isText,
    point: nullable(isPair),
  }),
  heads: fields({ id: isText, areas: ids, role: optional(role), industries: ids, at }),
  roleClasses: fields({ ...entry, definition: words }),
  industryGroups: fields({ ...entry, members: listOf(fields(entry)) }),
  kinds: fields({ ...entry, rank: isNumber }),
  relations: fields(entry),
  metrics: fields(entry),
  structures: fields({ id: isText, name: words, asOf: isNumber, groups }),
  arcs: fields({ id: isText, from: isText, to: isText, asOf: isNumber }),
};
const listsOf = (entries: Readonly<Record<string, Shape>>) =>
  Object.fromEntries(Object.entries(entries).map(([name, shape]) => [name, listOf(shape)]));
const lists = listsOf(ENTRIES);
const catalogue = fields({
  ...lists,
  documents: filled(listOf(ENTRIES.documents)),
  areas: filled(listOf(ENTRIES.areas)),
  years: filled(listOf(isNumber)),
});

/** Without what names a place that was left out. */
function withoutLost(index: Catalogue): Catalogue {
  const known = new Set(index.areas.map(({ id }) => id));
  const isKnown = (id: AreaId) => known.has(id);
  return {
    ...index,
    areas: index.areas.map(({ parent, ...area }) => (parent && isKnown(parent) ? { ...area, parent } : area)),
    documents: index.documents.map((row) => ({ ...row, areas: row.areas.filter(isKnown) })),
    heads: index.heads.map((row) => ({ ...row, areas: row.areas.filter(isKnown) })),
    structures: index.structures.map((row) => ({
      ...row,
      groups: row.groups.map((group) => ({ ...group, members: group.members.filter(isKnown) })),
    })),
    arcs: index.arcs.filter(({ from, to }) => isKnown(from) && isKnown(to)),
  };
}

export function parseCatalogue(value: unknown): Sifted<Catalogue> {
  const { value: index, dropped } = sift<Catalogue>(value, catalogue, ENTRIES);
  const present = presentCatalogue(index);
  return { value: dropped.length > 0 ? withoutLost(present) : present, dropped };
}
export const parseSearchTerms = (value: unknown): SearchTerms =>
  withShape(value, fields({ readings: listOf(filled(ids)), traditional: optional(isText) }));

const common = { id: isText, at, standing: isText, terms: ids };
/** What the app reads of rows beside what their kind names. */
const OWN: { readonly [List in RowList]?: Shape } = {
  statements: fields({ aspect: isText, industries: ids, role: optional(role) }),
  figures: fields({ metric: isText, value: isNumber, unit: words }),
  links: fields({ type: isText }),
  structures: fields({ groups }),
};

function rowShape<List extends RowList>(list: List): Shape {
  const kind = kindOf(list);
  const isCommon = fields(common);
  const isOwn = OWN[list] ?? (() => true);
  const isDate: Shape = (date) => isNumber(date) || isText(date);
  return (value) => {
    if (!isCommon(value) || !isOwn(value)) return false;
    // It has the fields of all kinds; its kind is asked for the others.
    const row = value as Parameters<typeof kind.areas>[0];
    return ids(kind.areas(row)) && isDate(kind.asOf(row)) && words(kind.words(row));
  };
}
/** The form of a row in each list of a document. */
const ROWS: Readonly<Record<string, Shape>> = {
  gaps: fields({ id: isText, at, text: words, areas: ids }),
  ...Object.fromEntries(ROW_LISTS.map((list) => [list, rowShape(list)])),
};
const evidence = fields({
  id: isText,
  // A version that was published before a kind existed has no list of it; these are of the first.
  ...Object.fromEntries(
    Object.entries(listsOf(ROWS)).map(([list, rows]) => [
      list,
      /^(?:gaps|statements|figures|links|events|structures)$/.test(list) ? rows : optional(rows),
    ]),
  ),
});
const NO_ROWS = Object.fromEntries(ROW_LISTS.map((list) => [list, []]));

export function parseEvidence(value: unknown): Sifted<DocumentEvidence> {
  const { value: rows, dropped } = sift<DocumentEvidence>(value, evidence, ROWS);
  return { value: presentEvidence({ ...NO_ROWS, ...rows }), dropped };
}

const feature = fields({
  properties: fields({}),
  // The positions are many, and what reads them stops at none that is no number.
  geometry: nullable(fields({ type: isText, coordinates: Array.isArray })),
});
const collection = fields({ type: (value) => value === 'FeatureCollection', features: listOf(feature) });
const FEATURES = { features: feature };
/** Shapes of one kind. */
export const parseGeometry = (value: unknown): Sifted<FeatureCollection> => sift(value, collection, FEATURES);
const ground: Shape = (file) => collection(file) && filled(Array.isArray)((file as FeatureCollection).features);
/** Shapes that no data set is without. */
export const parseGround = (value: unknown): Sifted<FeatureCollection> => sift(value, ground, FEATURES);
