import { describe, expect, it } from 'vitest';
import { decidedBy, industriesAsOf, rolesAsOf, rolesInOrder, stopOf } from '#domain/asof/rules.ts';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import {
  areaId,
  HAS_OUTLINES,
  head,
  OUTLINES_NOTE,
  realCatalogue,
  smallCatalogue,
  smallIndexed,
  yearOf,
} from './support.ts';

const north = areaId('north');
const classes = (heads: ReturnType<typeof rolesAsOf>['stated']) => heads.map((item) => item.role.class as string);

describe('roles as of a year', () => {
  it('are those stated of that year, and then nothing else is last known', () => {
    const catalogue = smallIndexed([
      head({ areas: 'north', asOf: 2015, role: 'cluster' }),
      head({ areas: 'north', asOf: 2019, role: 'core-area' }),
    ]);
    const roles = rolesAsOf(catalogue, north, yearOf(2019));
    expect(classes(roles.stated)).toEqual(['core-area']);
    expect(roles.lastKnown).toEqual([]);
  });

  it('are not carried forward: an earlier role is last known, with its own year, and not stated', () => {
    const catalogue = smallIndexed([head({ areas: 'north', asOf: 2015, role: 'cluster' })]);
    const roles = rolesAsOf(catalogue, north, yearOf(2019));
    expect(roles.stated).toEqual([]);
    expect(roles.lastKnown.map((item) => [item.asOf, item.role.class])).toEqual([[2015, 'cluster']]);
  });

  it('are not carried backward, and belong to the places that are named', () => {
    const catalogue = smallIndexed([head({ areas: 'north', asOf: 2019, role: 'cluster' })]);
    expect(rolesAsOf(catalogue, north, yearOf(2015))).toEqual({ stated: [], lastKnown: [] });
    expect(rolesAsOf(catalogue, areaId('south'), yearOf(2019))).toEqual({ stated: [], lastKnown: [] });
    expect(rolesAsOf(catalogue, areaId('nowhere'), yearOf(2019))).toEqual({ stated: [], lastKnown: [] });
  });

  it('of a year between two stops belong to the later stop: 2016 to 2018', () => {
    const catalogue = smallIndexed([head({ areas: 'north', asOf: 2016, role: 'cluster' })]);
    expect(classes(rolesAsOf(catalogue, north, yearOf(2018)).stated)).toEqual(['cluster']);
    expect(rolesAsOf(catalogue, north, yearOf(2015)).stated).toEqual([]);
    expect(rolesAsOf(catalogue, north, yearOf(2019)).stated).toEqual([]);
  });

  it('last known are those of the latest earlier year alone', () => {
    const catalogue = smallIndexed([
      head({ areas: 'north', asOf: 2014, role: 'core-area' }),
      head({ areas: 'north', asOf: 2016, role: 'cluster' }),
    ]);
    expect(classes(rolesAsOf(catalogue, north, yearOf(2019)).lastKnown)).toEqual(['cluster']);
  });

  it('that an author proposes are neither stated nor last known', () => {
    const catalogue = smallIndexed([head({ areas: 'north', asOf: 2019, role: 'cluster', standing: 'proposed' })]);
    expect(rolesAsOf(catalogue, north, yearOf(2019))).toEqual({ stated: [], lastKnown: [] });
  });

  it('come explicit before inferred, headline before detail, then in the order of the vocabulary, then by line', () => {
    const roles = [
      head({ areas: 'north', asOf: 2019, role: 'core-area', basis: 'inferred', line: 1 }),
      head({ areas: 'north', asOf: 2019, role: 'cluster', line: 9 }),
      head({ areas: 'north', asOf: 2019, role: 'cluster', line: 3 }),
      head({ areas: 'north', asOf: 2019, role: 'service-hub', headline: true, line: 8 }),
    ];
    const catalogue = indexCatalogue({ ...smallCatalogue(roles), roleOrder: 'explicit-first' });
    const { stated } = rolesAsOf(catalogue, north, yearOf(2019));
    expect(stated.map((item) => item.at.line)).toEqual([8, 3, 9, 1]);
    const reasons = stated.slice(1).map((item, index) => decidedBy(catalogue, stated[index] ?? item, item));
    expect(reasons).toEqual(['headline', 'line', 'basis']);
    // Each against the one that colours the map.
    expect(rolesInOrder(catalogue, north, yearOf(2019)).map(({ lost }) => lost)).toEqual([
      null,
      'headline',
      'headline',
      'basis',
    ]);
  });

  it('are told with those that are proposed, which colour nothing', () => {
    const catalogue = smallIndexed([
      head({ areas: 'north', asOf: 2019, role: 'core-area', standing: 'proposed' }),
      head({ areas: 'north', asOf: 2018, role: 'core-area', standing: 'proposed' }),
      head({ areas: 'north', asOf: 2019, role: 'cluster' }),
    ]);
    const told = rolesInOrder(catalogue, north, yearOf(2019)).map(({ head: { role }, lost }) => [role.class, lost]);
    expect(told).toEqual([
      ['cluster', null],
      ['core-area', 'proposed'],
    ]);
    expect(rolesInOrder(catalogue, north, yearOf(2015))).toEqual([]);
  });

  it('keep the order of versions published before: the class first, the inferred after the stated, then by line', () => {
    const catalogue = smallIndexed([
      head({ areas: 'north', asOf: 2019, role: 'service-hub', line: 1 }),
      head({ areas: 'north', asOf: 2019, role: 'cluster', basis: 'inferred', line: 2 }),
      head({ areas: 'north', asOf: 2019, role: 'cluster', line: 9 }),
      head({ areas: 'north', asOf: 2019, role: 'cluster', line: 3 }),
      head({ areas: 'north', asOf: 2019, role: 'core-area', line: 10 }),
    ]);
    expect(rolesAsOf(catalogue, north, yearOf(2019)).stated.map((item) => item.at.line)).toEqual([10, 3, 9, 2, 1]);
  });
});

