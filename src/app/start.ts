/**
 * The app, once the map's picture is on screen. First the renderer and the index begin to load, side by side; then the
 * panels. Evidence follows when the map stands or a place is selected.
 */
import { DOCUMENT_IDS, loadCatalogue, loadEvidence } from '#data/load.ts';
import type { DocumentId } from '#domain/ids.ts';
import { rowsById } from '#domain/place.ts';
import { type MapController, startMap } from '#map/controller.ts';
import {
  clearFailure,
  failCatalogue,
  failFile,
  receiveCatalogue,
  receiveEvidence,
  requestCamera,
  requestHome,
  setLinkIssues,
  setReader,
  setView,
} from '#state/actions.ts';
import { createMapStore } from '#state/store.ts';
import { connectHistory, readAddress } from './history.ts';

const store = createMapStore();
const root = document.documentElement;
const element = document.getElementById('map');
const host = document.getElementById('app');
if (!element || !host) throw new Error('index.html lacks #map or #app');

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const reader = () => setReader(/^zh/i.test(navigator.language) ? 'zh' : 'en', prefersDark.matches ? 'dark' : 'light');
store.dispatch(reader());
prefersDark.addEventListener('change', () => store.dispatch(reader()));
readAddress(store);
root.dataset.sheet = store.getState().session.sheet;

const controller: MapController = startMap(element, store);
const panels = import('./App.tsx');

const evidenceWanted = new Set<DocumentId>();
async function wantEvidence(document: DocumentId): Promise<void> {
  if (evidenceWanted.has(document)) return;
  evidenceWanted.add(document);
  const loaded = await loadEvidence(document);
  if (loaded.ok) {
    store.dispatch(clearFailure(`evidence-${document}`));
    store.dispatch(receiveEvidence(loaded.value));
  } else {
    evidenceWanted.delete(document);
    store.dispatch(failFile(loaded.file, loaded.reason));
  }
}
const wantAllEvidence = () => void DOCUMENT_IDS.forEach((document) => void wantEvidence(document));

async function wantCatalogue(): Promise<void> {
  const loaded = await loadCatalogue();
  if (!loaded.ok) {
    store.dispatch(failCatalogue(loaded.file, loaded.reason));
    store.dispatch(failFile(loaded.file, loaded.reason));
    return;
  }
  store.dispatch(clearFailure('index.json'));
  store.dispatch(receiveCatalogue(loaded.value));
  readAddress(store);
}

function retry(): void {
  for (const { file } of store.getState().session.failures) store.dispatch(clearFailure(file));
  if (store.getState().catalogue.status !== 'ready') void wantCatalogue();
  else wantAllEvidence();
}

void wantCatalogue();
connectHistory(store);

/** A link to a statement opens its place when the statement's document has come, and says so when there is none. */
function openStatement(): void {
  const { view, evidence } = store.getState();
  if (view.statement === null || view.area !== null) return;
  const row = rowsById(evidence).get(view.statement);
  if (row?.areas[0]) store.dispatch(setView({ ...view, area: row.areas[0] }));
  else if (evidence.size === DOCUMENT_IDS.length) {
    store.dispatch(setView({ ...view, statement: null }));
    store.dispatch(setLinkIssues([{ code: 'no-statement', key: 'statement', value: view.statement.slice(0, 40) }]));
  }
}

// Texts come when the map stands still, or at once when a place is open.
store.subscribe((state, previous) => {
  const settled = state.session.mapState !== previous.session.mapState && state.session.mapState !== 'poster';
  if (settled || ((state.view.area ?? state.view.statement) !== null && state.catalogue.status === 'ready')) wantAllEvidence();
  if (state.evidence !== previous.evidence) openStatement();
});

// Going back changes the View without the map having moved: the map follows.
addEventListener('popstate', () => {
  const { at } = store.getState().view;
  store.dispatch(at ? requestCamera(at, false) : requestHome(false));
});

const [{ createRoot }, { App }, { createElement }] = await Promise.all([import('react-dom/client'), panels, import('react')]);
createRoot(host).render(createElement(App, { store, controller, element, onRetry: retry }));
