import { describe, expect, it } from 'vitest';
import { THEMES } from '#domain/layers.ts';
import { dotsImage } from '#map/gl/dots.ts';
import { DOTS_PREFIX } from '#map/gl/style.ts';
import { THEME } from '#scene/tokens.ts';

const hex = (channels: Iterable<number>) => `#${[...channels].map((value) => value.toString(16).padStart(2, '0')).join('')}`;

describe.each(THEMES.map((name) => THEME[name]))('dots on the $name map', (theme) => {
  // MapLibre multiplies raw image data by alpha itself (webgl/texture.ts); done twice, the rim of each dot turns dark.
  it('have the colour of their class in straight alpha, at the rim too', () => {
    for (const tone of ['never', ...Object.keys(theme.roles)]) {
      const { data: image } = dotsImage(theme, `${DOTS_PREFIX}${tone}`);
      const inked = Array.from({ length: image.width * image.height }, (_, pixel) => image.data.subarray(pixel * 4, pixel * 4 + 4)).filter(
        ([, , , alpha]) => alpha !== 0,
      );
      expect(image.data).toHaveLength(image.width * image.height * 4);
      expect(inked.length).toBeGreaterThan(0);
      expect(inked.length).toBeLessThan((image.width * image.height) / 10);
      expect(new Set(inked.map((pixel) => hex(pixel.subarray(0, 3)))), tone).toEqual(
        new Set([tone === 'never' ? theme.surface.notStatedDot : theme.roles[tone]?.edge]),
      );
    }
  });

  it('join without a seam: no ink on the edge of the tile', () => {
    const { data: image } = dotsImage(theme, `${DOTS_PREFIX}never`);
    const alpha = (x: number, y: number) => image.data[(y * image.width + x) * 4 + 3];
    for (let step = 0; step < image.width; step++)
      for (const edge of [0, image.width - 1]) expect([alpha(step, edge), alpha(edge, step)]).toEqual([0, 0]);
  });
});
