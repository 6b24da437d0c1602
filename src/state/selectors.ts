/** Derived values, computed on read and never stored. */

import { activeFacets, type Criteria, matchingAreas } from '#domain/asof/filter.ts';
import { stopOf } from '#domain/asof/rules.ts';
import { COLUMNS } from '#domain/comparing/columns.ts';
import { type IndexedCatalogue, latestYear } from '#domain/model/catalogue.ts';
import type { DocumentId, Year } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import { type EvidenceLanguage, evidenceLanguage, type Language } from '#domain/vocabulary/languages.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import type { State } from './store.ts';
import type { KnownIds } from './url.ts';
import { MATRIX_READINGS, type View } from './view.ts';

export const languageOf = (state: State): Language => state.view.lang ?? state.session.userLanguage;
/** The language that the documents' statements, names and figures are shown in. */
export const evidenceLanguageOf = (state: State): EvidenceLanguage => evidenceLanguage(languageOf(state));
export const themeOf = (state: State): ThemeName => state.view.theme ?? state.session.userTheme;
export const catalogueOf = (state: State): IndexedCatalogue | undefined =>
  state.catalogue.status === 'ready' ? state.catalogue.value : undefined;

/**
 * The year shown: the View's, otherwise the stop of the displayed structure's year, or the latest. Undefined until the
 * catalogue has loaded.
 */
export function yearOf(state: State): Year | undefined {
  const catalogue = catalogueOf(state);
  const { asof, structure } = state.view;
  if (asof !== null || !catalogue) return asof ?? undefined;
  const record = structure && catalogue.structureById.get(structure);
  return (record && stopOf(catalogue.years, record.asOf)) || latestYear(catalogue);
}

export function selectedArea(state: State): Area | undefined {
  return state.view.area === null ? undefined : catalogueOf(state)?.areaById.get(state.view.area);
}

/**
 * The two compared documents: the View's, otherwise the ones whose coverage ends first and last (the two progress
 * reports). Undefined if there are fewer than two.
 */
export function differenceOf(
  { documents }: Pick<IndexedCatalogue, 'documents'>,
  view: Pick<View, 'difference'>,
): readonly [from: DocumentId, to: DocumentId] | undefined {
  const inTime = [...documents].sort((a, b) => a.covers[1] - b.covers[1]);
  const [first, last] = [inTime[0], inTime.at(-1)];
  return view.difference ?? (first && last && first !== last ? [first.id, last.id] : undefined);
}

const NO_AREAS: readonly Area[] = [];

/**
 * The places that the table lists. With a filter: all that match, also those whose layer is off, so that their number
 * is that of the filter; without: those of the layers that are on. Includes places without a position, which the map
 * counts at the place they lie in. Ordered by overlay, in the order of the layer list: districts first.
 */
export function listedAreas(
  catalogue: IndexedCatalogue | undefined,
  view: Criteria & Pick<View, 'layers'>,
  year: Year | undefined,
): readonly Area[] {
  if (!catalogue || !year) return NO_AREAS;
  const passing = matchingAreas(catalogue, view, year);
  const isFiltered = activeFacets(view).length > 0;
  return OVERLAYS.filter((name) => isFiltered || view.layers.includes(name)).flatMap((name) =>
    passing.filter(({ overlay }) => overlay === name),
  );
}

/** The table once had one column of names; links with it are valid, and leave the table as it is. */
const FORMER_COLUMN = 'name';

/** Values of `sort` in links. */
export const sortsOfLinks = (): ReadonlySet<string> =>
  new Set([...[...COLUMNS, FORMER_COLUMN].flatMap((column) => [column, `-${column}`]), ...MATRIX_READINGS]);

/** The ids that are valid in links. */
export function knownIds(catalogue: IndexedCatalogue): KnownIds {
  return {
    areas: new Set(catalogue.areaById.keys()),
    industries: new Set(catalogue.industryName.keys()),
    documents: new Set(catalogue.documentById.keys()),
    structures: new Set(catalogue.structureById.keys()),
    roles: new Set(catalogue.roleClassById.keys()),
    kinds: new Set(catalogue.kinds.map(({ id }) => id)),
    sorts: sortsOfLinks(),
    columns: new Set(COLUMNS),
    years: new Set(catalogue.years),
    // No place has been renamed since version 1; the first entry goes here.
    aliases: {},
  };
}
