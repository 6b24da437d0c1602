import fc from 'fast-check';
import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import {
  borderKind,
  comparedFigures,
  distanceKm,
  linksBetween,
  pairsOf,
  rolesByDocument,
  sharedBorderKm,
  sharedIndustries,
} from '#domain/comparing/compare.ts';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import type { DocumentId, LngLat, StatementId } from '#domain/model/ids.ts';
import type { DocumentEvidence, DocumentRecord, Figure, Link } from '#domain/model/schema.ts';
import { areaId, HAS_OUTLINES, head, realDerived, smallArea, smallCatalogue, smallIndexed, yearOf } from './support.ts';

const [north, south, tower] = ['north', 'south', 'tower'].map(areaId) as [
  ReturnType<typeof areaId>,
  ReturnType<typeof areaId>,
  ReturnType<typeof areaId>,
];

describe('industries', () => {
  const catalogue = smallIndexed([
    head({ areas: 'north south', asOf: 2015, industries: ['software'] }),
    head({ areas: 'north', asOf: 2015, industries: ['biomedicine'] }),
    head({ areas: 'tower', asOf: 2019, industries: ['biomedicine'] }),
  ]);
  const shares = (places: Parameters<typeof sharedIndustries>[1], year: number) =>
    Object.fromEntries(
      sharedIndustries(catalogue, places, yearOf(year)).map(({ industry, share }) => [industry, share]),
    );

  it('are of all, of some, or of one alone', () => {
    expect(shares([north, south], 2015)).toEqual({ software: 'all', biomedicine: 'own' });
    expect(shares([north, south, tower], 2019)).toEqual({ software: 'some', biomedicine: 'some' });
  });
  it('are those of the year: what is said later is not there yet', () => {
    expect(shares([north, south, tower], 2015)).toEqual({ software: 'some', biomedicine: 'own' });
  });
  it('of a single place are shared with no other', () => {
    expect(shares([north], 2015)).toEqual({ software: 'own', biomedicine: 'own' });
  });
  it('carry the statement that assigns them, in the column of its place', () => {
    const [first] = sharedIndustries(catalogue, [south, north], yearOf(2015)).filter(({ share }) => share === 'own');
    expect(first?.cells.map((cell) => cell?.areas)).toEqual([undefined, ['north']]);
  });
});

describe('roles', () => {
  const record = (id: string, year: number) =>
    ({ id: id as DocumentId, covers: [year, year], areas: [] }) as unknown as DocumentRecord;
  it('have a row for every document, newest first, also where one is silent', () => {
    const catalogue = indexCatalogue({
      ...smallCatalogue([
        head({ areas: 'north', asOf: 2015, role: 'cluster' }),
        head({ areas: 'north', asOf: 2018, role: 'core-area', standing: 'proposed' }),
      ]),
      documents: [record('report', 2019), record('later', 2022)],
    });
    const rows = rolesByDocument(catalogue, [south, north]);
    expect(rows.map(({ document }) => document.id)).toEqual(['later', 'report']);
    expect(rows[0]?.cells).toEqual([[], []]);
    expect(rows[1]?.cells.map((cell) => cell.map(({ asOf }) => asOf))).toEqual([[], [2018, 2015]]);
  });
});

const figure = (id: string, area: string, change: Partial<Figure> = {}) =>
  ({
    id,
    area,
    metric: 'companies',
    unit: { zh: '家', en: 'companies' },
    scope: 'zone',
    value: 1,
    asOf: 2019,
    at: { section: 'a', line: 1 },
    ...change,
  }) as Figure;
const link = (id: string, from: string, to: string) =>
  ({ id: id as StatementId, from, to, asOf: 2019, at: { section: 'a', line: 1 } }) as Link;
const evidence = (figures: readonly Figure[], links: readonly Link[] = []) =>
  new Map([['report' as DocumentId, { id: 'report', figures, links } as unknown as DocumentEvidence]]);

describe('figures', () => {
  it('stand side by side only when metric, unit and scope are the same', () => {
    const rows = [
      figure('a', 'north'),
      figure('b', 'south'),
      figure('c', 'south', { scope: 'place' }),
      figure('d', 'south', { metric: 'parks' }),
      figure('e', 'south', { unit: { zh: '万家', en: '10,000 companies' } }),
      figure('f', 'elsewhere'),
    ];
    const { shared, alone } = comparedFigures(evidence(rows), [north, south]);
    expect(shared.map(({ cells }) => cells.map((cell) => cell.map(({ row }) => row.id)))).toEqual([[['a'], ['b']]]);
    expect(alone.flatMap(({ cells }) => cells.flat().map(({ row }) => row.id))).toEqual(['c', 'd', 'e']);
  });
  it('of several places together are compared with none of them', () => {
    const joint = { ...figure('a', 'north'), area: undefined, areas: [north, south] } as Figure;
    expect(comparedFigures(evidence([joint, figure('b', 'south')]), [north, south]).shared).toEqual([]);
  });
  it('of one place alone are no comparison, however many there are', () => {
    const { shared, alone } = comparedFigures(
      evidence([figure('a', 'north'), figure('b', 'north', { asOf: yearOf(2022) })]),
      [north, south],
    );
    expect(shared).toEqual([]);
    expect(alone[0]?.cells[0]?.map(({ row }) => row.asOf)).toEqual([2022, 2019]);
  });
});

