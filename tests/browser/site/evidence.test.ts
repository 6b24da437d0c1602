/** The panel shows what a document says of a place, with its section and line, and nothing that no document says. */
import { describe } from 'vitest';
import { expect, test } from '../driver/site.ts';

describe('a role is given with its source', () => {
  test('document, section and year', async ({ open }) => {
    const app = await open('./?area=songjiang', { until: 'parsed' });
    await app.place.waitUntilShown();
    const [role] = await app.place.roles();
    expect(role).toMatch(/^重要战略支点/);
    expect(role).toMatch(/2022 科技进步报告 · 4\.3 优化全域创新空间格局 · 第 \d+ 行 · 2022/);
  });

  test('in English too, the title of the section before that of the document', async ({ open }) => {
    const app = await open('./?area=songjiang&asof=2019', { until: 'parsed', lang: 'en' });
    await app.place.waitUntilShown();
    const [role] = await app.place.roles();
    expect(role).toMatch(/^Innovation cluster/);
    expect(role).toMatch(
      /2020 SIIS Report · \(2\) A better division of labour .* \(（二）科创中心建设分工体系的优化\) · line \d+ · 2019/,
    );
  });
});

test.for(['desktop', 'tablet', 'phone'] as const)('no word of a long name is broken, %s', async (size, { open }) => {
  const app = await open('./?area=yrd-demo-zone&asof=2019', { lang: 'en', size });
  expect(await app.place.heading()).toContain('Demonstration');
  expect(await app.place.brokenWords()).toEqual([]);
});

test('what is shown in part on screen is on paper in full, without the words that ask for more', async ({ open }) => {
  const app = await open('./?area=songjiang', { lang: 'en' });
  await expect.poll(() => app.place.text()).toMatch(/Show \d+ more/);
  await app.screen.asPrinted();
  await expect.poll(() => app.place.text()).not.toMatch(/Show \d+ more/);
  expect(await app.screen.isVisible({ css: '[data-part="why"]' })).toBe(false);
});

/** These seven have no role of 2019 in any document, whatever they had before and have after. */
const SILENT_IN_2019 = ['huangpu', 'jingan', 'changning', 'baoshan', 'jinshan', 'fengxian', 'chongming'];

describe('what no document states of 2019 is not stated', () => {
  for (const id of SILENT_IN_2019) {
    test(id, async ({ open }) => {
      const app = await open(`./?area=${id}&asof=2019`, { until: 'parsed' });
      await app.place.waitUntilShown();
      expect(await app.place.roles()).toEqual([]);
      expect(await app.place.roleSection()).toMatch(/2019 年，?各文件均未表述其角色/);
    });
  }

  test('what was said last stands beside it, with its year', async ({ open }) => {
    const app = await open('./?area=chongming&asof=2019', { until: 'parsed' });
    await app.place.waitUntilShown();
    const [heading, role] = await app.place.lastRoles();
    expect(heading).toBe('此前最后一次表述：2015 年');
    expect(role).toMatch(/^生态岛/);
    expect(role).toMatch(/2015 科技进步报告 · 因地制宜，发挥区域禀赋优势 · 第 \d+ 行 · 2015/);
  });

  test('nor is it drawn in the colour of another year', async ({ open }) => {
    const app = await open('./?asof=2019&layers=districts');
    for (const id of SILENT_IN_2019) expect(await app.svg.toneOf(id), id).toBe('not-stated');
  });
});

/** "Core" and "main" have four meanings, each for its own place and year; they are never merged. */
const CORES = [
  { id: 'pudong', year: 2015, role: '核心功能区' },
  { id: 'zhangjiang', year: 2019, role: '核心承载区' },
  { id: 'pudong', year: 2022, role: '上海科创中心核心区' },
  { id: 'lingang', year: 2019, role: '主体承载区' },
];

describe('the four cores are kept apart', () => {
  for (const { id, year, role } of CORES) {
    test(`${id} in ${year}`, async ({ open }) => {
      const app = await open(`./?area=${id}&asof=${year}`, { until: 'parsed' });
      await app.place.waitUntilShown();
      // Without what stands behind the name: that it is planned, and where it is said.
      const roles = (await app.place.roles()).map((text) => text.split(/\s/)[0]);
      expect(roles).toContain(role);
      for (const other of CORES) if (other.role !== role) expect(roles).not.toContain(other.role);
    });
  }

  test('and a part does not lend its role to the whole: Pudong has none of 2019', async ({ open }) => {
    const app = await open('./?area=pudong&asof=2019', { until: 'parsed' });
    await app.place.waitUntilShown();
    expect(await app.place.roles()).toEqual([]);
  });
});

describe('every document is listed', () => {
  test('in the order of years, and one that is silent is an empty node', async ({ open }) => {
    const app = await open('./?area=huangpu', { until: 'parsed' });
    await expect.poll(() => app.place.history()).toHaveLength(5);
    const history = await app.place.history();
    expect(history.map(({ year }) => year)).toEqual([2022, 2020, 2019, 2018, 2015]);
    for (const { says, text } of history) expect(says === 0).toBe(text.includes('未提及'));
  });

  test('the panel says how exact the shape is', async ({ open }) => {
    const app = await open('./?area=zhangjiang-science-city', { until: 'parsed', lang: 'en' });
    await app.place.waitUntilShown();
    expect(await app.place.text()).toContain('Indicative outline');
  });
});

test('years of documents that are one year apart keep apart on a narrow time line', async ({ open }) => {
  for (const year of [2018, 2019, 2020, 2022]) {
    const app = await open(`./?asof=${year}`);
    for (const width of [1024, 720, 640, 390, 320]) {
      await app.screen.resize(width, 450);
      expect(await app.timeline.overlaps(), `${year}, ${width}`).toEqual([]);
    }
  }
});
