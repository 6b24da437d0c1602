/**
 * Places side by side: what documents say of each, what they share, and what lies between them, each with its source.
 */
import { describe } from 'vitest';
import { COMPARE_MAX } from '#state/view.ts';
import { expect, test } from './driver/test.ts';
import { en, zh } from './driver/words.ts';
import { HOSTILE } from './helper/hostile.ts';

describe('choosing places', () => {
  test('an empty comparison says what to do; names are added and removed, and the link carries them', async ({
    open,
  }) => {
    const app = await open('./?panel=compare');
    await expect.poll(() => app.comparison.text()).toContain(zh('compare.empty', { max: COMPARE_MAX }));
    await app.comparison.add('浦东新区');
    await expect.poll(() => app.comparison.text()).toContain(zh('compare.one', { max: COMPARE_MAX }));
    await app.comparison.add('闵行区');
    await expect.poll(() => app.comparison.places()).toEqual(['浦东新区', '闵行区']);
    await expect.poll(() => app.link().get('compare')).toBe('pudong,minhang');
    await app.comparison.remove('浦东新区');
    await expect.poll(() => app.comparison.places()).toEqual(['闵行区']);
    await expect.poll(() => app.link().get('compare')).toBe('minhang');
  });

  test('a place adds itself from its own panel', async ({ open }) => {
    const app = await open('./?area=songjiang&compare=pudong');
    await app.place.waitUntilShown();
    await app.use('compare');
    await expect.poll(() => app.comparison.places()).toEqual(['浦东新区', '松江区']);
    expect(app.link().get('panel')).toBe('compare');
  });

  test('a name that no place has is said to be unknown', async ({ open }) => {
    const app = await open('./?panel=compare&lang=en');
    await app.comparison.add('Atlantis');
    await expect.poll(() => app.comparison.text()).toContain(en('compare.unknown'));
    expect(await app.comparison.places()).toEqual([]);
  });
});

describe('side by side', () => {
  test('each document gives its roles with section and year, or nothing', async ({ open }) => {
    const app = await open('./?panel=compare&compare=pudong,songjiang');
    await expect.poll(() => app.comparison.row('样本报告丙 2022')).toHaveLength(2);
    const [pudong, songjiang] = await app.comparison.row('样本报告丙 2022');
    expect(pudong).toMatch(/^样本核心区/);
    expect(songjiang).toMatch(/^重要战略支点\s+样本报告丙 2022 · 丙一 · 2022$/);
    expect(await app.comparison.row('样本报告甲 2015')).toEqual([
      expect.stringMatching(/^核心功能区/),
      zh('compare.notStated'),
    ]);
  });

  test('a source opens its statement at its place', async ({ open }) => {
    const app = await open('./?panel=compare&compare=songjiang,pudong');
    await expect.poll(() => app.comparison.row('样本报告丙 2022')).toHaveLength(2);
    await app.comparison.openSource('样本报告丙 2022');
    expect(await app.place.heading()).toBe('松江区');
    await expect.poll(() => app.place.targetRow()).toContain('重要战略支点');
    expect(app.link().get('statement')).not.toBeNull();
  });

  test('only figures of one measure stand beside each other; the others are folded away', async ({ open }) => {
    const app = await open('./?panel=compare&compare=zhangjiang-demo-zone,zizhu&lang=en');
    await expect.poll(() => app.comparison.text()).toContain(en('compare.aloneShow', { number: 1 }));
    const text = await app.comparison.text();
    expect(text).toContain(en('compare.figures'));
    const [, shared = ''] = text.split(en('compare.figures'));
    expect(shared.split(en('compare.aloneShow', { number: 1 }))[0]).not.toContain(en('compare.notStated'));
  });
});

describe('between two places', () => {
  test('the distance says between what, and the border is that of the outlines', async ({ open }) => {
    const app = await open('./?panel=compare&compare=minhang,pudong');
    await expect.poll(() => app.comparison.between('minhang', 'pudong')).toMatch(/共同边界\s+49 公里 （行政边界）/);
    const text = await app.comparison.between('minhang', 'pudong');
    expect(text).toMatch(/距离\s+\d+ 公里/);
    expect(text).toContain(zh('compare.exactness', { name: '闵行区', precision: zh('compare.polygon') }));
  });

  test('a place without a position has no distance, and says so', async ({ open }) => {
    const app = await open('./?panel=compare&compare=minhang,eu&lang=en');
    await expect
      .poll(() => app.comparison.between('minhang', 'eu'))
      .toContain(en('compare.noPoint', { names: 'European Union' }));
  });
});

describe('on the map', () => {
  const LINK = './?panel=compare&compare=songjiang,caohejing,lingang&layers=districts';
  test('each place is outlined, also of layers that are off, with the number of its column', async ({ open }) => {
    const app = await open(LINK);
    await expect.poll(() => app.svg.comparedOutlines()).toEqual(['songjiang', 'caohejing']);
    await expect.poll(() => app.comparison.numbers()).toEqual(['1', '2', '3']);
    await expect.poll(() => app.map.numbers()).toEqual({ songjiang: '1', caohejing: '2', lingang: '3' });
    expect(await app.layers.legend()).toEqual(expect.arrayContaining([zh('legend.compared')]));
    await app.comparison.remove('松江区');
    await expect.poll(() => app.svg.comparedOutlines()).toEqual(['caohejing']);
    await expect.poll(() => app.comparison.numbers()).toEqual(['1', '2']);
    await expect.poll(() => app.map.numbers()).toEqual({ caohejing: '1', lingang: '2' });
    await app.useTool('compare');
    await expect.poll(() => app.svg.comparedOutlines()).toEqual([]);
  });

  test('the GL map outlines them too, and no longer when they are removed', async ({ open }) => {
    const app = await open('./?panel=compare&compare=songjiang&theme=light', { webgl: true });
    await expect.poll(() => app.comparison.text()).toContain(zh('compare.one', { max: COMPARE_MAX }));
    await app.map.waitUntilStill();
    const { x, y } = await app.map.nameAt('songjiang');
    const patch = { x: x - 70, y: y - 60, width: 140, height: 120 };
    const before = await app.screen.picture(patch);
    await app.comparison.remove('松江区');
    await expect.poll(async () => (await app.screen.picture(patch)).equals(before)).toBe(false);
  });
});

test('the field accepts any text, and still finds a name afterwards', async ({ open }) => {
  const app = await open('./?panel=compare', { until: 'parsed' });
  for (const [name, text] of HOSTILE) {
    await app.comparison.add(text);
    expect(await app.screen.count({ css: '#evil, img[src="x"]' }), name).toBe(0);
    for (const place of await app.comparison.places()) await app.comparison.remove(place);
  }
  await app.comparison.add('松江区');
  await expect.poll(() => app.comparison.places()).toEqual(['松江区']);
});

describe('on a phone', () => {
  test('the columns scroll inside the panel, and the first stays', async ({ open }) => {
    const app = await open('./?panel=compare&compare=pudong,minhang,songjiang&lang=en', { size: 'phone' });
    await expect.poll(() => app.comparison.places()).toHaveLength(3);
    await expect.poll(() => app.comparison.row('Fixture report C 2022')).toHaveLength(3);
    expect(await app.comparison.scroll(200)).toEqual({ scrolled: 200, namesAt: 0 });
  });
});

test('axe finds nothing serious', async ({ open }) => {
  const app = await open('./?panel=compare&compare=pudong,minhang,zizhu');
  await expect.poll(() => app.comparison.between('pudong', 'minhang')).toMatch(/共同边界\s+49 公里/);
  expect(await app.access.seriousFindings()).toEqual([]);
});
