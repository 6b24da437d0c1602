/** Small and zoomed windows: every tool shows content, nothing scrolls sideways, and each part has a way to it. */
import { describe } from 'vitest';
import type { App } from './driver/app.ts';
import { expect, test } from './driver/test.ts';

const SMALL = [
  [720, 450],
  [911, 512],
  [844, 390],
  [683, 384],
  [320, 568],
  [320, 256],
] as const;

/** How many of these are in the window, and what is there is not covered. */
const inSight = (app: App, css: string) =>
  app.screen.run(
    (selector) =>
      [...document.querySelectorAll(selector)].filter((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const middle = { x: x + Math.min(width, 60) / 2, y: y + height / 2 };
        const there = document.elementFromPoint(middle.x, middle.y);
        return there !== null && (element.contains(there) || there.contains(element)) && width > 0;
      }).length,
    css,
  );
const sideways = (app: App) => app.screen.run(() => document.documentElement.scrollWidth - innerWidth);

describe('in a low window', () => {
  for (const [link, content, least] of [
    ['./?panel=table', 'tr[data-area]', 3],
    ['./?panel=matrix', '[role="grid"] tbody tr > th', 1],
    ['./?panel=compare&compare=pudong,songjiang', 'table tr > td', 2],
    ['./?panel=difference', '[data-part="panel"] :is(h2, select)', 2],
    ['./?panel=structures', '[data-part="panel"] :is(h2, li)', 2],
  ] as const)
    test(`${link} shows its content`, async ({ open }) => {
      const app = await open(link);
      await app.screen.appears({ css: content });
      for (const [width, height] of SMALL) {
        await app.screen.resize(width, height);
        const size = `${width} × ${height}`;
        await expect.poll(() => inSight(app, content), { message: size }).toBeGreaterThanOrEqual(least);
        expect(await sideways(app), size).toBeLessThanOrEqual(0);
      }
      expect(await app.access.overflowing()).toEqual([]);
    });
});

test('the years on the time line never overlap', async ({ open }) => {
  const app = await open('./');
  const widths = [1440, 1100, 1024, 911, 768, 720, 683, 480, 390, 320];
  for (const width of widths)
    for (const height of [900, 450]) {
      await app.screen.resize(width, height);
      expect(await app.timeline.overlaps(), `${width} × ${height}`).toEqual([]);
    }
});

test('with one column a place leads to search, tools and legend and back, and stays open', async ({ open }) => {
  const app = await open('./?area=songjiang');
  await app.place.waitUntilShown();
  await app.screen.resize(1024, 768);
  await app.screen.click({ css: '[data-part="to-column"]' });
  await app.screen.appears({ css: '#search' });
  expect(await app.screen.isVisible({ css: '[data-part="legend"]' })).toBe(true);
  expect(await app.access.coveredControls()).toEqual([]);
  expect(app.link().get('area')).toBe('songjiang');
  await app.screen.click({ role: 'button', name: /^松江区 →$/ });
  await app.place.waitUntilShown();
  // A tool is shown, not hidden behind the place.
  await app.screen.click({ css: '[data-part="to-column"]' });
  await app.useTool('filter');
  await app.screen.appears({ role: 'complementary', name: /筛选/ });
  expect(app.link().has('area')).toBe(false);
});

test('on a phone title, year and legend are there beside an open place', async ({ open }) => {
  const app = await open('./?area=songjiang', { size: 'phone' });
  await app.place.waitUntilShown();
  expect(await app.screen.isVisible({ role: 'heading', name: /上海科创中心布局图/ })).toBe(true);
  await app.timeline.setYear(2019);
  await expect.poll(() => app.link().get('asof')).toBe('2019');
  await app.use('layers');
  await expect.poll(() => inSight(app, '[data-part="legend"] li')).toBeGreaterThan(3);
  expect(await app.screen.run(() => getComputedStyle(document.querySelector('#search') as Element).fontSize)).toBe(
    '16px',
  );
});

test('a larger font in the browser enlarges everything, and the layout is that of a smaller window', async ({
  open,
}) => {
  const app = await open('./?area=songjiang', { before: (screen) => screen.setFontSize(20) });
  await app.place.waitUntilShown();
  expect((await app.place.box()).width).toBe(500);
  expect((await app.screen.box({ css: '#search' })).height).toBe(50);
  await app.screen.resize(1300, 800);
  await expect.poll(async () => (await app.place.box()).x).toBe(0);
});

test('no result covers the column and moves nothing', async ({ open }) => {
  const app = await open('./');
  const tools = { css: '#left ul button', nth: 0 };
  const before = await app.screen.box(tools);
  await app.search.type('qqqqqq');
  await expect.poll(() => app.screen.text({ css: '#left [role="status"]' })).not.toBe('');
  expect(await app.screen.box(tools)).toEqual(before);
});
