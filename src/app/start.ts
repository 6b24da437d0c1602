/**
 * Starts the app: text, input and clicks come first and wait for no renderer, worker or shape; the map loads in
 * parallel.
 */
import { loadCatalogue } from '#data/load.ts';
import { reportBug } from '#data/report-bug.ts';
import { type DataSource, sourceOf } from '#data/source.ts';
import { userLanguage } from '#domain/vocabulary/languages.ts';
import { mapPage } from '#map/session/page.ts';
import { type MapSession, startMap } from '#map/session/session.ts';
import {
  clearFailure,
  failCatalogue,
  failFile,
  receiveCatalogue,
  reportCrash,
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
import { connectHistory, type HistoryWindow, reloadForOtherData } from './history.ts';
import { followLinkedStory } from './linked-story.ts';
import { mirrorPage } from './page-layout.ts';
import { watchPrinting } from './print-command.ts';
import { beginCopy } from './site-copy.ts';
import { followStory } from './story-of-link.ts';

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

/**
 * @param page the window whose address holds the View.
 * @throws when the page lacks the elements that `index.html` has, or a chunk of the app does not load.
 */
export async function start(page: HistoryWindow = window): Promise<void> {
  if (location.hash.startsWith('#desk=')) {
    const { startDesk } = await import('./desk-window.tsx');
    await startDesk();
    return;
  }
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
  const address = connectHistory(store, page);
  const firstView = store.getState().view;
  const source = sourceOf(store.getState().view.data);
  const early = earlyInput();
  const earlyArea = early?.area();
  if (earlyArea) store.dispatch(selectArea(earlyArea));

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
    if (loaded.partly) store.dispatch(failFile(INDEX_FILE, 'partly', loaded.partly.dropped));
    store.dispatch(receiveCatalogue(loaded.value));
    address.readAgain();
  };
  const evidence = connectEvidence(store, source);
  const retryStory = followStory(store);
  const mirror = mirrorPage(store, element);
  const map = startMap({
    page: mapPage(element, mirror, early?.takeDrag),
    store,
    source,
    choice: rendererOf(firstView),
  });
  store.subscribe(({ view }, previous) => {
    if (rendererOf(view) !== rendererOf(previous.view)) map.choose(rendererOf(view));
  });
  watchPrinting(store, map, source);
  void loadIndex();
  reloadForOtherData(store);
  void openToHost(store, map, source);
  beginCopy(store);

  store.subscribe(({ session }, previous) => {
    if (session.tries === previous.session.tries) return;
    const files = store.getState().session.failures.map(({ file }) => file);
    for (const file of files) store.dispatch(clearFailure(file));
    map.retry();
    retryStory();
    if (store.getState().catalogue.status === 'ready') evidence.retry();
    else void loadIndex();
  });
  const { createRoot, startTransition, createElement, App, PageNotices, TakeOver } = await loadApp();
  createRoot(notices).render(createElement(PageNotices, { store }));
  const stopServing = serveFrame(host, store);
  prepareSearch(host, store);
  await whenCatalogue(store);
  stopServing();
  followLinkedStory(store);
  if (location.hash === '#private' && parent !== self) {
    const { preparePrivateMap } = await import('./private-map.ts');
    preparePrivateMap(store, { source, evidence });
  }
  const exchange = exchangeOf(host);
  // Each part has a boundary, also for code that does not load. What they do not catch takes the app away, but not its
  // address and the notice.
  const onUncaughtError = (error: unknown) => {
    reportBug(error);
    store.dispatch(reportCrash());
  };
  // A transition is rendered in slices, between which the browser answers input and paints.
  startTransition(() =>
    createRoot(exchange.container, { onUncaughtError }).render(
      createElement(TakeOver, {
        exchange,
        children: createElement(App, { store, files: { source, evidence }, map, element, startArea: firstView.area }),
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
