/** Layout structures: the map shows who is in which group, the panel says by which document, and what changed. */
import { describe } from 'vitest';
import { expect, test } from './driver/test.ts';
import { zh } from './driver/words.ts';

const NEW = './?panel=structures&structure=report-b-1-plus-1-plus-x';

describe('the structures', () => {
  test('are listed by year, and one that is chosen is the link', async ({ open }) => {
    const app = await open('./');
    await app.structures.open();
    const names = await app.structures.offered();
    expect(names).toEqual(['“1+3”', '“1+1+X”', '两个张江', '一廊七城', '一中心三新城']);
    await app.structures.choose('“1+3”');
    await expect.poll(() => app.structures.heading()).toBe('“1+3”');
    await expect.poll(() => app.link().get('structure')).toBe('report-a-1-plus-3');
    await expect.poll(() => app.link().get('asof')).toBe('2015');
  });

  test('colour their members by group and nothing else', async ({ open }) => {
    const app = await open(NEW);
    await expect.poll(() => app.svg.groupOf('zhangjiang')).toBe('group-1');
    expect(await app.svg.groupOf('lingang')).toBe('group-2');
    expect(await app.svg.groupOf('songjiang')).toBe('group-3');
    expect(await app.svg.groupOf('pudong')).toBeUndefined();
    expect(await app.svg.toneOf('pudong')).toBeUndefined();
  });

  test('are explained in the legend, with a way back to roles', async ({ open }) => {
    const app = await open(NEW);
    await expect
      .poll(() => app.layers.legend())
      .toEqual(expect.arrayContaining(['核心承载区', '主体承载区', '科创集聚区', zh('legend.others')]));
    await app.use('byRole');
    await expect.poll(() => app.svg.toneOf('songjiang')).toMatch(/^role-/);
    expect(app.link().has('structure')).toBe(false);
  });

  test('are said with document, section and year, and in English', async ({ open }) => {
    const app = await open(NEW, { lang: 'en' });
    await expect.poll(() => app.structures.text()).toMatch(/Fixture report B 2019 · 乙一 · line \d+ · 2019/);
    const groups = await app.structures.groups();
    expect(groups[1]).toMatch(/main carrier\s+Lingang Area/);
  });

  test('say what changed, and whether a document or we put them in order', async ({ open }) => {
    const app = await open(NEW);
    await expect.poll(() => app.structures.text()).toContain(zh('structures.follows.named'));
    const [came, went, moved] = await app.structures.changes();
    expect(came).toContain('松江区');
    expect(went).toContain('紫竹');
    expect(moved).toMatch(/临港地区 重点集聚区 → 主体承载区/);
    const ours = await open('./?panel=structures&structure=report-c-centre-and-wings');
    await expect.poll(() => ours.structures.text()).toContain(zh('structures.follows.inferred'));
  });

  test('say which members the map cannot show', async ({ open }) => {
    const app = await open('./?panel=structures&structure=report-b-two-zhangjiangs');
    await expect.poll(() => app.svg.groupOf('zhangjiang-science-city')).toBe('group-2');
    await expect
      .poll(async () => (await app.structures.groups())[0])
      .toContain(zh('structures.within', { parent: '张江' }));
    expect(await app.svg.groupOf('zhangjiang-science-center')).toBeUndefined();
  });
});

describe('a link', () => {
  test('to a structure only shows the year of the structure, and the user may choose another', async ({ open }) => {
    const app = await open('./?panel=structures&structure=report-a-1-plus-3');
    await expect.poll(() => app.timeline.year()).toBe(2015);
    await app.timeline.setYear(2022);
    await expect.poll(() => app.link().get('asof')).toBe('2022');
    await app.use('byRole');
    await expect.poll(() => app.link().has('asof')).toBe(false);
    expect(await app.timeline.year()).toBe(2022);
  });

  test('that names a year means it', async ({ open }) => {
    const app = await open('./?panel=structures&structure=report-a-1-plus-3&asof=2019');
    await expect.poll(() => app.structures.heading()).toBe('“1+3”');
    expect(await app.timeline.year()).toBe(2019);
  });

  test('to the row of a structure opens it', async ({ open }) => {
    const app = await open('./?statement=report-a-1-plus-3');
    await expect.poll(() => app.structures.heading()).toBe('“1+3”');
    expect(await app.timeline.year()).toBe(2015);
    await expect.poll(() => app.link().get('structure')).toBe('report-a-1-plus-3');
    expect(app.link().has('statement')).toBe(false);
  });
});

describe('the map', () => {
  test.for([
    ['GL', true],
    ['SVG', false],
  ] as const)('goes where the members are (%s)', async ([, webgl], { open }) => {
    const app = await open('./?panel=structures&structure=report-b-corridor', { webgl });
    await expect
      .poll(() => app.map.labels())
      .toEqual(expect.arrayContaining(['hefei', 'jinhua', 'suzhou', 'songjiang-g60-city']));
    await expect.poll(() => app.map.camera().zoom).toBeLessThan(8);
  });

  test('draws members of layers that are off, and a click opens one', async ({ open }) => {
    const app = await open(`${NEW}&layers=none`);
    await expect.poll(() => app.svg.groupOf('songjiang')).toBe('group-3');
    // The camera is fitted again after the panel has opened and taken its space.
    await expect.poll(() => app.structures.heading()).toBe('“1+1+X”');
    await app.map.waitUntilStill();
    await app.map.click(await app.map.pointOf('lingang'));
    await expect.poll(() => app.place.heading()).toBe('临港地区');
    await app.use('close');
    await expect.poll(() => app.structures.heading()).toBe('“1+1+X”');
  });
});

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
  test('axe finds nothing serious, in either language and theme', async ({ open }) => {
    for (const [lang, theme] of [
      ['zh', 'light'],
      ['en', 'dark'],
    ] as const) {
      const app = await open(`${NEW}&lang=${lang}&theme=${theme}`, { size });
      await expect.poll(() => app.structures.changes()).toHaveLength(3);
      expect(await app.access.seriousFindings()).toEqual([]);
      expect(await app.access.overflowing()).toEqual([]);
    }
  });
});
