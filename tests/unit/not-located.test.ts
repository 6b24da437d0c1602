/** Places in question without a position: what holds them is hatched, in both renderers. */
import { describe, expect, it } from 'vitest';
import { HATCH_IMAGE_ID, hatchImage } from '#map/gl/dots.ts';
import { styleOf } from '#map/gl/style.ts';
import { featuresOf } from '#map/svg/features.ts';
import { hatching, notLocated } from '#scene/not-located.ts';
import { compose } from '#scene/scene.ts';
import { THEME } from '#scene/tokens.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { areaId, realCatalogue, realDerived, yearOf } from './support.ts';

const real = realCatalogue();
const asked = (change: object): View => ({ ...DEFAULT_VIEW, ...change });
const pairs = (change: object) =>
  notLocated(real, asked(change)).map(({ area, within }) => `${area.id} in ${within.id}`);

describe('what cannot be located', () => {
  it('of the three Zhangjiangs are two, in Pudong and in the city', () => {
    expect(pairs({ structure: 'siis-2020-three-zhangjiangs' })).toEqual([
      'zhangjiang-science-center in pudong',
      'zhangjiang-demo-zone in shanghai',
    ]);
  });

  it('is a selected place that has no position, and none that has one', () => {
    expect(pairs({ area: areaId('wuning-axis') })).toEqual(['wuning-axis in putuo']);
    for (const area of ['songjiang', 'zizhu', 'lujiazui', 'belt-road', 'nowhere']) expect(pairs({ area })).toEqual([]);
  });

  it('is hatched where it lies, in both renderers', () => {
    const view = asked({ structure: 'siis-2020-one-axis-two-wings' });
    const scene = compose(real, view, yearOf(2019), 'zh');
    const layer = scene.layers.at(-1);
    if (!layer?.ids) throw new Error('nothing is hatched');
    expect(layer.ids).toEqual(['putuo']);
    expect(featuresOf(layer, scene, realDerived().geometry).map(({ properties }) => properties?.id)).toEqual(['putuo']);
    const style = styleOf(scene, THEME.light, { areas: 'a', base: 'b', world: 'c' });
    expect(style.layers.find(({ id }) => id === layer.id)).toMatchObject({
      paint: { 'fill-pattern': HATCH_IMAGE_ID },
      filter: ['all', ['==', ['get', 'shape'], 'polygon'], ['in', ['get', 'id'], ['literal', ['putuo']]]],
    });
  });

  it('changes nothing where all have a position', () => {
    expect(hatching([])).toEqual([]);
    expect(compose(real, DEFAULT_VIEW, yearOf(2022), 'zh').layers.some(({ ids }) => ids)).toBe(false);
  });

  it('has a tile that continues in the next', () => {
    const { data } = hatchImage(THEME.light).data;
    const { width, height } = hatchImage(THEME.light).data;
    const alpha = (x: number, y: number) =>
      data[(((y + height) % height) * width + ((x + width) % width)) * 4 + 3] ?? 0;
    const inked = Array.from({ length: width }, (_, x) => alpha(x, 0)).filter((value) => value > 0).length;
    expect(inked).toBeGreaterThan(0);
    expect(inked).toBeLessThan(width / 2);
    for (let x = 0; x < width; x += 1) expect(alpha(x, 0)).toBe(alpha(x - 1, 1));
  });
});
