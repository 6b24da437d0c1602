/** The View: the state that a link carries. State that a link does not carry is in the Session. */

import type { ChangeKind } from '#domain/comparing/changes.ts';
import type { ColumnId } from '#domain/comparing/columns.ts';
import type {
  AreaId,
  DataVersion,
  DocumentId,
  IndustryId,
  RoleClassId,
  RowId,
  StoryId,
  StructureId,
  Year,
} from '#domain/model/ids.ts';
import type { EmbedPart, Interaction, Mode, ThemeName } from '#domain/vocabulary/display.ts';
import type { Manner } from '#domain/vocabulary/evidence.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import { DEFAULT_OVERLAYS, type Overlay } from '#domain/vocabulary/overlays.ts';
import type { PanelName } from './panels.ts';

/** Centre of the free part of the map (not of the window) in degrees WGS-84, and zoom for 512 px world tiles. */
export interface Camera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
}

/** Maximum of compared places: as many columns as fit a screen. */
export const COMPARE_MAX = 4;
/** The rows of the matrix; its columns are places. */
export const MATRIX_ROWS = ['industry', 'role'] as const;
export type MatrixRows = (typeof MATRIX_ROWS)[number];
/**
 * Readings of the matrix, as `sort` names them. The first is the default of a link without `sort`; `places` is the
 * matrix in another order.
 */
export const MATRIX_READINGS = ['groups', 'places', 'overlap', 'similarity', 'alone', 'gaps'] as const;
export type MatrixReading = (typeof MATRIX_READINGS)[number];

/** What the differences of two documents are listed by. */
export const GROUPINGS = ['place', 'industry'] as const;
export type Grouping = (typeof GROUPINGS)[number];
/** A cell of the matrix: its row is an industry or a class of roles. */
export interface CellAddress {
  readonly row: string;
  readonly area: AreaId;
}
/** Characters of `find`: more than anybody types into such a field. */
export const FIND_MAX = 80;

export interface View {
  /**
   * null: the user's own language and theme, or the latest year; a shared link does not force the sender's on others.
   */
  readonly lang: Language | null;
  readonly theme: ThemeName | null;
  readonly asof: Year | null;
  readonly area: AreaId | null;
  readonly statement: RowId | null;
  readonly layers: readonly Overlay[];
  // Filters: each excludes the places that do not match.
  /** An industry, or a group of industries: any of its members. */
  readonly industry: IndustryId | null;
  readonly role: RoleClassId | null;
  readonly kind: string | null;
  readonly standing: Manner | null;
  /** Only places of which a document gives a figure. */
  readonly figures: boolean;
  readonly panel: PanelName | null;
  /** The open document; the map shows the places that it names. */
  readonly document: DocumentId | null;
  /** Show only what the open document is the sole source of, also on the map. */
  readonly only: boolean;
  /** Compared places, in the order chosen. */
  readonly compare: readonly AreaId[];
  /** Two compared documents: from, to. */
  readonly difference: readonly [from: DocumentId, to: DocumentId] | null;
  /** The structure whose members the map shows. */
  readonly structure: StructureId | null;
  readonly matrix: MatrixRows | null;
  /** The opened cell of the matrix, whose statements stand beside it. */
  readonly cell: CellAddress | null;
  /** The table's sort column, with a leading minus for descending order. In the matrix: the reading that is shown. */
  readonly sort: string | null;
  /** The text that the table's rows contain; empty: all rows. */
  readonly find: string;
  /** The columns of the table, in its order; null: those that suit the language. */
  readonly columns: readonly ColumnId[] | null;
  /** Of two compared documents: the one kind of change that is listed, and by what. */
  readonly change: ChangeKind | null;
  readonly by: Grouping;
  /**
   * The camera. null: all of Shanghai, fitted to the free part of the screen, or the selected area; `home`: all of
   * Shanghai although an area elsewhere is selected.
   */
  readonly at: Camera | 'home' | null;
  readonly mode: Mode;
  /** The story that is presented, and its step: the step's id, or in a link its number; null: the first. */
  readonly story: StoryId | null;
  readonly step: string | null;
  /** The parts beside an embedded map; the other modes show all parts. */
  readonly show: readonly EmbedPart[];
  /** How an embedded map reacts to wheel and touch; in the other modes it is always `free`. */
  readonly interaction: Interaction;
  /** The published version of the data; null: the current data. */
  readonly data: DataVersion | null;
  /** Link keys that this version does not know; kept so that a link survives a round trip through an older build. */
  readonly unknown: Readonly<Record<string, string>>;
}

export const DEFAULT_VIEW: View = {
  lang: null,
  theme: null,
  asof: null,
  area: null,
  statement: null,
  layers: DEFAULT_OVERLAYS,
  industry: null,
  role: null,
  kind: null,
  standing: null,
  figures: false,
  panel: null,
  document: null,
  only: false,
  compare: [],
  difference: null,
  structure: null,
  matrix: null,
  cell: null,
  sort: null,
  find: '',
  columns: null,
  change: null,
  by: 'place',
  at: null,
  mode: 'explore',
  story: null,
  step: null,
  show: ['panel'],
  interaction: 'cooperative',
  data: null,
  unknown: {},
};

/**
 * What a change of a key does to the browser's history. `push`: something is opened, closed or exchanged, and Back
 * returns to what was there; `replace`: the present entry is shown otherwise. A change of several keys pushes if one of
 * them does. Every key of the View has its entry here: one that is forgotten does not compile.
 */
export type HistoryStep = 'push' | 'replace';
export const HISTORY_STEPS = {
  lang: 'replace',
  theme: 'replace',
  // A slider that is dragged, or plays, passes every year.
  asof: 'replace',
  area: 'push',
  statement: 'push',
  layers: 'replace',
  industry: 'replace',
  role: 'replace',
  kind: 'replace',
  standing: 'replace',
  figures: 'replace',
  panel: 'push',
  // In the filter a document is one of the facets.
  document: ({ panel }) => (panel === 'filter' ? 'replace' : 'push'),
  only: 'replace',
  compare: 'push',
  difference: 'push',
  structure: 'push',
  matrix: 'replace',
  cell: 'push',
  sort: 'replace',
  find: 'replace',
  columns: 'replace',
  change: 'replace',
  by: 'replace',
  at: 'replace',
  mode: 'push',
  story: 'push',
  step: 'push',
  show: 'replace',
  interaction: 'replace',
  // Other data are another page.
  data: 'push',
  unknown: 'replace',
} as const satisfies { readonly [Key in keyof View]: HistoryStep | ((after: View) => HistoryStep) };

/**
 * Degrees WGS-84; Web Mercator ends at ±85.05113° (EPSG:3857). At zoom -1 the world is 256 px wide, which fits a phone.
 */
export const CAMERA_RANGE = { lng: [-180, 180], lat: [-85, 85], zoom: [-1, 14] } as const;
