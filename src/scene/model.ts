/**
 * The Scene: what is on the map, as plain data. Both renderers draw the same Scene, so they can differ only in pixels.
 * Coordinates are [longitude, latitude] in degrees WGS-84; boxes are west, south, east, north.
 *
 * A layer selects its features by equality on their properties and never by a function, so that one renderer can turn
 * the selection into a filter expression and the other into `Array.filter`.
 */
import type { AreaId, BBox, LngLat, Year } from '#domain/model/ids.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import type { Colour, SurfaceToken, Tone } from './tokens.ts';

/** The geometry files the build publishes; each renderer loads them by URL. */
export const GEOMETRY = ['base', 'world', 'areas', 'arcs'] as const;
/** The name of one geometry file. */
export type GeometryName = (typeof GEOMETRY)[number];

/** Selects the features whose properties equal all of these. */
export interface Where {
  readonly overlay?: string;
  readonly part?: string;
  readonly shape?: 'polygon' | 'line' | 'point';
  readonly precision?: string;
  readonly dashed?: boolean;
  readonly standing?: string;
  readonly tie?: string;
  readonly kind?: string;
  readonly drawn?: boolean;
}

interface LayerBase {
  readonly id: string;
  readonly source: GeometryName;
  readonly where: Where;
  /** Shown from this zoom (inclusive) to this one (exclusive). */
  readonly minZoom?: number;
  readonly maxZoom?: number;
  /** The layer has no features inside this box: a viewport within it needs neither layer nor source. */
  readonly outside?: BBox;
  /** Features are hit-tested for hover and click. */
  readonly interactive?: boolean;
  /** Only features whose `asOf` is not after the year shown. */
  readonly untilYear?: boolean;
  /** Only features that run from or to the selected place. */
  readonly ofSelection?: boolean;
  /** Only members of the displayed structure. */
  readonly ofMembers?: boolean;
  /** Only places that the filter finds. */
  readonly ofMatches?: boolean;
  /** Only these places. */
  readonly ids?: readonly AreaId[];
}
/** Polygons. Opacities are from 0 to 1. */
export interface FillLayer extends LayerBase {
  readonly type: 'fill';
  readonly colour: SurfaceToken | 'tone';
  readonly opacity: number;
  /**
   * Mixed with this colour at the layer's opacity and drawn opaque: one layer instead of an opaque and a translucent
   * one.
   */
  readonly over?: SurfaceToken;
  /**
   * Opacity for places of which nothing is stated, where it differs: it keeps a coloured district visible under an
   * outline.
   */
  readonly notStatedOpacity?: number;
  /** Draw the "not stated" dots over features of that tone. */
  readonly dots?: boolean;
  /** Draw stripes over features whose role is planned. */
  readonly stripes?: boolean;
  /** Hatch the features instead of filling them. */
  readonly hatch?: boolean;
}
/** Lines, and outlines of polygons. */
export interface LineLayer extends LayerBase {
  readonly type: 'line';
  readonly colour: Colour | 'tone-edge';
  readonly widthPx: number;
  readonly opacity?: number;
  /** Lengths in multiples of the width, as the style spec has it. */
  readonly dash?: readonly number[];
}
/** Points; their size does not depend on the zoom. */
export interface PointLayer extends LayerBase {
  readonly type: 'point';
  readonly colour: 'tone-edge' | SurfaceToken;
  readonly radiusPx: number;
  readonly hollow: boolean;
}
/** Some features of one geometry file, drawn in one way. */
export type SceneLayer = FillLayer | LineLayer | PointLayer;

/** The name of an area on the map, before placement. */
export interface SceneLabel {
  readonly id: AreaId;
  readonly text: string;
  /** A shorter form of the name, for where not every name has room. */
  readonly short?: string;
  readonly at: LngLat;
  /** 1 is the most important; labels of a lower number are placed first. */
  readonly rank: number;
  readonly minZoom: number;
  readonly maxZoom: number;
  /**
   * `centre`: the text is centred on the point; `beside`: the point has a mark of its own and the text is placed next
   * to it; `centre-or-leader`: centred, or where there is no room at the end of a line.
   */
  readonly anchor: 'centre' | 'centre-or-leader' | 'beside';
  /**
   * With `centre-or-leader`: half the height of the ellipse that the name must fit into to stand on its point, in
   * degrees of longitude (`Area.room`); absent: no limit.
   */
  readonly room?: number;
  /** Number of places that are only known to lie in this one: they have no mark of their own. */
  readonly grouped?: number;
  /** Other places at the same point: they share this mark and label, and the panel links to each. */
  readonly also?: readonly AreaId[];
  /** Its column in the comparison, from 1. */
  readonly order?: number;
}

/** Everything on the map of one View. */
export interface Scene {
  readonly language: EvidenceLanguage;
  readonly year: Year;
  /** Bottom to top. */
  readonly layers: readonly SceneLayer[];
  readonly labels: readonly SceneLabel[];
  /** What each place's colour means, as of the year or in the comparison shown; a place that is absent is `plain`. */
  readonly tones: Readonly<Record<string, Tone>>;
  /** Where nothing is stated for the year: the class last stated before, which only the dots show. */
  readonly lastTones: Readonly<Record<string, Tone>>;
  /** Outlines whose colour is that of a role that is to be, and not yet so. */
  readonly planned: Readonly<Record<string, true>>;
  /** Places that the filter excludes; they stay faintly visible for orientation. */
  readonly faint: Readonly<Record<string, true>>;
  /**
   * Places that documents first name after the year, each with that year: drawn as faint as what a filter excludes.
   */
  readonly later: Readonly<Record<string, Year>>;
  /** Places that the filter finds, of the overlays that are on; none while there is no filter. */
  readonly matches: Readonly<Record<string, true>>;
  readonly selected: AreaId | null;
  /** Compared places, in order; they are outlined, and their labels numbered. */
  readonly compared: readonly AreaId[];
}
