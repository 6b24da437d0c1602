/** What a zone covers and what is near it: areas against GEOS, shares that sum, distances, statistics. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Geometry, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { askedPlaces, shareOf, zoneAnswer } from '#workbench/ask/answer.ts';
import { inZone, statisticsByPlace, zoneFound } from '#workbench/ask/zone.ts';
import { distanceTo } from '#workbench/measure/distance.ts';
import { areaOfRing } from '#workbench/measure/geodesy.ts';
import { areaOf, overlapOf } from '#workbench/measure/overlap.ts';
import { areaId, head, smallArea, smallIndexed, yearOf } from './support.ts';

type Ring = readonly (readonly [number, number])[];
const polygon = (...rings: readonly Ring[]): Polygon => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => [...ring, ...ring.slice(0, 1)].map((position) => [...position])),
});
const box = (west: number, south: number, east: number, north: number): Polygon =>
  polygon([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]);
const pointAt = (lng: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lng, lat] });
const off = (value: number, from: number) => Math.abs(value - from) / Math.abs(from);

/**
 * Pairs of areas near Shanghai, and the square metres that both have in common: GEOS 3.11.1 by GDAL 3.6.2
 * (`Intersection`, `Segmentize(0.001)`, then the area in `+proj=cea +ellps=WGS84`, whose plane has the areas of the
 * ellipsoid).
 */
const PAIRS: readonly (readonly [Ring, Ring, number])[] = JSON.parse(
  readFileSync(new URL('./fixtures/workbench/overlaps.json', import.meta.url), 'utf8'),
);

describe('an overlap', () => {
  it('is that of GEOS to a hundred-thousandth, in either order', () => {
    expect(PAIRS.length).toBeGreaterThan(20);
    for (const [one, other, area] of PAIRS) {
      expect(off(overlapOf(polygon(one), polygon(other)).area, area)).toBeLessThan(1e-5);
      expect(off(overlapOf(polygon(other), polygon(one)).area, area)).toBeLessThan(1e-5);
    }
  });
  it('of a shape with itself is its area', () => {
    for (const [ring] of PAIRS) expect(off(areaOf(polygon(ring)), areaOfRing(ring))).toBeLessThan(1e-8);
  });
  it('leaves holes out, and adds the parts of a shape of several', () => {
    const holed = polygon(
      [
        [121, 31],
        [122, 31],
        [122, 32],
        [121, 32],
      ],
      [
        [121.25, 31.25],
        [121.75, 31.25],
        [121.75, 31.75],
        [121.25, 31.75],
      ],
    );
    const hole = box(121.25, 31.25, 121.75, 31.75);
    expect(overlapOf(holed, hole).area).toBeCloseTo(0, 3);
    expect(off(areaOf(holed) + areaOf(hole), areaOf(box(121, 31, 122, 32)))).toBeLessThan(1e-9);
    const both: Geometry = {
      type: 'MultiPolygon',
      coordinates: [box(121, 31, 121.1, 31.1).coordinates, box(121.5, 31, 121.6, 31.1).coordinates],
    };
    expect(off(overlapOf(both, box(121, 31, 122, 32)).area, areaOf(both))).toBeLessThan(1e-9);
  });
  it('has no area where two only touch, or are apart, or one is a line', () => {
    expect(overlapOf(box(121, 31, 122, 32), box(122, 31, 123, 32)).area).toBe(0);
    expect(overlapOf(box(121, 31, 122, 32), box(124, 31, 125, 32)).area).toBe(0);
    const line: Geometry = {
      type: 'LineString',
      coordinates: [
        [121, 31],
        [122, 32],
      ],
    };
    expect(overlapOf(box(121, 31, 122, 32), line).area).toBe(0);
  });
  it('of places that share their borders sums to the zone, wherever they are cut', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PAIRS),
        fc.array(fc.double({ min: 121, max: 122, noNaN: true }), { minLength: 1, maxLength: 6 }),
        ([ring], cuts) => {
          const edges = [120, ...[...new Set(cuts)].sort((a, b) => a - b), 123];
          const strips = edges.slice(1).map((east, index) => box(edges[index] ?? 120, 30, east, 32));
          const sum = strips.reduce((total, strip) => total + overlapOf(polygon(ring), strip).area, 0);
          expect(off(sum, areaOf(polygon(ring)))).toBeLessThan(1e-8);
        },
      ),
    );
  });
  it('knows how much of the border of the second lies in the first', () => {
    // Its west side and its south side, half of each of a square degree's quarter.
    const { border } = overlapOf(box(121, 31, 122, 32), box(121.5, 30, 123, 33));
    expect(off(border, 110_895)).toBeLessThan(1e-3);
  });
});

