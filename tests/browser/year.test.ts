/** The years of the documents: a slider that stops where a document speaks, and a map that shows what it says. */
import { describe } from 'vitest';
import { expect, test } from './driver.ts';

const YEARS = [2015, 2018, 2019, 2020, 2022];

describe('year', () => {
  test('the arrow keys go from document to document', async ({ open }) => {
    const app = await open('./?asof=2015', { until: 'parsed' });
    await app.focusYear();
    const seen = [await app.shownYear()];
    while (seen.length < YEARS.length) {
      await app.press('ArrowRight');
      seen.push(await app.shownYear());
    }
    expect(seen).toEqual(YEARS);
    await app.press('ArrowLeft', 'ArrowLeft');
    expect(await app.shownYear()).toBe(2019);
    await app.press('Home');
    expect(await app.shownYear()).toBe(2015);
    await app.press('End');
    expect(await app.shownYear()).toBe(2022);
  });

  test('it opens on the latest, which the link leaves out', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    await app.focusYear();
    expect(await app.shownYear()).toBe(2022);
    await app.press('ArrowLeft');
    await expect.poll(() => app.link().get('asof')).toBe('2020');
    await app.press('ArrowRight');
    await expect.poll(() => app.link().has('asof')).toBe(false);
  });

  test('the documents of the year are said with it', async ({ open }) => {
    const app = await open('./?asof=2018', { until: 'parsed' });
    await app.focusYear();
    expect(await app.spokenYear()).toBe('2018 年：邹磊 2018');
    await app.press('ArrowRight');
    expect(await app.spokenYear()).toMatch(/^2019 年：.*上海国研院报告/);
  });

  test('a year between the documents, set from outside, becomes one of theirs', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    await app.focusYear();
    await app.year(2017);
    expect(YEARS).toContain(await app.shownYear());
  });

  test('the panel says what is stated as of the year', async ({ open }) => {
    const app = await open('./?area=songjiang');
    await expect.poll(() => app.roles()).toEqual([expect.stringMatching(/^重要战略支点/)]);
    await app.year(2019);
    await expect.poll(() => app.roles()).toEqual([expect.stringMatching(/^科创集聚区/)]);
    await app.year(2018);
    await expect.poll(() => app.roles()).toEqual([]);
  });

  test('the legend explains the roles of the year alone', async ({ open }) => {
    const app = await open('./?layers=districts');
    expect(await app.legend()).toEqual(expect.arrayContaining(['核心区', '新城战略支点']));
    await app.year(2015);
    await expect.poll(() => app.legend()).toEqual(expect.arrayContaining(['核心功能区']));
    expect(await app.legend()).not.toContain('新城战略支点');
  });

  test('the map paints the roles of the year', async ({ open }) => {
    const app = await open('./?asof=2015', { webgl: false });
    expect(await app.paintOf('pudong')).toBe('role-core-functional-area');
    await app.year(2019);
    await expect.poll(() => app.paintOf('pudong')).toBe('not-stated');
    await app.year(2022);
    await expect.poll(() => app.paintOf('pudong')).toBe('role-core-area');
  });

  test('the live map paints them without a word to its worker, and what a filter leaves aside too', async ({
    open,
  }) => {
    const app = await open('./?layers=districts,g60,delta,zhangjiang,lingang,zones');
    const before = await app.colourAt('jiading');
    const asked = await app.countAsked();
    await app.year(2015);
    await expect.poll(() => app.colourAt('jiading')).not.toEqual(before);
    const stated = await app.colourAt('jiading');
    await app.openFilter();
    await app.choose('kind', '功能区');
    await expect.poll(() => app.colourAt('jiading')).not.toEqual(stated);
    expect(await asked()).toBe(0);
    await app.toggleLayer('G60 科创走廊');
    await expect.poll(asked).toBeGreaterThan(0);
  });

  test('the live map is drawn at once, while the page renders its panels, and what changes nothing on it does not draw it', async ({
    open,
  }) => {
    const app = await open('./?layers=districts&asof=2019');
    // A change is held until the tiles have come that the map loads when it is live; one that shows tells that they are there.
    const before = await app.colourAt('jiading');
    await app.year(2022);
    await expect.poll(() => app.colourAt('jiading')).not.toEqual(before);
    const drawings = await app.countDrawings();
    await app.year(2015);
    await expect.poll(async () => (await drawings()).atOnce).toBe(1);
    await app.use('language');
    await expect.poll(() => app.nameOnMap('songjiang')).toContain('Songjiang');
    await app.year(2022);
    await expect.poll(async () => (await drawings()).atOnce).toBe(2);
  });

  test('the live map too', async ({ open }) => {
    const app = await open('./?asof=2015&layers=districts');
    const { x, y } = await app.labelAt('jiading');
    const patch = { x: x - 3, y: y + 20, width: 6, height: 6 };
    const before = await app.screen.picture(patch);
    await app.year(2022);
    await expect.poll(async () => (await app.screen.picture(patch)).equals(before)).toBe(false);
  });
});
