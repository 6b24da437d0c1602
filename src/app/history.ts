/**
 * Synchronises the View with the address bar, both ways. `HISTORY_STEPS` says which changes push a history entry; the
 * others replace the present one. Browsers limit such calls (Safari: 100 in 30 s), so the camera's are throttled. In a
 * frame nothing is pushed: the host page shares the history, and the user's back button must leave that page.
 */
import { fileOrigin } from '#data/carried.ts';
import { publishedVersions } from '#data/source.ts';
import { findVersion } from '#domain/model/version.ts';
import { setLinkIssues, setView } from '#state/actions.ts';
import { catalogueOf, knownIds } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { arriveInStory, linkOfView, requestShown } from '#state/story.ts';
import { changedKeys, decode, type LinkIssue } from '#state/url.ts';
import { HISTORY_STEPS, type HistoryStep, type View } from '#state/view.ts';
import { asLinked, kioskOf } from '#state/view-rules.ts';

const CAMERA_THROTTLE_MS = 400;

/** What the address needs of its window; a test has a fake of it. */
export type HistoryWindow = Pick<Window, 'history' | 'parent' | 'self' | 'addEventListener' | 'removeEventListener'> & {
  readonly location: Pick<Location, 'pathname' | 'search' | 'hash'>;
};

/** The View of this address, limited to data that this site has; each thing it asks for and cannot have is an issue. */
function readLink(
  search: string,
  known: Parameters<typeof decode>[1],
): { readonly view: View; readonly issues: readonly LinkIssue[] } {
  const { view: read, issues } = decode(search, known);
  const view = asLinked(read, fileOrigin() === null);
  const { problem } = findVersion(view.data, publishedVersions);
  if (!problem) return { view, issues };
  return { view: { ...view, data: null }, issues: [...issues, { code: problem, key: 'data', value: view.data ?? '' }] };
}

/** What a change from one View to another does to the history; null: the link stays the same. */
export function stepBetween(before: View, after: View): HistoryStep | null {
  const steps = changedKeys(before, after).map((key) => {
    const step: HistoryStep | ((view: View) => HistoryStep) = HISTORY_STEPS[key];
    return typeof step === 'function' ? step(after) : step;
  });
  return steps.length === 0 ? null : steps.includes('push') ? 'push' : 'replace';
}

export interface Address {
  /** Reads the address once more, because the catalogue has come; what the user has chosen meanwhile is kept. */
  readonly readAgain: () => void;
  /** Stops keeping address and store in sync. */
  readonly stop: () => void;
}

/** Reads the address into the store, and keeps both in sync. */
export function connectHistory(store: MapStore, page: HistoryWindow = window): Address {
  /** What the present entry holds. */
  let written = store.getState().view;
  /** The View right after the address was read. */
  let first = written;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSameAct = false;

  const stopWaiting = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  function put(step: HistoryStep, view: View): void {
    stopWaiting();
    const { pathname, search, hash } = page.location;
    const query = linkOfView(store.getState(), view);
    const next = query && `?${query}`;
    written = view;
    if (next === search) return;
    const url = `${pathname}${next}${hash}`;
    // A sandboxed page or an exported file may forbid it; the map works without.
    try {
      // A kiosk turns a thousand steps a day, and nobody goes back in it.
      if (step === 'push' && page.parent === page.self && kioskOf(view) === null) page.history.pushState(null, '', url);
      else page.history.replaceState(null, '', url);
    } catch {}
  }
  /** What is done in one task, such as a row that opens panel and document, is one step. */
  function push(before: View, view: View): void {
    if (isSameAct) {
      put('replace', view);
      return;
    }
    // The camera of the entry that is left may still be waiting.
    if (timer !== undefined) put('replace', before);
    put('push', view);
    isSameAct = true;
    queueMicrotask(() => {
      isSameAct = false;
    });
  }

  function read(before?: View): void {
    const catalogue = catalogueOf(store.getState());
    const { view: asked, issues } = readLink(page.location.search, catalogue && knownIds(catalogue));
    const { story } = store.getState();
    // Of a story that has not come it is not known what the link's keys are added to.
    const isThere = story !== null && asked.story === story.id && asked.mode === 'present';
    const view = (isThere && arriveInStory(asked, story, catalogue)) || asked;
    // An address that names what does not exist is replaced by what is shown, so that Back does not return to it.
    if (catalogue) put('replace', view);
    else written = view;
    const present = store.getState().view;
    const chosen =
      before &&
      Object.fromEntries(Object.entries(present).filter(([key, value]) => value !== before[key as keyof View]));
    store.dispatch(setView({ ...view, ...chosen }));
    first = store.getState().view;
    if (catalogue) store.dispatch(setLinkIssues(issues));
  }

  const unsubscribe = store.subscribe((state, previous) => {
    const { view } = state;
    if (view === previous.view || state.catalogue.status !== 'ready') return;
    const step = stepBetween(written, view);
    if (step === null) stopWaiting();
    else if (view === state.session.arrivedAt) put('replace', view);
    else if (step === 'push') push(previous.view, view);
    else if (changedKeys(written, view).some((key) => key !== 'at')) put('replace', view);
    else timer ??= setTimeout(() => put('replace', store.getState().view), CAMERA_THROTTLE_MS);
  });
  const onPopState = () => {
    stopWaiting();
    read();
    // The map has not moved, but the View has: the map follows.
    store.dispatch(requestShown());
  };
  page.addEventListener('popstate', onPopState);
  read();
  return {
    readAgain: () => read(first),
    stop() {
      unsubscribe();
      stopWaiting();
      page.removeEventListener('popstate', onPopState);
    },
  };
}

/**
 * Another version of the data changes everything: files, index and shapes. A page reload is one way to replace them all
 * correctly; invalidating them in panels, search and two renderers would be many. @returns a function that stops it.
 */
export function reloadForOtherData(store: MapStore): () => void {
  const shown = store.getState().view.data;
  const stop = store.subscribe(({ view }) => {
    if (view.data === shown) return;
    stop();
    const query = linkOfView(store.getState(), view);
    const search = query && `?${query}`;
    // The address follows the View, unless a sandbox forbids it; then navigate explicitly.
    if (location.search === search) location.reload();
    else location.replace(`${location.pathname}${search}${location.hash}`);
  });
  return stop;
}
