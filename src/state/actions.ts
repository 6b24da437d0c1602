/** Every way the state changes, as pure functions: `store.dispatch(selectArea(id))`. */

import { type Criteria, type Facet, NO_CRITERIA } from '#domain/asof/filter.ts';
import { stopOf } from '#domain/asof/rules.ts';
import { boundsOfMembers } from '#domain/asof/structure.ts';
import { type IndexedCatalogue, indexCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, BBox, DocumentId, RowId, StatementId, StructureId, Year } from '#domain/model/ids.ts';
import type { Catalogue, DocumentEvidence, SearchTerms } from '#domain/model/schema.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import { OVERLAYS, type Overlay } from '#domain/vocabulary/overlays.ts';
import type { PanelName } from './panels.ts';
import { yearOf } from './selectors.ts';
import type { Action, CameraRequest, MapState, Session, SheetHeight, State } from './store.ts';
import type { LinkIssue } from './url.ts';
import { type Camera, COMPARE_MAX, type MatrixRows, type View } from './view.ts';

const inView =
  (change: Partial<View>): Action =>
  (state) => ({ ...state, view: { ...state.view, ...change } });
const inSession =
  (change: Partial<Session>): Action =>
  (state) => ({ ...state, session: { ...state.session, ...change } });

/** Selects a place (null: none). A place of a hidden layer switches its layer on: a selection that cannot be seen is a riddle. */
export function selectArea(area: AreaId | null): Action {
  return (state) => {
    const overlay =
      area && state.catalogue.status === 'ready' ? state.catalogue.value.areaById.get(area)?.overlay : undefined;
    const hidden = OVERLAYS.find((name) => name === overlay && !state.view.layers.includes(name));
    return {
      ...state,
      // A sheet that was drawn up for one place would hide the tool from which the next is opened.
      session: area === null && state.session.sheet !== 'low' ? { ...state.session, sheet: 'low' } : state.session,
      view: {
        ...state.view,
        area,
        statement: null,
        layers: hidden
          ? OVERLAYS.filter((name) => name === hidden || state.view.layers.includes(name))
          : state.view.layers,
      },
    };
  };
}

/** Selects a place and goes to one statement of it. */
export const openStatement =
  (area: AreaId, statement: RowId): Action =>
  (state) => {
    const selected = selectArea(area)(state);
    return { ...selected, view: { ...selected.view, statement } };
  };

/** Sets one document against another. */
export const setDifference = (from: DocumentId, to: DocumentId): Action => inView({ difference: [from, to] });

/**
 * Goes to a year. The latest of the documents is the default, which a link leaves out; a link to a formula names its year always, because
 * without one it means the formula's.
 */
export const setYear =
  (year: Year): Action =>
  (state) => {
    const latest = state.catalogue.status === 'ready' ? state.catalogue.value.years.at(-1) : undefined;
    return { ...state, view: { ...state.view, asof: year === latest && state.view.structure === null ? null : year } };
  };

export const toggleOverlay =
  (overlay: Overlay): Action =>
  (state) => {
    const on = state.view.layers.includes(overlay);
    return {
      ...state,
      view: {
        ...state.view,
        layers: OVERLAYS.filter((name) => (name === overlay ? !on : state.view.layers.includes(name))),
      },
    };
  };

/** Shows no formula, in the year that was shown with it. */
const withoutStructure: Action = (state) => {
  if (state.view.structure === null) return state;
  const year = yearOf(state);
  const next = { ...state, view: { ...state.view, structure: null } };
  return year ? setYear(year)(next) : next;
};

export const setLanguage = (lang: Language): Action => inView({ lang });
export const setTheme = (theme: ThemeName | null): Action => inView({ theme });
/**
 * Opens a panel (null: none). The documents that were read or compared, and the formula that was shown, stay chosen only while their panel is open, but for
 * the filter panel, which takes over the one that was read; a document that is a filter stays.
 */
export const setPanel =
  (panel: PanelName | null): Action =>
  (before) => {
    const state = panel === 'structures' ? before : withoutStructure(before);
    const { view } = state;
    const closesDocument = view.panel === 'documents' && panel !== 'documents' && panel !== 'filter';
    return {
      ...state,
      view: {
        ...view,
        panel,
        document: closesDocument ? null : view.document,
        only: panel === 'documents' && view.only,
        difference: panel === 'difference' ? view.difference : null,
      },
    };
  };
/** Opens a document (null: the list of them) and goes to its year, so that the map shows what the document says. */
export const openDocument =
  (document: DocumentId | null): Action =>
  (before) => {
    const state = withoutStructure(before);
    const record =
      document && state.catalogue.status === 'ready' ? state.catalogue.value.documentById.get(document) : undefined;
    const only = state.view.only && document !== null;
    const view: View = { ...state.view, document, only, panel: 'documents', area: null, statement: null };
    return record ? setYear(record.covers[1])({ ...state, view }) : { ...state, view };
  };
/** Opens a row that speaks of no place where its document says it. */
export const openRow =
  (document: DocumentId, row: RowId): Action =>
  (state) => {
    const opened = openDocument(document)(state);
    return { ...opened, view: { ...opened.view, only: false, statement: row } };
  };
