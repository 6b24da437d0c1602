/** The matrix: every cell opens what it counts, the keyboard reaches every cell, and both renderers show similarity. */
import { describe } from 'vitest';
import { TINT } from '#scene/drawing.ts';
import { similarTone, THEME } from '#scene/tokens.ts';
import { expect, test } from './driver/test.ts';
import { word, zh } from './driver/words.ts';

const CELL = zh('matrix.cell', { row: '5G 与通信', place: '嘉定区', count: 1 });

describe('a cell', () => {
  test('opens the statements that it counts, each with document, section and year, and a way to it', async ({
    open,
  }) => {
    const app = await open('./?panel=matrix', { until: 'parsed' });
    await app.matrix.openCell(CELL);
    await expect.poll(() => app.matrix.claims()).toHaveLength(1);
    await expect.poll(async () => (await app.matrix.claims())[0]).toMatch(/样本报告丙 2022 · 丙二 · 第 \d+ 行 · 2022/);
    await app.matrix.openFirstClaim();
    await expect.poll(() => app.place.heading()).toBe('嘉定区');
    expect(app.link().get('area')).toBe('jiading');
    expect(app.link().get('statement')).toMatch(/^[a-z0-9-]+$/);
    expect(app.link().get('panel')).toBe('matrix');
  });

  test('says whether it is stated of the year or last known, and of when', async ({ open }) => {
    const app = await open('./?panel=matrix&asof=2019', { until: 'parsed', lang: 'en' });
    await app.matrix.waitUntilShown();
    await expect
      .poll(() => app.matrix.countCells(/, Pudong New Area: \d+ statements?, last stated for 2015$/))
      .toBeGreaterThan(0);
    expect(await app.matrix.countCells(/, Pudong New Area: \d+ statements?$/)).toBe(0);
    await app.matrix.setYear(2015);
    await expect.poll(() => app.matrix.countCells(/, Pudong New Area: \d+ statements?$/)).toBeGreaterThan(0);
    expect(await app.matrix.countCells(/last stated/)).toBe(0);
  });

  test('of roles opens roles', async ({ open }) => {
    const app = await open('./?panel=matrix&matrix=role&asof=2019', { until: 'parsed' });
    await app.matrix.openCell(/，松江区：\d+ 条表述$/);
    await expect.poll(async () => (await app.matrix.claims()).join()).toMatch(/乙一 · 第 \d+ 行 · 2019/);
  });
});

describe('the keyboard', () => {
  test('has one stop in the grid, and arrows, Home and End from there', async ({ open }) => {
    const app = await open('./?panel=matrix', { until: 'parsed' });
    await app.matrix.focusCell(CELL);
    expect(await app.matrix.tabStops()).toBe(1);
    await app.press('Home');
    expect(await app.access.focusedName()).toMatch(/^5G 与通信：\d+ 个地点$/);
    await app.press('ArrowRight');
    expect(await app.access.focusedName()).toBe(CELL);
    await app.press('Control+Home');
    expect(await app.access.focusedName()).toBe('浦东新区');
    await app.press('ArrowDown');
    expect(await app.access.focusedName()).toMatch(/^新一代信息技术/);
    expect(await app.matrix.tabStops()).toBe(1);
  });

  test('opens a cell with Enter and comes back to it with Escape, without deselecting the place', async ({ open }) => {
    const app = await open('./?panel=matrix&area=songjiang', { until: 'parsed' });
    await app.matrix.focusCell(CELL);
    await app.press('Enter');
    await expect.poll(() => app.matrix.areClaimsOpen()).toBe(true);
    await expect.poll(() => app.access.focusedName()).toBe('5G 与通信，嘉定区');
    await app.press('Escape');
    await expect.poll(() => app.access.focusedName()).toBe(CELL);
    expect(await app.matrix.areClaimsOpen()).toBe(false);
    expect(app.link().get('area')).toBe('songjiang');
  });

  test('of a link is open, and closes before its panel', async ({ open }) => {
    const app = await open('./?panel=matrix', { until: 'parsed' });
    await app.matrix.focusCell(CELL);
    await app.press('Enter');
    await expect.poll(() => app.link().get('cell')).toMatch(/,jiading$/);
    await app.screen.reload();
    // The keys are heard when the page has been taken over.
    await app.waitForPanels();
    await expect.poll(() => app.matrix.areClaimsOpen()).toBe(true);
    await app.press('Escape');
    await expect.poll(() => app.matrix.areClaimsOpen()).toBe(false);
    expect(app.link().get('panel')).toBe('matrix');
  });
});

