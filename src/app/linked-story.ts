/** A link that holds a story in its fragment: the story is kept in this browser and shown from its first step. */

import { isMissingChunk, repeatable } from '#data/chunk.ts';
import { reportBug } from '#data/report-bug.ts';
import { STORY_FRAGMENT } from '#domain/story/story.ts';
import { failFile, setLinkIssues } from '#state/actions.ts';
import type { MapStore } from '#state/store.ts';
import { startStory } from '#state/story.ts';

const loadArrival = repeatable(() => import('#present/editor/arrive.ts'));

async function open(store: MapStore, code: string): Promise<void> {
  const { storyArrived } = await loadArrival();
  const arrived = await storyArrived(code);
  if (arrived.ok) store.dispatch(startStory(arrived.story));
  else
    store.dispatch(
      setLinkIssues([...store.getState().session.linkIssues, { code: 'bad-story', key: 'mystory', value: '' }]),
    );
}

/** Call when the catalogue is there. */
export function followLinkedStory(store: MapStore): void {
  const look = () => {
    const { hash, pathname, search } = location;
    if (!hash.startsWith(STORY_FRAGMENT)) return;
    // What is shown from here on has an address of its own.
    history.replaceState(history.state, '', pathname + search);
    open(store, hash.slice(STORY_FRAGMENT.length)).catch((error: unknown) => {
      if (isMissingChunk(error)) store.dispatch(failFile('stories.js', 'unreachable'));
      else reportBug(error);
    });
  };
  addEventListener('hashchange', look);
  look();
}
