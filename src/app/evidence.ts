/**
 * Loads the texts of the documents and the readings of names: in idle time once the map is drawn, or at once when
 * something on screen needs them.
 */
import { loadEvidence, loadSearchTerms } from '#data/load.ts';
import type { DataSource } from '#data/source.ts';
import { rowsById } from '#domain/asof/place.ts';
import type { DocumentId } from '#domain/model/ids.ts';
import {
  arriveAt,
  clearFailure,
  failFile,
  openRow,
  receiveEvidence,
  receiveSearchTerms,
  setLinkIssues,
} from '#state/actions.ts';
import type { PanelName } from '#state/panels.ts';
import { catalogueOf } from '#state/selectors.ts';
import type { MapStore, State } from '#state/store.ts';
import { whenIdle } from '#ui/when-idle.ts';

/** The readings of names. */
export const TERMS_FILE = 'search.json';
/** Parsing a document takes up to 40 ms. One document per idle callback does not delay input noticeably. */
const IN_TURN_TIMEOUT_MS = 3000;
/** Of a link to a place: the summary is on screen, and what follows below it may wait for the map, but not for long. */
const LINK_TIMEOUT_MS = 1000;

const isAwaited = ({ view, session }: State) =>
  session.searching ||
  view.area !== null ||
  view.statement !== null ||
  // Its points are cited.
  view.story !== null ||
  (view.panel !== null && !INDEX_PANELS.has(view.panel));

/** Whether the map is still to be drawn, and the link asks for no more than a place, whose summary the page shows. */
const canWait = ({ view, session }: State) =>
  session.mapState === 'poster' &&
  !session.searching &&
  view.statement === null &&
  view.panel === null &&
  view.story === null;

/** Panels that need only the index. */
const INDEX_PANELS: ReadonlySet<PanelName> = new Set(['layers', 'about', 'keys', 'filter', 'matrix']);

export interface EvidenceLoader {
  /** Rejects when the document does not come; one that is here, or on its way, is not requested again. */
  readonly have: (document: DocumentId) => Promise<void>;
  /** The same for the readings of names, which the search knows. */
  readonly haveTerms: () => Promise<void>;
  /** Requests what failed or was never requested. */
  readonly retry: () => void;
}

export function connectEvidence(store: MapStore, source: DataSource): EvidenceLoader {
  const asked = new Map<DocumentId, Promise<boolean>>();
  const documentIds = () => catalogueOf(store.getState())?.documents.map(({ id }) => id) ?? [];
  let retries = 0;
  /** @returns whether it has come. */
  function load(document: DocumentId): Promise<boolean> {
    const loading = asked.get(document) ?? request(document);
    asked.set(document, loading);
    return loading;
  }
  async function request(document: DocumentId): Promise<boolean> {
    const before = retries;
    const loaded = await loadEvidence(source, document);
    if (loaded.ok) {
      store.dispatch(clearFailure(`evidence-${document}.json`));
      if (loaded.partly) store.dispatch(failFile(loaded.partly.file, 'partly', loaded.partly.dropped));
      store.dispatch(receiveEvidence(loaded.value));
      return true;
    }
    asked.delete(document);
    // The user had everything tried again while this was under way, and need not do so twice.
    if (retries > before) return load(document);
    store.dispatch(failFile(loaded.file, loaded.reason));
    return false;
  }
  const loadAll = () => documentIds().forEach((document) => void load(document));
  let terms: Promise<boolean> | undefined;
  /** @returns whether they have come. */
  function loadTerms(): Promise<boolean> {
    terms ??= requestTerms();
    return terms;
  }
  async function requestTerms(): Promise<boolean> {
    const loaded = await loadSearchTerms(source);
    if (loaded.ok) {
      store.dispatch(clearFailure(TERMS_FILE));
      store.dispatch(receiveSearchTerms(loaded.value));
    } else {
      terms = undefined;
      store.dispatch(failFile(loaded.file, loaded.reason));
    }
    return loaded.ok;
  }
  const loadInTurn = () => {
    const next = documentIds().find((document) => !asked.has(document));
    if (next) whenIdle(() => void load(next).then(() => asked.has(next) && loadInTurn()), IN_TURN_TIMEOUT_MS);
  };

  /**
   * A link to a statement opens its place once the statement's document has loaded, and reports an issue if there is
   * none.
   */
  function openStatement(state: State): void {
    const { view, evidence } = state;
    if (view.statement === null) return;
    // A structure is a row too, but it opens in the panel of structures.
    const structure = catalogueOf(state)?.structures.find(({ id }) => id === view.statement);
    if (structure) {
      store.dispatch(arriveAt({ ...view, statement: null, structure: structure.id, panel: 'structures' }));
      return;
    }
    if (view.area !== null) return;
    const row = rowsById(evidence).get(view.statement);
    if (row?.areas[0]) store.dispatch(arriveAt({ ...view, area: row.areas[0] }));
    else if (row) {
      if (view.document !== row.document || view.panel !== 'documents')
        store.dispatch(arriveAt(openRow(row.document, view.statement)(state).view));
    } else if (evidence.size === documentIds().length) {
      store.dispatch(arriveAt({ ...view, statement: null }));
      store.dispatch(setLinkIssues([{ code: 'no-statement', key: 'statement', value: view.statement.slice(0, 40) }]));
    }
  }

  store.subscribe((state, previous) => {
    const searches = state.session.searching && !previous.session.searching;
    if (searches) void loadTerms();
    if (
      state.catalogue.status === 'ready' &&
      isAwaited(state) &&
      (searches || state.view !== previous.view || state.catalogue !== previous.catalogue)
    ) {
      if (canWait(state)) whenIdle(loadAll, LINK_TIMEOUT_MS);
      else loadAll();
    } else if (state.session.mapState !== previous.session.mapState && state.session.mapState !== 'poster')
      loadInTurn();
    const mayOpen = state.evidence !== previous.evidence || state.catalogue !== previous.catalogue;
    if (mayOpen || state.view.statement !== previous.view.statement) openStatement(state);
  });
  return {
    async have(document) {
      if (!(await load(document))) throw new Error(`evidence-${document}.json`);
    },
    async haveTerms() {
      if (!(await loadTerms())) throw new Error(TERMS_FILE);
    },
    retry: () => {
      retries += 1;
      loadAll();
      if (store.getState().session.searching) void loadTerms();
    },
  };
}
