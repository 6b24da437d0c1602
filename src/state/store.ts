/** One store: the View, the Session, and what has been loaded. It changes only by the named actions of `actions.ts`. */
import { createStore } from 'zustand/vanilla';
import { reportBug } from '#data/report-bug.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, BBox, DocumentId, StatementId } from '#domain/model/ids.ts';
import type { DocumentEvidence, SearchTerms } from '#domain/model/schema.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import { FIRST_LANGUAGE, type Language } from '#domain/vocabulary/languages.ts';
import type { LinkIssue } from './url.ts';
import { type Camera, DEFAULT_VIEW, type View } from './view.ts';

/** A wish to move the map, apart from where the map reports to be. `id` grows, so the same wish can be made twice. */
export interface CameraRequest {
  readonly id: number;
  readonly target: { readonly camera: Camera } | { readonly bbox: BBox } | 'home';
  readonly animate: boolean;
}

export type Loadable<Value> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: Value }
  | { readonly status: 'failed'; readonly file: string; readonly reason: string };

export type MapState = 'poster' | 'live' | 'svg' | 'lost';
export const SHEET_HEIGHTS = ['low', 'middle', 'high'] as const;
export type SheetHeight = (typeof SHEET_HEIGHTS)[number];

/** What is true of this window alone and of no link. */
export interface Session {
  /** The reader's language and theme, used where the View names none. */
  readonly userLanguage: Language;
  readonly userTheme: ThemeName;
  readonly hovered: AreaId | null;
  /** The tie that a list points at. */
  readonly pointedLink: StatementId | null;
  readonly cameraRequest: CameraRequest | null;
  readonly mapState: MapState;
  readonly sheet: SheetHeight;
  readonly foldedLeft: boolean;
  /** Someone searches: readings and texts are wanted now. */
  readonly searching: boolean;
  readonly linkIssues: readonly LinkIssue[];
  /** Data files that failed, by name; shown with a way to try again. */
  readonly failures: readonly { readonly file: string; readonly reason: string }[];
  /** Spoken by the live region: what just happened, for those who do not see it. */
  readonly announcement: string;
}

export interface State {
  readonly view: View;
  readonly session: Session;
  readonly catalogue: Loadable<IndexedCatalogue>;
  readonly evidence: ReadonlyMap<DocumentId, DocumentEvidence>;
  /** How Chinese names are read; null until someone searches and they have come. */
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
    searching: false,
    linkIssues: [],
    failures: [],
    announcement: '',
  },
  catalogue: { status: 'loading' },
  evidence: new Map(),
  searchTerms: null,
};

/** A store of its own for each caller, so that tests and several maps on a page do not share state. */
export function createMapStore(initial: Partial<State> = {}) {
  const store = createStore<State>(() => ({ ...INITIAL_STATE, ...initial }));
  return {
    ...store,
    dispatch: (action: Action) => store.setState(action),
    /** As zustand's, but a listener that throws stops no other: its error is reported, and the next one is called. */
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