describe('the role that colours a place of the documents', () => {
  const catalogue = realCatalogue();
  const colours = (area: string, year: number) =>
    rolesAsOf(catalogue, areaId(area), yearOf(year)).stated[0]?.role.class;

  it.each([
    ['zhangjiang-demo-zone', 2019, 'demonstration-zone'],
    ['minhang', 2015, 'regional-centre'],
    ['xuhui', 2015, 'important-carrier'],
    ['g60', 2019, 'corridor'],
    ['chongming', 2022, 'ecological-area'],
    ['baoshan', 2022, 'transformation-model'],
  ])('%s in %i is its own: %s', (area, year, expected) => {
    expect(colours(area, year)).toBe(expected);
  });

  it('is one for all seven districts of the X of 2019', () => {
    const x = ['hongkou', 'yangpu', 'putuo', 'xuhui', 'minhang', 'jiading', 'songjiang'];
    expect(x.map((area) => colours(area, 2019))).toEqual(x.map(() => 'cluster'));
  });
});

describe('stops of the slider', () => {
  it.each([
    [2014, 2015],
    [2015, 2015],
    [2016, 2018],
    [2018, 2018],
    [2019, 2019],
    [2020, undefined],
  ])('%i belongs to %s', (year, stop) => {
    expect(stopOf([2015, 2018, 2019].map(yearOf), yearOf(year))).toBe(stop);
  });
});

describe('industries as of a year', () => {
  const catalogue = smallIndexed([
    head({ areas: 'north', asOf: 2018, industries: ['biomedicine'] }),
    head({ areas: 'north', asOf: 2015, industries: ['software'] }),
    head({ areas: 'north', asOf: 2018, industries: ['biomedicine'], role: 'cluster' }),
    head({ areas: 'north', asOf: 2019, industries: ['software'], standing: 'proposed' }),
  ]);

  it('are those of the latest year that names any, each once, with that year', () => {
    expect(industriesAsOf(catalogue, north, yearOf(2019))).toMatchObject({ industries: ['biomedicine'], year: 2018 });
    expect(industriesAsOf(catalogue, north, yearOf(2015))).toMatchObject({ industries: ['software'], year: 2015 });
  });

  it('are none and of no year where no document names one', () => {
    expect(industriesAsOf(catalogue, areaId('south'), yearOf(2019))).toEqual({
      industries: [],
      year: undefined,
      heads: [],
    });
  });
});

describe.skipIf(!HAS_OUTLINES)(`the real catalogue${OUTLINES_NOTE}`, () => {
  const catalogue = realCatalogue();

  it.each([
    ['huangpu', []],
    ['jingan', [2015]],
    ['changning', [2015]],
    ['baoshan', []],
    ['jinshan', []],
    ['fengxian', []],
    ['chongming', [2015]],
  ])('states no role of %s in 2019; last known: %j', (district, lastYears) => {
    expect(catalogue.areaById.has(areaId(district))).toBe(true);
    const roles = rolesAsOf(catalogue, areaId(district), yearOf(2019));
    expect(roles.stated).toEqual([]);
    expect([...new Set(roles.lastKnown.map((item) => item.asOf))]).toEqual(lastYears);
  });

  it('states a 2019 role of the seven districts that “1+1+X” names, and of no other', () => {
    const districts = catalogue.areas.filter((area) => area.overlay === 'districts');
    const stated = districts.filter((area) => rolesAsOf(catalogue, area.id, yearOf(2019)).stated.length > 0);
    expect(districts).toHaveLength(16);
    expect(stated.map((area) => area.id).sort()).toEqual([
      'hongkou',
      'jiading',
      'minhang',
      'putuo',
      'songjiang',
      'xuhui',
      'yangpu',
    ]);
  });

  it.each([
    ['pudong', 2015, 'core-functional-area'],
    ['zhangjiang', 2019, 'core-carrier'],
    ['pudong', 2022, 'core-area'],
    ['lingang', 2019, 'main-carrier'],
  ])('keeps the four cores apart: %s in %i is %s', (area, year, roleClass) => {
    expect(classes(rolesAsOf(catalogue, areaId(area), yearOf(year)).stated)[0]).toBe(roleClass);
  });

  it('never gives one place and year two of the four cores', () => {
    const cores = new Set(['core-functional-area', 'core-carrier', 'core-area', 'main-carrier']);
    for (const area of catalogue.areas)
      for (const year of catalogue.years) {
        const found = new Set(classes(rolesAsOf(catalogue, area.id, year).stated).filter((name) => cores.has(name)));
        expect(found.size, `${area.id} ${year}`).toBeLessThanOrEqual(1);
      }
  });
});
