/**
 * The filter: matches are on the map, in the list and in the link; other places are faint; an empty result explains
 * itself.
 */
import { describe } from 'vitest';
import { type App, expect, test } from './driver/test.ts';
import { difference } from './helper/picture.ts';

const total = async (app: App) => (await app.filter.places()).reduce((sum, { count }) => sum + count, 0);

describe('a choice', () => {
  test('says beforehand how many places it leaves, by what the other filters leave', async ({ open }) => {
    const app = await open('./?panel=filter');
    await app.filter.choose('industry', 'health');
    await expect.poll(() => app.link().get('industry')).toBe('health');
    expect(await app.filter.count()).toBe(await total(app));
    const zone = (await app.filter.choices('kind')).find(({ id }) => id === 'zone');
    expect(zone?.count).toBeGreaterThan(0);
    await app.filter.choose('kind', 'zone');
    await expect.poll(() => app.filter.count()).toBe(zone?.count);
    // The counts of its own facet ignore the choice in that facet.
    expect((await app.filter.choices('kind')).find(({ id }) => id === 'zone')?.count).toBe(zone?.count);
    expect((await app.filter.choices('kind')).find(({ id }) => id === '')?.count).toBeGreaterThan(zone?.count ?? 0);
  });

  test('that would leave nothing cannot be made', async ({ open }) => {
    const app = await open('./?panel=filter&kind=district');
    const roles = await app.filter.choices('role');
    expect(roles.some(({ count }) => count === 0)).toBe(true);
    for (const { name, count, canBeChosen } of roles) expect(canBeChosen, name).toBe(count > 0);
  });

  test('of a group is a choice of any of its members', async ({ open }) => {
    const app = await open('./?panel=filter&industry=health');
    const group = await app.filter.count();
    await app.filter.openIndustryGroup('健康与生命');
    await app.filter.choose('industry', 'biomedicine');
    await expect.poll(() => app.link().get('industry')).toBe('biomedicine');
    expect(await app.filter.count()).toBeLessThan(group);
  });

  test('is made with the arrow keys, and a facet is one stop of the Tab key', async ({ open }) => {
    const app = await open('./?panel=filter');
    await app.filter.focusChoice('standing', '');
    await app.press('ArrowDown');
    await expect.poll(() => app.link().get('standing')).toBe('stated');
    await app.press('Tab', 'Space');
    await expect.poll(() => app.link().get('figures')).toBe('with');
  });
});

describe.each([
  ['GL', true],
  ['SVG', false],
] as const)('on the %s map', (_, webgl) => {
  test('what does not match goes faint, and comes back', async ({ open }) => {
    const app = await open('./?panel=filter&asof=2022', { webgl });
    await app.map.waitUntilStill();
    // The position is read each time, because the map may still pan to make room for the panel.
    const patch = async (id: string) => app.screen.picture(await app.map.patchOf(id));
    // Both are of one role class in 2022, so their colours are the same until the filter parts them.
    const apart = async () => difference(await patch('jiading'), await patch('songjiang'));
    await expect.poll(apart).toBeLessThan(0.1);
    const matching = await patch('songjiang');
    await app.filter.choose('industry', 'health');
    await expect.poll(apart).toBeGreaterThan(0.5);
    await expect.poll(async () => difference(matching, await patch('songjiang'))).toBeLessThan(0.1);
    expect(await app.map.labels()).toContain('jiading');
    await app.filter.drop('健康与生命');
    await expect.poll(apart).toBeLessThan(0.1);
  });
});

describe('the places that match', () => {
  test('stand by layer with their role as of the year and its source', async ({ open }) => {
    const app = await open('./?panel=filter&role=main-carrier&asof=2019');
    await expect.poll(() => app.filter.places()).not.toEqual([]);
    const places = (await app.filter.places()).flatMap((layer) => layer.places);
    expect(
      places.some((place) => /^临港/.test(place) && place.includes('主体承载区') && place.includes('样本报告乙 2019')),
    ).toBe(true);
  });

  test('open beside the map, and the filter is there again when they close', async ({ open }) => {
    const app = await open('./?panel=filter&document=report-b-2019&kind=district');
    await app.filter.openPlace('松江区');
    await expect.poll(() => app.place.heading()).toBe('松江区');
    expect(await app.filter.isOpen()).toBe(false);
    expect(app.link().get('document')).toBe('report-b-2019');
    await app.use('close');
    await expect.poll(() => app.filter.isOpen()).toBe(true);
    expect(app.link().get('kind')).toBe('district');
  });

  test('of a layer that is off say so', async ({ open }) => {
    const app = await open('./?panel=filter&kind=facility');
    await expect.poll(async () => (await app.filter.places())[0]?.layer).toMatch(/^设施与机构 \d+ 图层未打开$/);
  });
});

