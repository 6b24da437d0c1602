/** Places at the same point of the map: their marks overlap completely, so that only the topmost could be clicked. */
import type { AreaId, LngLat } from '../model/ids.ts';

/**
 * Marks closer than this cannot be told apart at any zoom that the outlines are accurate enough for (a pixel is 38 m at
 * zoom 12).
 */
export const SAME_POINT_METRES = 50;

const METRES_PER_DEGREE = 111_195;

/** Equirectangular distance on a sphere of 6 371 km: accurate enough over a few metres. */
export function isSamePoint([lngA, latA]: LngLat, [lngB, latB]: LngLat): boolean {
  // Most pairs are far apart in latitude, so this skips the cosine for them.
  if (Math.abs(latA - latB) * METRES_PER_DEGREE > SAME_POINT_METRES) return false;
  const squeeze = Math.cos((latA * Math.PI) / 180);
  return METRES_PER_DEGREE * Math.hypot((lngA - lngB) * squeeze, latA - latB) <= SAME_POINT_METRES;
}

/**
 * Index of a point's latitude band. Coinciding points lie in the same band or in adjacent ones, so a search for pairs
 * among many points compares only those.
 */
export const bandOf = ([, lat]: LngLat): number => Math.floor((lat * METRES_PER_DEGREE) / SAME_POINT_METRES);

interface Pointed {
  readonly id: AreaId;
  readonly point: LngLat | null;
}

/** The other places at the point of a place, in the order given; none for a place without a point. */
export function alsoAt<Place extends Pointed>(places: readonly Place[], { id, point }: Pointed): Place[] {
  return point
    ? places.filter((place) => place.id !== id && place.point !== null && isSamePoint(place.point, point))
    : [];
}
