/** Links of a place by type, their lines on the map, and the city's ties to places near and far. */
import { describe } from 'vitest';
import { TIES } from '#domain/vocabulary/evidence.ts';
import { expect, test } from './driver/test.ts';
import { en, zh } from './driver/words.ts';

describe('the links of a place', () => {
  test('are listed by type, with direction, standing, source and year', async ({ open }) => {
    const app = await open('./?area=shanghai');
    await app.place.history();
    await expect
      .poll(() => app.place.linkTypes())
      .toEqual(expect.arrayContaining([expect.stringMatching(/^合作 \d+$/)]));
    const rows = await app.place.links();
    for (const row of rows) {
      expect(row).toMatch(/^(→ 指向|← 来自|↔ 双方) /);
      expect(row).toMatch(/ · .+ · 20\d\d/);
    }
    expect(rows.some((row) => row.includes(zh('standing.proposed')))).toBe(true);
  });

  test('show their line on the map while they have the focus, and open the place at the other end', async ({
    open,
  }) => {
    const app = await open('./?area=shanghai');
    await app.place.history();
    expect(await app.svg.isLinkPointedAt()).toBe(false);
    await app.place.focusLink(0);
    await expect.poll(() => app.svg.isLinkPointedAt()).toBe(true);
    await app.press('Enter');
    await expect.poll(() => app.link().get('area')).not.toBe('shanghai');
    await expect.poll(() => app.svg.isLinkPointedAt()).toBe(false);
  });
});

describe('ties', () => {
  test('of the city are told apart, each place with what documents say of it', async ({ open }) => {
    const app = await open('./?area=shanghai');
    await app.place.history();
    const ties = await app.place.ties();
    expect(ties.map((tie) => tie.replace(/\s*\d+$/, ''))).toEqual([...TIES.map((tie) => zh(`tie.${tie}`))]);
    const forums = await app.place.placesOfTie(1);
    expect(forums).toHaveLength(Number(/\d+$/.exec(ties[1] ?? '')?.[0]));
    for (const place of forums) expect(place).toMatch(/ · .+ · 20\d\d/);
  });

  test('are of the city alone', async ({ open }) => {
    const app = await open('./?area=songjiang');
    await app.place.history();
    expect(await app.place.ties()).toEqual([]);
  });

  test('of the world are explained, and what is only compared is not drawn', async ({ open }) => {
    const app = await open('./');
    expect(await app.layers.legend()).not.toContain(zh('legend.tieActive'));
    await app.use('world');
    await expect
      .poll(() => app.layers.legend())
      .toEqual(
        expect.arrayContaining([
          zh('legend.landed'),
          zh('legend.planned'),
          zh('legend.tieActive'),
          zh('legend.tieEvent'),
        ]),
      );
    expect(await app.svg.partnersOf('active')).toBe(5);
    expect(await app.svg.partnersOf('event')).toBe(2);
    for (const tie of ['recommended', 'benchmark', 'bloc']) expect(await app.svg.partnersOf(tie), tie).toBe(0);
  });

  test('of the selected place are explained by how sure they are', async ({ open }) => {
    const app = await open('./?area=shanghai', { lang: 'en' });
    await app.use('world');
    await expect
      .poll(() => app.layers.legend())
      .toEqual(expect.arrayContaining([en('legend.selected'), en('legend.selectedProposed')]));
  });
});