describe('filters in use', () => {
  test('are shown beside the map when no panel is open, and dropped one by one', async ({ open }) => {
    const app = await open('./?industry=health&kind=district&document=report-b-2019');
    await expect.poll(() => app.filter.inUse()).toEqual(['产业：健康与生命', '类别：行政区', '文件：样本报告乙 2019']);
    await app.filter.drop('类别');
    await expect.poll(() => app.filter.inUse()).toHaveLength(2);
    expect(app.link().has('kind')).toBe(false);
    await app.filter.drop('文件');
    await app.filter.drop('产业');
    await expect.poll(() => app.filter.inUse()).toEqual([]);
    expect([...app.link().keys()]).toEqual([]);
  });

  test('stay when the panel closes, the document too', async ({ open }) => {
    const app = await open('./?panel=filter');
    await app.filter.choose('document', 'report-b-2019');
    await app.use('filter');
    await expect.poll(() => app.filter.isOpen()).toBe(false);
    expect(await app.filter.inUse()).toEqual(['文件：样本报告乙 2019']);
    expect(app.link().get('document')).toBe('report-b-2019');
  });

  for (const size of ['tablet', 'phone'] as const) {
    test(`are in view on a ${size} beside a panel, once`, async ({ open }) => {
      for (const link of [
        './?industry=health',
        './?industry=health&panel=filter',
        './?industry=health&area=songjiang',
        './?industry=health&panel=layers',
      ]) {
        const app = await open(link, { size });
        await expect.poll(() => app.filter.inUse(), { message: link }).toEqual(['产业：健康与生命']);
        await app.map.waitUntilStill();
        expect(await app.access.overflowing(), link).toEqual([]);
        // The list of layers overlaps the map's buttons by design; its own button closes it again.
        if (!link.includes('panel=layers')) expect(await app.access.coveredControls(), link).toEqual([]);
      }
    });
  }

  test('of an empty result: which to drop, and what it gives', async ({ open }) => {
    const app = await open('./?industry=health&role=cluster');
    await expect.poll(() => app.filter.noMatch()).toMatchObject({ says: '2022 年没有地点同时符合这些条件。' });
    const offers = (await app.filter.noMatch())?.offers ?? [];
    expect(offers).toHaveLength(2);
    await app.filter.open();
    await expect.poll(() => app.filter.noMatch()).toMatchObject({ offers });
    await app.filter.dropSuggested(offers[0] ?? '');
    await expect.poll(() => app.filter.noMatch()).toBeUndefined();
    expect(await app.filter.count()).toBe(Number(/有 (\d+) 个地点/.exec(offers[0] ?? '')?.[1]));
  });
});

describe('the link', () => {
  test('carries every filter and opens the same result', async ({ open }) => {
    const app = await open('./?panel=filter');
    await app.filter.choose('industry', 'digital');
    await app.filter.choose('standing', 'stated');
    await app.filter.setFigures(true);
    const [query, count] = [`?${app.link()}`, await app.filter.count()];
    expect(query).toContain('industry=digital&standing=stated&figures=with&panel=filter');
    expect(count).toBeGreaterThan(0);
    const again = await open(`./${query}`);
    await expect.poll(() => again.filter.count()).toBe(count);
    expect(await again.filter.inUse()).toEqual(await app.filter.inUse());
  });

  test('with a choice that is gone says so and filters nothing', async ({ open }) => {
    const app = await open('./?industry=alchemy&role=king');
    await expect.poll(async () => (await app.notices()).join()).toContain('industry=alchemy 无效');
    expect((await app.notices()).join()).toContain('role=king 无效');
    expect(await app.filter.inUse()).toEqual([]);
  });
});

test('on a phone the filter is a sheet below the map', async ({ open }) => {
  const app = await open('./', { size: 'phone' });
  await app.use('layers');
  await app.filter.open();
  await app.filter.choose('industry', 'health');
  await expect.poll(() => app.filter.inUse()).toEqual(['产业：健康与生命']);
  expect(await app.filter.count()).toBeGreaterThan(0);
  expect(await app.access.overflowing()).toEqual([]);
});
