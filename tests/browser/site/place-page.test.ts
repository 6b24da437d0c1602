/** The built page of a place: readable without scripts, by everyone, on a phone; and its links lead into the map. */
import { describe } from 'vitest';
import { expect, test } from '../driver/site.ts';
import type { App } from '../driver/test.ts';

const PAGES = [
  'place/songjiang/',
  'place/zhangjiang-boston/en/',
  'place/zhangjiang-tech-city/',
  'place/en/',
  'place/',
] as const;
const HEADING = { css: 'h1' } as const;

/** Images that failed to load. */
const brokenPictures = (app: App) =>
  app.screen.run(async () => {
    const pictures = [...document.images];
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
    return pictures.filter(({ naturalWidth }) => naturalWidth === 0).map(({ src }) => src);
  });

describe('without scripts', () => {
  test('a page says what the documents say of the place, each with its source', async ({ open }) => {
    const app = await open('./place/songjiang/', { scripts: false, until: 'parsed' });
    expect(await app.screen.text({ role: 'heading', name: /松江区/ })).toContain('Songjiang District');
    const role = await app.screen.text({ css: 'main section:first-of-type' });
    expect(role).toContain('重要战略支点');
    expect(role).toContain('2022 科技进步报告 · 4.3 优化全域创新空间格局 · 第 265 行');
    expect(await app.screen.count({ css: 'main li[id]' })).toBeGreaterThan(20);
  });

  test('in English too, and the other language is one click away', async ({ open }) => {
    const app = await open('./place/songjiang/en/', { scripts: false, until: 'parsed', lang: 'en' });
    expect(await app.screen.text({ css: 'main section:first-of-type' })).toContain('Important strategic pivot');
    await app.screen.click({ role: 'link', name: '中文' });
    expect(await app.screen.text(HEADING)).toContain('松江区');
  });

  test('the home page leads to the list of places, and the list to a place', async ({ open }) => {
    const app = await open('./', { scripts: false });
    await app.screen.click({ role: 'link', name: '各地点的表述和出处' });
    await app.screen.click({ role: 'link', name: '崇明区' });
    expect(await app.screen.text({ css: 'h1' })).toContain('Chongming');
    expect(await app.screen.text({ css: 'main' })).toContain('世界级生态岛');
  });
});

describe('on any screen', () => {
  for (const path of PAGES) {
    test(`${path} has no serious accessibility fault, has its pictures, and fits the screen`, async ({ open }) => {
      for (const size of ['desktop', 'phone'] as const) {
        for (const theme of ['light', 'dark'] as const) {
          const app = await open(`./${path}`, {
            until: 'parsed',
            size,
            theme,
            lang: path.includes('/en/') ? 'en' : 'zh',
          });
          expect(await app.access.seriousFindings(), `${size} ${theme}`).toEqual([]);
          expect(await brokenPictures(app)).toEqual([]);
          expect(
            await app.screen.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
          ).toBe(0);
        }
      }
    });
  }
});

describe('the way into the map', () => {
  test('opens the panel of the place', async ({ open }) => {
    const app = await open('./place/songjiang/en/', { until: 'parsed', lang: 'en' });
    await app.screen.click({ role: 'link', name: 'Open on the map', nth: 0 });
    await app.place.waitUntilShown();
    expect(await app.place.heading()).toBe('Songjiang District');
  });

  test('goes to the very statement', async ({ open }) => {
    const app = await open('./place/chongming/', { until: 'parsed' });
    const item = { css: 'main li[id]', nth: 0 } as const;
    const words = await app.screen.text({ css: 'p', in: item, nth: 0 });
    await app.screen.click({ role: 'link', name: '在地图上显示', in: item });
    await app.place.waitUntilShown();
    const target = await app.place.targetRow();
    expect(target).toContain(words.split(' ').at(-1));
  });
});
