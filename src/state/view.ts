/** The View: everything about the map that a link carries. What a link does not carry is in the Session. */
import type { AreaId, DocumentId, IndustryId, StatementId, Year } from '#domain/ids.ts';
import { DEFAULT_OVERLAYS, type Language, type Mode, type Overlay, type ThemeName } from '#domain/layers.ts';

/** Centre of the free part of the map (not of the window) in degrees WGS-84, and zoom for 512 px world tiles. */
export interface Camera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
}

export const PANELS = ['layers', 'about', 'documents'] as const;
export type PanelName = (typeof PANELS)[number];

export interface View {
  /** null: the reader's own language, theme, or the latest year; so such a link stays right for the next reader. */
  readonly lang: Language | null;
  readonly theme: ThemeName | null;
  readonly asof: Year | null;
  readonly area: AreaId | null;
  readonly statement: StatementId | null;
  readonly layers: readonly Overlay[];
  readonly industry: IndustryId | null;
  readonly panel: PanelName | null;
  /** The document that is read; the map keeps to the places it speaks of. */
  readonly document: DocumentId | null;
  /** null: the whole of Shanghai, fitted to the free part of the screen. */
  readonly at: Camera | null;
  readonly mode: Mode;
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
  panel: null,
  document: null,
  at: null,
  mode: 'explore',
  unknown: {},
};

/** Web Mercator is cut where it becomes a square (EPSG:3857: ±85.05113°). At zoom -1 the world is 256 px wide: a phone holds it. */
export const CAMERA_RANGE = { lng: [-180, 180], lat: [-85, 85], zoom: [-1, 14] } as const;
