/** All state changes, as pure functions: `store.dispatch(selectArea(id))`. */

import type { MissingReason } from '#data/deployment.ts';
import type { FailureReason } from '#data/failure.ts';
import { type Criteria, type Facet, matchingAreas, NO_CRITERIA } from '#domain/asof/filter.ts';
import { stopOf } from '#domain/asof/rules.ts';
import { boundsOfAreas, boundsOfMembers } from '#domain/asof/structure.ts';
import { type IndexedCatalogue, indexCatalogue } from '#domain/model/catalogue.ts';
import type {
  AreaId,
  BBox,
  DocumentId,
  RoleClassId,
  RowId,
  StatementId,
  StructureId,
  Year,
} from '#domain/model/ids.ts';
import type { Catalogue, DocumentEvidence, SearchTerms } from '#domain/model/schema.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import { OVERLAYS, type Overlay } from '#domain/vocabulary/overlays.ts';
import { type PanelName, type PartName, placeOf } from './panels.ts';
import { catalogueOf, yearOf } from './selectors.ts';
import type { Action, CameraRequest, MapState, OfferedText, Session, SheetHeight, State } from './store.ts';
import type { LinkIssue } from './url.ts';
import {
  type Camera,
  type CellAddress,
  COMPARE_MAX,
  DEFAULT_VIEW,
  FIND_MAX,
  type Grouping,
  type MatrixRows,
  type View,
} from './view.ts';
import { RENDERER_KEY, type RendererChoice, shareable } from './view-rules.ts';

const inView =
  (change: Partial<View>): Action =>
  (state) => ({ ...state, view: { ...state.view, ...change } });
const inSession =
  (change: Partial<Session>): Action =>
  (state) => ({ ...state, session: { ...state.session, ...change } });

/** The same object where nothing changes, so that nobody is notified. */
const withSession = (session: Session, change: Partial<Session>): Session =>
  (Object.keys(change) as (keyof Session)[]).every((key) => session[key] === change[key])
    ? session
    : { ...session, ...change };

