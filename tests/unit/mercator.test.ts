import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromWorld, toWorld, wrapLng } from '#domain/geo/mercator.ts';
import type { LngLat } from '#domain/model/ids.ts';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const lngLat = fc.tuple(between(-180, 180), between(-85, 85)) as fc.Arbitrary<LngLat>;

describe('Web Mercator', () => {
  it('puts the null island in the middle and the corners of EPSG:3857 at the corners', () => {
    expect(toWorld([0, 0])).toEqual({ x: 0.5, y: expect.closeTo(0.5, 12) });
    expect(toWorld([-180, 85.0511287798])).toEqual({ x: 0, y: expect.closeTo(0, 9) });
    expect(toWorld([180, -85.0511287798])).toEqual({ x: 1, y: expect.closeTo(1, 9) });
  });

  it('agrees with the worked example of EPSG method 1024 (IOGP Guidance Note 7-2)', () => {
    const { x, y } = toWorld([-(100 + 20 / 60), 24 + 22 / 60 + 54.433 / 3600]);
    const worldMetres = 2 * Math.PI * 6378137;
    expect((x - 0.5) * worldMetres).toBeCloseTo(-11169055.58, 1);
    expect((0.5 - y) * worldMetres).toBeCloseTo(2800000, 1);
  });

  it('comes back to where it started', () => {
    fc.assert(
      fc.property(lngLat, ([lng, lat]) => {
        const [backLng, backLat] = fromWorld(toWorld([lng, lat]));
        expect(backLng).toBeCloseTo(lng, 9);
        expect(backLat).toBeCloseTo(lat, 9);
      }),
    );
  });
});

describe('longitudes', () => {
  it.each([
    [0, 0],
    [179.5, 179.5],
    [180, -180],
    [181, -179],
    [-181, 179],
    [540, -180],
    [-180, -180],
  ])('%d is %d', (lng, wrapped) => {
    expect(wrapLng(lng)).toBe(wrapped);
  });

  it('are brought into one turn and stay the same place', () => {
    fc.assert(
      fc.property(between(-2000, 2000), (lng) => {
        const wrapped = wrapLng(lng);
        expect(wrapped).toBeGreaterThanOrEqual(-180);
        expect(wrapped).toBeLessThan(180);
        expect(Math.abs(Math.sin(((wrapped - lng) * Math.PI) / 360))).toBeLessThan(1e-9);
      }),
    );
  });
});