describe('what is read from it', () => {
  test('is in the link, with its definition beside it', async ({ open }) => {
    const app = await open('./?panel=matrix', { until: 'parsed' });
    await app.matrix.waitUntilShown();
    expect(await app.matrix.definition()).toContain(zh('matrix.defMatrix'));
    await app.matrix.press(word('matrix.similarity'));
    await expect.poll(() => app.link().get('sort')).toBe('similarity');
    expect(await app.matrix.definition()).toMatch(/\|A ∩ B\| ÷ \|A ∪ B\|[\s\S]*Jaccard，1901/);
    await app.matrix.press(word('matrix.role'));
    await expect.poll(() => app.link().get('matrix')).toBe('role');
    await app.matrix.press(word('matrix.alone'));
    await expect.poll(() => app.link().get('sort')).toBe('alone');
    expect(await app.matrix.definition()).toContain('D(A) = Σ (1 − J(A, B)) ÷ (n − 1)');
    await app.matrix.press(word('matrix.byGroup'));
    await expect.poll(() => app.link().has('sort')).toBe(false);
  });

  test('is sorted: overlap by places, similarity and difference from 1 down', async ({ open }) => {
    const app = await open('./?panel=matrix&sort=overlap', { until: 'parsed', lang: 'en' });
    await app.matrix.waitUntilShown();
    for (const [reading, pattern] of [
      ['overlap', /(\d+)$/],
      ['similarity', /^(\d\.\d\d)/],
      ['alone', /^(\d\.\d\d)/],
    ] as const) {
      await app.show(`?panel=matrix&sort=${reading}`);
      await expect.poll(async () => (await app.matrix.items()).length, { message: reading }).toBeGreaterThan(4);
      await expect
        .poll(async () => (await app.matrix.items()).map((text) => Number(pattern.exec(text)?.[1])), {
          message: reading,
        })
        .toSatisfy((numbers: readonly number[]) =>
          numbers.every((value, index) => index === 0 || value <= (numbers[index - 1] ?? 0)),
        );
    }
  });

  test('an industry that is chosen stays on the map alone', async ({ open }) => {
    const app = await open('./?panel=matrix&sort=overlap', { until: 'parsed' });
    await app.matrix.press(/^软件和信息服务：\d+ 个地点$/);
    await expect.poll(() => app.link().get('industry')).toBe('software');
  });

  test('so does a role', async ({ open }) => {
    const app = await open('./?panel=matrix&matrix=role&asof=2019&layers=districts');
    await app.matrix.press(/^集聚区：\d+ 个地点/);
    await expect.poll(() => app.link().get('role')).toBe('cluster');
  });

  test('gaps are the places of which nothing is stated', async ({ open }) => {
    const app = await open('./?panel=matrix&sort=gaps&asof=2015', { until: 'parsed' });
    await app.matrix.waitUntilShown();
    await app.matrix.press('崇明区');
    await expect.poll(() => app.link().get('area')).toBe('chongming');
  });
});

describe('similarity to a place on the map', () => {
  const LINK = './?panel=matrix&sort=similarity&area=songjiang&layers=districts';

  test('in the SVG map, with a legend that says so', async ({ open }) => {
    const app = await open(LINK);
    await expect.poll(() => app.svg.toneOf('songjiang')).toBe('similar-5');
    expect(await app.svg.toneOf('jinshan')).toBe('similar-4');
    expect(await app.svg.toneOf('pudong')).toBe('similar-1');
    expect(await app.layers.legend()).toEqual(expect.arrayContaining(['J = 0', '0.5 < J ≤ 1']));
    await app.matrix.press(word('matrix.close'));
    await expect.poll(() => app.svg.toneOf('songjiang')).toBe('role-new-town-pivot');
    expect(await app.layers.legend()).not.toContain('J = 0');
  });

  test('in the GL map', async ({ open }) => {
    const app = await open(`${LINK}&theme=light`, { webgl: true });
    await app.map.waitUntilStill();
    const { similar, surface } = THEME.light;
    const channels = (hex: string) => [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
    const drawn = (level: number) =>
      channels(similar[similarTone(level)].fill).map((value, index) =>
        Math.round(value * TINT + (channels(surface.subject)[index] ?? 0) * (1 - TINT)),
      );
    const isNear = (level: number) => (colour: readonly number[]) =>
      colour.every((value, index) => Math.abs(value - (drawn(level)[index] ?? 0)) <= 3);
    await expect.poll(() => app.gl.colourOf('pudong')).toSatisfy(isNear(1));
    await expect.poll(() => app.gl.colourOf('jinshan')).toSatisfy(isNear(4));
    await app.matrix.press(word('matrix.close'));
    await expect.poll(() => app.gl.colourOf('jinshan')).not.toSatisfy(isNear(4));
  });
});

describe('the panel', () => {
  test('loads when it is opened', async ({ open }) => {
    const app = await open();
    expect(app.screen.requests(/MatrixPanel/)).toEqual([]);
    await app.show('?panel=matrix');
    await app.matrix.waitUntilShown();
    expect(app.screen.requests(/MatrixPanel/)).not.toEqual([]);
  });

  test('on a phone opens a cell too, and leaves the map in view', async ({ open }) => {
    const app = await open('./?panel=matrix', { size: 'phone' });
    await app.matrix.openCell(CELL);
    await expect.poll(() => app.matrix.claims()).toHaveLength(1);
    expect(await app.access.overflowing()).toEqual([]);
    expect((await app.map.frame()).height).toBeGreaterThan(200);
  });
});
