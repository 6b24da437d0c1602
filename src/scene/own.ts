/**
 * Layers of the user's own, as both renderers draw them: over the places of the documents, and under the names. What is
 * in them is the workbench's; this is only what is seen.
 */
import type { FeatureCollection } from 'geojson';
import type { LngLat } from '#domain/model/ids.ts';

/** What of a shape is painted: the area of a polygon, a line or an outline, that of a proposal, a point. */
export const OWN_PARTS = ['fill', 'line', 'dashed', 'point'] as const;
export type OwnPart = (typeof OWN_PARTS)[number];

/** All that the SVG map draws of one part in one colour. */
export interface OwnPath {
  readonly part: OwnPart;
  /** Index of the colour. */
  readonly colour: number;
  /** Path data in path units (`units.ts`); a point is a line of no length. */
  readonly d: string;
}

export interface OwnDrawing {
  readonly id: string;
  /** 0 to 1. */
  readonly opacity: number;
  /** `#rrggbb`; a feature names its own by index. */
  readonly colours: readonly string[];
  /** Drawn over everything else of its kind: what the pointer is on, or what is open. */
  readonly isMark?: boolean;
  /** Its colours mean something, and are painted stronger than one that only shows where something is. */
  readonly isClassed?: boolean;
  /**
   * GeoJSON in degrees WGS-84 for the GL map, or an address that its worker reads it from. Its features have the index
   * of their colour as the property `c`, and proposals `p`.
   */
  readonly data: string | FeatureCollection;
  readonly parts: readonly OwnPart[];
  /** For the SVG map; of many features perhaps not all. */
  readonly paths: readonly OwnPath[];
}

/** The own layers of a map, and who answers for them. */
export interface OwnOnMap {
  /** From the lowest to the topmost. */
  readonly drawings: readonly OwnDrawing[];
  /** The pointer is there; null: on none of the map. @param reach degrees of longitude within which a point is hit. */
  readonly point: (at: LngLat | null, reach: number) => void;
  /** A click. Resolves to whether it hit something of these layers, which then is not a click on a place. */
  readonly press: (at: LngLat, reach: number) => Promise<boolean>;
}

/** CSS px, and shares of a layer's opacity. A proposal's outline has so many px of line and of gap. */
export const OWN = {
  pointPx: 4,
  pointRimPx: 1,
  linePx: 2,
  dashPx: [7, 5],
  markPx: 3.5,
  markPointPx: 7,
  fillOpacity: 0.4,
} as const;
/** Round points, in either theme: a dark rim leaves the dark colours no edge on the dark map's places. */
export const OWN_RIM = '#ffffff';
const CLASSED_FILL_OPACITY = 0.85;
/** Of areas, as a share of the layer's. */
export const fillOpacityOf = ({ isClassed = false }: Pick<OwnDrawing, 'isClassed'>): number =>
  isClassed ? CLASSED_FILL_OPACITY : OWN.fillOpacity;
