/** Derived values, computed when read: nothing here is stored. */

import { type Criteria, matchingAreas } from '#domain/asof/filter.ts';
import { stopOf } from '#domain/asof/rules.ts';
import { type IndexedCatalogue, latestYear } from '#domain/model/catalogue.ts';
import type { DocumentId, Year } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import { type EvidenceLanguage, evidenceLanguage, type Language } from '#domain/vocabulary/languages.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import type { State } from './store.ts';
import type { KnownIds } from './url.ts';
import type { View } from './view.ts';

export const languageOf = (state: State): Language => state.view.lang ?? state.session.userLanguage;
/** The language that the documents' statements, names and figures are shown in. */
export const evidenceLanguageOf = (state: State): EvidenceLanguage => evidenceLanguage(languageOf(state));
export const themeOf = (state: State): ThemeName => state.view.theme ?? state.session.userTheme;
export const catalogueOf = (state: State): IndexedCatalogue | undefined =>
  state.catalogue.status === 'ready' ? state.catalogue.value : undefined;

/** The year shown: the View's; else the stop that the year of the formula shown falls to, or the latest. Undefined until the catalogue has loaded. */
export function yearOf(state: State): Year | undefined {
  const catalogue = catalogueOf(state);
  const { asof, structure } = state.view;
  if (asof !== null || !catalogue) return asof ?? undefined;
  const formula = structure && catalogue.structureById.get(structure);
  return (formula && stopOf(catalogue.years, formula.asOf)) || latestYear(catalogue);
}

export function selectedArea(state: State): Area | undefined {
  return state.view.area === null ? undefined : catalogueOf(state)?.areaById.get(state.view.area);
}

/**
 * The two documents set against each other: the View's, or the one that covers least far and the one that covers furthest (the two
 * progress reports). Undefined when there are not two.
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
 * Places that the map shows: those of the layers that are on, less those that a filter leaves aside. Places without a
 * position are among them; the map counts them at the place they lie in. Layer by layer, in the order of the layer list.
 */
export function shownAreas(
  catalogue: IndexedCatalogue | undefined,
  view: Criteria & Pick<View, 'layers'>,
  year: Year | undefined,
): readonly Area[] {
  if (!catalogue || !year) return NO_AREAS;
  const passing = matchingAreas(catalogue, view, year);
  // In the order of the layer list: districts first.
  return OVERLAYS.filter((name) => view.layers.includes(name)).flatMap((name) =>
    passing.filter(({ overlay }) => overlay === name),
  );
}

/** The ids that links may name. */
export function knownIds(catalogue: IndexedCatalogue): KnownIds {
  return {
    areas: new Set(catalogue.areaById.keys()),
    industries: new Set(catalogue.industryName.keys()),
    documents: new Set(catalogue.documentById.keys()),
    structures: new Set(catalogue.structureById.keys()),
    roles: new Set(catalogue.roleClassById.keys()),
    kinds: new Set(catalogue.kinds.map(({ id }) => id)),
    years: new Set(catalogue.years),
    // No place has been renamed since version 1; the first entry goes here.
    aliases: {},
  };
}
