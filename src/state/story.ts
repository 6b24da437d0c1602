/**
 * Which step of a story is shown, and the link of it. A step is a View whose keys stand in the story: the link of a
 * step names story and step, and carries only the keys in which the screen differs from it (an excursion).
 */
import { rowsById } from '#domain/asof/place.ts';
import { boundsOfMembers } from '#domain/asof/structure.ts';
import { fromWorld, toWorld, WORLD_PX } from '#domain/geo/mercator.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { BBox } from '#domain/model/ids.ts';
import {
  isOwnStory,
  KEYS_OUTSIDE_STEPS,
  placesOf,
  type Story,
  type StoryStep,
  stepIndex,
} from '#domain/story/story.ts';
import { requestAt, requestBounds } from './actions.ts';
import { catalogueOf, knownIds } from './selectors.ts';
import type { Action, State } from './store.ts';
import { decode, encode, PARAMETER_KEYS, type ParameterKey, WITHOUT, writtenValue } from './url.ts';
import { type Camera, DEFAULT_VIEW, type View } from './view.ts';

const isOutside = (key: string) => KEYS_OUTSIDE_STEPS.some((name) => name === key);
/** The keys that a step has a value for: its own, or the default. */
const STEP_KEYS = PARAMETER_KEYS.filter((key) => !isOutside(key));

const views = new WeakMap<StoryStep, { readonly catalogue: IndexedCatalogue | undefined; readonly view: View }>();

/** The View of a step: the defaults with the step's keys over them. Ids that the data do not have are defaults. */
export function viewOfStep(step: StoryStep, catalogue: IndexedCatalogue | undefined): View {
  const kept = views.get(step);
  if (kept && kept.catalogue === catalogue) return kept.view;
  const { view } = decode(new URLSearchParams(step.view).toString(), catalogue && knownIds(catalogue));
  views.set(step, { catalogue, view });
  return view;
}

export interface ShownStep {
  readonly story: Story;
  readonly step: StoryStep;
  /** Counted from 0. */
  readonly index: number;
  /** The step's own View. */
  readonly base: View;
}

/** The step that a View of this state shows; undefined: it shows none, or its story has not loaded. */
export function stepOf({ story, ...state }: State, view: View = state.view): ShownStep | undefined {
  if (view.mode !== 'present' || !story || view.story !== story.id) return undefined;
  const index = stepIndex(story, view.step);
  const step = index === undefined ? undefined : story.steps[index];
  if (index === undefined || !step) return undefined;
  return { story, step, index, base: viewOfStep(step, catalogueOf({ ...state, story })) };
}

/** The link of a View: of a shown step with the keys of the excursion alone. */
export const linkOfView = (state: State, view: View = state.view): string => encode(view, stepOf(state, view)?.base);

/** The keys in which the View differs from the step that it shows, but for the camera, which every map has its own. */
export function excursionOf(state: State): readonly ParameterKey[] {
  const shown = stepOf(state);
  if (!shown) return [];
  return STEP_KEYS.filter(
    (key) => key !== 'at' && writtenValue(key, state.view[key]) !== writtenValue(key, shown.base[key]),
  );
}

const NOWHERE: ReadonlySet<string> = new Set();
let lastNamed:
  | { readonly step: StoryStep; readonly evidence: State['evidence']; readonly ids: ReadonlySet<string> }
  | undefined;

/** The places of which the points of the shown step speak, by their rows; the same set while nothing changes. */
export function namedPlaces(state: State): ReadonlySet<string> {
  const step = stepOf(state)?.step;
  const { evidence } = state;
  if (!step || evidence.size === 0) return NOWHERE;
  if (lastNamed?.step !== step || lastNamed.evidence !== evidence)
    lastNamed = { step, evidence, ids: new Set(placesOf(step, rowsById(evidence))) };
  return lastNamed.ids;
}

/** Whether the View's place is shown in words: not the one that a step is about, of which its points speak. */
export const showsPlace = (state: State): boolean =>
  state.view.area !== null && stepOf(state)?.base.area !== state.view.area;

/** A step in the window of a View: what is no part of a step stays as it is. */
function inWindow(view: View, story: Story, base: View, step: StoryStep): View {
  const window = Object.fromEntries(KEYS_OUTSIDE_STEPS.map((key) => [key, view[key]]));
  const { [WITHOUT]: _, ...unknown } = view.unknown;
  return { ...base, ...window, mode: 'present', story: story.id, step: step.id, unknown };
}

/**
 * What a link means whose story has come: the step, with the link's own keys over it.
 *
 * @returns undefined where the story has no such step.
 */
export function arriveInStory(view: View, story: Story, catalogue: IndexedCatalogue | undefined): View | undefined {
  const index = stepIndex(story, view.step);
  const step = index === undefined ? undefined : story.steps[index];
  if (!step) return undefined;
  const base = viewOfStep(step, catalogue);
  const cleared = new Set((view.unknown[WITHOUT] ?? '').split(','));
  const own = STEP_KEYS.filter((key) => cleared.has(key) || writtenValue(key, view[key]) !== undefined);
  return { ...inWindow(view, story, base, step), ...Object.fromEntries(own.map((key) => [key, view[key]])) };
}

