/** Layers: what is switched off is neither drawn nor named nor explained, and the link carries the choice. */
import { describe } from 'vitest';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { expect, test } from './driver/test.ts';
import { zh } from './driver/words.ts';

describe('layers', () => {
  test('are a group of checkboxes with names', async ({ open }) => {
    const app = await open('./', { until: 'parsed' });
    await app.layers.waitUntilShown();
    expect(await app.layers.names()).toEqual(OVERLAYS.map((id) => zh(`layers.${id}`)));
    expect(await app.layers.isOn('districts')).toBe(true);
    expect(await app.layers.isOn('sites')).toBe(false);
  });

  for (const webgl of [true, false]) {
    test(`switching one off takes its places from the ${webgl ? 'GL' : 'SVG'} map`, async ({ open }) => {
      const app = await open('./?lang=zh', { webgl });
      expect(await app.map.labels()).toEqual(expect.arrayContaining(['songjiang', 'lingang']));
      await app.layers.toggle('lingang');
      await expect.poll(() => app.map.labels()).not.toContain('lingang');
      expect(await app.map.labels()).toContain('songjiang');
      expect(app.link().get('layers')?.split(',')).not.toContain('lingang');
      await app.layers.toggle('lingang');
      await expect.poll(() => app.map.labels()).toContain('lingang');
      expect(app.link().has('layers')).toBe(false);
    });
  }

  test('what is not on cannot be hit', async ({ open }) => {
    const app = await open('./?layers=districts');
    const at = await app.map.insideOf('jiading');
    await app.layers.toggle('districts');
    await expect.poll(() => app.map.labels()).toEqual([]);
    await app.map.click(at);
    await app.map.waitUntilStill();
    expect(app.link().get('area')).toBeNull();
  });

  test('none at all leaves the base map', async ({ open }) => {
    const app = await open('./?layers=none');
    expect(await app.map.labels()).toEqual([]);
    expect(await app.layers.legend()).toEqual([]);
  });

  test('the legend lists only what is on', async ({ open }) => {
    const app = await open();
    expect(await app.layers.legend()).toContain(zh('legend.axis'));
    // Arcs are drawn at world scale alone.
    expect(await app.layers.legend()).not.toContain(zh('legend.landed'));
    await app.layers.toggle('g60');
    await expect.poll(() => app.layers.legend()).not.toContain(zh('legend.axis'));
    await app.use('world');
    await expect
      .poll(() => app.layers.legend())
      .toEqual(expect.arrayContaining([zh('legend.landed'), zh('legend.planned')]));
    await app.layers.toggle('overseas');
    await expect.poll(() => app.layers.legend()).not.toContain(zh('legend.landed'));
    expect(await app.layers.legend()).not.toContain(zh('legend.planned'));
  });

  test('a link chooses them', async ({ open }) => {
    const app = await open('./?layers=districts,sites', { until: 'parsed' });
    await app.layers.waitUntilShown();
    for (const id of OVERLAYS) expect(await app.layers.isOn(id), id).toBe(['districts', 'sites'].includes(id));
  });
});
