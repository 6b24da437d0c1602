/** Other modes of the map: embedded, presentation, print, reduced motion. */
import { describe } from 'vitest';
import { expect, test } from './driver/test.ts';
import { zh } from './driver/words.ts';
import { painted } from './helper/picture.ts';

describe('embedded', () => {
  test('there is the map and nothing round it but its zoom and its sources', async ({ open }) => {
    const app = await open('./?mode=embed');
    expect(await app.visibleParts()).toEqual(['zoom']);
    expect(await app.map.labels()).toContain('songjiang');
  });

  for (const size of ['desktop', 'phone'] as const) {
    test(`a place opens a compact panel with its role and source (${size})`, async ({ open }) => {
      const app = await open('./?mode=embed', { size });
      await app.map.clickName('songjiang');
      await expect.poll(() => app.place.roles()).toEqual([expect.stringContaining('样本报告丙 2022')]);
      expect(await app.visibleParts()).toEqual(['details', 'zoom']);
      await app.map.waitUntilStill();
      const panel = await app.place.box();
      const window = await app.windowSize();
      expect(panel.width * panel.height).toBeLessThan(0.5 * window.width * window.height);
      expect(await app.map.coversOf('songjiang')).toEqual([]);
    });
  }
});

describe('presenting', () => {
  test('there is the map with title, year and legend, and no controls', async ({ open }) => {
    const app = await open('./?mode=present&asof=2019&lang=zh');
    expect(await app.visibleParts()).toEqual(['legend']);
    expect(await app.access.words()).toEqual(expect.arrayContaining([zh('app.title'), '2019', '测试用样本报告乙']));
  });

  // The poster has the surroundings of Shanghai, and the title comes with the app.
  test('a part of the world without the poster is shown', async ({ open }) => {
    const app = await open('./?mode=present&at=-155,38,1.5&lang=zh');
    expect(await app.access.words()).toContain(zh('app.title'));
  });

  for (const size of ['desktop', 'tablet', 'phone'] as const)
    test(`a place stands beside the map, and the title over no name (${size})`, async ({ open }) => {
      const app = await open('./?mode=present&asof=2019&area=songjiang', { size });
      await app.place.waitUntilShown();
      await app.map.waitUntilStill();
      const { width } = await app.place.box();
      expect(width).toBeGreaterThan(300);
      const covered = await app.screen.run(() => {
        const boxOf = (css: string) => document.querySelector(css)?.getBoundingClientRect();
        const parts = [boxOf('[data-part="present-title"]'), boxOf('aside')];
        const names = [
          ...document.querySelectorAll<HTMLElement>('[data-map-state] a[data-area]:not([data-placed="false"])'),
        ];
        if (!parts[0] || !parts[1] || names.length === 0) return ['something is not there'];
        return names.flatMap((name) => {
          const box = name.firstElementChild?.getBoundingClientRect();
          const isUnder = parts.some(
            (part) =>
              part &&
              box &&
              part.left < box.right &&
              box.left < part.right &&
              part.top < box.bottom &&
              box.top < part.bottom,
          );
          return isUnder ? [name.dataset.area ?? ''] : [];
        });
      });
      expect(covered).toEqual([]);
    });

  test('the names are larger, and with all else larger still on a screen of 4K', async ({ open }) => {
    const [explore, present] = [await open(), await open('./?mode=present')];
    const height = async (app: typeof explore) =>
      (await app.screen.box({ css: '[data-map-state] a[data-area="songjiang"] > span:visible' })).height;
    const usual = await height(present);
    expect(usual).toBeGreaterThan(1.25 * (await height(explore)));
    const title = { css: '[data-part="present-title"] > p:first-child' };
    const words = (await present.screen.box(title)).height;
    await present.screen.resize(3840, 2160);
    await expect.poll(() => height(present)).toBeCloseTo(2 * usual, 0);
    expect((await present.screen.box(title)).height).toBeCloseTo(2 * words, 0);
    // At the start too: before any script of the app the page is laid out for it.
    const large = await open('./?mode=present', { before: (screen) => screen.resize(3840, 2160) });
    expect(await height(large)).toBeCloseTo(2 * usual, 0);
  });
});

describe('printed', () => {
  for (const webgl of [true, false]) {
    test(`the ${webgl ? 'GL' : 'SVG'} map and the panel are on the paper, the controls are not`, async ({ open }) => {
      const app = await open('./?area=songjiang', { webgl });
      await app.place.waitUntilShown();
      await app.screen.asPrinted();
      expect(await app.visibleParts()).not.toEqual(expect.arrayContaining(['zoom']));
      const map = await app.screen.box({ css: '[data-map-state]' });
      expect(map.height).toBeGreaterThan(300);
      expect(painted(await app.screen.picture(map))).toBeGreaterThan(0.3);
      expect(await app.map.coversOf('songjiang')).toEqual([]);
      expect((await app.place.box()).y).toBeGreaterThanOrEqual(map.y + map.height - 1);
    });
  }

  test('nothing lies over the words of the panel', async ({ open }) => {
    const app = await open('./?area=pudong');
    await app.place.history();
    await app.screen.asPrinted();
    expect(await app.access.overPanel()).toEqual([]);
  });

  test('the map says what its colours mean and of what year it is, without a place too', async ({ open }) => {
    const app = await open('./?asof=2019&lang=zh');
    await app.screen.asPrinted();
    await expect.poll(() => app.visibleParts()).toEqual(['legend']);
    expect((await app.access.words()).join()).toContain('2019');
  });

  test('the whole panel is printed, not the part that the window shows', async ({ open }) => {
    const app = await open('./?area=pudong');
    await app.place.history();
    await app.screen.asPrinted();
    const { height, scrollHeight } = await app.screen.run(() => {
      const panel = document.querySelector('aside');
      return { height: panel?.clientHeight ?? 0, scrollHeight: panel?.scrollHeight ?? 1 };
    });
    expect(height).toBeGreaterThanOrEqual(scrollHeight - 1);
  });
});

/** A flight takes 600 ms of clock time, however few frames of it a slow machine renders. */
const FLIGHT_MS = 200;
/** The map and its labels may move in consecutive frames. */
const CUT = 2;

describe('movement', () => {
  // Only on the SVG map: on a busy machine the GL map may render two frames of a flight, which looks like a jump.
  test('is a flight', async ({ open }) => {
    const app = await open('./', { motion: true, size: 'phone' });
    expect((await app.map.movementOf(() => app.use('world'))).ms).toBeGreaterThan(FLIGHT_MS);
  });
});

describe.each([
  ['GL', true],
  ['SVG', false],
] as const)('movement of the %s map', (_, webgl) => {
  test('is a cut where the user prefers reduced motion, and a place is said', async ({ open }) => {
    const app = await open('./', { webgl, motion: false });
    for (const action of ['world', 'home', 'zoomIn'] as const) {
      expect((await app.map.movementOf(() => app.use(action))).places, action).toBeLessThanOrEqual(CUT);
      await app.map.waitUntilStill();
    }
    await app.show('./?at=121.45,31.2,11');
    await app.map.waitUntilStill();
    // The place is marked, and its panel takes room from the map: names are placed once more for each.
    expect((await app.map.movementOf(() => app.search.submit('崇明'))).places).toBeLessThanOrEqual(CUT + 2);
    await expect.poll(() => app.access.announcement()).toContain('崇明区');
  });
});
