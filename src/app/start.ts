/**
 * Starts the app: text, input and clicks come first and wait for no renderer, worker or shape; the map loads in
 * parallel.
 */
import { loadCatalogue } from '#data/load.ts';
import { type DataSource, sourceOf } from '#data/source.ts';
import { userLanguage } from '#domain/vocabulary/languages.ts';
import { mapPage } from '#map/session/page.ts';
import { type MapSession, startMap } from '#map/session/session.ts';
import { clearFailure, failCatalogue, failFile, receiveCatalogue, requestAt, setUserDefaults } from '#state/actions.ts';
import { createMapStore, type MapStore } from '#state/store.ts';
import { connectEvidence } from './evidence.ts';
import { connectHistory, readAddress, readView, reloadForOtherData } from './history.ts';
import { mirrorPage } from './page-layout.ts';
import { rendererChoice } from './renderer-choice.ts';

/**
 * Only a framed page whose address names a host may have one to listen to; every other page does without the code. In a
 * sandbox with an opaque origin no host could verify that it still talks to this page, so the guest does not listen
 * there.
 */
async function openToHost(store: MapStore, map: MapSession, source: DataSource): Promise<void> {
  if (parent === self || origin === 'null' || !location.hash.includes('host=')) return;
  const guest = await import('./guest.ts');
  guest.openToHost(store, map, source);
}

/**
 * Requests the index at once: it arrives while the poster is painted, and is parsed after that. The address is read
 * again when the app starts; only the data version matters here.
 */
export function requestIndex(): ReturnType<typeof loadCatalogue> {
  return loadCatalogue(sourceOf(readView().data));
}

/**
 * @param firstIndex the request for the index that was made before the first paint.
 * @throws when the page lacks the elements that `index.html` has.
 */
export async function start(firstIndex: ReturnType<typeof loadCatalogue>): Promise<void> {
  const element = document.getElementById('map');
  const host = document.getElementById('app');
  if (!element || !host) throw new Error('index.html lacks #map or #app');
  const store = createMapStore();

  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  const readUserSettings = () =>
    store.dispatch(setUserDefaults(userLanguage(navigator.language), prefersDark.matches ? 'dark' : 'light'));
  readUserSettings();
  prefersDark.addEventListener('change', readUserSettings);
  readAddress(store);
  const firstView = store.getState().view;
  const source = sourceOf(store.getState().view.data);

  async function wantCatalogue(index: ReturnType<typeof loadCatalogue>): Promise<void> {
    const loaded = await index;
    if (!loaded.ok) {
      store.dispatch(failCatalogue(loaded.file, loaded.reason));
      store.dispatch(failFile(loaded.file, loaded.reason));
      return;
    }
    store.dispatch(clearFailure('index.json'));
    store.dispatch(receiveCatalogue(loaded.value));
    readAddress(store, firstView);
  }
  const evidence = connectEvidence(store, source);
  const mirror = mirrorPage(store, element);
  const map = startMap({ page: mapPage(element, mirror), store, source, choice: rendererChoice(location.search) });
  void wantCatalogue(firstIndex);
  connectHistory(store);
  reloadForOtherData(store);
  void openToHost(store, map, source);

  // Going back changes the View although the map has not moved: the map follows.
  addEventListener('popstate', () => {
    store.dispatch(requestAt(store.getState().view.at, false));
  });
  const onRetry = () => {
    const files = store.getState().session.failures.map(({ file }) => file);
    for (const file of files) store.dispatch(clearFailure(file));
    map.retry();
    if (store.getState().catalogue.status === 'ready') evidence.retry();
    else void wantCatalogue(loadCatalogue(source));
  };
  const [{ createRoot }, { App }, { createElement }] = await Promise.all([
    import('react-dom/client'),
    import('./App.tsx'),
    import('react'),
  ]);
  createRoot(host).render(createElement(App, { store, map, element, onRetry }));
}
