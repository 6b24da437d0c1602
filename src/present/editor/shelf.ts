/** IndexedDB through idb-keyval (0.6 kB gz): the database of this site's stories. */
import { createStore, del, entries, get, type UseStore, update } from 'idb-keyval';
import { openStories, type Shelf, type Stories } from './stories.ts';

const DATABASE = 'layout-stories';
const TABLE = 'stories';

function browserShelf(): Shelf {
  let opened: UseStore | undefined;
  // Asks for the database when it is first needed. Where a policy forbids that it throws, and not only rejects.
  const table = () => {
    opened ??= createStore(DATABASE, TABLE);
    return opened;
  };
  return {
    get: async (key) => get(key, table()),
    update: async (key, change) => update(key, change, table()),
    remove: async (key) => del(key, table()),
    entries: async () => entries<string, unknown>(table()),
  };
}

let stories: Stories | undefined;
/** The stories of this browser: one object for the whole page, which knows what was not kept. */
export function browserStories(): Stories {
  stories ??= openStories(browserShelf());
  return stories;
}
