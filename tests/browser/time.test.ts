/** Time follows the documents: playback of the years, the age of statements, and dated events on the time line. */
import { describe } from 'vitest';
import { expect, test } from './driver/test.ts';
import { en, saying, zh } from './driver/words.ts';

/** Timeout in ms for the playback from the first year to the last on a busy machine. */
const PLAYED_MS = 20_000;

describe('the years play', () => {
  test('from document to document to the last, say each, and stop there', async ({ open }) => {
    const app = await open('./?asof=2015', { until: 'parsed' });
    await app.timeline.focus();
    expect(await app.timeline.isPlaying()).toBe(false);
    const announced = await app.access.listen();
    await app.timeline.play();
    await expect.poll(announced, { timeout: PLAYED_MS }).toHaveLength(2);
    expect(await announced()).toEqual([
      expect.stringMatching(/^2019 年：样本报告乙 2019/),
      expect.stringMatching(/^2022 年：样本报告丙 2022/),
    ]);
    await expect.poll(() => app.timeline.isPlaying()).toBe(false);
    expect(await app.timeline.year()).toBe(2022);
  });

  test('from the last they begin again; a key, the button and the slider stop them', async ({ open }) => {
    const app = await open('./', { until: 'parsed', lang: 'en', motion: true });
    await app.timeline.focus();
    expect(await app.timeline.isPlaying()).toBe(false);
    const announced = await app.access.listen();
    await app.timeline.play();
    expect((await announced())[0]).toBe('2015: Fixture report A 2015.');
    expect(await app.timeline.isPlaying()).toBe(true);
    await app.press('Space');
    expect(await app.timeline.isPlaying()).toBe(false);
    const stopped = await app.timeline.year();
    await app.press('Enter');
    expect(await app.timeline.isPlaying()).toBe(true);
    await app.timeline.focus();
    await app.press('ArrowRight');
    expect(await app.timeline.isPlaying()).toBe(false);
    expect(await app.timeline.year()).toBeGreaterThan(stopped);
  });

  test('the link and the panel follow', async ({ open }) => {
    const app = await open('./?asof=2015&area=songjiang', { until: 'parsed' });
    await app.place.waitUntilShown();
    expect(await app.place.roles()).toEqual([]);
    await app.timeline.play();
    await expect.poll(() => app.link().has('asof'), { timeout: PLAYED_MS }).toBe(false);
    await expect.poll(() => app.place.roles()).toEqual([expect.stringMatching(/^重要战略支点/)]);
  });
});

describe('as of', () => {
  test('the stops stand where their years are, not evenly', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    await app.timeline.focus();
    for (const { year, at } of await app.timeline.stops()) expect(at, String(year)).toBeCloseTo((year - 2015) / 7, 2);
  });

  test('the panel says how old a statement is, and nothing of one that is of the year', async ({ open }) => {
    const app = await open('./?area=chongming', { until: 'parsed' });
    await app.place.waitUntilShown();
    expect(await app.place.roleSection()).toContain(zh('place.age', { asOf: 2015, year: 2022, count: 7 }));
    await app.timeline.setYear(2015);
    await expect.poll(() => app.place.roles()).toEqual([expect.stringMatching(/^生态岛/)]);
    expect(await app.place.roleSection()).not.toMatch(saying('zh', 'place.age'));
  });

  test('a year before is one year, in English too', async ({ open }) => {
    const app = await open('./?area=minhang', { until: 'parsed', lang: 'en' });
    await app.place.waitUntilShown();
    expect(await app.place.roleSection()).toContain(en('place.age', { asOf: 2021, year: 2022, count: 1 }));
  });

  test('so does the map under the pointer', async ({ open }) => {
    const app = await open('./');
    await app.map.pointAt(await app.map.insideOf('chongming'));
    await expect.poll(() => app.map.tooltip()).toMatch(/崇明区[\s\S]*生态岛（2015 年表述，早 7 年）/);
  });
});

describe('dated events', () => {
  test('stand on the line by year; those beyond it at its ends', async ({ open }) => {
    const app = await open('./?area=shanghai', { until: 'parsed' });
    await expect.poll(() => app.events.marks()).toHaveLength(6);
    const marks = await app.events.marks();
    expect(marks[0]).toMatch(/^2010 年事件 1 件$/);
    expect(marks.slice(1, -1).map((mark) => Number.parseInt(mark, 10))).toEqual([2015, 2016, 2019, 2022]);
    expect(marks.at(-1)).toMatch(/^2025 年事件 1 件$/);
  });

  test('a click lists those of the year, each with its document and section, and leads to a place', async ({
    open,
  }) => {
    const app = await open('./', { lang: 'en' });
    await app.events.marks();
    await app.events.open(2022);
    await expect.poll(async () => (await app.events.listed()).length).toBe(2);
    for (const event of await app.events.listed()) {
      expect(event).toMatch(/^2022/);
      expect(event).toMatch(/Fixture report C 2022 · 丙六/);
    }
    await app.events.openFirstPlace();
    await app.place.waitUntilShown();
    expect(app.link().has('area')).toBe(true);
  });

  test('pointing names their number and covers nothing; Enter lists them, and Escape ends the list', async ({
    open,
  }) => {
    const app = await open('./?area=shanghai', { until: 'parsed' });
    await expect.poll(() => app.events.marks()).toHaveLength(6);
    expect(await app.events.listed()).toEqual([]);
    await app.events.pointAt(2016);
    await app.events.focus(2016);
    await app.press('ArrowRight');
    expect(await app.events.listed()).toEqual([]);
    await app.press('Enter');
    await expect.poll(async () => (await app.events.listed())[0]).toMatch(/^2019/);
    await app.press('Escape');
    await expect.poll(() => app.events.listed()).toEqual([]);
    expect(app.link().get('area')).toBe('shanghai');
  });

  test('a phone has all of them in one list', async ({ open }) => {
    const app = await open('./', { size: 'phone' });
    await expect.poll(() => app.events.hasOneList()).toBe(true);
    await app.events.openAll();
    await expect.poll(async () => (await app.events.listed()).length).toBe(7);
    expect(await app.access.overflowing()).toEqual([]);
    expect(await app.access.seriousFindings()).toEqual([]);
  });
});
