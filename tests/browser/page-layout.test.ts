/** The style sheets put the map where `state/layout.ts` says that it is: the session never measures the page. */
import { describe } from 'vitest';
import { layoutOf, layoutSubjectOf, mapBoxOf } from '#state/layout.ts';
import { decode } from '#state/url.ts';
import { expect, test } from './driver/test.ts';
import type { Screen } from './helper/screen.ts';

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

/** Width and height of the map; then the position and the size of its free part. */
const boxes = (screen: Screen): Promise<readonly number[]> =>
  screen.run(() => {
    const [map, frame] = [document.querySelector('.map'), document.querySelector('.map-frame')];
    const [outer, inner] = [map?.getBoundingClientRect(), frame?.getBoundingClientRect()];
    if (!outer || !inner) throw new Error('there is no map');
    return [outer.width, outer.height, inner.x - outer.x, inner.y - outer.y, inner.width, inner.height];
  });

describe('the map', () => {
  for (const link of LINKS) {
    test(`is where the layout says, for ${link}`, async ({ open }) => {
      const { screen } = await open(link);
      for (const [width, height] of SIZES) {
        await screen.resize(width, height);
        const { view } = decode(new URL(link, 'https://map.test/').search);
        const subject = layoutSubjectOf(view, { sheet: 'low', foldedLeft: false }, view.area !== null);
        const { size, frame } = mapBoxOf(layoutOf(subject, { width, height }), { width, height });
        const expected = [size.width, size.height, frame.x, frame.y, frame.width, frame.height];
        // For a frame without any free area the layout function assumes a minimum, and the style sheets do not.
        const distance = (measured: readonly number[]) =>
          Math.max(
            ...expected.map((px, index) => (index > 3 && px === 64 ? 0 : Math.abs((measured[index] ?? 0) - px))),
          );
        // The page is told of its new size with the next frame.
        await expect
          .poll(async () => distance(await boxes(screen)), { message: `${width} × ${height}` })
          .toBeLessThanOrEqual(1);
      }
    });
  }
});