/**
 * Side of the square of the map that a step's camera is for, CSS px: what of it is seen on a screen of 1920 × 1080 is
 * seen on every other, as large as it can be. A zoom alone would show four times as much on a wall of twice the size.
 */
export const STAGE_PX = 1000;

function stageBox({ lng, lat, zoom }: Camera): BBox {
  const centre = toWorld([lng, lat]);
  const half = STAGE_PX / 2 / (WORLD_PX * 2 ** zoom);
  const [west, north] = fromWorld({ x: centre.x - half, y: centre.y - half });
  const [east, south] = fromWorld({ x: centre.x + half, y: centre.y + half });
  return [west, south, east, north];
}

/** The room round the places of a step, relative to their box: the end of a line, or its name, is not cut off. */
const STEP_MARGIN = 0.07;

function withMargin([west, south, east, north]: BBox): BBox {
  const [x, y] = [(east - west) * STEP_MARGIN, (north - south) * STEP_MARGIN];
  return [west - x, south - y, east + x, north + y];
}

/**
 * The camera of a View that nobody has moved: its own, or that of its place or structure, or all of Shanghai.
 *
 * @param base the step that is shown.
 */
function requestFor(view: View, catalogue: IndexedCatalogue | undefined, animate: boolean, base?: View): Action {
  if (view.at && view.at !== 'home' && view.at === base?.at) return requestBounds(stageBox(view.at), animate);
  const area = view.area === null ? undefined : catalogue?.areaById.get(view.area);
  const structure = view.structure === null ? undefined : catalogue?.structureById.get(view.structure);
  const bbox = area?.bbox ?? (catalogue && structure && boundsOfMembers(catalogue, structure));
  return view.at === null && bbox
    ? requestBounds(base ? withMargin(bbox) : bbox, animate)
    : requestAt(view.at, animate);
}

/**
 * Shows a step: the state first, and the camera is asked to follow.
 *
 * @param index counted from 0; the nearest there is. @param animate whether the map flies.
 */
export const showStep =
  (index: number, animate: boolean): Action =>
  (state) => {
    const { story } = state;
    const step = story?.steps[Math.max(0, Math.min(index, story.steps.length - 1))];
    if (!story || !step) return state;
    const catalogue = catalogueOf(state);
    const base = viewOfStep(step, catalogue);
    const view = inWindow(state.view, story, base, step);
    return requestFor(view, catalogue, animate, base)({ ...state, view });
  };

/** The camera of the View, at once: after a step in the browser's history. */
export const requestShown = (): Action => (state) => {
  const shown = stepOf(state);
  return (shown ? requestFor(state.view, catalogueOf(state), false, shown.base) : requestAt(state.view.at, false))(
    state,
  );
};

/** Shows a story from its first step. Leaving it leads back to the present View. */
export const startStory =
  (story: Story, index = 0): Action =>
  (state) => {
    const cameFrom = state.view.mode === 'present' ? state.session.cameFrom : state.view;
    return showStep(index, false)({ ...state, story, session: { ...state.session, cameFrom } });
  };

/** Shows the present View on a screen, without a story. */
export const presentView = (): Action => (state) => ({
  ...state,
  view: { ...state.view, mode: 'present', story: null, step: null, panel: null },
  session: { ...state.session, cameFrom: state.view },
});

/** Leaves the presentation: to exactly the View one came from, or, from a link, to the map of what is shown. */
export const leavePresentation = (): Action => (state) => {
  const { cameFrom } = state.session;
  const { [WITHOUT]: _, ...unknown } = state.view.unknown;
  const shown: View = { ...state.view, mode: DEFAULT_VIEW.mode, story: null, step: null, unknown };
  const view = cameFrom ?? shown;
  const left: State = { ...state, view, session: { ...state.session, cameFrom: null } };
  const step = cameFrom ? undefined : stepOf(state);
  // Who came by a link of a step stays where the step was, and is not led home.
  return step ? requestFor(view, catalogueOf(state), false, step.base)(left) : requestAt(view.at, false)(left);
};

/** The story of the link has come: shows its step, or says that there is none. */
export const receiveStory =
  (story: Story): Action =>
  (state) => {
    const { view } = state;
    if (view.story !== story.id || view.mode !== 'present') return { ...state, story };
    const arrived = arriveInStory(view, story, catalogueOf(state));
    if (!arrived) return withoutStory('no-step', 'step', view.step ?? '')({ ...state, story });
    const there = { ...state, story, view: arrived, session: { ...state.session, arrivedAt: arrived } };
    return requestFor(arrived, catalogueOf(state), false, stepOf(there)?.base)(there);
  };

/** The link names a story that is not there, or a step that the story does not have: its View is shown without one. */
function withoutStory(code: 'no-story' | 'no-own-story' | 'no-step', key: string, value: string): Action {
  return (state) => {
    const { [WITHOUT]: _, ...unknown } = state.view.unknown;
    const view = { ...state.view, story: null, step: null, unknown };
    const linkIssues = [...state.session.linkIssues, { code, key, value: value.slice(0, 40) }];
    return { ...state, view, session: { ...state.session, arrivedAt: view, linkIssues } };
  };
}
export const missStory =
  (id: string): Action =>
  (state) =>
    state.view.story === id ? withoutStory(isOwnStory(id) ? 'no-own-story' : 'no-story', 'story', id)(state) : state;
