/**
 * Starts the app: text, input and clicks come first and wait for no renderer, worker or shape; the map loads in
 * parallel.
 */
import { loadCatalogue } from '#data/load.ts';
import { type DataSource, sourceOf } from '#data/source.ts';
import type { AreaId } from '#domain/model/ids.ts';
import { userLanguage } from '#domain/vocabulary/languages.ts';
import { mapPage } from '#map/session/page.ts';
import { type MapSession, startMap } from '#map/session/session.ts';
import {
  clearFailure,
  failCatalogue,
  failFile,
  receiveCatalogue,
  selectArea,
  setUserDefaults,
  startSearch,
  waitFor,
} from '#state/actions.ts';
import { createMapStore, type MapStore } from '#state/store.ts';
import { rendererOf } from '#state/view-rules.ts';
import { connectEvidence } from './evidence.ts';
import { earlyInput } from './frame/early-input.ts';
import { exchangeOf } from './frame/take-over.ts';
import { serveFrame } from './frame/waiting.ts';
import { connectHistory, reloadForOtherData } from './history.ts';
import { mirrorPage } from './page-layout.ts';

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

const INDEX_FILE = 'index.json';
/** How long the catalogue may take before the page says what it waits for, ms. */
const SLOW_MS = 3000;

/** @throws when the page lacks the elements that `index.html` has, or a chunk of the app does not load. */
export async function start(): Promise<void> {
  const element = document.getElementById('map');
  const host = document.getElementById('app');
  const notices = document.getElementById('notices');
  if (!element || !host || !notices) throw new Error('index.html lacks #map, #app or #notices');
  const store = createMapStore();

  const prefersDark = matchMedia('(prefers-color-scheme: dark)');
  const readUserSettings = () =>
    store.dispatch(setUserDefaults(userLanguage(navigator.language), prefersDark.matches ? 'dark' : 'light'));
  readUserSettings();
  prefersDark.addEventListener('change', readUserSettings);
  const address = connectHistory(store);
  const firstView = store.getState().view;
  const source = sourceOf(store.getState().view.data);
  const earlyArea = earlyInput()?.area();
  if (earlyArea) store.dispatch(selectArea(earlyArea as AreaId));

  let requests = 0;
  const loadIndex = async () => {
    requests += 1;
    const own = requests;
    const slow = setTimeout(() => store.dispatch(waitFor(INDEX_FILE)), SLOW_MS);
    const loaded = await loadCatalogue(source);
    clearTimeout(slow);
    if (loaded.ok || own === requests) store.dispatch(waitFor(null));
    // An older request that fails, or comes too, after the user had it tried again says nothing new.
    if (store.getState().catalogue.status === 'ready' || (!loaded.ok && own < requests)) return;
    if (!loaded.ok) {
      store.dispatch(failCatalogue(loaded.file, loaded.reason));
      store.dispatch(failFile(loaded.file, loaded.reason));
      return;
    }
    store.dispatch(clearFailure(INDEX_FILE));
    store.dispatch(receiveCatalogue(loaded.value));
    address.readAgain();
  };
  const evidence = connectEvidence(store, source);
  const mirror = mirrorPage(store, element);
  const map = startMap({ page: mapPage(element, mirror), store, source, choice: rendererOf(firstView) });
  store.subscribe(({ view }, previous) => {
    if (rendererOf(view) !== rendererOf(previous.view)) map.choose(rendererOf(view));
  });
  // A canvas has its own size and theme; the SVG map takes both from the style sheets, at once.
  addEventListener('beforeprint', () => map.choose('svg'));
  addEventListener('afterprint', () => map.choose(rendererOf(store.getState().view)));
  void loadIndex();
  reloadForOtherData(store);
  void openToHost(store, map, source);

  const onRetry = () => {
    const files = store.getState().session.failures.map(({ file }) => file);
    for (const file of files) store.dispatch(clearFailure(file));
    map.retry();
    if (store.getState().catalogue.status === 'ready') evidence.retry();
    else void loadIndex();
  };
  const { createRoot, startTransition, createElement, App, PageNotices, TakeOver } = await loadApp();
  createRoot(notices).render(createElement(PageNotices, { store, onRetry }));
  const stopServing = serveFrame(host, store);
  prepareSearch(host, store);
  await whenCatalogue(store);
  stopServing();
  const exchange = exchangeOf(host);
  // A transition is rendered in slices, between which the browser answers input and paints.
  startTransition(() =>
    createRoot(exchange.container).render(
      createElement(TakeOver, {
        exchange,
        children: createElement(App, { store, map, element, startArea: firstView.area }),
      }),
    ),
  );
}

/**
 * Who is in the search field of the page frame already gets the code and the data of the search at once, and not when
 * the app finds the field focused or the map is drawn.
 */
function prepareSearch(host: Element, store: MapStore): void {
  const field = host.querySelector<HTMLInputElement>('#search');
  if (!field) return;
  const prepare = () => {
    store.dispatch(startSearch());
    // A failure is told by the field, which asks for it again.
    import('#search/names.ts').catch(() => undefined);
  };
  if (document.activeElement === field || field.value !== '') prepare();
  else field.addEventListener('focus', prepare, { once: true });
}

/** The code that renders: requested by the page already. */
async function loadApp() {
  const [{ createRoot }, { createElement, startTransition }, { App }, { PageNotices }, { TakeOver }] =
    await Promise.all([
      import('react-dom/client'),
      import('react'),
      import('./App.tsx'),
      import('./PageNotices.tsx'),
      import('./frame/TakeOver.tsx'),
    ]);
  return { createRoot, startTransition, createElement, App, PageNotices, TakeOver };
}

/** Resolves when the catalogue is in the store. Until then the page frame stays, and what is done to it is kept. */
function whenCatalogue(store: MapStore): Promise<void> {
  const isReady = () => store.getState().catalogue.status === 'ready';
  if (isReady()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = store.subscribe(() => {
      if (!isReady()) return;
      stop();
      resolve();
    });
  });
}
