/** One box for places, industries, documents and statements: what it offers, why, and what choosing does. */
import { describe } from 'vitest';
import { expect, test } from './driver/test.ts';
import { zh } from './driver/words.ts';
import { HOSTILE } from './helper/hostile.ts';

describe('the search offers', () => {
  test('places by reading and by initials, with what matched marked', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    await app.search.type('zjkxc');
    await expect.poll(() => app.search.offered()).toEqual(['地点: zhangjiang-science-city']);
    expect(await app.search.marked()).toEqual([['zhang jiang ke xue cheng']]);
  });

  test('an industry before the places that have its name, statements after them, and figures after those', async ({
    open,
  }) => {
    const app = await open('./', { until: 'parsed' });
    await app.search.type('生物医药');
    // Statements and figures come with files of their own, in any order.
    await expect
      .poll(async () => [...new Set((await app.search.offered()).map((offer) => offer.split(':')[0]))])
      .toEqual(['产业', '地点', '表述', '数据']);
    expect((await app.search.offered())[0]).toBe('产业: biomedicine');
    for (const marks of await app.search.marked()) expect(marks.join('')).toMatch(/生物|医药/);
  });

  test('in English what is in English, past a typing error', async ({ open }) => {
    const app = await open('./', { until: 'parsed', lang: 'en' });
    await app.search.type('zhangjaing science');
    await expect.poll(async () => (await app.search.offered())[0]).toBe('Places: zhangjiang-science-city');
    expect((await app.search.marked())[0]).toEqual(['Zhangjiang Science']);
  });

  test('nothing harmful for any text, and a name afterwards', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    for (const [name, text] of HOSTILE) {
      await app.search.type(text);
      await expect.poll(() => app.notices(), { message: name }).not.toEqual([]);
      expect(await app.screen.count({ css: '#evil, img[src="x"]' }), name).toBe(0);
    }
    await app.search.submit('松江');
    await expect.poll(() => app.place.heading()).toBe('松江区');
  });

  test('no result for markup or a very long text', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    await app.search.type('<img src=x onerror=alert(1)>');
    await expect.poll(() => app.notices()).toEqual([expect.stringContaining(zh('search.none'))]);
    await app.search.type('x'.repeat(10_000));
    await expect.poll(() => app.notices()).toEqual([expect.stringContaining(zh('search.none'))]);
    expect(await app.search.offered()).toEqual([]);
  });
});

describe('choosing', () => {
  test('an industry keeps the map to it, says so, and is undone where it was done', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    await app.search.submit('集成电路');
    await expect.poll(() => app.link().get('industry')).toBe('integrated-circuits');
    await expect.poll(() => app.filter.inUse()).toEqual(['产业：集成电路']);
    expect(await app.search.typed()).toBe('');
    await app.filter.drop('产业');
    await expect.poll(() => app.link().has('industry')).toBe(false);
    await expect.poll(() => app.filter.inUse()).toEqual([]);
  });

  test('a document opens it', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    await app.search.type('样本报告乙');
    await app.search.choose('report-b-2019');
    await expect.poll(() => app.link().get('document')).toBe('report-b-2019');
    expect(app.link().get('panel')).toBe('documents');
  });

  test('a statement, by arrows and Enter, opens it in its place', async ({ open }) => {
    const app = await open('./', { until: 'parsed', lang: 'en' });
    await app.search.type('zebrafish');
    await expect.poll(async () => (await app.search.offered())[0]).toBe('Statements: report-c-zebrafish');
    await app.press('ArrowDown', 'ArrowUp', 'Enter');
    await expect.poll(() => app.place.targetRow()).toContain('zebrafish');
    expect(app.link().get('statement')).toBe('report-c-zebrafish');
  });

  test.for([
    ['a figure', '鹦鹉螺', 'report-c-caohejing-companies'],
    ['a link', '菠萝蜜', 'report-c-yunnan'],
    ['an event', '风筝论坛', 'report-c-event-2022-forum'],
  ] as const)('%s opens its place at that row, and the link names it', async ([, text, id], { open }) => {
    const app = await open('./', { until: 'parsed' });
    await app.search.type(text);
    await expect.poll(() => app.search.offered()).toContainEqual(expect.stringContaining(id));
    await app.search.choose(id);
    await expect.poll(() => app.place.targetRow()).toContain(text);
    expect(app.link().get('statement')).toBe(id);
  });

  test('a district works before anything of the search has loaded', async ({ open }) => {
    const app = await open('./', {
      until: 'parsed',
      before: async (screen) => {
        await screen.hold(/search-text|(search|evidence)-[\w-]+\.json/);
      },
    });
    await app.search.submit('松江');
    await expect.poll(() => app.place.heading()).toBe('松江区');
  });

  test('what was chosen stays chosen when more comes in', async ({ open }) => {
    let release = () => {};
    const app = await open('./', {
      until: 'parsed',
      before: async (screen) => {
        release = await screen.hold(/search-text/);
      },
    });
    const offers = await app.search.offersFor('张江');
    await app.press('ArrowDown', 'ArrowDown');
    release();
    await expect.poll(async () => (await app.search.offered()).map((offer) => offer.split(':')[0])).toContain('表述');
    await app.press('Enter');
    expect(offers[2]).toContain(await app.place.heading());
  });
});

test.for([['desktop'], ['phone']] as const)(
  'on a %s the offers and the chip are in reach',
  async ([size], { open }) => {
    const app = await open('./?industry=biomedicine', { size });
    await expect.poll(() => app.filter.inUse()).toEqual(['产业：生物医药']);
    await app.search.type('sjq');
    await expect.poll(async () => (await app.search.offered())[0]).toBe('地点: songjiang');
    expect(await app.access.seriousFindings()).toEqual([]);
    await app.search.choose('songjiang');
    await expect.poll(() => app.place.heading()).toBe('松江区');
  },
);
