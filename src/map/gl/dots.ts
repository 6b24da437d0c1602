/** The "not stated" dots as an image for `fill-pattern`; the SVG renderer draws the same tile as a pattern. */
import { paintOf, type Theme, type Tone } from '#scene/tokens.ts';
import { DOTS_PREFIX } from './style.ts';

const TILE_PX = 12;
const DOT_RADIUS_PX = 0.8;
const PIXEL_RATIO = 2;

/** A tile of two dots, RGBA. Drawn by arithmetic, not on a canvas, so that it is the same everywhere. */
export function dotsImage(theme: Theme, id: string): { data: { width: number; height: number; data: Uint8Array }; pixelRatio: number } {
  const tone = id.slice(DOTS_PREFIX.length);
  const colour = tone === 'never' ? theme.surface.notStatedDot : paintOf(theme, tone as Tone).edge;
  const side = TILE_PX * PIXEL_RATIO;
  const data = new Uint8Array(side * side * 4);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  const centres = [side / 4, (side * 3) / 4];
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const distance = Math.min(...centres.map((centre) => Math.hypot(x + 0.5 - centre, y + 0.5 - centre)));
      // Coverage falls from 1 to 0 over the pixel that the circle's edge crosses. MapLibre premultiplies on upload.
      const alpha = Math.max(0, Math.min(1, DOT_RADIUS_PX * PIXEL_RATIO - distance + 0.5));
      data.set([red, green, blue, Math.round(255 * alpha)], (y * side + x) * 4);
    }
  }
  return { data: { width: side, height: side, data }, pixelRatio: PIXEL_RATIO };
}
