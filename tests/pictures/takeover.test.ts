/**
 * The picture that the build puts into the page and the map that takes over are one picture: nothing jumps. Measured in
 * one page, at the moment before and after: the renderer's code is held back for the first picture and let through for
 * the second. Names are not compared, only shapes: names are the same elements' text in both.
 */
import { describe } from 'vitest';
import { expect, test } from '../browser/driver/site.ts';
import type { App, OpenOptions, SizeName } from '../browser/driver/test.ts';
import { difference, linesAlone, shift } from '../browser/helper/picture.ts';

const RENDERER = /assets\/(GlMap|SvgMap)-[\w-]+\.js/;
/** Names and the marks of points stand over shapes and would hide a shift of them. */
const SHAPES_ALONE =
  '.labels, .tooltip, #app { visibility: hidden !important } .labels * { visibility: hidden !important }';

/**
 * Of the map's pixels; the rest are edges that two renderers smooth in their own ways, and the dots of "not stated".
 */
const DIFFERENT = 0.025;
/**
 * Of the pixels on lines, those without a line of the other picture within a pixel: a coast of fewer points, the ends
 * of dashes, fills whose edges only their lines smooth.
 */
const LINES_ALONE = 0.1;
/** A picture without lines would agree with anything. */
const FEWEST_LINE_PX = 2000;

async function bothPictures(
  open: (link: string, options: OpenOptions) => Promise<App>,
  link: string,
  options: OpenOptions,
) {
  let release = () => {};
  const app = await open(link, {
    ...options,
    until: 'poster',
    before: async (screen) => {
      release = await screen.hold(RENDERER);
    },
  });
  await app.map.waitForName('songjiang');
  expect(await app.map.state()).toBe('poster');
  await app.screen.restyle(SHAPES_ALONE);
  const clip = await app.screen.box({ css: '[data-part="map-frame"]' });
  const before = await app.screen.picture(clip);
  release();
  await app.map.waitForState(options.webgl ? 'live' : 'svg');
  await app.map.waitUntilStill();
  return { before, after: await app.screen.picture(clip) };
}

function expectSamePlace(before: Buffer, after: Buffer) {
  const { x, y } = shift(before, after);
  expect(Math.max(Math.abs(x), Math.abs(y)), `shifted by ${x}, ${y}`).toBeLessThanOrEqual(1);
  expect(difference(before, after)).toBeLessThan(DIFFERENT);
}

const SIZES: readonly SizeName[] = ['desktop', 'tablet', 'phone'];
/** The picture has what most links show; the ties of a place and the detail of a closer camera come with the GL map. */
const LINKS: Readonly<Record<string, string>> = {
  'a place open': './?area=songjiang',
  'a camera of its own': './?at=121.45,31.2,10.3',
  'another year': './?asof=2015',
};

describe.each([
  ['GL', true],
  ['SVG', false],
] as const)('the %s map stands where the picture stood', (_, webgl) => {
  for (const size of SIZES) {
    test(`line on line, ${size}`, async ({ open }) => {
      // A year without roles: the stripes of planned ones would count as lines.
      const { before, after } = await bothPictures(open, './?asof=2020', { size, webgl });
      expectSamePlace(before, after);
      const lines = linesAlone(before, after);
      expect(lines.pixels).toBeGreaterThan(FEWEST_LINE_PX);
      expect(lines.share).toBeLessThan(LINES_ALONE);
    });
  }
  for (const [name, link] of Object.entries(LINKS)) {
    test(`with ${name}`, async ({ open }) => {
      const { before, after } = await bothPictures(open, link, { size: 'desktop', webgl });
      expectSamePlace(before, after);
    });
  }
});

describe('dark and in English', () => {
  test('too', async ({ open }) => {
    const { before, after } = await bothPictures(open, './', {
      size: 'desktop',
      webgl: true,
      theme: 'dark',
      lang: 'en',
    });
    expectSamePlace(before, after);
  });
});

describe('the measures', () => {
  test('notice a map that is shifted', async ({ open }) => {
    const app = await open('./', { webgl: false });
    await app.screen.restyle(SHAPES_ALONE);
    const clip = await app.screen.box({ css: '[data-part="map-frame"]' });
    const here = await app.screen.picture(clip);
    const aside = (pixels: number) => app.screen.picture({ ...clip, x: clip.x + pixels });
    expect(Math.abs(shift(here, await aside(2)).x)).toBe(2);
    expect(linesAlone(here, await aside(3)).share).toBeGreaterThan(LINES_ALONE);
  });
});
