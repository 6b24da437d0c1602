/**
 * Loads the story that the address names, once the page presents one. What it means for the View is `state/story.ts`.
 */
import { loadStory, type OwnStories } from '#data/stories.ts';
import type { StoryId } from '#domain/model/ids.ts';
import { clearFailure, failFile } from '#state/actions.ts';
import type { MapStore } from '#state/store.ts';
import { missStory, receiveStory, startStory } from '#state/story.ts';

export async function openStory(store: MapStore, id: StoryId, own: OwnStories): Promise<void> {
  const loaded = await loadStory(id, own);
  const { view, catalogue } = store.getState();
  if (catalogue.status !== 'ready' || view.story !== id) return;
  if (loaded.ok) {
    store.dispatch(clearFailure(`story-${id}.json`));
    store.dispatch(receiveStory(loaded.value));
  } else if (loaded.reason === 'missing') store.dispatch(missStory(id));
  else store.dispatch(failFile(loaded.file, loaded.reason));
}

/** Presents a story from its first step; leaving it leads back to the present View. */
export async function presentStory(store: MapStore, id: StoryId, own: OwnStories): Promise<void> {
  const loaded = await loadStory(id, own);
  store.dispatch(loaded.ok ? startStory(loaded.value) : failFile(loaded.file, loaded.reason));
}
