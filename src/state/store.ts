/** The store: View, Session, and loaded data. It is changed only by the actions of `actions.ts`. */
import { createStore } from 'zustand/vanilla';
import type { MissingReason } from '#data/deployment.ts';
import type { FileFailure } from '#data/failure.ts';
import { reportBug } from '#data/report-bug.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, BBox, DocumentId, StatementId } from '#domain/model/ids.ts';
import type { DocumentEvidence, SearchTerms } from '#domain/model/schema.ts';
import type { Story } from '#domain/story/story.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import { FIRST_LANGUAGE, type Language } from '#domain/vocabulary/languages.ts';
import type { PartName } from './panels.ts';
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

/** A part of the page whose code did not load. */
export interface MissingPart {
  readonly name: PartName;
  readonly why: MissingReason;
  /** It did not load when it was tried again either. */
  readonly wasTried: boolean;
  /** The user does without it. */
  readonly isClosed: boolean;
}

/** A file that may not have been saved, as text. */
export interface OfferedText {
  readonly name: string;
  readonly text: string;
  /** It is known that the browser has not saved it. */
  readonly isRefused: boolean;
}

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
  /** The View from which the presentation was begun, to which leaving it leads back; null: a link began with it. */
  readonly cameFrom: View | null;
  /** Data files that failed to load, by name; shown with a retry button. */
  readonly failures: readonly FileFailure[];
  /** How often the user has had all of them tried again. */
  readonly tries: number;
  /** The data file that the page has been waiting for too long; it may still come. */
  readonly waitingFor: string | null;
  /** Has this window use a newer build of the site, which is here and waits; null: there is none. */
  readonly useNewer: (() => void) | null;
  /** Code of the whole app has thrown where no part could be told, and the app is gone. */
  readonly hasCrashed: boolean;
  /** Parts of the page whose code has thrown. */
  readonly brokenParts: readonly PartName[];
  /** Parts of the page whose code did not load. */
  readonly missingParts: readonly MissingPart[];
  readonly offered: OfferedText | null;
  /** The text of the live region for screen readers. `id` increases, so that the same text is announced again. */
  readonly announcement: { readonly id: number; readonly text: string };
}

export interface State {
  readonly view: View;
  readonly session: Session;
  readonly catalogue: Loadable<IndexedCatalogue>;
  readonly evidence: ReadonlyMap<DocumentId, DocumentEvidence>;
  /** The readings (pinyin) of Chinese names; null until a search has loaded them. */
  readonly searchTerms: SearchTerms | null;
  /** The story that was loaded last; whether it is shown says the View. */
  readonly story: Story | null;
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
    cameFrom: null,
    failures: [],
    tries: 0,
    waitingFor: null,
    useNewer: null,
    hasCrashed: false,
    brokenParts: [],
    missingParts: [],
    offered: null,
    announcement: { id: 0, text: '' },
  },
  catalogue: { status: 'loading' },
  evidence: new Map(),
  searchTerms: null,
  story: null,
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
