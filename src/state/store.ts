/** The store: View, Session, and loaded data. It is changed only by the actions of `actions.ts`. */
import { createStore } from 'zustand/vanilla';
import type { FileFailure } from '#data/failure.ts';
import { reportBug } from '#data/report-bug.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, BBox, DocumentId, StatementId } from '#domain/model/ids.ts';
import type { DocumentEvidence, SearchTerms } from '#domain/model/schema.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import { FIRST_LANGUAGE, type Language } from '#domain/vocabulary/languages.ts';
import type { LinkIssue } from './url.ts';
import { type Camera, DEFAULT_VIEW, type View } from './view.ts';

/** A requested camera, separate from the reported one. `id` increases, so that the same request can be repeated. */
export interface CameraRequest {
  readonly id: number;
  readonly target: { readonly camera: Camera } | { readonly bbox: BBox } | 'home';
  readonly animate: boolean;
}

export type Loadable<Value> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: Value }
  | (FileFailure & { readonly status: 'failed' });

export type MapState = 'poster' | 'live' | 'svg' | 'lost';
export const SHEET_HEIGHTS = ['low', 'middle', 'high'] as const;
export type SheetHeight = (typeof SHEET_HEIGHTS)[number];

/** State of this window that a link does not carry. */
export interface Session {
  /** The user's language and theme, used where the View has none. */
  readonly userLanguage: Language;
  readonly userTheme: ThemeName;
  readonly hovered: AreaId | null;
  /** The link that a hovered list entry points at. */
  readonly pointedLink: StatementId | null;
  readonly cameraRequest: CameraRequest | null;
  readonly mapState: MapState;
  readonly sheet: SheetHeight;
  readonly foldedLeft: boolean;
  /** Where a window has one column: search, tools and legend are in front of the open place or panel. */
  readonly isColumnInFront: boolean;
  /** The user has begun to search: readings and texts are loaded. */
  readonly searching: boolean;
  readonly linkIssues: readonly LinkIssue[];
  /** The View that the present link turned out to mean, such as the place of its statement: no step in the history. */
  readonly arrivedAt: View | null;
  /** Data files that failed to load, by name; shown with a retry button. */
  readonly failures: readonly FileFailure[];
  /** The data file that the page has been waiting for too long; it may still come. */
  readonly waitingFor: string | null;
  /** Code of the app did not load, because the site was published anew or the network is gone. */
  readonly isCodeMissing: boolean;
  /** The text of the live region for screen readers. */
  readonly announcement: string;
}

export interface State {
  readonly view: View;
  readonly session: Session;
  readonly catalogue: Loadable<IndexedCatalogue>;
  readonly evidence: ReadonlyMap<DocumentId, DocumentEvidence>;
  /** The readings (pinyin) of Chinese names; null until a search has loaded them. */
  readonly searchTerms: SearchTerms | null;
}

export type Action = (state: State) => State;

export const INITIAL_STATE: State = {
  view: DEFAULT_VIEW,
  session: {
    userLanguage: FIRST_LANGUAGE,
    userTheme: 'light',
    hovered: null,
    pointedLink: null,
    cameraRequest: null,
    mapState: 'poster',
    sheet: 'low',
    foldedLeft: false,
    isColumnInFront: false,
    searching: false,
    linkIssues: [],
    arrivedAt: null,
    failures: [],
    waitingFor: null,
    isCodeMissing: false,
    announcement: '',
  },
  catalogue: { status: 'loading' },
  evidence: new Map(),
  searchTerms: null,
};

/** Creates an independent store, so that tests and several maps on a page share no state. */
export function createMapStore(initial: Partial<State> = {}) {
  const store = createStore<State>(() => ({ ...INITIAL_STATE, ...initial }));
  return {
    ...store,
    dispatch: (action: Action) => store.setState(action),
    /** Like zustand's, but an error in a listener is reported and the other listeners are still called. */
    subscribe: (listener: (state: State, previous: State) => void) =>
      store.subscribe((state, previous) => {
        try {
          listener(state, previous);
        } catch (error) {
          reportBug(error);
        }
      }),
  };
}
export type MapStore = ReturnType<typeof createMapStore>;
