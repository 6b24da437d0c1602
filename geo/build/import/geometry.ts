/** The form of shapes between all steps of the import: WGS-84, longitude before latitude, degrees; rings closed. */
import type { Feature, FeatureCollection, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';

export type LngLat = readonly [lng: number, lat: number];
export type Ring = readonly LngLat[];
export type Parts = readonly (readonly Ring[])[];
export type Areal = Polygon | MultiPolygon;
export type Drawn = Areal | LineString | MultiLineString | Point;

/** A cell of the mosaic: a piece of land that belongs to one place at the lowest level. */
export type Cell = Feature<Areal, { readonly id: string }>;
export type Cells = FeatureCollection<Areal, { readonly id: string }>;

/** Metres per degree of latitude on the sphere of radius 6 371 008.8 m (IUGG mean radius, as in Turf). */
export const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

// Casts: a position is any number of numbers to GeoJSON, and can be changed. Those of the packages have two.
export const partsOf = (geometry: Areal): Parts =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as unknown as Parts;

export const multiPolygon = (parts: Parts): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: parts as unknown as MultiPolygon['coordinates'],
});

export const cell = (id: string, parts: Parts): Cell => ({
  type: 'Feature',
  properties: { id },
  geometry: multiPolygon(parts),
});

export const collection = (features: readonly Cell[]): Cells => ({
  type: 'FeatureCollection',
  features: [...features],
});

/** @param ring any ring, open or closed. @returns the ring with its first position repeated at the end. */
export function closed(ring: Ring): Ring {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last) return ring;
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
}

/** West, south, east, north of a ring in degrees. */
export function boundsOf(ring: Ring): readonly [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of ring) {
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}
