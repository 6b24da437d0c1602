/** A story that came in a link: it is stored as one of this browser. */
import type { Story } from '#domain/story/story.ts';
import { takeStory } from './controller.ts';
import { decodeStory, type LinkFailure } from './link.ts';
import { draftOf } from './model.ts';
import { browserStories } from './shelf.ts';

type Arrival = { readonly ok: true; readonly story: Story } | { readonly ok: false; readonly reason: LinkFailure };

/** @param code what follows the name of the fragment. Never throws. */
export async function storyArrived(code: string): Promise<Arrival> {
  const read = await decodeStory(code);
  if (!read.ok) return read;
  const id = await takeStory(browserStories(), draftOf(read.story));
  return { ok: true, story: { ...read.story, id } };
}
