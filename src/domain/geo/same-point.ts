/** Places that stand at one point of the map: two marks there would be one mark, of which only the upper can be chosen. */
import type { AreaId, LngLat } from '../model/ids.ts';

/** Nearer than this two marks cannot be told apart at any zoom that the outlines are good for (a pixel is 38 m at zoom 12). */
export const SAME_POINT_METRES = 50;

const METRES_PER_DEGREE = 111_195;

/** Equirectangular distance on a sphere of 6 371 km: exact enough over the few metres that matter here. */
export function isSamePoint([lngA, latA]: LngLat, [lngB, latB]: LngLat): boolean {
  // Most pairs are far apart, and told so without a cosine.
  if (Math.abs(latA - latB) * METRES_PER_DEGREE > SAME_POINT_METRES) return false;
  const squeeze = Math.cos((latA * Math.PI) / 180);
  return METRES_PER_DEGREE * Math.hypot((lngA - lngB) * squeeze, latA - latB) <= SAME_POINT_METRES;
}

/** Points that are the same lie in one band of latitude or in two that touch: whoever looks for pairs among many looks there alone. */
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
