/**
 * Synchronises the View with the address bar. A selection pushes a history entry; the camera only replaces the current
 * one, because nobody wants to go back through a drag. Browsers limit such calls (Safari: 100 in 30 s), so the camera's
 * are throttled. In a frame nothing is pushed: the host page shares the history, and the user's back button must leave
 * that page.
 */
import { publishedVersions } from '#data/source.ts';
import { findVersion } from '#domain/model/version.ts';
import { setLinkIssues, setView } from '#state/actions.ts';
import { catalogueOf, knownIds } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { decode, encode, type LinkIssue } from '#state/url.ts';
import type { View } from '#state/view.ts';

const CAMERA_THROTTLE_MS = 400;

/** The View of this address, limited to data that this site has; each thing it asks for and cannot have is an issue. */
function readLink(known: Parameters<typeof decode>[1]): { readonly view: View; readonly issues: readonly LinkIssue[] } {
  const { view, issues } = decode(location.search, known);
  const { problem } = findVersion(view.data, publishedVersions);
  if (!problem) return { view, issues };
  return { view: { ...view, data: null }, issues: [...issues, { code: problem, key: 'data', value: view.data ?? '' }] };
}

/** The View of the address by syntax alone, before the catalogue says which ids exist. */
export const readView = (): View => readLink(undefined).view;

/**
 * Reads the address into the store; once more when the catalogue has loaded, because it knows which ids exist.
 *
 * @param before the View of the first read: what the user has chosen since then is kept.
 */
export function readAddress(store: MapStore, before?: View): void {
  const catalogue = catalogueOf(store.getState());
  const { view, issues } = readLink(catalogue && knownIds(catalogue));
  const present = store.getState().view;
  const chosen =
    before && Object.fromEntries(Object.entries(present).filter(([key, value]) => value !== before[key as keyof View]));
  store.dispatch(setView({ ...view, ...chosen }));
  if (catalogue) store.dispatch(setLinkIssues(issues));
}

/** Keeps address and store in sync, both ways. @returns a function that stops it. */
export function connectHistory(store: MapStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let selected = store.getState().view.area;
  const write = (push: boolean) => {
    clearTimeout(timer);
    timer = undefined;
    const query = encode(store.getState().view);
    const url = `${location.pathname}${query ? `?${query}` : ''}${location.hash}`;
    if (url === `${location.pathname}${location.search}${location.hash}`) return;
    // A sandboxed page or an exported file may forbid it; the map works without.
    try {
      if (push && parent === self) history.pushState(null, '', url);
      else history.replaceState(null, '', url);
    } catch {}
  };
  const unsubscribe = store.subscribe((state, previous) => {
    if (state.view === previous.view || state.catalogue.status !== 'ready') return;
    const onlyCamera = encode({ ...state.view, at: null }) === encode({ ...previous.view, at: null });
    if (state.view.area !== selected) {
      selected = state.view.area;
      write(true);
    } else if (onlyCamera) timer ??= setTimeout(() => write(false), CAMERA_THROTTLE_MS);
    else write(false);
  });
  const onPopState = () => {
    clearTimeout(timer);
    timer = undefined;
    selected = decode(location.search).view.area;
    readAddress(store);
  };
  addEventListener('popstate', onPopState);
  return () => {
    unsubscribe();
    clearTimeout(timer);
    removeEventListener('popstate', onPopState);
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
    const query = encode(view);
    const search = query && `?${query}`;
    // The address follows the View, unless a sandbox forbids it; then navigate explicitly.
    if (location.search === search) location.reload();
    else location.replace(`${location.pathname}${search}${location.hash}`);
  });
  return stop;
}
