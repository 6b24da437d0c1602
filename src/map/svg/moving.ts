/**
 * The picture of a moving map: the one that was drawn last, moved and scaled as a whole, which costs the browser no
 * drawing. Strokes and points are scaled with it until the next drawing, so that a scale of much more or less than 1
 * needs one.
 */
import type { Size } from '#scene/camera.ts';
import type { Transform } from './gestures.ts';

/** Share of the map's size that is drawn beyond each of its edges, and the most of it in CSS px. */
const OVERSCAN = 0.25;
const OVERSCAN_MAX_PX = 256;
/** Half a zoom level. */
const MAX_SCALE = 2 ** 0.5;

/** How far a drawing extends beyond the map, so that a drag comes upon something that is drawn. CSS px. */
export const overscanOf = ({ width, height }: Size): { readonly x: number; readonly y: number } => ({
  x: Math.min(OVERSCAN_MAX_PX, Math.ceil(width * OVERSCAN)),
  y: Math.min(OVERSCAN_MAX_PX, Math.ceil(height * OVERSCAN)),
});

/** The transform of the picture that takes what is drawn at one transform to another. */
export function movement(drawn: Transform, wanted: Transform): Transform {
  const k = wanted.k / drawn.k;
  return { k, x: wanted.x - drawn.x * k, y: wanted.y - drawn.y * k };
}

/** As CSS has it, with an origin in the north-west corner of the map. */
export const cssOf = ({ k, x, y }: Transform): string => `translate(${x}px,${y}px) scale(${k})`;

/** Whether a picture that is moved like this still covers the map, nearly at its own scale. */
export function suffices({ k, x, y }: Transform, size: Size): boolean {
  const over = overscanOf(size);
  const isCovered = (at: number, length: number, beyond: number) =>
    at - beyond * k <= 0 && at + (length + beyond) * k >= length;
  return k <= MAX_SCALE && k >= 1 / MAX_SCALE && isCovered(x, size.width, over.x) && isCovered(y, size.height, over.y);
}
