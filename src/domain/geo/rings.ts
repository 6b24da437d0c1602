/** Plane geometry of positions, [longitude, latitude] in degrees WGS-84: no great circles, and no antimeridian. */
import type { Position } from 'geojson';

/**
 * Twice the area that a ring encloses, square degrees (shoelace method): positive where it runs counter-clockwise.
 *
 * @param ring open or closed.
 */
export function signedArea(ring: readonly Readonly<Position>[]): number {
  let sum = 0;
  let [x, y] = ring.at(-1) ?? [];
  for (const [nextX = 0, nextY = 0] of ring) {
    sum += (x ?? 0) * nextY - nextX * (y ?? 0);
    [x, y] = [nextX, nextY];
  }
  return sum;
}

/**
 * Whether rings enclose a position, by the number of crossings of a ray to the east: what a hole encloses is outside.
 *
 * @param rings of one polygon, open or closed, wound in any way.
 */
export function isInside([lng = 0, lat = 0]: Readonly<Position>, rings: readonly (readonly Position[])[]): boolean {
  let inside = false;
  for (const ring of rings) {
    let [fromX = 0, fromY = 0] = ring.at(-1) ?? [];
    for (const [x = 0, y = 0] of ring) {
      if (y > lat !== fromY > lat && lng < ((fromX - x) * (lat - y)) / (fromY - y) + x) inside = !inside;
      [fromX, fromY] = [x, y];
    }
  }
  return inside;
}

export type Extent = readonly [west: number, south: number, east: number, north: number];

/** The extent of all positions; undefined where there are none. */
export function extentOf(positions: Iterable<Readonly<Position>>): Extent | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng = 0, lat = 0] of positions) {
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return west <= east ? [west, south, east, north] : undefined;
}
