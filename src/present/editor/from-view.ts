/** A step of what the map shows: its View as keys of a link, a title, and a description as alternative text. */
import { activeFacets, choiceOf, choiceWords } from '#domain/asof/filter.ts';
import { rowsById } from '#domain/asof/place.ts';
import type { RowId } from '#domain/model/ids.ts';
import { KEYS_OUTSIDE_STEPS, STORY_LIMITS, type StoryPoint, type StoryStep } from '#domain/story/story.ts';
import type { EvidenceLanguage, Words } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { describe } from '#state/describe.ts';
import type { PanelName } from '#state/panels.ts';
import { catalogueOf, differenceOf, yearOf } from '#state/selectors.ts';
import type { State } from '#state/store.ts';
import { STAGE_PX } from '#state/story.ts';
import { decode, encode } from '#state/url.ts';
import { type Camera, DEFAULT_VIEW, type View } from '#state/view.ts';
import { newStep } from './model.ts';

/** The part of the window in which the map is seen, CSS px. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
}

/** Words in each language of the evidence. */
export const inLanguages = (say: (language: EvidenceLanguage) => string): Words => ({ zh: say('zh'), en: say('en') });

/**
 * The camera that shows on the audience's screen what this window shows: a step's camera is that of a square of
 * `STAGE_PX`, which is fitted into whatever the screen has.
 */
function onStage(camera: Camera, { width, height }: MapFrame): Camera {
  const side = Math.min(width, height);
  return side > 0 ? { ...camera, zoom: camera.zoom + Math.log2(STAGE_PX / side) } : camera;
}

/** The View of a step for this window: the camera shows what the audience's screen would. */
export function viewInWindow(state: State, keys: StoryStep['view'], frame: MapFrame | undefined): View {
  const { view } = withStep(state, keys);
  const { at } = view;
  const side = frame && Math.min(frame.width, frame.height);
  return at && at !== 'home' && side ? { ...view, at: { ...at, zoom: at.zoom - Math.log2(STAGE_PX / side) } } : view;
}

/** Panels that change what the map shows; all others are tools and lists, and nothing that an audience sees. */
const MAPPED: readonly PanelName[] = ['difference', 'structures', 'compare', 'matrix', 'documents'];

/**
 * The camera of a step. A step without one is shown at its place or structure, but the map, while nobody has moved it,
 * shows all of Shanghai.
 *
 * @param frame of the map in this window; undefined: nobody has looked at it.
 */
function shownCamera({ at, area, structure }: View, frame: MapFrame | undefined): View['at'] {
  if (!frame || at === 'home') return at;
  if (at) return onStage(at, frame);
  return area !== null || structure !== null ? 'home' : null;
}

/** What of the View is a step: its year is fixed, and what belongs to this window is left out. */
function stepView(state: State, frame: MapFrame | undefined): View {
  const { view } = state;
  const window = Object.fromEntries(KEYS_OUTSIDE_STEPS.map((key) => [key, DEFAULT_VIEW[key]]));
  return {
    ...view,
    ...window,
    asof: yearOf(state) ?? null,
    at: shownCamera(view, frame),
    panel: MAPPED.some((name) => name === view.panel) ? view.panel : null,
    unknown: {},
  };
}

/** The keys of a step's View as a link has them. */
export function viewKeys(state: State, frame: MapFrame | undefined): StoryStep['view'] {
  const { v: _, ...keys } = Object.fromEntries(new URLSearchParams(encode(stepView(state, frame))));
  return keys;
}

/** The same state with the View of a step. */
export const withStep = (state: State, view: StoryStep['view']): State => ({
  ...state,
  view: { ...decode(new URLSearchParams(view).toString()).view, theme: state.view.theme, lang: state.view.lang },
});

const SEPARATOR = ' · ';

/** What the View is about; a place by its name on the map where the full one is more than a screen has room for. */
function titleOf(state: State, language: EvidenceLanguage): string {
  const full = titleWith(state, language, false);
  return [...full].length <= STORY_LIMITS.title[language] ? full : titleWith(state, language, true);
}

/** Shortest first: place, structure, compared documents or places, filters, and the year. */
function titleWith(state: State, language: EvidenceLanguage, isShort: boolean): string {
  const catalogue = catalogueOf(state);
  const { view } = state;
  if (!catalogue) return '';
  const said = (words: Words | undefined) => words?.[language] ?? '';
  const area = view.area === null ? undefined : catalogue.areaById.get(view.area);
  const place = said((isShort && area?.label) || area?.name);
  const structure = view.structure === null ? '' : said(catalogue.structureById.get(view.structure)?.name);
  const pair = view.panel === 'difference' ? differenceOf(catalogue, view) : undefined;
  const difference = pair?.map((id) => said(catalogue.documentById.get(id)?.short)).join(' → ') ?? '';
  const compared =
    view.panel === 'compare' ? view.compare.map((id) => said(catalogue.areaById.get(id)?.name)).join(' / ') : '';
  const filters = activeFacets(view).map((facet) => said(choiceWords(catalogue, facet, choiceOf(view, facet) ?? '')));
  const subjects = [place, structure, difference, compared, ...filters].filter(Boolean);
  return [...(subjects.length > 0 ? subjects : [translator(language)('app.title')]), yearOf(state)].join(SEPARATOR);
}

const descriptionOf = (state: State, language: EvidenceLanguage) =>
  describe({ ...state, view: { ...state.view, lang: language } }, translator(language));

/** The row that a link of the View opens, as a point in the row's own words. */
function pointOf({ view, evidence }: State): readonly StoryPoint[] {
  const row = view.statement === null ? undefined : rowsById(evidence).get(view.statement);
  return row ? [{ ...inLanguages((language) => row.words[language]), rows: [row.id as RowId] }] : [];
}

/** The texts of a step that come from its View. */
export const wordsOfView = (state: State): Pick<StoryStep, 'title' | 'alt'> => ({
  title: inLanguages((language) => titleOf(state, language)),
  alt: inLanguages((language) => descriptionOf(state, language)),
});

/** @param frame of the map in this window; undefined: the View's camera is taken as it is. */
export function stepOfState(state: State, frame: MapFrame | undefined): StoryStep {
  const view = viewKeys(state, frame);
  return newStep(view, { id: 'step-1', ...wordsOfView(withStep(state, view)), points: pointOf(state) });
}
