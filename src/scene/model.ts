/**
 * The Scene: what is on the map, as plain data, before anyone has drawn it. MapLibre GL and SVG each draw the same Scene, so the two
 * pictures can only differ in pixels. Coordinates are [longitude, latitude] in degrees WGS-84; boxes are west, south, east, north.
 *
 * A layer says which features it takes by simple equality on their properties, never by a function, so that one renderer
 * can turn it into a filter expression and the other into `Array.filter`.
 */
import type { AreaId, BBox, LngLat, Year } from '#domain/model/ids.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import type { Colour, SurfaceToken, Tone } from './tokens.ts';

/** The geometry files the build publishes; each renderer loads them by URL. */
export const GEOMETRY = ['base', 'world', 'areas', 'arcs'] as const;
/** The name of one geometry file. */
export type GeometryName = (typeof GEOMETRY)[number];

/** The features that a layer takes: those whose properties equal all that are named. */
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
  /** There is nothing of it inside this box: a view that lies within needs neither layer nor source. */
  readonly outside?: BBox;
  /** Features answer to hover and click. */
  readonly interactive?: boolean;
  /** Only features whose `asOf` is not after the year shown. */
  readonly untilYear?: boolean;
  /** Only features that run from or to the selected place. */
  readonly ofSelection?: boolean;
  /** Only members of the structure shown. */
  readonly ofMembers?: boolean;
}
/** Polygons. Opacities are from 0 to 1. */
export interface FillLayer extends LayerBase {
  readonly type: 'fill';
  readonly colour: SurfaceToken | 'tone';
  readonly opacity: number;
  /** Mixed with this colour at the layer's opacity and drawn opaque: one layer instead of a ground and a wash. */
  readonly over?: SurfaceToken;
  /** Opacity over places of which nothing is stated, where it differs: an outline over a coloured district stays clear. */
  readonly notStatedOpacity?: number;
  /** Draw the "not stated" dots over features of that tone. */
  readonly dots?: boolean;
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
/** Points, which keep their size at every zoom. */
export interface PointLayer extends LayerBase {
  readonly type: 'point';
  readonly colour: 'tone-edge' | SurfaceToken;
  readonly radiusPx: number;
  readonly hollow: boolean;
}
/** A layer: some features of one geometry file, drawn one way. */
export type SceneLayer = FillLayer | LineLayer | PointLayer;

/** The name of an area on the map, before it is known whether there is room for it. */
export interface SceneLabel {
  readonly id: AreaId;
  readonly text: string;
  readonly at: LngLat;
  /** 1 is the most important; labels of a lower number are placed first. */
  readonly rank: number;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** `centre`: the text stands on the point; `beside`: the point has a mark of its own and the text stands next to it. */
  readonly anchor: 'centre' | 'beside';
  /** Places within of which only this much is known: they have no mark of their own and are counted here. */
  readonly grouped?: number;
  /** Other places at the same point: they share this mark and this name, and the panel leads to each. */
  readonly also?: readonly AreaId[];
  /** Its column in the comparison, from 1. */
  readonly order?: number;
}

/** All that is on the map of one View. */
export interface Scene {
  readonly language: EvidenceLanguage;
  readonly year: Year;
  /** Bottom to top. */
  readonly layers: readonly SceneLayer[];
  readonly labels: readonly SceneLabel[];
  /** Meaning of each place's colour as of the year, or of the difference shown; a place that is absent is `plain`. */
  readonly tones: Readonly<Record<string, Tone>>;
  /** Where nothing is stated of the year: the class last stated before, which only the dots show. */
  readonly lastTones: Readonly<Record<string, Tone>>;
  /** Places that a filter leaves aside; they stay faintly visible for orientation. */
  readonly faint: Readonly<Record<string, true>>;
  readonly selected: AreaId | null;
  /** Places set side by side, in their order; they are outlined, and their names numbered. */
  readonly compared: readonly AreaId[];
}
