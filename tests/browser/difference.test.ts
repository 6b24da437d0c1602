/** Two documents set against each other: as a list, on the map, as a table, and as a link. */
import { describe } from 'vitest';
import { CHANGES, type ChangeKind } from '#domain/comparing/changes.ts';
import { expect, test } from './driver/test.ts';
import { en, zh } from './driver/words.ts';

describe('two documents', () => {
  test('are the two reports at first, from the tools', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    await app.useTool('difference');
    const counts = await app.difference.counts();
    expect(Object.keys(counts)).toEqual(CHANGES.map((kind) => zh(`difference.${kind}`)));
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(0);
    expect(await app.difference.documents()).toEqual(['report-a-2015', 'report-c-2022']);
    expect(app.link().get('panel')).toBe('difference');
    const rows = await app.difference.changes();
    expect(rows).toHaveLength(Object.values(counts).reduce((sum, count) => sum + count, 0));
  });

  test('each change has both sources, and Pudong is re-worded', async ({ open }) => {
    const app = await open('./?panel=difference', { until: 'parsed', lang: 'en' });
    await app.difference.toggleKind('reworded');
    const rows = await app.difference.changes();
    for (const { of, text } of rows) {
      expect(text, of).toMatch(/Fixture report A 2015 · .+ · 2015/);
      expect(text, of).toMatch(/Fixture report C 2022 · .+ · 2022/);
    }
    const pudong = rows.find(({ of }) => of === 'Pudong New Area');
    expect(pudong?.text).toMatch(/core functional area.*fixture core area/);
  });

  test('silence is told from dropping, and says how deep it is', async ({ open }) => {
    const app = await open('./?panel=difference', { until: 'parsed' });
    await app.difference.toggleKind('silent');
    const chongming = (await app.difference.changes()).find(({ of }) => of === '崇明区');
    expect(chongming?.text).toContain(zh('difference.silent'));
    expect(chongming?.text).toContain('样本报告甲 2015');
    expect(chongming?.text).not.toContain(zh('difference.dropped'));
  });

  test('change with the lists, which never hold the same document twice, and are swapped by a button', async ({
    open,
  }) => {
    const app = await open('./?panel=difference', { until: 'parsed' });
    const before = await app.difference.counts();
    await app.difference.swap();
    await expect.poll(() => app.difference.documents()).toEqual(['report-c-2022', 'report-a-2015']);
    await expect.poll(() => app.link().get('difference')).toBe('report-c-2022,report-a-2015');
    const after = await app.difference.counts();
    const of = (counts: typeof before, ...kinds: readonly ChangeKind[]) =>
      kinds.map((kind) => counts[zh(`difference.${kind}`)]);
    expect(of(after, 'new', 'dropped', 'first', 'silent')).toEqual(of(before, 'dropped', 'new', 'silent', 'first'));
    await app.difference.chooseDocument('from', '样本报告乙 2019');
    await expect.poll(() => app.difference.documents()).toEqual(['report-b-2019', 'report-a-2015']);
    await app.difference.chooseDocument('to', '样本报告乙 2019');
    await expect.poll(() => app.difference.documents()).toEqual(['report-a-2015', 'report-b-2019']);
  });

  test('by industry, the same claims stand with the industry', async ({ open }) => {
    const app = await open('./?panel=difference', { until: 'parsed', lang: 'en' });
    const byPlace = (await app.difference.changes()).filter(({ text }) => text.includes(en('aspect.industry')));
    await app.difference.groupBy('industry');
    const byIndustry = await app.difference.changes();
    expect(byIndustry).toHaveLength(byPlace.length);
    expect(byIndustry.some(({ of }) => of === 'Biomedicine')).toBe(true);
  });

  test('a source opens its statement, and closing the place comes back', async ({ open }) => {
    const app = await open('./?panel=difference', { until: 'parsed' });
    await app.difference.changes();
    await app.difference.openSource('浦东新区');
    await app.place.waitUntilShown();
    expect(await app.place.heading()).toBe('浦东新区');
    expect(app.link().get('statement')).toMatch(/^report-[ac]-pudong-/);
    expect(await app.place.targetRow()).not.toBe('');
    await app.use('close');
    await expect.poll(() => app.difference.isOpen()).toBe(true);
  });

  test('download as a table with every change', async ({ open }) => {
    const app = await open('./?panel=difference&difference=report-b-2019,report-c-2022', { until: 'parsed' });
    const total = Object.values(await app.difference.counts()).reduce((sum, count) => sum + count, 0);
    const { name, text } = await app.difference.download();
    expect(name).toBe('difference-report-b-2019-report-c-2022.csv');
    expect(text.startsWith('\ufeff变化,地点编号,地点（中文）,地点（英文）,')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(total + 1);
  });
});

describe('on the map', () => {
  test('places have the colour of their change, the legend explains it, and roles come back', async ({ open }) => {
    const app = await open('./?layers=districts&panel=difference');
    await expect.poll(() => app.svg.toneOf('pudong')).toBe('change-reworded');
    expect(await app.svg.toneOf('chongming')).toBe('change-silent');
    expect(await app.svg.toneOf('jinshan')).toBe('change-first');
    expect(await app.layers.legend()).toEqual(
      expect.arrayContaining([zh('legend.change.first'), zh('legend.change.silent')]),
    );
    expect(await app.layers.legend()).not.toContain('核心区');
    await app.useTool('difference');
    await expect.poll(() => app.svg.toneOf('pudong')).toBe('role-core-area');
    expect(app.link().has('panel')).toBe(false);
  });

  test('the GL map too', async ({ open }) => {
    const app = await open('./?layers=districts&panel=difference', { webgl: true });
    await app.difference.counts();
    await app.map.waitUntilStill();
    const before = await app.gl.colourOf('jiading');
    await app.difference.chooseDocument('to', '样本报告乙 2019');
    await expect.poll(() => app.gl.colourOf('jiading')).not.toEqual(before);
  });
});

describe('for everyone', () => {
  test('on a phone it is a sheet that fits', async ({ open }) => {
    const app = await open('./?panel=difference', { size: 'phone', lang: 'en' });
    await app.difference.counts();
    expect(await app.access.overflowing()).toEqual([]);
    expect(await app.access.coveredControls()).toEqual([]);
  });

  for (const theme of ['light', 'dark'] as const)
    test(`axe finds nothing serious (${theme})`, async ({ open }) => {
      const app = await open('./?panel=difference', { theme });
      await app.difference.counts();
      await app.events.marks();
      expect(await app.access.seriousFindings()).toEqual([]);
    });
});
