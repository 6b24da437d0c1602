/**
 * The View and the address bar. A selection is a step that going back undoes; the camera only replaces the entry, because
 * nobody wants to go back through a drag. Browsers limit such calls (Safari: 100 in 30 s), so the camera's are throttled.
 */
import { setLinkIssues, setView } from '#state/actions.ts';
import { catalogueOf, knownIds } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { decode, encode } from '#state/url.ts';

const CAMERA_THROTTLE_MS = 400;

/** Reads the address into the store; again when the catalogue has come, which knows what ids exist. */
export function readAddress(store: MapStore): void {
  const catalogue = catalogueOf(store.getState());
  const { view, issues } = decode(location.search, catalogue && knownIds(catalogue));
  store.dispatch(setView(view));
  if (catalogue) store.dispatch(setLinkIssues(issues));
}

/** Keeps address and store in step, both ways. Returns a function that stops it. */
export function connectHistory(store: MapStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let selected = store.getState().view.area;
  const write = (push: boolean) => {
    clearTimeout(timer);
    timer = undefined;
    const query = encode(store.getState().view);
    const url = `${location.pathname}${query ? `?${query}` : ''}${location.hash}`;
    if (url === `${location.pathname}${location.search}${location.hash}`) return;
    // A page in a sandbox or an exported file may forbid it; the map works without.
    try {
      if (push) history.pushState(null, '', url);
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
