/** The rows that a View shows, as the sources that a point of its step can have. */
import { activeFacets, matchingAreas } from '#domain/asof/filter.ts';
import { documentsByYear } from '#domain/asof/place.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, DocumentId, Year } from '#domain/model/ids.ts';
import { type AnyRow, rowsOf } from '#domain/model/rows/read.ts';
import type { DocumentEvidence } from '#domain/model/schema.ts';
import { EVIDENCE_LANGUAGES } from '#domain/vocabulary/languages.ts';
import { fold } from '#search/fold.ts';
import { catalogueOf, differenceOf, yearOf } from '#state/selectors.ts';
import type { State } from '#state/store.ts';
import type { View } from '#state/view.ts';

type Evidence = ReadonlyMap<DocumentId, DocumentEvidence>;

/** The documents that the View compares, or has open; else those that speak by its year, the newest first. */
function documentsOf(catalogue: IndexedCatalogue, view: View, year: Year): readonly DocumentId[] {
  const pair = view.panel === 'difference' ? differenceOf(catalogue, view) : undefined;
  if (pair) return [pair[1], pair[0]];
  if (view.document !== null) return [view.document];
  const { current } = documentsByYear(catalogue, year);
  return [...current].sort((a, b) => b.covers[1] - a.covers[1]).map(({ id }) => id);
}

/** The places that the View is about; undefined: all. */
function placesOf(catalogue: IndexedCatalogue, view: View, year: Year): ReadonlySet<AreaId> | undefined {
  if (view.area !== null) return new Set([view.area]);
  if (view.panel === 'compare' && view.compare.length > 0) return new Set(view.compare);
  const structure = view.structure === null ? undefined : catalogue.structureById.get(view.structure);
  if (structure) return new Set(structure.groups.flatMap(({ members }) => members));
  return activeFacets(view).length > 0 ? new Set(matchingAreas(catalogue, view, year).map(({ id }) => id)) : undefined;
}

/** Ids of the rows that name the industry of the filter, or one of its group. */
export function namingIndustry(catalogue: IndexedCatalogue, evidence: Evidence, view: View): ReadonlySet<string> {
  const { industry } = view;
  if (industry === null) return new Set();
  const rows = [...evidence.values()].flatMap(({ statements }) => statements);
  return new Set(
    rows
      .filter(({ industries = [] }) =>
        industries.some((id) => id === industry || catalogue.groupOf.get(id)?.includes(industry)),
      )
      .map(({ id }) => id),
  );
}

/**
 * What the View shows, of the documents that have loaded: the opened row first, then those that the filter asks for,
 * roles before the rest, and the newest documents before older ones.
 */
export function rowsOfView(state: State): readonly AnyRow[] {
  const catalogue = catalogueOf(state);
  const year = yearOf(state);
  if (!catalogue || !year) return [];
  const { view, evidence } = state;
  const places = placesOf(catalogue, view, year);
  const rows = documentsOf(catalogue, view, year).flatMap((id) => {
    const file = evidence.get(id);
    return file ? rowsOf(file) : [];
  });
  const naming = namingIndustry(catalogue, evidence, view);
  const isFirst = ({ id }: AnyRow) => id === view.statement || id === view.structure;
  const roles = new Set<string>(
    [...evidence.values()].flatMap(({ statements }) => statements.flatMap(({ id, role }) => (role ? id : []))),
  );
  const rankOf = (row: AnyRow) => (isFirst(row) ? 0 : naming.has(row.id) ? 1 : roles.has(row.id) ? 2 : 3);
  return rows
    .filter((row) => isFirst(row) || !places || row.areas.some((area) => places.has(area)))
    .map((row, index) => ({ row, index }))
    .sort((a, b) => rankOf(a.row) - rankOf(b.row) || a.index - b.index)
    .map(({ row }) => row);
}

const folded = new WeakMap<AnyRow, string>();
function textOf(row: AnyRow): string {
  const known = folded.get(row);
  if (known !== undefined) return known;
  const text = fold(
    [row.id, ...EVIDENCE_LANGUAGES.map((language) => row.words[language]), ...row.terms].join(' '),
  ).text;
  folded.set(row, text);
  return text;
}

/** Rows in which all words of a text are, in either language. */
export function searchRows(rows: readonly AnyRow[], typed: string): readonly AnyRow[] {
  const words = typed.split(/\s+/).flatMap((word) => fold(word).text || []);
  return words.length === 0 ? rows : rows.filter((row) => words.every((word) => textOf(row).includes(word)));
}
