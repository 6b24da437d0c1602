/** Paper, and the forced colours of a high-contrast theme. */
import { describe } from 'vitest';
import type { App } from './driver/app.ts';
import { expect, test } from './driver/test.ts';

const style = (app: App, css: string, property: string) =>
  app.screen.run(
    ([selector = '', name = '']) =>
      [...document.querySelectorAll(selector)].map((element) => getComputedStyle(element).getPropertyValue(name)),
    [css, property],
  );

describe('on paper', () => {
  test('the table is printed in full, with its words and without the window around it', async ({ open }) => {
    const app = await open('./?panel=table&theme=dark');
    await app.table.waitUntilShown();
    const count = Number(await app.screen.attribute({ role: 'grid' }, 'aria-rowcount')) - 1;
    expect(await app.screen.count({ css: 'tr[data-area]' })).toBeLessThan(count);
    await app.screen.asPrinted();
    await expect.poll(() => app.screen.count({ css: 'tr[data-area]' })).toBe(count);
    const boxes = await app.screen.run(() => {
      const sheet = document.querySelector('[data-part="panel"]');
      const last = document.querySelector('tr[data-area]:last-child');
      return {
        isWhole: (sheet?.getBoundingClientRect().bottom ?? 0) >= (last?.getBoundingClientRect().bottom ?? Infinity),
        cut: [...document.querySelectorAll('td')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length,
      };
    });
    expect(boxes).toEqual({ isWhole: true, cut: 0 });
    for (const part of ['.map', '[data-part="timeline"]', '[data-part="legend"]', 'input'])
      expect(await app.screen.isVisible({ css: part }), part).toBe(false);
  });

  for (const link of ['./?area=songjiang&theme=dark', './?panel=difference&theme=dark'])
    test(`${link} is light, and has title, map, legend and words`, async ({ open }) => {
      const app = await open(link);
      await app.screen.appears({ css: '[data-part="panel"] h2' });
      await app.screen.asPrinted();
      for (const part of ['h1', '.map', '[data-part="legend"]', '[data-part="panel"]'])
        expect(await app.screen.isVisible({ css: part }), part).toBe(true);
      expect(await style(app, 'html, h1', 'color')).toEqual(['rgb(31, 42, 48)', 'rgb(31, 42, 48)']);
      expect(await style(app, 'html', 'background-color')).toEqual(['rgba(0, 0, 0, 0)']);
      expect(await style(app, '[data-mark]', 'print-color-adjust')).toContain('exact');
      expect(await style(app, '[data-part="panel"]', 'position')).toEqual(['static']);
    });
});

test('a slide is printed as it stands, on a sheet of the size of the window', async ({ open }) => {
  const app = await open('./?mode=present&area=songjiang&theme=dark');
  await app.screen.appears({ css: '[data-part="panel"] h2' });
  const boxes = () =>
    app.screen.run(() =>
      [...document.querySelectorAll('.map, [data-part="panel"], [data-part="panel"] h2')].map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return [x, y, width, height].map(Math.round).join(' ');
      }),
    );
  const before = await boxes();
  await app.screen.asPrinted();
  await expect.poll(boxes).toEqual(before);
  const rules = await app.screen.run(() =>
    document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)),
  );
  const { width, height } = await app.windowSize();
  expect(rules).toEqual([expect.stringMatching(`^@page \\{ size: ${width}px ${height}px; margin: 0px; \\}$`)]);
});

test('in the frame of another page that is printed, the map is its box as on screen', async ({ open }) => {
  // A browser requests `/favicon.ico` for a page that names no icon.
  const { screen } = await open('./data/', { until: 'parsed', expected: [/^console: Failed to load resource/] });
  await screen.host('../?mode=embed&area=songjiang&theme=dark', 500);
  await screen.inFrame('[data-map-state="svg"]');
  await screen.inFrame('[data-part="panel"] h2');
  const looks = () =>
    screen.runAt({ frame: 'iframe' }, (root) => {
      const boxes = [...root.querySelectorAll('.map, [data-part="panel"], [data-part="map-controls"]')].map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return [x, y, width, height].map(Math.round).join(' ');
      });
      const { backgroundColor, printColorAdjust } = getComputedStyle(root);
      return { boxes, backgroundColor, printColorAdjust };
    });
  const { boxes, backgroundColor } = await looks();
  expect(boxes).toHaveLength(3);
  await screen.asPrinted();
  await expect.poll(looks).toEqual({ boxes, backgroundColor, printColorAdjust: 'exact' });
});

test('with forced colours marks, pressed buttons and the slider are told apart', async ({ open }) => {
  const app = await open('./?panel=matrix');
  await app.matrix.waitUntilShown();
  const swatches = await style(app, '[data-part="legend"] [data-mark]', 'background-color');
  await app.screen.forceColours();
  expect(await style(app, '[data-part="legend"] [data-mark]', 'background-color')).toEqual(swatches);
  const colours = async (css: string) => new Set(await style(app, css, 'background-color'));
  for (const [one, other] of [
    ['button[aria-pressed="true"]', '#left button[aria-pressed="false"]'],
    ['[role="grid"] td button[data-last="false"]', '[role="grid"] td button[data-last="true"]'],
  ] as const) {
    const [first, second] = [await colours(one), await colours(other)];
    expect(first.size, one).toBe(1);
    expect(second.size, other).toBe(1);
    expect(first, one).not.toEqual(second);
  }
});
