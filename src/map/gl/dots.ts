/**
 * The "not stated" dots as an image for `fill-pattern`; the SVG renderer draws the same tile as a pattern. The image
 * has the colour of "not stated" and is transparent where the dots are: the fill below it has the dots' colour, which
 * is feature state, and a pattern cannot be.
 */
import { channels, mixed } from '#scene/colour.ts';
import { DOTS, HATCH, STRIPES } from '#scene/drawing.ts';
import { strengthOf } from '#scene/look.ts';
import type { FillLayer } from '#scene/model.ts';
import type { Theme } from '#scene/tokens.ts';

const PIXEL_RATIO = 2;

/**
 * An image as `Map.addImage` takes it: RGBA in straight alpha, row by row from the upper left corner, and image px per
 * CSS px.
 */
export interface PatternImage {
  readonly data: { width: number; height: number; data: Uint8Array };
  readonly pixelRatio: number;
}

/** Name of the image for hatched areas. */
export const HATCH_IMAGE_ID = 'hatch';

/** A tile with lines from corner to corner, RGBA, as the SVG map's pattern. */
export function hatchImage(theme: Theme): PatternImage {
  const side = HATCH.tilePx * PIXEL_RATIO;
  const ink = channels(theme.surface[HATCH.colour]);
  const data = new Uint8Array(side * side * 4);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      // From the nearest of the lines x + y = n · side, at right angles.
      const along = (x + y + 1) % side;
      const distance = Math.min(along, side - along) / Math.SQRT2;
      const alpha = Math.max(0, Math.min(1, (HATCH.widthPx * PIXEL_RATIO) / 2 - distance + 0.5));
      data.set([...ink, Math.round(255 * alpha)], (y * side + x) * 4);
    }
  return { data: { width: side, height: side, data }, pixelRatio: PIXEL_RATIO };
}

/** Name of the image for planned roles. */
export const STRIPES_IMAGE_ID = 'stripes';

/** A tile with the stripes of planned roles, RGBA, as the SVG map's pattern. */
export function stripesImage(theme: Theme): PatternImage {
  const side = STRIPES.tilePx * PIXEL_RATIO;
  const data = new Uint8Array(side * side * 4);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (const { atPx, widthPx, colour, opacity } of STRIPES.lines) {
        const along = (((x - y - atPx * PIXEL_RATIO) % side) + side) % side;
        const distance = Math.min(along, side - along) / Math.SQRT2;
        const cover = opacity * Math.max(0, Math.min(1, (widthPx * PIXEL_RATIO) / 2 - distance + 0.5));
        const total = cover + alpha * (1 - cover);
        const over = (below: number, channel = 0) =>
          total === 0 ? 0 : (channel * cover + below * alpha * (1 - cover)) / total;
        const [r, g, b] = channels(theme.surface[colour]);
        [red, green, blue, alpha] = [over(red, r), over(green, g), over(blue, b), total];
      }
      data.set([Math.round(red), Math.round(green), Math.round(blue), Math.round(255 * alpha)], (y * side + x) * 4);
    }
  return { data: { width: side, height: side, data }, pixelRatio: PIXEL_RATIO };
}

/** Name of the image for the dotted places of a layer. */
export const dotsImageId = ({ id }: Pick<FillLayer, 'id'>) => `dots-${id}`;

/**
 * A tile with two holes, RGBA. Computed and not drawn on a canvas, so that it is the same in every browser and in Node.
 *
 * @throws if the layer is not opaque: the layers below would show through.
 */
export function dotsImage(theme: Theme, layer: FillLayer): PatternImage {
  const { notStated, over } = strengthOf(layer);
  if (!over) throw new Error(`"${layer.id}" has dots and must say what colour it is painted over`);
  const [red = 0, green = 0, blue = 0] = mixed(theme.surface.notStated, theme.surface[over], notStated);
  const side = DOTS.tilePx * PIXEL_RATIO;
  const data = new Uint8Array(side * side * 4);
  const centres = DOTS.centresPx.map((centre) => centre * PIXEL_RATIO);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const distance = Math.min(...centres.map((centre) => Math.hypot(x + 0.5 - centre, y + 0.5 - centre)));
      // Coverage rises from 0 to 1 over the pixel that the circle's edge crosses. MapLibre premultiplies on upload.
      const alpha = Math.max(0, Math.min(1, distance - DOTS.radiusPx * PIXEL_RATIO + 0.5));
      data.set([red, green, blue, Math.round(255 * alpha)], (y * side + x) * 4);
    }
  }
  return { data: { width: side, height: side, data }, pixelRatio: PIXEL_RATIO };
}
