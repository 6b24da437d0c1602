/** Two documents set against each other: as a list, on the map, as a table, and as a link. */
import { describe } from 'vitest';
import { expect, test } from './driver.ts';

describe('two documents', () => {
  test('are the two reports at first, from the tools', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    await app.openTool(/^文件比对$/);
    const counts = await app.changeCounts();
    expect(Object.keys(counts)).toEqual(['改换表述', '新增', '不再列入', '首次提及', '不再提及']);
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(0);
    expect(await app.comparedDocuments()).toEqual(['progress-2015', 'progress-2022']);
    expect(app.link().get('panel')).toBe('difference');
    const rows = await app.changes();
    expect(rows).toHaveLength(Object.values(counts).reduce((sum, count) => sum + count, 0));
  });

  test('each change has both sources, and Pudong is re-worded', async ({ open }) => {
    const app = await open('./?panel=difference', { until: 'parsed', lang: 'en' });
    await app.onlyChange(/Re-worded/);
    const rows = await app.changes();
    for (const { of, text } of rows) {
      expect(text, of).toMatch(/2015 Progress Report · .+ · 2015/);
      expect(text, of).toMatch(/2022 Progress Report · .+ · 2022/);
    }
    const pudong = rows.find(({ of }) => of === 'Pudong New Area');
    expect(pudong?.text).toMatch(/core functional area.*core area of Shanghai's innovation centre/);
  });

  test('silence is told from dropping, and says how deep it is', async ({ open }) => {
    const app = await open('./?panel=difference', { until: 'parsed' });
    await app.onlyChange(/不再提及/);
    const chongming = (await app.changes()).find(({ of }) => of === '崇明区');
    expect(chongming?.text).toContain('不再提及');
    expect(chongming?.text).toContain('2015 科技进步报告');
    expect(chongming?.text).not.toContain('不再列入');
  });

  test('change with the lists, which never hold the same document twice, and are swapped by a button', async ({
    open,
  }) => {
    const app = await open('./?panel=difference', { until: 'parsed' });
    const before = await app.changeCounts();
    await app.swapDocuments();
    await expect.poll(() => app.comparedDocuments()).toEqual(['progress-2022', 'progress-2015']);
    await expect.poll(() => app.link().get('difference')).toBe('progress-2022,progress-2015');
    const after = await app.changeCounts();
    expect([after.新增, after.不再列入, after.首次提及, after.不再提及]).toEqual([
      before.不再列入,
      before.新增,
      before.不再提及,
      before.首次提及,
    ]);
    await app.compareDocuments(/^从/, '2020 上海国研院报告');
    await expect.poll(() => app.comparedDocuments()).toEqual(['siis-2020', 'progress-2015']);
    await app.compareDocuments(/^到/, '2020 上海国研院报告');
    await expect.poll(() => app.comparedDocuments()).toEqual(['progress-2015', 'siis-2020']);
  });

  test('by industry, the same claims stand with the industry', async ({ open }) => {
    const app = await open('./?panel=difference', { until: 'parsed', lang: 'en' });
    const byPlace = (await app.changes()).filter(({ text }) => text.includes('Industry'));
    await app.changesBy(/^By industry$/);
    const byIndustry = await app.changes();
    expect(byIndustry).toHaveLength(byPlace.length);
    expect(byIndustry.some(({ of }) => of === 'Biomedicine')).toBe(true);
  });

  test('a source opens its statement, and closing the place comes back', async ({ open }) => {
    const app = await open('./?panel=difference', { until: 'parsed' });
    await app.changes();
    await app.openChange('浦东新区');
    await app.waitForPanel();
    expect(await app.panelHeading()).toBe('浦东新区');
    expect(app.link().get('statement')).toMatch(/^progress-20/);
    expect(await app.openedStatement()).not.toBe('');
    await app.use('close');
    await expect.poll(() => app.isDifferenceOpen()).toBe(true);
  });

  test('download as a table with every change', async ({ open }) => {
    const app = await open('./?panel=difference&difference=siis-2020,sun-2020', { until: 'parsed' });
    const total = Object.values(await app.changeCounts()).reduce((sum, count) => sum + count, 0);
    const { name, text } = await app.downloadChanges();
    expect(name).toBe('difference-siis-2020-sun-2020.csv');
    expect(text.startsWith('\ufeffchange,area,area_zh,area_en,')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(total + 1);
  });
});

describe('on the map', () => {
  test('places have the colour of what becomes of them, the legend explains it, and roles come back', async ({
    open,
  }) => {
    const app = await open('./?layers=districts&panel=difference', { webgl: false });
    await expect.poll(() => app.paintOf('pudong')).toBe('change-reworded');
    expect(await app.paintOf('chongming')).toBe('change-silent');
    expect(await app.paintOf('jinshan')).toBe('change-first');
    expect(await app.legend()).toEqual(expect.arrayContaining(['首次提及', '不再提及（不等于取消）']));
    expect(await app.legend()).not.toContain('核心区');
    await app.openTool(/^文件比对$/);
    await expect.poll(() => app.paintOf('pudong')).toBe('role-core-area');
    expect(app.link().has('panel')).toBe(false);
  });

  test('the live map too', async ({ open }) => {
    const app = await open('./?layers=districts&panel=difference');
    const { x, y } = await app.labelAt('jiading');
    const patch = { x: x - 3, y: y + 20, width: 6, height: 6 };
    const before = await app.screen.picture(patch);
    await app.compareDocuments(/^到/, '邹磊 2018');
    await expect.poll(async () => (await app.screen.picture(patch)).equals(before)).toBe(false);
  });
});

describe('for everyone', () => {
  test('on a phone it is a sheet that fits', async ({ open }) => {
    const app = await open('./?panel=difference', { size: 'phone', lang: 'en' });
    await app.changeCounts();
    expect(await app.tooWide()).toEqual([]);
    expect(await app.coveredControls()).toEqual([]);
  });

  for (const theme of ['light', 'dark'] as const)
    test(`nothing serious is in the way, ${theme}`, async ({ open }) => {
      const app = await open('./?panel=difference', { theme });
      await app.changeCounts();
      await app.eventMarks();
      expect(await app.seriousAxeFindings()).toEqual([]);
    });
});