/** Of the document that is read: what no other says, or all that it says. */
export const showSoleSource = (only: boolean): Action => inView({ only });
/** Sets a place beside those compared, and opens the comparison. One that is there already, or one too many, changes nothing. */
export const addToComparison =
  (area: AreaId): Action =>
  (state) => {
    const { compare } = state.view;
    if (compare.includes(area) || compare.length >= COMPARE_MAX) return state;
    return setPanel('compare')({ ...state, view: { ...state.view, compare: [...compare, area] } });
  };
export const removeFromComparison =
  (area: AreaId): Action =>
  (state) => ({ ...state, view: { ...state.view, compare: state.view.compare.filter((id) => id !== area) } });
/** The table's order: a column, with a minus before it for descending; in the matrix, its reading. null: the first of each. */
export const setSort = (sort: string | null): Action => inView({ sort });
/** What the matrix has in its rows; industries are the default, which a link leaves out. */
export const setMatrix = (rows: MatrixRows): Action => inView({ matrix: rows === 'industry' ? null : rows });
/** Shows a formula (null: the list of them): its panel, the stop that its year falls to, and the map where its members are. */
export const openStructure =
  (structure: StructureId | null): Action =>
  (state) => {
    const catalogue = state.catalogue.status === 'ready' ? state.catalogue.value : undefined;
    const formula = structure && catalogue?.structureById.get(structure);
    const view: View = {
      ...state.view,
      structure,
      document: null,
      only: false,
      panel: 'structures',
      area: null,
      statement: null,
    };
    if (!catalogue || !formula) return { ...state, view };
    const stop = stopOf(catalogue.years, formula.asOf);
    const there = stop ? setYear(stop)({ ...state, view }) : { ...state, view };
    const bbox = boundsOfMembers(catalogue, formula);
    return bbox ? requestBounds(bbox)(there) : there;
  };
/** Colours by role again; the panel, if it is open, goes back to its list. */
export const leaveStructure = (): Action => withoutStructure;
/** Takes a View whole: from a link, from going back, from a host page. */
export const setView = (view: View): Action => inView(view);

/** The map reports where it is, as a link says it. */
export const reportCamera = (at: View['at']): Action => inView({ at });

const request =
  (target: CameraRequest['target'], animate: boolean): Action =>
  (state) => ({
    ...state,
    session: { ...state.session, cameraRequest: { id: (state.session.cameraRequest?.id ?? 0) + 1, target, animate } },
  });
export const requestHome = (animate = true): Action => request('home', animate);
export const requestCamera = (camera: Camera, animate = true): Action => request({ camera }, animate);
/** Where a link's `at` says. */
export const requestAt = (at: View['at'], animate = true): Action =>
  at === null || at === 'home' ? requestHome(animate) : requestCamera(at, animate);
export const requestBounds = (bbox: BBox, animate = true): Action => request({ bbox }, animate);

export const hoverArea =
  (hovered: AreaId | null): Action =>
  (state) =>
    state.session.hovered === hovered ? state : { ...state, session: { ...state.session, hovered } };
/** A tie that a list points at, so that the map shows which line it is; null: none. */
export const pointLink =
  (pointedLink: StatementId | null): Action =>
  (state) =>
    state.session.pointedLink === pointedLink ? state : { ...state, session: { ...state.session, pointedLink } };
export const setMapState = (mapState: MapState): Action => inSession({ mapState });
export const setSheet = (sheet: SheetHeight): Action => inSession({ sheet });
export const foldLeft = (foldedLeft: boolean): Action => inSession({ foldedLeft });
/** Someone has begun to search. */
export const startSearch = (): Action => (state) =>
  state.session.searching ? state : inSession({ searching: true })(state);
export const setUserDefaults = (userLanguage: Language, userTheme: ThemeName): Action =>
  inSession({ userLanguage, userTheme });
export const setLinkIssues = (linkIssues: readonly LinkIssue[]): Action => inSession({ linkIssues });
export const announce = (announcement: string): Action => inSession({ announcement });

export const failFile =
  (file: string, reason: string): Action =>
  (state) => ({
    ...state,
    session: {
      ...state.session,
      failures: [...state.session.failures.filter((failure) => failure.file !== file), { file, reason }],
    },
  });
export const clearFailure =
  (file: string): Action =>
  (state) => ({
    ...state,
    session: { ...state.session, failures: state.session.failures.filter((failure) => failure.file !== file) },
  });

export const receiveCatalogue =
  (catalogue: Catalogue): Action =>
  (state) => {
    const value: IndexedCatalogue = indexCatalogue(catalogue);
    return { ...state, catalogue: { status: 'ready', value } };
  };
export const failCatalogue =
  (file: string, reason: string): Action =>
  (state) => ({ ...state, catalogue: { status: 'failed', file, reason } });
export const receiveEvidence =
  (evidence: DocumentEvidence): Action =>
  (state): State => ({
    ...state,
    evidence: new Map(state.evidence).set(evidence.id, evidence),
  });
export const receiveSearchTerms =
  (searchTerms: SearchTerms): Action =>
  (state) => ({ ...state, searchTerms });

/** Chooses in a facet of the filter; null or false: asks for nothing there. */
export const setFilter = <Name extends Facet>(facet: Name, choice: Criteria[Name]): Action =>
  inView({ [facet]: choice });
export const clearFilters = (): Action => inView(NO_CRITERIA);
