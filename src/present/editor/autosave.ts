/**
 * Keeps each change at once, one write after the other and the latest last: there is no moment in which closing the
 * window loses what was typed before it. A change that another window made meanwhile is not written over: what was
 * typed here goes on as a story of its own.
 */
import type { StoryId } from '#domain/model/ids.ts';
import type { Draft } from './model.ts';
import type { NotKept, Stories } from './stories.ts';

export type SaveState = 'kept' | 'keeping' | NotKept;

export interface Autosave {
  readonly save: (draft: Draft) => void;
  /** Resolves when all that was given has been written, or could not be. */
  readonly written: () => Promise<void>;
  /** Another window has stored the story: it is read, unless something typed here has not been written yet. */
  readonly lookAgain: (id: StoryId) => Promise<void>;
}

interface AutosaveOptions {
  readonly stories: Stories;
  readonly id: StoryId;
  /** The number under which the draft is stored; null: it is not yet. */
  readonly number: number | null;
  readonly onState: (state: SaveState) => void;
  /** What was typed here goes on under another id, because another window has the story. */
  readonly onMoved: (id: StoryId) => void;
  /** Another window's version takes the place of this one, which had no change of its own. */
  readonly onReplaced: (draft: Draft) => void;
  /** The story is stored anew: other windows may want to know. */
  readonly onStored: (id: StoryId) => void;
}

export function createAutosave(options: AutosaveOptions): Autosave {
  const { stories, onState, onMoved, onReplaced, onStored } = options;
  let { id, number } = options;
  let waiting: Draft | undefined;
  let writing: Promise<void> | undefined;

  async function write(draft: Draft): Promise<void> {
    const result = await stories.keep({ ...draft, id }, number);
    if (result.ok) {
      ({ number } = result);
      onStored(id);
      onState(waiting ? 'keeping' : 'kept');
    } else if (result.reason === 'conflict') {
      id = await stories.freshId(id);
      number = null;
      onMoved(id);
      await write(waiting ?? draft);
    } else {
      // In memory its number goes on.
      onState(result.reason);
    }
  }

  async function writeAll(): Promise<void> {
    while (waiting) {
      const draft = waiting;
      waiting = undefined;
      await write(draft);
    }
    writing = undefined;
  }

  return {
    save(draft) {
      waiting = draft;
      onState('keeping');
      writing ??= writeAll();
    },
    written: () => writing ?? Promise.resolve(),
    async lookAgain(other) {
      if (other !== id || writing) return;
      const theirs = await stories.load(id);
      if (!theirs || writing || theirs.number === number) return;
      ({ number } = theirs);
      onReplaced(theirs.draft);
    },
  };
}
