/** The talk of a window that is alone: the same commands, and nobody to tell. */
import type { Talk } from '../channel.ts';
import { type Command, command, newPresentation, type Presentation } from '../model.ts';

/** What the screen needs of a talk. */
export type ScreenTalk = Pick<Talk, 'state' | 'send' | 'subscribe'>;

/** @param stepsOf the ids of the steps of a story. */
export function soleTalk(initial: Presentation, stepsOf: (story: string) => readonly string[]): ScreenTalk {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    send(asked: Command) {
      const next = command(state, asked, { steps: stepsOf(state.story), now: Date.now() });
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A screen without a story has no steps; black, timer and language it has too. */
export const NO_STORY = newPresentation('none', 'none');
