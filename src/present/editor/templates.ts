/**
 * Stories to begin with, made of the present View and the rows that it shows. Every point has the words and the id of
 * one row; nothing is said that no row says.
 */

import { rowsById } from '#domain/asof/place.ts';
import { stopOf } from '#domain/asof/rules.ts';
import { claimsOfDocument, difference } from '#domain/comparing/difference.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { DocumentId, Year } from '#domain/model/ids.ts';
import type { AnyRow } from '#domain/model/rows/read.ts';
import { STORY_LIMITS, type StoryPoint, type StoryStep } from '#domain/story/story.ts';
import { EVIDENCE_LANGUAGES, type Words } from '#domain/vocabulary/languages.ts';
import { catalogueOf, differenceOf } from '#state/selectors.ts';
import type { State } from '#state/store.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { inLanguages, stepOfState } from './from-view.ts';
import { lengthOf } from './model.ts';
import { namingIndustry, rowsOfView } from './rows.ts';

export const TEMPLATES = ['place', 'industry', 'change'] as const;
export type TemplateName = (typeof TEMPLATES)[number];

export interface FromTemplate {
  readonly title: Words;
  readonly steps: readonly StoryStep[];
}

/** More would be a report and not a talk. */
const MOST_STEPS = 8;
const MOST_CHANGES = 4;

const pointOf = (row: AnyRow): StoryPoint => ({ ...inLanguages((language) => row.words[language]), rows: [row.id] });

const isShort = ({ words }: AnyRow) =>
  EVIDENCE_LANGUAGES.every((language) => lengthOf(words[language]) <= STORY_LIMITS.point[language]);

/** As many rows as a step has points, those whose words a screen has room for first. */
function pointsOf(rows: readonly AnyRow[]): readonly StoryPoint[] {
  const fitting = [...rows.filter(isShort), ...rows.filter((row) => !isShort(row))];
  return fitting.slice(0, STORY_LIMITS.points).map(pointOf);
}

interface Sketch {
  readonly view: Partial<View>;
  /** Which rows of the View are meant. */
  readonly isMeant: (row: AnyRow) => boolean;
}

/** Steps of Views over one subject; those without a row are left out. */
function stepsOf(state: State, sketches: readonly Sketch[]): readonly StoryStep[] {
  return sketches.flatMap(({ view, isMeant }): readonly StoryStep[] => {
    const shown = { ...state, view: { ...DEFAULT_VIEW, ...view } };
    const points = pointsOf(rowsOfView(shown).filter(isMeant));
    return points.length > 0 ? [{ ...stepOfState(shown, undefined), points }] : [];
  });
}

/** The stop of the slider at which a year is shown. */
const stopFor = (catalogue: IndexedCatalogue, year: number): Year | null =>
  stopOf(catalogue.years, year as Year) ?? null;

/** One place: what each document says of it, from the first to the last. */
function ofPlace(state: State, catalogue: IndexedCatalogue): FromTemplate | undefined {
  const area = state.view.area === null ? undefined : catalogue.areaById.get(state.view.area);
  if (!area) return undefined;
  const documents = [...catalogue.documents].sort((a, b) => a.covers[1] - b.covers[1]);
  const sketches = documents.map(({ id, covers }) => ({
    view: { area: area.id, asof: stopFor(catalogue, covers[1]) },
    isMeant: ({ document }: AnyRow) => document === id,
  }));
  return { title: area.name, steps: stepsOf(state, sketches) };
}

/** One industry: who is named for it, year by year. */
function ofIndustry(state: State, catalogue: IndexedCatalogue): FromTemplate | undefined {
  const { industry } = state.view;
  const name = industry === null ? undefined : catalogue.industryName.get(industry);
  if (!industry || !name) return undefined;
  const naming = namingIndustry(catalogue, state.evidence, state.view);
  const sketches = catalogue.years.map((asof) => ({
    view: { industry, asof },
    isMeant: ({ id, asOf }: AnyRow) => naming.has(id) && stopFor(catalogue, Number(String(asOf).slice(0, 4))) === asof,
  }));
  return { title: name, steps: stepsOf(state, sketches) };
}

/** What changed between two documents: both Views, then place by place. */
function ofChange(state: State, catalogue: IndexedCatalogue): FromTemplate | undefined {
  const pair = differenceOf(catalogue, state.view);
  if (!pair) return undefined;
  const rows = rowsById(state.evidence);
  const covers = (id: DocumentId) => catalogue.documentById.get(id)?.covers[1];
  const [before, after] = pair.map((id) => stopFor(catalogue, covers(id) ?? 0));
  const changes = difference(claimsOfDocument(catalogue, pair[0]), claimsOfDocument(catalogue, pair[1]))
    .filter(({ kind, aspect }) => aspect === 'role' && (kind === 'reworded' || kind === 'new'))
    .slice(0, MOST_CHANGES);
  const steps = changes.flatMap(({ area, from, to }): readonly StoryStep[] => {
    const view: View = { ...DEFAULT_VIEW, area, asof: after ?? null, difference: pair, panel: 'difference' };
    const claims = [from[0], to[0]].flatMap((claim) => claim?.heads[0].id ?? []);
    const points = claims.flatMap((id) => rows.get(id) ?? []).map(pointOf);
    return points.length > 0 ? [{ ...stepOfState({ ...state, view }, undefined), points }] : [];
  });
  if (steps.length === 0) return undefined;
  const overview = [before, after].map((asof) =>
    stepOfState({ ...state, view: { ...DEFAULT_VIEW, asof: asof ?? null } }, undefined),
  );
  const short = (id: DocumentId) => catalogue.documentById.get(id)?.short;
  return {
    title: inLanguages((language) => pair.map((id) => short(id)?.[language] ?? '').join(' → ')),
    steps: [...overview, ...steps],
  };
}

const MAKERS: Readonly<Record<TemplateName, (state: State, catalogue: IndexedCatalogue) => FromTemplate | undefined>> =
  {
    place: ofPlace,
    industry: ofIndustry,
    change: ofChange,
  };

/** @returns undefined where the View has no such subject, or no row speaks of it. */
export function fromTemplate(name: TemplateName, state: State): FromTemplate | undefined {
  const catalogue = catalogueOf(state);
  const made = catalogue && MAKERS[name](state, catalogue);
  return made && made.steps.length > 0 ? { ...made, steps: made.steps.slice(0, MOST_STEPS) } : undefined;
}
