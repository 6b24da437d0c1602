/** The View: everything about the map that a link carries. What a link does not carry is in the Session. */
import type {
  AreaId,
  DataVersion,
  DocumentId,
  IndustryId,
  RoleClassId,
  RowId,
  StructureId,
  Year,
} from '#domain/model/ids.ts';
import type { EmbedPart, Interaction, Mode, ThemeName } from '#domain/vocabulary/display.ts';
import type { Standing } from '#domain/vocabulary/evidence.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import { DEFAULT_OVERLAYS, type Overlay } from '#domain/vocabulary/overlays.ts';
import type { PanelName } from './panels.ts';

/** Centre of the free part of the map (not of the window) in degrees WGS-84, and zoom for 512 px world tiles. */
export interface Camera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
}

/** Places set side by side: as many as a screen holds. */
export const COMPARE_MAX = 4;
/** What a matrix has in its rows, against places. */
export const MATRIX_ROWS = ['industry', 'role'] as const;
export type MatrixRows = (typeof MATRIX_ROWS)[number];

export interface View {
  /** null: the reader's own language, theme, or the latest year; so such a link stays right for the next reader. */
  readonly lang: Language | null;
  readonly theme: ThemeName | null;
  readonly asof: Year | null;
  readonly area: AreaId | null;
  readonly statement: RowId | null;
  readonly layers: readonly Overlay[];
  /** Filters; each leaves the places aside that do not have it. */
  /** An industry, or a group of them: any of its members. */
  readonly industry: IndustryId | null;
  readonly role: RoleClassId | null;
  readonly kind: string | null;
  readonly standing: Standing | null;
  /** Only places of which a document gives a figure. */
  readonly figures: boolean;
  readonly panel: PanelName | null;
  /** The document that is read; the map keeps to the places it speaks of. */
  readonly document: DocumentId | null;
  /** Of the document that is read: only what no other document says, also on the map. */
  readonly only: boolean;
  /** Places set side by side, in the order chosen. */
  readonly compare: readonly AreaId[];
  /** Two documents set against each other: from, to. */
  readonly difference: readonly [from: DocumentId, to: DocumentId] | null;
  /** The formula whose members the map shows. */
  readonly structure: StructureId | null;
  readonly matrix: MatrixRows | null;
  /** The table's order: a column, with a minus before it for descending. In the matrix: which reading of it is shown. */
  readonly sort: string | null;
  /**
   * Where the map looks. null: all of Shanghai, fitted to the free part of the screen, or wherever the selected area is
   * seen; `home`: all of Shanghai beside an area that lies elsewhere.
   */
  readonly at: Camera | 'home' | null;
  readonly mode: Mode;
  /** What stands beside the map where it is embedded; the other modes have a place for everything. */
  readonly show: readonly EmbedPart[];
  /** How an embedded map answers to wheel and touch; in the other modes it is always free. */
  readonly interaction: Interaction;
  /** The published version of the data that is shown for good; null: the present data. */
  readonly data: DataVersion | null;
  /** Keys of links that this version does not know; kept so that a link survives a round trip through an older build. */
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
  sort: null,
  at: null,
  mode: 'explore',
  show: ['panel'],
  interaction: 'cooperative',
  data: null,
  unknown: {},
};

/** Web Mercator is cut where it becomes a square (EPSG:3857: ±85.05113°). At zoom -1 the world is 256 px wide: a phone holds it. */
export const CAMERA_RANGE = { lng: [-180, 180], lat: [-85, 85], zoom: [-1, 14] } as const;
