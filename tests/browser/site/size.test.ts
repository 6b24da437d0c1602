/** The panels with all the evidence: complete, and with no more elements than a phone can lay out. */
import { describe } from 'vitest';
import { manifold } from '../../bench/manifold.ts';
import { expect, test } from '../driver/site.ts';

describe('all the evidence', () => {
  test('is a matrix of a few thousand elements at most', async ({ open }) => {
    const app = await open('./?panel=matrix', { until: 'parsed' });
    await app.matrix.waitUntilShown();
    await expect.poll(() => app.matrix.countElements()).toBeGreaterThan(500);
    expect(await app.matrix.countElements()).toBeLessThan(3500);
  });

  test('is a table of hundreds of rows, of which only those in sight are in the page', async ({ open }) => {
    const app = await open('./?panel=table', { until: 'parsed' });
    await app.table.waitUntilShown();
    expect(await app.table.size()).toBeGreaterThan(200);
    expect((await app.table.rows()).length).toBeLessThan(60);
  });
});

describe('five times the evidence', () => {
  const TIMES = 5;
  const MOST_ELEMENTS = 6000;

  test('are a matrix of which what is in sight is rendered, the keyboard goes everywhere, and paper has all', async ({
    open,
  }) => {
    const app = await open('./?panel=matrix', {
      until: 'parsed',
      before: (screen) =>
        screen.rewrite(/\/assets\/index-[\w-]+\.json/, (text) => manifold(text, TIMES).of('index-.json', text)),
    });
    await app.matrix.waitUntilShown();
    await expect.poll(async () => (await app.matrix.columns()).rendered.length).toBeGreaterThan(20);
    const { all } = await app.matrix.columns();
    expect(all).toBeGreaterThan(250);
    expect(await app.matrix.countInGrid()).toBeLessThan(MOST_ELEMENTS);
    expect((await app.matrix.columns()).rendered).not.toContain(all);

    await app.matrix.scrollToEnd();
    await expect.poll(async () => (await app.matrix.columns()).rendered).toContain(all);
    expect(await app.matrix.countInGrid()).toBeLessThan(MOST_ELEMENTS);
    expect(await app.matrix.tabStops()).toBe(1);

    await app.screen.focus({ css: 'thead button[tabindex="0"]' });
    await app.press('End');
    await expect.poll(() => app.matrix.focusedColumn()).toBe(all);
    await app.press('ArrowDown');
    await expect.poll(() => app.access.focusedName()).toMatch(/：\d+ 条表述/);
    await app.press('Control+Home');
    await expect.poll(() => app.matrix.focusedColumn()).toBe(2);
    expect(await app.matrix.tabStops()).toBe(1);

    await app.screen.asPrinted();
    await expect.poll(async () => (await app.matrix.columns()).rendered.length).toBe(all);
  });
});
