/**
 * What a talk shows now, as one value that every window of the talk holds, and the commands that change it. Pure: the
 * time comes in from outside, and an animation is what somebody else makes of the difference between two values.
 */
import type { Language } from '#domain/vocabulary/languages.ts';

/** A screen that is black or white shows nothing else: the audience looks at the speaker. */
export const SCREENS = ['shown', 'black', 'white'] as const;
export type Screen = (typeof SCREENS)[number];

/** As points in time, and not as a count: it goes on when no window is open, or all of them are hidden. */
export interface Timer {
  /** Milliseconds since 1970; null: it is paused. */
  readonly runningSince: number | null;
  /** What was used before that, ms. */
  readonly used: number;
}

export interface Presentation {
  readonly story: string;
  /** The id of the step. */
  readonly step: string;
  /**
   * A View that is shown instead of the step's, as the query of its link; null: the step itself. The step stays where
   * it is: that is where the talk goes on.
   */
  readonly excursion: string | null;
  readonly screen: Screen;
  readonly timer: Timer;
  /** Reading of the timer when the step was entered, ms. */
  readonly entered: number;
  /** null: each window's own language. */
  readonly language: Language | null;
}

export type Command =
  | { readonly do: 'next' | 'previous' | 'first' | 'last' }
  /** A step's id, or its number from 1. One that does not exist changes nothing. */
  | { readonly do: 'goTo'; readonly step: string | number }
  | { readonly do: 'push'; readonly view: string }
  /** To the step that an excursion began at. */
  | { readonly do: 'back' }
  /** Black or white; the same again shows the step. */
  | { readonly do: 'black' | 'white' }
  | { readonly do: 'start' | 'pause' | 'reset' }
  | { readonly do: 'language'; readonly language: Language | null }
  /** Another story, from one of its steps; the timer goes on. */
  | { readonly do: 'open'; readonly story: string; readonly step: string };

/** What a command needs to know beside the state. */
export interface Surroundings {
  /** The ids of the story's steps, in order; empty before the story has loaded. */
  readonly steps: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

const NEW_TIMER: Timer = { runningSince: null, used: 0 };

/** A talk at its beginning: the timer does not run before somebody starts it. */
export const newPresentation = (story: string, step: string): Presentation => ({
  story,
  step,
  excursion: null,
  screen: 'shown',
  timer: NEW_TIMER,
  entered: 0,
  language: null,
});

/** Reading of a timer, ms. A clock that was set back does not make it negative. */
export const usedOf = ({ runningSince, used }: Timer, now: number): number =>
  used + (runningSince === null ? 0 : Math.max(0, now - runningSince));

/** Whatever leads to a step also shows it: no excursion and no black screen is left over. */
function enter(state: Presentation, step: string | undefined, now: number): Presentation {
  if (step === undefined) return state;
  if (step === state.step) {
    const isShown = state.excursion === null && state.screen === 'shown';
    return isShown ? state : { ...state, excursion: null, screen: 'shown' };
  }
  return { ...state, step, excursion: null, screen: 'shown', entered: usedOf(state.timer, now) };
}

/** @param by how many steps; the ends of the story are the ends. */
function move(state: Presentation, by: number, { steps, now }: Surroundings): Presentation {
  const at = steps.indexOf(state.step);
  // A step that the story does not have (any more): on from its beginning.
  if (at < 0) return enter(state, steps[0], now);
  return enter(state, steps[Math.min(steps.length - 1, Math.max(0, at + by))], now);
}

const findStep = (steps: readonly string[], step: string | number): string | undefined =>
  typeof step === 'number' ? steps[step - 1] : steps.find((id) => id === step);

/** @returns the same object if the command changes nothing. */
export function command(state: Presentation, asked: Command, around: Surroundings): Presentation {
  const { steps, now } = around;
  const { timer } = state;
  switch (asked.do) {
    case 'next':
      return move(state, 1, around);
    case 'previous':
      // Out of an excursion the way back is the step that it began at.
      return move(state, state.excursion === null ? -1 : 0, around);
    case 'first':
      return enter(state, steps[0], now);
    case 'last':
      return enter(state, steps.at(-1), now);
    case 'goTo':
      return enter(state, findStep(steps, asked.step), now);
    case 'push':
      if (state.excursion === asked.view && state.screen === 'shown') return state;
      return { ...state, excursion: asked.view, screen: 'shown' };
    case 'back':
      return enter(state, state.step, now);
    case 'black':
    case 'white':
      return { ...state, screen: state.screen === asked.do ? 'shown' : asked.do };
    case 'start':
      return timer.runningSince === null ? { ...state, timer: { ...timer, runningSince: now } } : state;
    case 'pause':
      if (timer.runningSince === null) return state;
      return { ...state, timer: { runningSince: null, used: usedOf(timer, now) } };
    case 'reset':
      return { ...state, timer: NEW_TIMER, entered: 0 };
    case 'language':
      return state.language === asked.language ? state : { ...state, language: asked.language };
    case 'open':
      if (state.story === asked.story) return enter(state, asked.step, now);
      // A step of another story is entered anew, also where both stories have one of this id.
      return {
        ...state,
        story: asked.story,
        step: asked.step,
        excursion: null,
        screen: 'shown',
        entered: usedOf(timer, now),
      };
  }
}
