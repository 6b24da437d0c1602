/** The page in the frame of the desk: it has all of its files before the network may go, and tells the desk so. */
import { fetchAll, type Need } from '#present/desk/fetching.ts';
import { tellProgress } from '#present/desk/private-map.ts';
import { startSearch } from '#state/actions.ts';
import type { MapStore } from '#state/store.ts';
import { needsOfScreen, type TalkFiles } from './offline.ts';

const TERMS_FILE = 'search.json';

/** The names that the search knows, asked for as by who begins to type. */
function haveTerms(store: MapStore): Promise<void> {
  store.dispatch(startSearch());
  return new Promise((resolve, reject) => {
    const look = () => {
      const { searchTerms, session } = store.getState();
      const isLost = session.failures.some(({ file }) => file === TERMS_FILE);
      if (!searchTerms && !isLost) return;
      stop();
      if (searchTerms) resolve();
      else reject(new Error(TERMS_FILE));
    };
    const stop = store.subscribe(look);
    look();
  });
}

/** Fetches whatever the page may show. Only once the catalogue has loaded. */
export function preparePrivateMap(store: MapStore, files: TalkFiles): void {
  const needs: readonly Need[] = [
    ...needsOfScreen(store, files),
    { name: 'search.js', fetch: () => import('#search/names.ts') },
    { name: TERMS_FILE, fetch: () => haveTerms(store) },
  ];
  const fetching = fetchAll(needs, () => parent.postMessage(tellProgress(fetching.progress()), origin));
  void fetching.run();
  // The network is back.
  addEventListener('online', () => void fetching.run());
}
