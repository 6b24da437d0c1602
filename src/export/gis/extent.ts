/** The positions of a shape, and how far they reach. */
import type { Position } from 'geojson';
import type { Shape } from './layers.ts';

/** West, south, east, north; degrees WGS-84. */
export type Extent = readonly [west: number, south: number, east: number, north: number];

export const positionsOf = ({ type, coordinates }: Shape): readonly Position[] =>
  type === 'Point' ? [coordinates] : type === 'MultiLineString' ? coordinates.flat() : coordinates.flat(2);

/** The extent of all positions; undefined where there are none. */
export function extentOf(positions: readonly Position[]): Extent | undefined {
  if (positions.length === 0) return undefined;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng = 0, lat = 0] of positions) {
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}
