import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyDifference,
  type Change,
  type Claims,
  claimsOf,
  claimsOfDocument,
  difference,
  differenceCsv,
  leadingChange,
} from '#domain/comparing/difference.ts';
import { PLACE_TIERS, placeOrder, tierOf } from '#domain/comparing/place-order.ts';
import { csv, csvCell } from '#domain/format/csv.ts';
import type { RoleClassId } from '#domain/model/ids.ts';
import type { Head } from '#domain/model/schema.ts';
import { composeScene } from '#scene/scene.ts';
import { differenceOf } from '#state/selectors.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { HAS_OUTLINES, head, OUTLINES_NOTE, realCatalogue, smallIndexed, yearOf } from './support.ts';

const keys = (claims: Claims) => [...claims.keys()].sort();
/** Changes as one line each: kind, place, what was, what is. */
const said = (changes: readonly Change[]) =>
  changes.map(({ kind, area, from, to }) => {
    const words = (claims: Change['from']) => claims.map((claim) => claim.role?.zh ?? claim.industry).join('+');
    return `${kind} ${area} ${words(from)}>${words(to)}`;
  });
const role = (areas: string, name: string, more: Partial<Parameters<typeof head>[0]> = {}) =>
  head({ areas, asOf: 2015, role: name, ...more });
const made = (areas: string, ...industries: string[]) => head({ areas, asOf: 2015, industries });
const changes = (a: readonly Head[], b: readonly Head[]) => said(difference(claimsOf(a), claimsOf(b)));