/** Selects a place (null: none), and switches its overlay on if it is off, so that the selection is visible. */
export function selectArea(area: AreaId | null): Action {
  return (state) => {
    const overlay =
      area && state.catalogue.status === 'ready' ? state.catalogue.value.areaById.get(area)?.overlay : undefined;
    const hidden = OVERLAYS.find((name) => name === overlay && !state.view.layers.includes(name));
    return {
      ...state,
      session:
        area === null
          ? // A raised sheet would cover the panel from which the next place is selected.
            withSession(state.session, { sheet: 'low' })
          : withSession(state.session, { isColumnInFront: false }),
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

/** Selects a place and opens one statement of it. */
export const openStatement =
  (area: AreaId, statement: RowId): Action =>
  (state) => {
    const selected = selectArea(area)(state);
    return { ...selected, view: { ...selected.view, statement } };
  };

/** Sets one document against another. */
export const setDifference = (from: DocumentId, to: DocumentId): Action => inView({ difference: [from, to] });

/**
 * Sets the year. The latest year is the default and is stored as null, which a link omits; with a structure the year is
 * always stored, because null would mean the structure's year.
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

/** Closes the structure and keeps the year that was shown with it. */
const withoutStructure: Action = (state) => {
  if (state.view.structure === null) return state;
  const year = yearOf(state);
  const next = { ...state, view: { ...state.view, structure: null } };
  return year ? setYear(year)(next) : next;
};

export const setLanguage = (lang: Language): Action => inView({ lang });
export const setTheme = (theme: ThemeName | null): Action => inView({ theme });
/** The panel, without what belongs to another: the text and columns of the table, the cell of the matrix, and so on. */
const withoutOther = (panel: PanelName | null, { find, columns, cell, change, by }: View): Partial<View> => ({
  panel,
  find: panel === 'table' ? find : DEFAULT_VIEW.find,
  columns: panel === 'table' ? columns : null,
  cell: panel === 'matrix' ? cell : null,
  change: panel === 'difference' ? change : null,
  by: panel === 'difference' ? by : DEFAULT_VIEW.by,
});
/**
 * Opens a panel (null: none). The open document, compared documents and the structure are closed with their panel. The
 * filter panel is an exception: it takes over the open document as a filter. A document that is only a filter is kept.
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
        ...withoutOther(panel, view),
        document: closesDocument ? null : view.document,
        only: panel === 'documents' && view.only,
        difference: panel === 'difference' ? view.difference : null,
      },
    };
  };
/**
 * A tool's button: opens the panel, or closes it. A place stands in front of the panels of its column: it is closed, so
 * that the button always shows what it opens.
 */
export const pressTool =
  (panel: PanelName): Action =>
  (before) => {
    const isOpen = before.view.panel === panel;
    if (placeOf(panel) !== 'column') return setPanel(isOpen ? null : panel)(before);
    const isCovered = before.view.area !== null || before.session.isColumnInFront;
    const state = isOpen && !isCovered ? setPanel(null)(before) : isOpen ? before : setPanel(panel)(before);
    return showColumn(false)(isCovered ? selectArea(null)(state) : state);
  };
/** Where a window has one column: brings search, tools and legend in front of the open place or panel, or behind it. */
export const showColumn =
  (isColumnInFront: boolean): Action =>
  (state) => ({ ...state, session: withSession(state.session, { isColumnInFront }) });

/** Opens a document (null: the list) and sets its year, so that the map shows what the document says. */
export const openDocument =
  (document: DocumentId | null): Action =>
  (before) => {
    const state = withoutStructure(before);
    const record =
      document && state.catalogue.status === 'ready' ? state.catalogue.value.documentById.get(document) : undefined;
    const only = state.view.only && document !== null;
    const view: View = {
      ...state.view,
      ...withoutOther('documents', state.view),
      document,
      only,
      area: null,
      statement: null,
    };
    return record ? setYear(record.covers[1])({ ...state, view }) : { ...state, view };
  };
/** Opens a row without a place in its document. */
export const openRow =
  (document: DocumentId, row: RowId): Action =>
  (state) => {
    const opened = openDocument(document)(state);
    return { ...opened, view: { ...opened.view, only: false, statement: row } };
  };
/** In the open document: show only what it is the sole source of, or everything. */
export const showSoleSource = (only: boolean): Action => inView({ only });
/**
 * Adds a place to the comparison and opens its panel. A place that is there already, or one too many, changes nothing.
 */
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
/** Sets the table's sort column (leading minus: descending) or the matrix' reading. null: the default. */
export const setSort = (sort: string | null): Action => inView({ sort });
/** Sets the rows of the matrix; industries are the default, which a link omits. A cell of the other rows is closed. */
export const setMatrix = (rows: MatrixRows): Action =>
  inView({ matrix: rows === 'industry' ? null : rows, cell: null });
/** Opens a cell of the matrix: its statements stand beside it. */
export const openCell = (cell: CellAddress | null): Action => inView({ cell });
/** Sets the text that the table's rows contain. */
export const setFind = (find: string): Action => inView({ find: find.slice(0, FIND_MAX) });
/** Sets the columns of the table; null: those that suit the language. */
export const setColumns = (columns: View['columns']): Action => inView({ columns });
/** Of two compared documents: lists one kind of change (null: all), and by what. */
export const showChange = (change: View['change']): Action => inView({ change });
export const groupChanges = (by: Grouping): Action => inView({ by });
/** Opens a structure (null: the list): its panel, the stop of its year, and the map fitted to its members. */
export const openStructure =
  (structure: StructureId | null): Action =>
  (state) => {
    const catalogue = state.catalogue.status === 'ready' ? state.catalogue.value : undefined;
    const record = structure && catalogue?.structureById.get(structure);
    const view: View = {
      ...state.view,
      structure,
      ...withoutOther('structures', state.view),
      document: null,
      only: false,
      area: null,
      statement: null,
    };
    if (!catalogue || !record) return { ...state, view };
    const stop = stopOf(catalogue.years, record.asOf);
    const there = stop ? setYear(stop)({ ...state, view }) : { ...state, view };
    const bbox = boundsOfMembers(catalogue, record);
    return bbox ? requestBounds(bbox)(there) : there;
  };
/** Closes the structure: places are coloured by role again, and its panel shows the list. */
export const leaveStructure = (): Action => withoutStructure;
/** Replaces the View: from a link, browser history or a host page. */
export const setView = (view: View): Action => inView(view);

/** Replaces the View by what the present link turned out to mean: nobody has gone anywhere. */
export const arriveAt =
  (view: View): Action =>
  (state) => ({ ...state, view, session: { ...state.session, arrivedAt: view } });

/** Stores the camera that the map reports. */
export const reportCamera = (at: View['at']): Action => inView({ at });

const request =
  (target: CameraRequest['target'], animate: boolean): Action =>
  (state) => ({
    ...state,
    session: { ...state.session, cameraRequest: { id: (state.session.cameraRequest?.id ?? 0) + 1, target, animate } },
  });
export const requestHome = (animate = true): Action => request('home', animate);
export const requestCamera = (camera: Camera, animate = true): Action => request({ camera }, animate);
/** Requests the camera of a link's `at`. */
export const requestAt = (at: View['at'], animate = true): Action =>
  at === null || at === 'home' ? requestHome(animate) : requestCamera(at, animate);
export const requestBounds = (bbox: BBox, animate = true): Action => request({ bbox }, animate);

export const hoverArea =
  (hovered: AreaId | null): Action =>
  (state) =>
    state.session.hovered === hovered ? state : { ...state, session: { ...state.session, hovered } };
/** Sets the link whose line the map emphasises while a list entry is hovered; null: none. */
export const pointLink =
  (pointedLink: StatementId | null): Action =>
  (state) =>
    state.session.pointedLink === pointedLink ? state : { ...state, session: { ...state.session, pointedLink } };
export const setMapState = (mapState: MapState): Action => inSession({ mapState });
export const setSheet = (sheet: SheetHeight): Action => inSession({ sheet });
export const foldLeft = (foldedLeft: boolean): Action => inSession({ foldedLeft });
/** Marks that the user has begun to search. */
export const startSearch = (): Action => (state) =>
  state.session.searching ? state : inSession({ searching: true })(state);
export const setUserDefaults = (userLanguage: Language, userTheme: ThemeName): Action =>
  inSession({ userLanguage, userTheme });
export const setLinkIssues = (linkIssues: readonly LinkIssue[]): Action => inSession({ linkIssues });
export const announce =
  (text: string): Action =>
  (state) => ({
    ...state,
    session: { ...state.session, announcement: { id: state.session.announcement.id + 1, text } },
  });

/** @param dropped what was left out, where the file is `partly` there. */
export const failFile =
  (file: string, reason: FailureReason, dropped?: readonly string[]): Action =>
  (state) => ({
    ...state,
    session: {
      ...state.session,
      failures: [
        ...state.session.failures.filter((failure) => failure.file !== file),
        { file, reason, ...(dropped && { dropped }) },
      ],
    },
  });
export const clearFailure =
  (file: string): Action =>
  (state) => ({
    ...state,
    session: { ...state.session, failures: state.session.failures.filter((failure) => failure.file !== file) },
  });

/** Selects the renderer of this window. It stays in the address, which survives a reload; shared links leave it out. */
export const chooseRenderer =
  (renderer: RendererChoice): Action =>
  (state) => {
    const { unknown } = shareable(state.view);
    const kept = renderer === 'auto' ? unknown : { ...unknown, [RENDERER_KEY]: renderer };
    return { ...state, view: { ...state.view, unknown: kept } };
  };

/** Names the file that the page waits for; null: it waits no longer. */
export const waitFor =
  (file: string | null): Action =>
  (state) =>
    state.session.waitingFor === file ? state : { ...state, session: { ...state.session, waitingFor: file } };

/** Offers a text for copying, in place of a file; null: no longer. */
export const offerText =
  (offered: OfferedText | null): Action =>
  (state) => ({ ...state, session: { ...state.session, offered } });

/** Has everything that did not load requested once more. */
export const tryAgain = (): Action => (state) => ({
  ...state,
  session: { ...state.session, tries: state.session.tries + 1 },
});

/** A newer build of the site is here. @param use has this window use it. */
export const offerNewer = (use: (() => void) | null): Action => inSession({ useNewer: use });

/** The app is gone: code outside of its parts has thrown. */
export const reportCrash = (): Action => (state) => ({
  ...state,
  session: { ...state.session, hasCrashed: true },
});

/** Names a part of the page whose code did not load, or why. */
export const missPart =
  (name: PartName, why: MissingReason, wasTried: boolean): Action =>
  (state) => {
    const others = state.session.missingParts.filter((part) => part.name !== name);
    const missingParts = [...others, { name, why, wasTried, isClosed: false }];
    return { ...state, session: { ...state.session, missingParts } };
  };

/** Does without a part whose code did not load. A panel is closed in the View too. */
export const closePart =
  (name: PartName): Action =>
  (state) => {
    const missingParts = state.session.missingParts.map((part) =>
      part.name === name ? { ...part, isClosed: true } : part,
    );
    const without = { ...state, session: { ...state.session, missingParts } };
    return state.view.panel === name ? setPanel(null)(without) : without;
  };

/** Names a part of the page whose code has thrown. */
export const breakPart =
  (name: PartName): Action =>
  (state) =>
    state.session.brokenParts.includes(name)
      ? state
      : { ...state, session: { ...state.session, brokenParts: [...state.session.brokenParts, name] } };

/** Has these parts rendered once more. */
export const mendParts =
  (names: readonly PartName[]): Action =>
  (state) => {
    const { session } = state;
    const brokenParts = session.brokenParts.filter((name) => !names.includes(name));
    const missingParts = session.missingParts.filter(({ name }) => !names.includes(name));
    return brokenParts.length + missingParts.length === session.brokenParts.length + session.missingParts.length
      ? state
      : { ...state, session: { ...session, brokenParts, missingParts } };
  };

export const receiveCatalogue =
  (catalogue: Catalogue): Action =>
  (state) => {
    const value: IndexedCatalogue = indexCatalogue(catalogue);
    return { ...state, catalogue: { status: 'ready', value } };
  };
export const failCatalogue =
  (file: string, reason: FailureReason): Action =>
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

/** Sets a facet of the filter; null or false clears it. */
export const setFilter = <Name extends Facet>(facet: Name, choice: Criteria[Name]): Action =>
  inView({ [facet]: choice });
export const clearFilters = (): Action => inView(NO_CRITERIA);

/** A group of places: all of a kind, or all with a role of a class. */
export type Group =
  | { readonly facet: 'kind'; readonly id: string }
  | { readonly facet: 'role'; readonly id: RoleClassId };

/**
 * Shows the places of a group on the map: filters by it, switches on the layers of its members and fits the map to
 * them. Where the year shown has none, the last year that has.
 *
 * @param criteria of the other facets.
 * @param panel that is open then.
 */
export const showGroup =
  ({ facet, id }: Group, criteria: Criteria, panel: PanelName): Action =>
  (before) => {
    const catalogue = catalogueOf(before);
    const year = yearOf(before);
    const wanted: Criteria = { ...criteria, [facet]: id };
    const closed = { area: null, statement: null, difference: null, only: false };
    const filtered = setPanel(panel)({ ...before, view: { ...before.view, ...closed, ...wanted } });
    if (!catalogue || !year) return filtered;
    const membersIn = (of: Year) => matchingAreas(catalogue, wanted, of);
    const shown = [year, ...[...catalogue.years].reverse()].find((of) => membersIn(of).length > 0) ?? year;
    const members = membersIn(shown);
    const needed = new Set(members.map(({ overlay }) => overlay));
    const layers = OVERLAYS.filter((name) => needed.has(name) || filtered.view.layers.includes(name));
    const there = setYear(shown)({ ...filtered, view: { ...filtered.view, ...wanted, layers } });
    const bbox = boundsOfAreas(catalogue, members);
    return bbox ? requestBounds(bbox)(there) : there;
  };
