/**
 * Units of path data: world pixels at a reference zoom, from an origin near Shanghai, so that numbers stay short. The
 * SVG map draws in them, and a worker that prepares shapes for it writes them.
 */
import { toWorld, WORLD_PX } from '#domain/geo/mercator.ts';
import type { LngLat } from '#domain/model/ids.ts';

/** Path units are world pixels at this zoom: at zoom 9, that of the home view, one unit is half a pixel. */
export const REFERENCE_ZOOM = 10;
const SCALE = WORLD_PX * 2 ** REFERENCE_ZOOM;
const ORIGIN = toWorld([121.47, 31.23]);

/** Longitude and latitude (degrees WGS-84) to path units, x east and y south. */
export function toUnits(lngLat: LngLat): { readonly x: number; readonly y: number } {
  const point = toWorld(lngLat);
  return { x: (point.x - ORIGIN.x) * SCALE, y: (point.y - ORIGIN.y) * SCALE };
}
