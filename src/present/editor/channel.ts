/** Tells the other windows of this site that a story was stored. */
import { ID_PATTERN, type StoryId } from '#domain/model/ids.ts';
import type { StoryChannel } from './controller.ts';

const NAME = 'layout-stories';
const NOBODY: StoryChannel = { tell: () => undefined, listen: () => () => undefined };

/** In a sandbox with an opaque origin there may be none, and no other window that could listen. */
export function storyChannel(): StoryChannel {
  if (!('BroadcastChannel' in globalThis)) return NOBODY;
  const channel = new BroadcastChannel(NAME);
  let isOpen = true;
  return {
    // A closed channel throws; a story that is deleted while the editor closes is deleted all the same.
    tell: (id) => isOpen && channel.postMessage(id),
    listen(told) {
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string' && ID_PATTERN.test(data)) told(data as StoryId);
      };
      return () => {
        isOpen = false;
        channel.close();
      };
    },
  };
}
