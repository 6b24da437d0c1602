/** Has the story loaded that the View names; the code comes only to who presents one. */
import { isMissingChunk, repeatable } from '#data/chunk.ts';
import { reportBug } from '#data/report-bug.ts';
import type { StoryId } from '#domain/model/ids.ts';
import { failFile } from '#state/actions.ts';
import type { MapStore, State } from '#state/store.ts';
import { ownStories } from './own-stories.ts';

const loadStories = repeatable(() => import('./stories.ts'));

/** The story that is to be shown and is not here. */
const missing = ({ view, story, catalogue }: State): StoryId | null =>
  catalogue.status === 'ready' && view.mode === 'present' && view.story !== story?.id ? view.story : null;

/** @returns a function that asks once more for a story that did not come. */
export function followStory(store: MapStore): () => void {
  let asked: StoryId | null = null;
  const load = (state: State) => {
    const id = missing(state);
    if (id === asked) return;
    asked = id;
    if (id === null) return;
    loadStories()
      .then(({ openStory }) => openStory(store, id, ownStories))
      .catch((error: unknown) => {
        if (isMissingChunk(error)) store.dispatch(failFile('stories.js', 'unreachable'));
        else reportBug(error);
      });
  };
  store.subscribe(load);
  return () => {
    asked = null;
    load(store.getState());
  };
}
