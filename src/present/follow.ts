/**
 * The audience's window and its talk: what is done in either shows in the other. The View of the window is the one that
 * is seen; the talk has its step and excursion.
 */
import type { StoryId } from '#domain/model/ids.ts';
import { KEYS_OUTSIDE_STEPS } from '#domain/story/story.ts';
import { setView } from '#state/actions.ts';
import { catalogueOf, knownIds } from '#state/selectors.ts';
import type { MapStore, State } from '#state/store.ts';
import { excursionOf, requestShown, stepOf } from '#state/story.ts';
import { decode, encode } from '#state/url.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import type { Talk } from './channel.ts';
import { newPresentation } from './model.ts';

/** The keys of a window: a View that is pushed does not change them. */
const windowKeys = (view: View): Partial<View> =>
  Object.fromEntries([...KEYS_OUTSIDE_STEPS, 'unknown'].map((key) => [key, view[key as keyof View]]));

/** A View as what is pushed. */
const queryOf = (view: View): string => encode({ ...view, ...windowKeys(DEFAULT_VIEW) });

/** The excursion that the window shows; null: the step. The camera is every map's own and makes none. */
const shownExcursion = (state: State): string | null => (excursionOf(state).length > 0 ? queryOf(state.view) : null);
/** The same, to compare: a map that is moved is no other excursion. */
const stillExcursion = (state: State): string | null =>
  excursionOf(state).length > 0 ? queryOf({ ...state.view, at: null }) : null;

/** Shows a View that was pushed: what is seen is the desk's, in the language, theme and story of the window. */
function showExcursion(store: MapStore, query: string): void {
  const state = store.getState();
  const catalogue = catalogueOf(state);
  const { view } = decode(query, catalogue && knownIds(catalogue));
  store.dispatch(setView({ ...view, ...windowKeys(state.view) }));
  store.dispatch(requestShown());
}

/** What a window that was just opened has shown of its talk. */
const NOTHING = newPresentation('', '');

interface FollowOptions {
  /** Shows a step of the story that is open, counted from 0. */
  readonly goTo: (index: number) => void;
  /** The window was opened for a talk that is under way: the talk says what is shown at first, and not the address. */
  readonly isLed: boolean;
}

/** @returns a function that stops it. */
export function followTalk(store: MapStore, talk: Talk, { goTo, isLed }: FollowOptions): () => void {
  /** What the window looked like when the talk was last shown in it: that is no news to the talk. */
  let shown = stillExcursion(store.getState());
  let isShowing = false;

  /** The window has changed. */
  function tell(state: State): void {
    const present = stepOf(state);
    if (isShowing || !present) return;
    const { story, step, excursion, language } = talk.state();
    if (story !== present.story.id) talk.send({ do: 'open', story: present.story.id, step: present.step.id });
    else if (step !== present.step.id) talk.send({ do: 'goTo', step: present.step.id });
    const now = stillExcursion(state);
    if (now !== shown) {
      shown = now;
      const query = shownExcursion(state);
      if (query !== null) talk.send({ do: 'push', view: query });
      else if (excursion !== null) talk.send({ do: 'back' });
    }
    if (state.view.lang !== null && state.view.lang !== language)
      talk.send({ do: 'language', language: state.view.lang });
  }

  let applied = isLed ? NOTHING : talk.state();
  /** The talk has changed. */
  function apply(): void {
    const asked = talk.state();
    if (asked === applied) return;
    const before = applied;
    applied = asked;
    isShowing = true;
    try {
      show(asked, before);
    } finally {
      isShowing = false;
      shown = stillExcursion(store.getState());
    }
  }
  function show(asked: typeof applied, before: typeof applied): void {
    const state = store.getState();
    if (asked.language !== null && asked.language !== state.view.lang)
      store.dispatch(setView({ ...state.view, lang: asked.language }));
    const present = stepOf(store.getState());
    if (!present || present.story.id !== asked.story) {
      // It is loaded, and shown when it is here.
      if (asked.story !== before.story)
        store.dispatch(setView({ ...state.view, mode: 'present', story: asked.story as StoryId, step: asked.step }));
      return;
    }
    const index = present.story.steps.findIndex(({ id }) => id === asked.step);
    const isElsewhere = index >= 0 && index !== present.index;
    if (isElsewhere || (asked.excursion === null && shown !== null)) goTo(index);
    if (asked.excursion !== null && (isElsewhere || asked.excursion !== before.excursion))
      showExcursion(store, asked.excursion);
  }

  if (isLed) apply();
  else tell(store.getState());
  const stops = [store.subscribe((state, before) => state.view !== before.view && tell(state)), talk.subscribe(apply)];
  return () => {
    for (const stop of stops) stop();
  };
}

/**
 * The desk's window has the story of its talk: the one that is shown when the desk is opened, or loaded again at an
 * address of an earlier story, and each that comes after.
 *
 * @returns a function that stops it.
 */
export function followStoryOfTalk(store: MapStore, talk: Pick<Talk, 'state' | 'subscribe'>): () => void {
  const follow = () => {
    const { story, step } = talk.state();
    const { view } = store.getState();
    if (story !== (view.story ?? '')) store.dispatch(setView({ ...view, story: story as StoryId, step }));
  };
  follow();
  return talk.subscribe(follow);
}
