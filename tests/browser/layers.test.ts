/** Layers: what is switched off is neither drawn nor named nor explained, and the link carries the choice. */
import { describe } from 'vitest';
import { expect, test } from './driver.ts';

const NAMES = [
  '十六个区',
  '张江',
  '临港',
  '功能区',
  'G60 科创走廊',
  '长三角协同区域',
  '海外中心',
  '合作伙伴',
  '设施与机构',
];

describe('layers', () => {
  test('are a group of checkboxes with names', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    await app.waitForLayers();
    expect(await app.layers()).toEqual(NAMES);
    expect(await app.isLayerOn('十六个区')).toBe(true);
    expect(await app.isLayerOn('设施与机构')).toBe(false);
  });

  for (const webgl of [true, false]) {
    test(`switching one off takes its places from the ${webgl ? 'live' : 'drawn'} map`, async ({ open }) => {
      const app = await open('./?lang=zh', { webgl });
      expect(await app.labels()).toEqual(expect.arrayContaining(['songjiang', 'lingang']));
      await app.toggleLayer('临港');
      await expect.poll(() => app.labels()).not.toContain('lingang');
      expect(await app.labels()).toContain('songjiang');
      expect(app.link().get('layers')?.split(',')).not.toContain('lingang');
      await app.toggleLayer('临港');
      await expect.poll(() => app.labels()).toContain('lingang');
      expect(app.link().has('layers')).toBe(false);
    });
  }

  test('what is not on cannot be hit', async ({ open }) => {
    const app = await open('./?layers=districts');
    const { x, y } = await app.labelAt('jiading');
    await app.toggleLayer('十六个区');
    await expect.poll(() => app.labels()).toEqual([]);
    await app.clickMap({ x, y: y + 26 });
    await app.settled();
    expect(app.link().get('area')).toBeNull();
  });

  test('none at all leaves the base map', async ({ open }) => {
    const app = await open('./?layers=none');
    expect(await app.labels()).toEqual([]);
    expect(await app.legend()).toEqual([]);
  });

  test('the legend lists only what is on', async ({ open }) => {
    const app = await open();
    expect(await app.legend()).toContain('G60 走廊轴线（示意）');
    // Arcs are drawn at world scale alone.
    expect(await app.legend()).not.toContain('已落地');
    await app.toggleLayer('G60 科创走廊');
    await expect.poll(() => app.legend()).not.toContain('G60 走廊轴线（示意）');
    await app.use('world');
    await expect.poll(() => app.legend()).toEqual(expect.arrayContaining(['已落地', '筹备中']));
    await app.toggleLayer('海外中心');
    await expect.poll(() => app.legend()).not.toContain('已落地');
    expect(await app.legend()).not.toContain('筹备中');
  });

  test('a link chooses them', async ({ open }) => {
    const app = await open('./?layers=districts,sites', { until: 'parsed' });
    await app.waitForLayers();
    for (const name of NAMES) expect(await app.isLayerOn(name), name).toBe(['十六个区', '设施与机构'].includes(name));
  });
});
