/** The app, once the map's picture is on screen: the renderer and the index load side by side, then the panels, then texts. */
import { loadCatalogue } from '#data/load.ts';
import { type DataSource, sourceOf } from '#data/source.ts';
import { startWorker } from '#map/gl/patches/worker.ts';
import { type MapController, startMap } from '#map/session/controller.ts';
import {
  clearFailure,
  failCatalogue,
  failFile,
  receiveCatalogue,
  requestCamera,
  requestHome,
  setReader,
} from '#state/actions.ts';
import { createMapStore, type MapStore } from '#state/store.ts';
import { connectEvidence } from './evidence.ts';
import { connectHistory, readAddress, reloadForOtherData } from './history.ts';

/**
 * Only a framed page whose address names a host may have one to listen to; every other page does without the code. In a sandbox
 * without an origin of its own no host could tell this page from another in its place, so there nobody listens.
 */
async function openToHost(store: MapStore, controller: MapController, source: DataSource): Promise<void> {
  if (parent === self || origin === 'null' || !location.hash.includes('host=')) return;
  const guest = await import('./guest.ts');
  guest.openToHost(store, controller, source);
}

/** @throws when the page lacks the elements that `index.html` has. */
export async function start(): Promise<void> {
  const element = document.getElementById('map');
  const host = document.getElementById('app');
  if (!element || !host) throw new Error('index.html lacks #map or #app');
  // Its thread takes longest to begin, and needs nothing of what follows.
  startWorker();
  const store = createMapStore();

  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  const readReader = () =>
    store.dispatch(setReader(/^zh/i.test(navigator.language) ? 'zh' : 'en', prefersDark.matches ? 'dark' : 'light'));
  readReader();
  prefersDark.addEventListener('change', readReader);
  readAddress(store);
  const firstView = store.getState().view;
  const source = sourceOf(store.getState().view.data);

  async function wantCatalogue(): Promise<void> {
    const loaded = await loadCatalogue(source);
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
  const controller = startMap(element, store, source);
  const arrived = wantCatalogue();
  connectHistory(store);
  reloadForOtherData(store);
  void openToHost(store, controller, source);

  // Going back changes the View without the map having moved: the map follows.
  addEventListener('popstate', () => {
    const { at } = store.getState().view;
    store.dispatch(at ? requestCamera(at, false) : requestHome(false));
  });
  const onRetry = () => {
    const files = store.getState().session.failures.map(({ file }) => file);
    for (const file of files) store.dispatch(clearFailure(file));
    if (files.some((file) => file.startsWith('geometry'))) controller.restart();
    if (store.getState().catalogue.status === 'ready') evidence.retry();
    else void wantCatalogue();
  };
  // The renderer's code is asked for first and takes longest to read; the panels' is read meanwhile. They are not painted before the
  // map, because one graphics processor composes both. Without an index there is nothing to draw, and the panels say so.
  const [{ createRoot }, { App }, { createElement }] = await Promise.all([
    import('react-dom/client'),
    import('./App.tsx'),
    import('react'),
    arrived,
  ]);
  if (store.getState().catalogue.status === 'ready') await controller.standing;
  createRoot(host).render(createElement(App, { store, controller, element, onRetry }));
}
