import { describe, expect, it } from 'vitest';
import { THEMES } from '#domain/vocabulary/display.ts';
import { dotsImage } from '#map/gl/dots.ts';
import type { FillLayer } from '#scene/model.ts';
import { composeScene } from '#scene/scene.ts';
import { THEME } from '#scene/tokens.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { realCatalogue, yearOf } from './support.ts';

const scene = composeScene(realCatalogue(), DEFAULT_VIEW, yearOf(2022), 'zh');
const dotted = scene.layers.filter((layer): layer is FillLayer => layer.type === 'fill' && layer.dots === true);
const [districts] = dotted;
if (!districts) throw new Error('no layer has dots');

it('there is a layer with dots, and each is opaque', () => {
  for (const layer of dotted) expect(layer.over).toBeDefined();
  expect(() => dotsImage(THEME.light, { ...districts, over: undefined } as unknown as FillLayer)).toThrow(
    'painted over',
  );
});

describe.each(THEMES.map((name) => THEME[name]))('the cover of the dots on the $name map', (theme) => {
  const { data: image } = dotsImage(theme, districts);
  const pixels = Array.from({ length: image.width * image.height }, (_, pixel) =>
    image.data.subarray(pixel * 4, pixel * 4 + 4),
  );
  const mix = (token: 'notStated' | 'subject', at: number) =>
    Number.parseInt(theme.surface[token].slice(at, at + 2), 16);

  // MapLibre multiplies raw image data by alpha itself (webgl/texture.ts); done twice, the rim of each hole turns dark.
  it('has the colour of "not stated" over the ground in straight alpha, at the rim of the holes too', () => {
    const colour = [1, 3, 5].map((at) =>
      Math.round(mix('notStated', at) * districts.opacity + mix('subject', at) * (1 - districts.opacity)),
    );
    expect(image.data).toHaveLength(image.width * image.height * 4);
    for (const [red, green, blue] of pixels) expect([red, green, blue]).toEqual(colour);
  });

  it('has holes, and they are small', () => {
    const open = pixels.filter(([, , , alpha]) => alpha !== 255).length;
    expect(open).toBeGreaterThan(0);
    expect(open).toBeLessThan(pixels.length / 10);
    expect(pixels.some(([, , , alpha]) => alpha === 0)).toBe(true);
  });

  it('joins without a seam: no hole on the edge of the tile', () => {
    const alpha = (x: number, y: number) => image.data[(y * image.width + x) * 4 + 3];
    for (let step = 0; step < image.width; step++)
      for (const edge of [0, image.width - 1]) expect([alpha(step, edge), alpha(edge, step)]).toEqual([255, 255]);
  });
});
