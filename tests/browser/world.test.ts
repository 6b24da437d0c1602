/** The world view: overseas centres, landed ones distinct from those in preparation, and the way back to Shanghai. */
import { describe } from 'vitest';
import { expect, test } from './driver/test.ts';
import { zh } from './driver/words.ts';

const LANDED = ['lingang-sf', 'lingang-helsinki', 'lingang-stockholm'];
const PREPARED = ['lingang-la', 'lingang-frankfurt', 'lingang-london', 'lingang-israel'];

describe.each([
  ['GL', true],
  ['SVG', false],
] as const)('the world on the %s map', (_, webgl) => {
  test('shows the overseas centres, leads home, and opens a centre', async ({ open }) => {
    const app = await open('./', { webgl });
    await app.use('world');
    await expect.poll(() => app.map.labels()).toEqual(expect.arrayContaining([...LANDED, ...PREPARED]));
    await expect.poll(() => app.map.camera().zoom).toBeLessThan(3);
    await app.use('home');
    await expect.poll(() => app.map.labels()).toContain('songjiang');
    await expect.poll(() => app.link().has('at')).toBe(false);
    await app.use('world');
    await expect.poll(() => app.map.labels()).toContain('lingang-sf');
    await app.map.waitUntilStill();
    await app.map.click(await app.map.pointOf('lingang-sf'));
    await expect.poll(() => app.place.heading()).toContain('旧金山');
    expect(app.link().get('area')).toBe('lingang-sf');
  });
});

describe('landed and being prepared', () => {
  test('are drawn apart: solid and dashed', async ({ open }) => {
    const app = await open('./');
    await app.use('world');
    await expect.poll(() => app.svg.arcDashes('stated')).toBeNull();
    expect(await app.svg.arcDashes('planned')).toMatch(/^\d/);
    // A line to America ends in the next copy of the world, and would lie under that copy's land.
    expect(await app.svg.layersOfWorld()).toEqual(['surface', 'surface', 'surface', 'lines', 'lines', 'lines']);
  });

  test('are explained apart', async ({ open }) => {
    const app = await open('./');
    await app.use('world');
    await expect
      .poll(() => app.layers.legend())
      .toEqual(expect.arrayContaining([zh('legend.landed'), zh('legend.planned')]));
  });

  test('are said apart, in the panel of each', async ({ open }) => {
    const landed = await open('./?area=lingang-helsinki');
    const prepared = await open('./?area=lingang-london');
    await landed.place.history();
    await prepared.place.history();
    expect(await prepared.place.text()).toContain(zh('standing.planned'));
    expect(await landed.place.text()).not.toContain(zh('standing.planned'));
  });

  test('are not there before the year of which a document says so', async ({ open }) => {
    const app = await open('./?asof=2015');
    await app.use('world');
    await expect.poll(() => app.map.labels()).toContain('lingang-sf');
    const before = await app.svg.arcs();
    await app.timeline.setYear(2019);
    await expect.poll(() => app.svg.arcs()).toBeGreaterThan(before);
  });
});
