import fc from 'fast-check';
import type { Geometry, LineString, MultiLineString, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { pathWriter } from '#map/svg/paths.ts';
import { projector } from '#scene/camera.ts';
import { REFERENCE_ZOOM, toUnits } from '#scene/units.ts';
import { realDerived } from './support.ts';

const NUMBER = /-?(?:\d+\.\d+|\d+)/g;
/**
 * The grammar of SVG 2 that is used here: each part a moveto, perhaps a relative lineto with pairs, perhaps a close.
 */
const GRAMMAR = /^(?:M-?[\d.]+[ -][\d.]+(?:l-?[\d.]+[ -][\d.]+(?:[ -][\d.]+[ -][\d.]+)*)?z?)*$/;

/** Path data back to points in path units, one list a part. */
function read(data: string): [number, number][][] {
  return data
    .split('M')
    .slice(1)
    .map((part) => {
      const numbers = [...part.matchAll(NUMBER)].map(([text]) => Number(text));
      let [x, y] = [0, 0];
      return Array.from({ length: numbers.length / 2 }, (_, index): [number, number] => {
        x += numbers[2 * index] ?? Number.NaN;
        y += numbers[2 * index + 1] ?? Number.NaN;
        return [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000];
      });
    });
}

const ring = (...points: Position[]): Polygon => ({ type: 'Polygon', coordinates: [[...points, points[0] ?? []]] });
const position = fc.tuple(
  fc.double({ min: 120.8, max: 122, noNaN: true }),
  fc.double({ min: 30.6, max: 31.9, noNaN: true }),
) as fc.Arbitrary<[number, number]>;
const line = fc
  .array(position, { minLength: 2, maxLength: 30 })
  .map((coordinates): LineString => ({ type: 'LineString', coordinates }));
/** Lines a few metres long: at no decimals their vertices fall together. */
const tinyLines = fc
  .array(fc.tuple(position, fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 2, maxLength: 5 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map(
    (parts): MultiLineString => ({
      type: 'MultiLineString',
      coordinates: parts.map(([[lng, lat], steps]) => steps.map(([x, y]) => [lng + x * 1e-4, lat + y * 1e-4])),
    }),
  );
const decimals = fc.constantFrom(0, 1, 2);

describe('path units', () => {
  it('are the pixels of the projection at the reference zoom', () => {
    const { project } = projector(
      { lng: 121.47, lat: 31.23, zoom: REFERENCE_ZOOM },
      { x: 0, y: 0, width: 0, height: 0 },
    );
    fc.assert(
      fc.property(position, (at) => {
        expect(toUnits(at).x).toBeCloseTo(project(at).x, 6);
        expect(toUnits(at).y).toBeCloseTo(project(at).y, 6);
      }),
    );
  });
});

describe('path data', () => {
  it('has every vertex within half a unit of rounding, however long the line', () => {
    fc.assert(
      fc.property(line, decimals, (geometry, digits) => {
        const [points = []] = read(pathWriter({ decimals: digits })(geometry));
        const tolerance = 0.5 / 10 ** digits + 1e-6;
        for (const [x, y] of geometry.coordinates
          .map(([lng = 0, lat = 0]) => toUnits([lng, lat]))
          .map((unit) => [unit.x, unit.y] as const))
          expect(points.some(([px, py]) => Math.abs(px - x) <= tolerance && Math.abs(py - y) <= tolerance)).toBe(true);
      }),
    );
  });

  it('has no more decimals than asked for', () => {
    fc.assert(
      fc.property(line, decimals, (geometry, digits) => {
        for (const [number] of pathWriter({ decimals: digits })(geometry).matchAll(NUMBER))
          expect((number.split('.')[1] ?? '').length).toBeLessThanOrEqual(digits);
      }),
    );
  });

  it('is well formed, also where a line shrinks to a point', () => {
    fc.assert(
      fc.property(
        fc.oneof(line, tinyLines),
        decimals,
        (geometry, digits) => void expect(pathWriter({ decimals: digits })(geometry)).toMatch(GRAMMAR),
      ),
    );
  });

  it('drops vertices that fall together', () => {
    const data = pathWriter({ decimals: 0 })({
      type: 'LineString',
      coordinates: [
        [121.47, 31.23],
        [121.47001, 31.23001],
        [121.57, 31.23],
      ],
    });
    expect(read(data)).toEqual([
      [
        [0, 0],
        [146, 0],
      ],
    ]);
  });

  it('closes rings and keeps parts and holes apart', () => {
    const square = (west: number, size: number) =>
      ring([west, 31], [west + size, 31], [west + size, 31 + size], [west, 31 + size]).coordinates[0] ?? [];
    const data = pathWriter({ decimals: 2 })({
      type: 'MultiPolygon',
      coordinates: [[square(121, 0.4), square(121.1, 0.1)], [square(121.6, 0.2)]],
    });
    expect(data.match(/M/g)).toHaveLength(3);
    expect(data.match(/z/g)).toHaveLength(3);
    expect(read(data).map((part) => part.length)).toEqual([4, 4, 4]);
  });

  it('takes time in proportion to the vertices: the coast must not block the page', () => {
    const coordinates = Array.from({ length: 40_000 }, (_, index) => [121 + index * 1e-5, 31 + (index % 2) * 1e-3]);
    const start = performance.now();
    pathWriter({ decimals: 2 })({ type: 'LineString', coordinates });
    // Some 30 ms in linear time; in quadratic time, tens of seconds.
    expect(performance.now() - start).toBeLessThan(2000);
  }, 120_000);

  it('of one geometry does not leak into the next', () => {
    const write = pathWriter({ decimals: 1 });
    const one: Geometry = ring([121, 31], [121.1, 31], [121.1, 31.1]);
    const other: Geometry = ring([121.5, 31], [121.6, 31], [121.6, 31.1]);
    expect([write(one), write(other), write(one)]).toEqual([
      pathWriter({ decimals: 1 })(one),
      pathWriter({ decimals: 1 })(other),
      pathWriter({ decimals: 1 })(one),
    ]);
  });
});

describe('a shared border', () => {
  it('has the same vertices from both sides, whatever lies beyond it', () => {
    const border = fc.array(position, { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(border, decimals, (shared, digits) => {
        const write = pathWriter({ decimals: digits });
        const west = read(write(ring([120, 30.1], ...shared, [120.3, 32.7])))[0] ?? [];
        const east = read(write(ring([123.1, 33.2], ...shared.toReversed(), [123.4, 30])))[0] ?? [];
        expect(west.slice(1, -1)).toEqual(east.slice(1, -1).toReversed());
      }),
    );
  });
});

describe('clipping', () => {
  const clip = [-500, -400, 500, 400] as const;

  it('leaves nothing outside the box', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          line,
          fc.array(position, { minLength: 3, maxLength: 20 }).map((points) => ring(...points)),
        ),
        (geometry) => {
          for (const [x, y] of read(pathWriter({ decimals: 1, clip })(geometry)).flat()) {
            expect(Math.abs(x)).toBeLessThanOrEqual(500);
            expect(Math.abs(y)).toBeLessThanOrEqual(400);
          }
        },
      ),
    );
  });

  it('changes nothing of what lies inside, and leaves nothing of what lies outside', () => {
    const inside: Geometry = ring([121.4, 31.2], [121.5, 31.2], [121.5, 31.25]);
    expect(pathWriter({ decimals: 1, clip })(inside)).toBe(pathWriter({ decimals: 1 })(inside));
    expect(pathWriter({ decimals: 1, clip })(ring([100, 10], [101, 10], [101, 11]))).toBe('');
  });

  it('of a shape around the box leaves the box', () => {
    const [corners = []] = read(pathWriter({ decimals: 0, clip })(ring([110, 20], [130, 20], [130, 40], [110, 40])));
    expect(corners.map(([x, y]) => [Math.abs(x), Math.abs(y)])).toEqual(corners.map(() => [500, 400]));
  });
});

describe('the real geometry', () => {
  const { geometry: derivedGeometry } = realDerived();

  it('is well formed at every precision, the poles of the world map too', () => {
    const features = Object.values(derivedGeometry)
      .flatMap((collection) => collection.features)
      .filter(({ geometry }) => geometry.type !== 'Point');
    expect(features.length).toBeGreaterThan(0);
    for (const digits of [0, 2])
      for (const { geometry, properties } of features) {
        const data = pathWriter({ decimals: digits })(geometry);
        // A failing match would print megabytes: only its place is shown.
        expect(
          GRAMMAR.test(data) ? '' : `${JSON.stringify(properties)} …${/[^Mlz\d. -].{0,20}|l(?=M|$)/.exec(data)?.[0]}`,
        ).toBe('');
      }
  });
});