/** A document of a few statements about three places. */
const documentHeads = fc.array(
  fc.record({
    areas: fc.uniqueArray(fc.constantFrom('north', 'south', 'tower'), { minLength: 1 }),
    asOf: fc.integer({ min: 2014, max: 2022 }),
    role: fc.option(fc.constantFrom('core-area', 'cluster', 'service-hub'), { nil: undefined }),
    words: fc.constantFrom('甲', '乙'),
    industries: fc.uniqueArray(fc.constantFrom('biomedicine', 'software', 'materials')),
    line: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 8 },
);
const headsOf = (rows: typeof documentHeads extends fc.Arbitrary<infer Rows> ? Rows : never): Head[] =>
  rows.map(({ areas, asOf, role: name, words, industries, line }) => ({
    ...head({ areas: areas.join(' '), asOf, industries, line }),
    ...(name && { role: { zh: words, en: words, class: name as RoleClassId } }),
  }));
const claims = documentHeads.map((rows) => claimsOf(headsOf(rows)));

const MIRROR = { new: 'dropped', dropped: 'new', first: 'silent', silent: 'first', reworded: 'reworded' } as const;

/** What has to hold of any two documents. */
function holds(a: Claims, b: Claims): void {
  const found = difference(a, b);
  expect(keys(applyDifference(a, found))).toEqual(keys(b));
  const changed = found.flatMap(({ from, to }) => [...from, ...to]).map(({ key }) => key);
  const inOneAlone = [...keys(a).filter((key) => !b.has(key)), ...keys(b).filter((key) => !a.has(key))];
  expect(changed.sort()).toEqual(inOneAlone.sort());
  const back = difference(b, a).map(
    ({ kind, area, from, to }) => `${MIRROR[kind]} ${area} ${from.map(({ key }) => key)}>${to.map(({ key }) => key)}`,
  );
  const forth = found.map(
    ({ kind, area, from, to }) => `${kind} ${area} ${to.map(({ key }) => key)}>${from.map(({ key }) => key)}`,
  );
  expect(back.sort()).toEqual(forth.sort());
  const speaks = (claimsOfOne: Claims, { area, aspect }: Change) =>
    [...claimsOfOne.values()].some((claim) => claim.area === area && claim.aspect === aspect);
  for (const change of found) {
    const { kind } = change;
    expect(speaks(a, change), `${kind}: A`).toBe(kind !== 'first');
    expect(speaks(b, change), `${kind}: B`).toBe(kind !== 'silent');
    expect(change.from.length > 0, kind).toBe(kind === 'dropped' || kind === 'silent' || kind === 'reworded');
    expect(change.to.length > 0, kind).toBe(kind === 'new' || kind === 'first' || kind === 'reworded');
  }
}

describe('claims', () => {
  it('are one for each place and role or industry, whatever says it how often', () => {
    const found = claimsOf([
      made('north south', 'software'),
      made('north', 'software', 'biomedicine'),
      role('north', 'cluster'),
    ]);
    expect(
      [...found.values()].map(({ area, role: given, industry }) => `${area} ${given?.zh ?? industry}`).sort(),
    ).toEqual(['north biomedicine', 'north cluster', 'north software', 'south software']);
  });

  it('are cited by the latest year, then by the first line', () => {
    const rows = [
      role('north', 'cluster', { asOf: 2015, line: 1 }),
      role('north', 'cluster', { asOf: 2019, line: 9 }),
      role('north', 'cluster', { asOf: 2019, line: 4 }),
    ];
    const [claim] = claimsOf(rows).values();
    expect(claim?.heads.map(({ asOf, at }) => [asOf, at.line])).toEqual([
      [2019, 4],
      [2019, 9],
      [2015, 1],
    ]);
  });
});

describe('the difference', () => {
  it('calls new and dropped only what the other document had occasion to say', () => {
    expect(changes([made('north', 'software')], [made('north', 'software', 'biomedicine')])).toEqual([
      'new north >biomedicine',
    ]);
    expect(changes([made('north', 'software', 'biomedicine')], [made('north', 'software')])).toEqual([
      'dropped north biomedicine>',
    ]);
  });

  it('keeps silence apart from dropping: of the place, and of the aspect', () => {
    expect(changes([made('north', 'software')], [])).toEqual(['silent north software>']);
    expect(changes([made('north', 'software')], [role('north', 'cluster')])).toEqual(
      ['first north >cluster', 'silent north software>'].sort().reverse(),
    );
    expect(changes([], [made('north', 'software')])).toEqual(['first north >software']);
  });

  it('calls a role in other words, or of another class, re-worded', () => {
    expect(changes([role('north', 'cluster')], [role('north', 'core-area')])).toEqual([
      'reworded north cluster>core-area',
    ]);
    const words = (zh: string): Head => ({
      ...role('north', 'cluster'),
      role: { zh, en: zh, class: 'cluster' as RoleClassId },
    });
    expect(changes([words('集聚区')], [words('科创集聚区')])).toEqual(['reworded north 集聚区>科创集聚区']);
  });

  it('does not say which of several roles took the place of which', () => {
    const before = [role('north', 'cluster'), role('north', 'service-hub')];
    expect(changes(before, [role('north', 'core-area')])).toEqual(['reworded north cluster+service-hub>core-area']);
    expect(changes(before, [role('north', 'cluster')])).toEqual(['dropped north service-hub>']);
  });

  it('does not call industries re-worded', () => {
    expect(changes([made('north', 'software')], [made('north', 'biomedicine')])).toEqual([
      'new north >biomedicine',
      'dropped north software>',
    ]);
  });

  it('of a document and itself is nothing', () => {
    fc.assert(
      fc.property(claims, (a) => {
        expect(difference(a, a)).toEqual([]);
      }),
    );
  });

  it('leads from one to the other, uses each claim once, and reads the same backwards', () => {
    fc.assert(fc.property(claims, claims, holds), { numRuns: 300 });
  });
});

describe('the one change that marks a place', () => {
  const of = (a: readonly Head[], b: readonly Head[]) => leadingChange(difference(claimsOf(a), claimsOf(b)));
  it('is that of its role before those of its industries', () => {
    expect(of([role('north', 'cluster'), made('north', 'software')], [role('north', 'core-area')])).toBe('reworded');
    expect(of([role('north', 'cluster'), made('north', 'software')], [role('north', 'cluster')])).toBe('silent');
    expect(of([role('north', 'cluster')], [role('north', 'cluster')])).toBeUndefined();
  });
  it('says both where some industries come and others go', () => {
    expect(of([made('north', 'software')], [made('north', 'biomedicine')])).toBe('reworded');
  });
});

describe('a cell of a table', () => {
  it('never starts with a character that a spreadsheet evaluates, and numbers stay numbers', () => {
    for (const text of ['=1+1', '+1', '-1', '@a', '\tx']) expect(csvCell(text)).toBe(`'${text}`);
    expect(csvCell(-1)).toBe('-1');
    expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
    expect(csv(['a'], [{ a: '甲' }])).toBe('\ufeffa\r\n甲\r\n');
  });
});

describe.skipIf(!HAS_OUTLINES)(`the documents${OUTLINES_NOTE}`, () => {
  const catalogue = realCatalogue();
  const ids = catalogue.documents.map(({ id }) => id);
  const all = new Map(ids.map((id) => [id, claimsOfDocument(catalogue, id)]));
  const pairs = ids.flatMap((from) => ids.map((to) => [from, to] as const));

  it.each(pairs)('%s to %s', (from, to) => {
    const [a, b] = [all.get(from), all.get(to)];
    if (!a || !b) throw new Error('a document without claims');
    expect(a.size).toBeGreaterThan(0);
    if (from === to) expect(difference(a, b)).toEqual([]);
    holds(a, b);
  });

  it('are set against each other from the first report to the last, unless a link says otherwise', () => {
    const end = (id: string) => catalogue.documents.find((document) => document.id === id)?.covers[1] ?? Number.NaN;
    const [first, last] = differenceOf(catalogue, { difference: null }) ?? [];
    expect(first).toBe('progress-2015');
    expect(end(last ?? '')).toBe(catalogue.years.at(-1));
    const [other = ids[0], another = ids[1]] = [...ids].reverse();
    if (!other || !another) throw new Error('fewer than two documents');
    expect(differenceOf(catalogue, { difference: [other, another] })).toEqual([other, another]);
    expect(differenceOf({ documents: catalogue.documents.slice(0, 1) }, { difference: null })).toBeUndefined();
  });

  const report = (year: 2015 | 2022) => {
    const found = ids.find((id) => id === `progress-${year}`);
    const claimsOfReport = found && all.get(found);
    if (!claimsOfReport) throw new Error(`there is no progress report of ${year}`);
    return { id: found, claims: claimsOfReport };
  };

  it("Pudong goes from one core to another between the reports, Jinshan is first given a role, Chongming's is reworded", () => {
    const found = difference(report(2015).claims, report(2022).claims).filter(({ aspect }) => aspect === 'role');
    const of = (area: string) => found.filter((change) => change.area === area).map(({ kind }) => kind);
    expect(of('pudong')).toEqual(['reworded']);
    expect(new Set(of('jinshan'))).toEqual(new Set(['first']));
    expect(new Set(of('chongming'))).toEqual(new Set(['reworded']));
  });

  it('become a table with one row a change and both citations', () => {
    const [from, to] = [report(2015), report(2022)];
    const found = difference(from.claims, to.claims);
    const table = differenceCsv(catalogue, [from.id, to.id], found, (column, side) =>
      side ? `${side} ${column}` : column,
    );
    expect(table.startsWith('\ufeffchange,area,area_zh,area_en,aspect,industry,from document')).toBe(true);
    expect(table.trimEnd().split('\r\n')).toHaveLength(found.length + 1);
    const pudong = table.split('\r\n').find((line) => line.startsWith('reworded,pudong'));
    expect(pudong).toContain('core-functional-area');
    expect(pudong).toContain('浦东新区：“双自联动”打造科技创新中心核心功能区,2015,');
    expect(pudong).toContain('specialised-area | core-area');
    expect(pudong).toContain('4.3 优化全域创新空间格局 | 4.3 优化全域创新空间格局,2022 | 2022,');
  });
});

describe('the map of a difference', () => {
  const small = () => {
    const base = smallIndexed([
      { ...role('north', 'cluster'), document: 'old' as never },
      { ...role('north', 'core-area', { asOf: 2019 }), document: 'fresh' as never },
      { ...made('south', 'software'), document: 'old' as never },
      { ...made('south', 'software'), document: 'fresh' as never },
    ]);
    const record = { ...realCatalogue().documents[0], areas: [] } as unknown as (typeof base.documents)[number];
    const documents = [
      { ...record, id: 'old' as never, covers: [2015, 2015] as never },
      { ...record, id: 'fresh' as never, covers: [2019, 2019] as never },
    ];
    return { ...base, documents };
  };
  it('colours places by what becomes of them while the panel is open, and by roles again after', () => {
    const catalogue = small();
    const open = composeScene(catalogue, { ...DEFAULT_VIEW, panel: 'difference' }, yearOf(2019), 'zh');
    expect(open.tones).toEqual({ north: 'change-reworded', south: 'plain' });
    expect(open.lastTones).toEqual({});
    const closed = composeScene(catalogue, DEFAULT_VIEW, yearOf(2015), 'zh');
    expect(closed.tones).toEqual({ north: 'cluster', south: 'not-stated' });
    const other = composeScene(
      catalogue,
      { ...DEFAULT_VIEW, panel: 'difference', difference: ['fresh' as never, 'old' as never] },
      yearOf(2019),
      'zh',
    );
    expect(other.tones.north).toBe('change-reworded');
  });
});

describe('the order of places', () => {
  it.skipIf(!HAS_OUTLINES)(`is districts, Shanghai, the delta, elsewhere, the city, bodies${OUTLINES_NOTE}`, () => {
    const catalogue = realCatalogue();
    const sorted = [...catalogue.areas].sort(placeOrder(catalogue));
    const tiers = sorted.map(tierOf);
    expect([...new Set(tiers)]).toEqual([...PLACE_TIERS]);
    expect(tiers).toEqual([...tiers].sort((a, b) => PLACE_TIERS.indexOf(a) - PLACE_TIERS.indexOf(b)));
    expect(tiers.filter((tier) => tier === 'districts')).toHaveLength(16);
    const tiersOf = (...ids: string[]) => ids.flatMap((id) => sorted.filter((area) => area.id === id).map(tierOf));
    expect(tiersOf('zhangjiang', 'suzhou', 'germany', 'shanghai', 'tongji')).toEqual(PLACE_TIERS.slice(1));
  });
});
