/** The scale bar: a round distance and its length on the map, at the latitude of the camera's centre. Pure. */
import { WORLD_PX } from '#domain/geo/mercator.ts';
import type { Camera } from '#state/view.ts';

/** Web Mercator's sphere (EPSG:3857). */
const EQUATOR_METRES = 2 * Math.PI * 6_378_137;
/** Below this zoom a distance at the upper edge is twice that at the lower one: no bar would be true. */
const MIN_ZOOM = 4;
const STEPS = [5, 2, 1] as const;

export interface ScaleBar {
  readonly lengthPx: number;
  readonly metres: number;
}

/**
 * The longest bar of 1, 2 or 5 times a power of ten metres.
 *
 * @param maxPx its greatest length, CSS px.
 * @returns undefined on a map so small in scale that its scale differs within it.
 */
export function scaleBar({ lat, zoom }: Pick<Camera, 'lat' | 'zoom'>, maxPx: number): ScaleBar | undefined {
  if (zoom < MIN_ZOOM) return undefined;
  const metresPerPx = (EQUATOR_METRES * Math.cos((lat * Math.PI) / 180)) / (WORLD_PX * 2 ** zoom);
  const longest = metresPerPx * maxPx;
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = (STEPS.find((step) => step * power <= longest) ?? 1) * power;
  return { metres, lengthPx: metres / metresPerPx };
}

/** The distance in words: metres below a kilometre. */
export const scaleWords = ({ metres }: ScaleBar): readonly [key: 'map.scaleKm' | 'map.scaleM', number: number] =>
  metres < 1000 ? ['map.scaleM', metres] : ['map.scaleKm', metres / 1000];
