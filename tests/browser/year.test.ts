/** The years of the documents: a slider that stops where a document speaks, and a map that shows what it says. */
import { describe } from 'vitest';
import { expect, test } from './driver/test.ts';
import { zh } from './driver/words.ts';

const YEARS = [2015, 2019, 2022];

describe('year', () => {
  test('the arrow keys go from document to document', async ({ open }) => {
    const app = await open('./?asof=2015');
    await app.timeline.focus();
    const seen = [await app.timeline.year()];
    while (seen.length < YEARS.length) {
      await app.press('ArrowRight');
      seen.push(await app.timeline.year());
    }
    expect(seen).toEqual(YEARS);
    await app.press('ArrowLeft', 'ArrowLeft');
    expect(await app.timeline.year()).toBe(2015);
    await app.press('End', 'Home');
    expect(await app.timeline.year()).toBe(2015);
    await app.press('End');
    expect(await app.timeline.year()).toBe(2022);
  });

  test('it opens on the latest, which the link leaves out', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    await app.timeline.focus();
    expect(await app.timeline.year()).toBe(2022);
    await app.press('ArrowLeft');
    await expect.poll(() => app.link().get('asof')).toBe('2019');
    await app.press('ArrowRight');
    await expect.poll(() => app.link().has('asof')).toBe(false);
  });

  test('the documents of the year are said with it', async ({ open }) => {
    const app = await open('./?asof=2015');
    await app.timeline.focus();
    expect(await app.timeline.spoken()).toBe('2015 年：样本报告甲 2015');
    await app.press('ArrowRight');
    expect(await app.timeline.spoken()).toBe('2019 年：样本报告乙 2019');
  });

  test('a year between the documents, set from outside, becomes one of theirs', async ({ open }) => {
    const app = await open('./');
    await app.timeline.focus();
    await app.timeline.setYear(2017);
    expect(YEARS).toContain(await app.timeline.year());
  });

  test('the panel says what is stated as of the year', async ({ open }) => {
    const app = await open('./?area=songjiang');
    await expect.poll(() => app.place.roles()).toEqual([expect.stringMatching(/^重要战略支点/)]);
    await app.timeline.setYear(2019);
    await expect.poll(() => app.place.roles()).toEqual([expect.stringMatching(/^科创集聚区/)]);
    await app.timeline.setYear(2015);
    await expect.poll(() => app.place.roles()).toEqual([]);
  });

  test('the legend explains the roles of the year alone', async ({ open }) => {
    const app = await open('./?layers=districts');
    expect(await app.layers.legend()).toEqual(expect.arrayContaining(['核心区', '新城战略支点']));
    await app.timeline.setYear(2015);
    await expect.poll(() => app.layers.legend()).toEqual(expect.arrayContaining(['核心功能区']));
    expect(await app.layers.legend()).not.toContain('新城战略支点');
  });

  test('the map paints the roles of the year', async ({ open }) => {
    const app = await open('./?asof=2015&area=songjiang');
    expect(await app.svg.toneOf('pudong')).toBe('role-core-functional-area');
    // What documents first name later has that year at its name, and comes last in the panel.
    await expect.poll(() => app.map.nameOf('g60')).toContain('（2019）');
    await app.place.waitUntilShown();
    await expect.poll(() => app.place.later()).toContain(zh('place.later', { year: 2015 }));
    expect((await app.place.history()).map(({ year }) => year)).toEqual([2015, 2022, 2019]);
    await app.timeline.setYear(2019);
    await expect.poll(() => app.svg.toneOf('pudong')).toBe('not-stated');
    await app.timeline.setYear(2022);
    await expect.poll(() => app.svg.toneOf('pudong')).toBe('role-core-area');
    expect(await app.map.nameOf('g60')).not.toContain('2019');
    expect((await app.place.history()).map(({ year }) => year)).toEqual([2022, 2019, 2015]);
  });

  test('the GL map paints them without a message to its worker, and what a filter excludes too', async ({ open }) => {
    const app = await open('./?layers=districts,g60,delta,zhangjiang,lingang,zones', { webgl: true });
    const before = await app.gl.colourOf('jiading');
    const asked = await app.gl.countMessagesToWorker();
    await app.timeline.setYear(2015);
    await expect.poll(() => app.gl.colourOf('jiading')).not.toEqual(before);
    expect(await asked()).toBe(0);
    const stated = await app.gl.colourOf('jiading');
    await app.filter.open();
    await app.filter.choose('kind', 'zone');
    await expect.poll(() => app.gl.colourOf('jiading')).not.toEqual(stated);
    // A filter that is switched on adds the layers of matches.
    const filtered = await asked();
    await app.layers.toggle('g60');
    await expect.poll(asked).toBeGreaterThan(filtered);
  });

  test('the GL map is drawn at once, while the page renders its panels, and what changes nothing on it does not draw it', async ({
    open,
  }) => {
    const app = await open('./?layers=districts&asof=2019', { webgl: true });
    // A change is deferred until the tiles of the GL map are loaded; a visible change shows that they are.
    const before = await app.gl.colourOf('jiading');
    await app.timeline.setYear(2022);
    await expect.poll(() => app.gl.colourOf('jiading')).not.toEqual(before);
    const drawings = await app.gl.countDrawings();
    await app.timeline.setYear(2015);
    await expect.poll(async () => (await drawings()).atOnce).toBe(1);
    await app.use('language');
    await expect.poll(() => app.map.nameOf('songjiang')).toContain('Songjiang');
    // Of two changes in one frame, only the first is drawn at once.
    await app.map.waitUntilStill();
    await app.timeline.setYear(2022);
    await expect.poll(async () => (await drawings()).atOnce).toBe(2);
  });

  test('the GL map too', async ({ open }) => {
    const app = await open('./?asof=2015&layers=districts', { webgl: true });
    const before = await app.gl.colourOf('jiading');
    await app.timeline.setYear(2022);
    await expect.poll(() => app.gl.colourOf('jiading')).not.toEqual(before);
  });
});
