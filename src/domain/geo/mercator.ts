/**
 * Web Mercator (EPSG:3857) as MapLibre uses it: the world is a square of 512 px at zoom 0, origin at its north-west
 * corner. Equations 7-1 and 7-2 of Snyder, Map Projections: A Working Manual (USGS 1395), on a sphere.
 */
import type { LngLat } from '../model/ids.ts';

/** Side of the world square at zoom 0, CSS px. */
export const WORLD_PX = 512;
const DEGREES = Math.PI / 180;

/** A position in fractions of the world square: x east, y south, both 0 to 1. */
export interface WorldPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * Longitude and latitude (degrees WGS-84) to world fractions. The poles go to infinity; callers stay within ±85.05°.
 */
export function toWorld([lng, lat]: LngLat): WorldPoint {
  return { x: lng / 360 + 0.5, y: 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * DEGREES) / 2)) / (2 * Math.PI) };
}

/** Inverse of `toWorld`. */
export function fromWorld({ x, y }: WorldPoint): LngLat {
  return [(x - 0.5) * 360, (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) / DEGREES];
}

/** Longitude in degrees, brought into [-180, 180). */
export const wrapLng = (lng: number): number => ((((lng + 180) % 360) + 360) % 360) - 180;
