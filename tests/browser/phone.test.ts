/** On a phone the panel is a sheet from below, and the selected place stays in the part that it leaves free. */
import { describe } from 'vitest';
import { expect, test } from './driver/test.ts';

const PLACES = ['chongming', 'jinshan', 'pudong', 'huangpu', 'songjiang', 'fengxian', 'lingang'];

describe('on a phone', () => {
  for (const id of PLACES) {
    test(`the sheet leaves ${id} free when a link opens it`, async ({ open }) => {
      const app = await open(`./?area=${id}`, { size: 'phone' });
      await app.place.waitUntilShown();
      await app.map.waitUntilStill();
      expect(await app.map.coversOf(id)).toEqual([]);
    });
  }

  test('a tap on a place in the lower half moves it out from under the sheet', async ({ open }) => {
    const app = await open('./?at=121.5,31.05,9.4', { size: 'phone' });
    await app.map.tapName('fengxian');
    await app.place.waitUntilShown();
    await app.map.waitUntilStill();
    expect(await app.map.coversOf('fengxian')).toEqual([]);
  });

  test('the sheet has three heights, and the place is free at the first two', async ({ open }) => {
    const app = await open('./?area=jinshan', { size: 'phone' });
    await app.place.waitUntilShown();
    const heights = [(await app.place.box()).height];
    await app.use('sheet');
    await app.map.waitUntilStill();
    heights.push((await app.place.box()).height);
    await expect.poll(() => app.map.coversOf('jinshan')).toEqual([]);
    await app.use('sheet');
    await app.map.waitUntilStill();
    heights.push((await app.place.box()).height);
    const { height } = await app.windowSize();
    expect(heights.map((value) => Math.round((value / height) * 20) / 20)).toEqual([0.35, 0.6, 0.95]);
  });

  test('a row of a tool below the map opens its place under it, and back is one tap from any height', async ({
    open,
  }) => {
    const app = await open('./?panel=table', { size: 'phone' });
    await app.table.clickRow('pudong');
    await expect.poll(() => app.place.heading()).toBe('浦东新区');
    await expect.poll(() => app.table.selectedRowInSight()).toBe('pudong');
    await app.use('sheet');
    await app.map.waitUntilStill();
    expect(await app.table.isOpen()).toBe(false);
    await app.place.backToTool();
    await expect.poll(() => app.table.isOpen()).toBe(true);
    expect(app.link().has('area')).toBe(false);
    await app.table.clickRow('huangpu');
    await expect.poll(() => app.table.selectedRowInSight()).toBe('huangpu');
  });

  test('a place that covers its tool names the way back', async ({ open }) => {
    const app = await open('./?panel=difference&area=songjiang', { size: 'phone' });
    await app.place.waitUntilShown();
    await app.place.backToTool();
    await expect.poll(() => app.difference.isOpen()).toBe(true);
  });

  test('a search and the layers are one tap away', async ({ open }) => {
    const app = await open('./', { size: 'phone' });
    await app.use('layers');
    await app.layers.waitUntilShown();
    await app.layers.toggle('lingang');
    expect(app.link().get('layers')?.split(',')).not.toContain('lingang');
    await app.use('layers');
    await app.search.submit('崇明');
    await expect.poll(() => app.place.heading()).toBe('崇明区');
  });

  test('nothing overflows the screen', async ({ open }) => {
    for (const link of [
      './',
      './?area=pudong',
      './?area=pudong&lang=en',
      './?area=atlantis',
      './?panel=about',
      './?panel=documents',
      './?panel=matrix',
    ]) {
      const app = await open(link, { size: 'phone' });
      await app.map.waitUntilStill();
      expect(await app.access.overflowing(), link).toEqual([]);
    }
  });
});

describe.each(['desktop', 'tablet'] as const)('on a %s', (size) => {
  for (const id of ['chongming', 'jinshan', 'qingpu', 'pudong']) {
    test(`the columns leave ${id} free`, async ({ open }) => {
      const app = await open(`./?area=${id}`, { size });
      await app.place.waitUntilShown();
      await app.map.waitUntilStill();
      expect(await app.map.coversOf(id)).toEqual([]);
    });
  }
});

/** The Tab key must not reach what is not visible. */
describe.each(['desktop', 'tablet', 'phone'] as const)('no control covers another on a %s', (size) => {
  for (const [name, link] of Object.entries({
    home: './',
    'a place open': './?area=songjiang',
    'the documents open': './?panel=documents',
  })) {
    test(name, async ({ open }) => {
      const app = await open(link, { size });
      if (link !== './') await app.screen.appears({ role: 'complementary' });
      await app.map.waitUntilStill();
      expect(await app.access.coveredControls()).toEqual([]);
    });
  }
});
