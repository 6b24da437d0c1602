/** Goes to a step: the state first, in this task; what is animated comes after, and nothing waits for it. */
import type { Transition } from '#domain/story/story.ts';
import type { MapStore } from '#state/store.ts';
import { showStep, stepOf } from '#state/story.ts';

/** How a step comes: as it says; with reduced motion it is there at once. */
export const transitionOf = (own: Transition, isStill: boolean): Transition => (isStill ? 'cut' : own);

export const prefersStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** @param index counted from 0. */
export function goToStep(store: MapStore, index: number): void {
  const step = store.getState().story?.steps[index];
  if (!step) return;
  // The way back is the way there, backwards: a step that flew in is flown out of.
  const here = stepOf(store.getState());
  const own = here && index < here.index ? here.step.transition : step.transition;
  store.dispatch(showStep(index, transitionOf(own, prefersStill()) === 'fly'));
}
