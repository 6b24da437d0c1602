/** The page in the frame of the desk: it has all of its files before the network may go, and tells the desk so. */
import { repeatable } from '#data/chunk.ts';
import { fetchAll, type Need } from '#present/desk/fetching.ts';
import { tellProgress } from '#present/desk/private-map.ts';
import type { MapStore } from '#state/store.ts';
import { type EvidenceLoader, TERMS_FILE } from './evidence.ts';
import { needsOfScreen, type TalkFiles } from './offline.ts';

/** With the search, for which the speaker may look between two steps. */
interface PrivateFiles extends TalkFiles {
  readonly evidence: Pick<EvidenceLoader, 'have' | 'haveTerms'>;
}

/** Fetches whatever the page may show. Only once the catalogue has loaded. */
export function preparePrivateMap(store: MapStore, files: PrivateFiles): void {
  const needs: readonly Need[] = [
    ...needsOfScreen(store, files),
    { name: 'search-names.js', fetch: repeatable(() => import('#search/names.ts')) },
    { name: 'search-texts.js', fetch: repeatable(() => import('#search/texts.ts')) },
    { name: TERMS_FILE, fetch: files.evidence.haveTerms },
  ];
  const fetching = fetchAll(needs, () => parent.postMessage(tellProgress(fetching.progress()), origin));
  void fetching.run();
  // The network is back.
  addEventListener('online', () => void fetching.run());
}