describe('a distance', () => {
  // PROJ 9.1.1: `geod +ellps=WGS84 -I` from 31.5 122.1 to 31.5 122, and from 31.5 121.5 to itself.
  it('is 0 within, and that to the nearest edge outside', () => {
    expect(distanceTo(box(121, 31, 122, 32), [121.5, 31.5])).toBe(0);
    expect(off(distanceTo(box(121, 31, 122, 32), [122.1, 31.5]), 9500.17)).toBeLessThan(1e-3);
    expect(distanceTo({ type: 'Point', coordinates: [121, 31] }, [122, 31])).toBeCloseTo(95503.9408, 3);
  });
});

describe('a zone', () => {
  const places = [
    { id: areaId('west'), geometry: box(121, 31, 121.5, 32) },
    { id: areaId('east'), geometry: box(121.5, 31, 122, 32) },
    { id: areaId('in'), geometry: pointAt(121.5, 31.5) },
    { id: areaId('out'), geometry: pointAt(121.5, 31.7) },
  ];
  it('covers places by shares of itself and of them, and has points within and near', () => {
    const found = zoneFound(box(121.4, 31.4, 121.7, 31.6), places);
    expect(found.covered.map(({ id }) => id)).toEqual(['east', 'west']);
    expect(found.covered[0]?.ofZone).toBeCloseTo(2 / 3, 6);
    expect(found.covered[0]?.ofPlace).toBeCloseTo(0.2 * 0.4, 3);
    expect(found.covered.reduce((sum, { ofZone }) => sum + ofZone, 0)).toBeCloseTo(1, 9);
    expect(found.near.map(({ id, distance }) => [id, Math.round(distance / 100)])).toEqual([
      ['in', 0],
      ['out', 111],
    ]);
  });
  it('of which no place is known is only as large as it is', () => {
    expect(zoneFound(box(10, 10, 11, 11), places)).toMatchObject({ covered: [] });
  });
});

describe('what of a layer lies in a zone', () => {
  it('is counted by points, middles of lines and parts of areas, whose area is added', () => {
    const zone = box(121, 31, 121.5, 32);
    const line: Geometry = {
      type: 'LineString',
      coordinates: [
        [121.1, 31.5],
        [121.2, 31.5],
        [121.9, 31.5],
      ],
    };
    const shapes = [
      { geometry: pointAt(121.2, 31.5), rows: [0, 1] },
      { geometry: pointAt(121.7, 31.5), rows: [2] },
      { geometry: line, rows: [3] },
      { geometry: box(121.4, 31.1, 121.6, 31.2), rows: [4] },
      { geometry: box(121.6, 31.1, 121.7, 31.2), rows: [5] },
    ];
    const found = inZone(shapes, zone);
    expect(found.rows).toBe(4);
    expect(off(found.area ?? 0, areaOf(box(121.4, 31.1, 121.5, 31.2)))).toBeLessThan(1e-9);
    expect(inZone(shapes.slice(0, 2), zone)).toEqual({ rows: 2, area: undefined });
  });
});

describe('statistics by place', () => {
  const places = [
    { id: areaId('west'), geometry: box(121, 31, 121.5, 32) },
    { id: areaId('east'), geometry: box(121.5, 31, 122, 32) },
  ];
  const shapes = [
    { geometry: pointAt(121.2, 31.5), rows: [0] },
    { geometry: pointAt(121.7, 31.5), rows: [1] },
    // Most of it is in the east.
    { geometry: box(121.45, 31.1, 121.7, 31.2), rows: [2] },
    { geometry: pointAt(125, 31.5), rows: [3] },
  ];
  const values = [10, undefined, 20, 5];
  it('count, add and divide, and keep what is nowhere apart', () => {
    const found = statisticsByPlace(shapes, places, (row) => values[row]);
    expect(found).toMatchObject([
      { id: 'west', rows: 1, sum: 10, mean: 10 },
      { id: 'east', rows: 2, sum: 20, mean: 20 },
      { id: null, rows: 1, sum: 5, mean: 5 },
    ]);
    expect(found.reduce((sum, { rows }) => sum + rows, 0)).toBe(4);
    expect(off(found[1]?.density ?? 0, 2 / (areaOf(box(121.5, 31, 122, 32)) / 1e6))).toBeLessThan(1e-9);
  });
});

