/** The panels with all the evidence: complete, and with no more elements than a phone can lay out. */
import { describe } from 'vitest';
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