it('links between two places are found in either direction, and no others', () => {
  const rows = evidence([], [link('a', 'north', 'south'), link('b', 'south', 'north'), link('c', 'north', 'tower')]);
  expect(linksBetween(rows, north, south).map(({ row }) => row.id)).toEqual(['a', 'b']);
});

it('every two places meet once', () => {
  expect(pairsOf(['a', 'b', 'c'])).toEqual([
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'c'],
  ]);
});

describe('distance', () => {
  const point = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  );
  it('is that of the literature: Shanghai (121.4737, 31.2304) to Beijing (116.4074, 39.9042) is 1067 km', () => {
    expect(distanceKm([121.4737, 31.2304], [116.4074, 39.9042])).toBeCloseTo(1067.3, 0);
  });
  it('of a quarter of the equator is a quarter of the circle', () => {
    expect(distanceKm([0, 0], [90, 0])).toBeCloseTo((Math.PI / 2) * 6371.0088, 6);
  });
  it('is the same both ways, nothing to itself, and never more than half the Earth', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const km = distanceKm(a, b);
        expect(distanceKm(b, a)).toBeCloseTo(km, 6);
        expect(distanceKm(a, a)).toBe(0);
        expect(km).toBeLessThanOrEqual(Math.PI * 6371.0088 + 1e-6);
      }),
    );
  });
  it('keeps to the triangle', () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + 1e-3);
      }),
    );
  });
});

/** Derived while the file is read: it takes seconds on a busy machine, and no test is about that. */
const AREAS = HAS_OUTLINES ? realDerived().geometry.areas.features : [];

describe('shared border', () => {
  /** Counter-clockwise, with a vertex in the middle of each upright side. */
  const square = (west: number, east: number): Polygon => {
    const ring: Position[] = [
      [west, 0],
      [east, 0],
      [east, 1],
      [east, 2],
      [west, 2],
      [west, 1],
      [west, 0],
    ];
    return { type: 'Polygon', coordinates: [ring] };
  };
  const side = distanceKm([1, 0], [1, 1] as LngLat) * 2;

  it('of two neighbours is the side between them, the same from both', () => {
    expect(sharedBorderKm(square(0, 1), square(1, 2))).toBeCloseTo(side, 6);
    expect(sharedBorderKm(square(1, 2), square(0, 1))).toBeCloseTo(side, 6);
  });
  it('of several parts is the sum over them', () => {
    const both = { type: 'MultiPolygon' as const, coordinates: [square(0, 1).coordinates, square(2, 3).coordinates] };
    expect(sharedBorderKm(both, square(1, 2))).toBeCloseTo(2 * side, 6);
  });
  it('of a part and its whole, of strangers, and of points is none', () => {
    const part: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [0.5, 1],
          [0, 1],
          [0, 0],
        ],
      ],
    };
    expect(sharedBorderKm(square(0, 1), part)).toBe(0);
    expect(sharedBorderKm(square(0, 1), square(0, 1))).toBe(0);
    expect(sharedBorderKm(square(0, 1), square(5, 6))).toBe(0);
    expect(sharedBorderKm({ type: 'Point', coordinates: [0, 0] }, square(0, 1))).toBe(0);
  });
  it.skipIf(!HAS_OUTLINES)('of the districts: Minhang meets Pudong over 49 km, and does not meet Chongming', () => {
    const shapes = new Map(AREAS.map(({ properties, geometry }) => [properties?.id, geometry]));
    const km = (a: string, b: string) => {
      const [one, other] = [shapes.get(a), shapes.get(b)];
      if (!one || !other) throw new Error(`no outline of ${a} or ${b}`);
      return sharedBorderKm(one, other);
    };
    expect(km('minhang', 'pudong')).toBeCloseTo(49.1, 1);
    expect(km('pudong', 'minhang')).toBeCloseTo(49.1, 1);
    expect(km('minhang', 'chongming')).toBe(0);
    // The district and the corridor's city of that name are one outline, and Wujiang is a part of Suzhou.
    expect(km('songjiang', 'songjiang-g60-city')).toBe(0);
    expect(km('wujiang', 'suzhou')).toBe(0);
  });
  it('is measured between outlines alone, and indicative as soon as one of them is', () => {
    const [outline, sketch, point] = [
      smallArea('a'),
      smallArea('b', { precision: 'indicative' }),
      smallArea('c', { shape: 'point', precision: 'site' }),
    ];
    expect(borderKind(outline, outline)).toBe('boundary');
    expect(borderKind(outline, sketch)).toBe('indicative');
    expect(borderKind(outline, point)).toBeUndefined();
  });
});