describe('a share', () => {
  it('is rounded to what its borders can tell, and never to nothing or all', () => {
    expect(shareOf(0.3333, 0.0005, false)).toEqual({ percent: 33.3, step: 0.1, bound: null });
    expect(shareOf(0.3333, 0.005, false)).toEqual({ percent: 33, step: 1, bound: null });
    expect(shareOf(0.3333, 0.05, false)).toEqual({ percent: 30, step: 10, bound: null });
    expect(shareOf(0.3333, 0, true)).toEqual({ percent: 30, step: 10, bound: null });
    expect(shareOf(0.0003, 0.0005, false)).toEqual({ percent: 0.1, step: 0.1, bound: 'below' });
    expect(shareOf(0.97, 0, true)).toEqual({ percent: 90, step: 10, bound: 'above' });
    expect(shareOf(1, 0, true)).toEqual({ percent: 100, step: 10, bound: null });
  });
  it('is within its step of what was measured', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.1, noNaN: true }),
        fc.boolean(),
        (share, doubt, isIndicative) => {
          const { percent, step } = shareOf(share, doubt, isIndicative);
          expect(Math.abs(percent - share * 100)).toBeLessThanOrEqual(step + 1e-9);
        },
      ),
    );
  });
});

describe('an answer', () => {
  const catalogue = smallIndexed(
    [
      head({ areas: 'west', asOf: 2015, role: 'cluster', industries: ['chips'], line: 7 }),
      head({ areas: 'west', asOf: 2019, role: 'later' }),
    ],
    [
      smallArea('west'),
      smallArea('zone', { precision: 'indicative', kind: 'zone' }),
      smallArea('lab', { precision: 'site', shape: 'point', kind: 'site' }),
      smallArea('far', { precision: 'site', shape: 'point', kind: 'site' }),
      smallArea('town', { precision: 'area', shape: 'point', kind: 'site' }),
      smallArea('shanghai', { overlay: 'context' }),
    ],
  );
  it('asks about outlines, and points whose site is known', () => {
    expect([...askedPlaces(catalogue)].sort()).toEqual(['far', 'lab', 'north', 'south', 'tower', 'west', 'zone']);
  });
  it('says what documents assign as of the year, how exactly, and what was left out', () => {
    const found = zoneFound(box(121.3, 31.4, 121.501, 31.6), [
      { id: areaId('west'), geometry: box(121, 31, 121.5, 32) },
      { id: areaId('zone'), geometry: box(121.5, 31, 122, 32) },
      { id: areaId('lab'), geometry: pointAt(121.52, 31.5) },
      { id: areaId('far'), geometry: pointAt(122.5, 31.5) },
    ]);
    const answer = zoneAnswer(catalogue, found, yearOf(2015), 'en', 5);
    const [west, zone] = answer.covered;
    expect(west).toMatchObject({ id: 'west', isIndicative: false, isUndecided: false, roleYear: 2015 });
    expect(west?.ofZone).toEqual({ percent: 99, step: 1, bound: 'above' });
    expect(west?.roles).toHaveLength(1);
    // 95 m of it lie beyond a border that may be off by 100 m.
    expect(zone).toMatchObject({ id: 'zone', isIndicative: true, isUndecided: true, roles: [], sources: [] });
    expect(zone?.ofZone).toEqual({ percent: 10, step: 10, bound: 'below' });
    expect(answer.within).toMatchObject([{ id: 'lab', kilometres: 2, isWithin: false }]);
    expect(answer.farther).toMatchObject([{ id: 'far', kilometres: 95 }]);
    expect(answer.leftOut).toBe(1);
    // Outside the districts outlines are simplified more.
    const elsewhere = smallIndexed([], [smallArea('west', { overlay: 'delta' })]);
    expect(zoneAnswer(elsewhere, found, yearOf(2015), 'en', 5).covered[0]?.ofZone.step).toBe(10);
    // The later year has its own role, with its own source.
    expect(zoneAnswer(catalogue, found, yearOf(2019), 'en', 5).covered[0]?.roleYear).toBe(2019);
  });
});
