/** Sheets of paper: what a length on one is on the ground. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  angleWords,
  curvatureRadius,
  graticuleOf,
  PAPERS,
  type Paper,
  paperBar,
  paperSize,
  roundScale,
  scaleAt,
  sheetPxMm,
  writtenScale,
  zoomOf,
} from '#export/print/paper.ts';
import { projector } from '#scene/camera.ts';

const SIZES = Object.keys(PAPERS) as Paper[];
const anyPaper = fc.constantFrom(...SIZES);
const anyLat = fc.double({ min: -70, max: 70, noNaN: true });
const anyScale = fc.double({ min: 1000, max: 5e8, noNaN: true });

/**
 * Length of the geodesic between two near points of WGS-84, metres: along the meridian and the parallel of their
 * middle, with the radii M and N. Right to a millionth for a few kilometres.
 */
function groundMetres([lng1, lat1]: readonly [number, number], [lng2, lat2]: readonly [number, number]): number {
  const [a, b] = [6_378_137, 6_356_752.314_245];
  const e2 = 1 - (b / a) ** 2;
  const lat = (((lat1 + lat2) / 2) * Math.PI) / 180;
  const w = 1 - e2 * Math.sin(lat) ** 2;
  const north = (((lat2 - lat1) * Math.PI) / 180) * ((a * (1 - e2)) / w ** 1.5);
  const east = (((lng2 - lng1) * Math.PI) / 180) * (a / Math.sqrt(w)) * Math.cos(lat);
  return Math.hypot(north, east);
}

describe('scale', () => {
  test('a length on paper times the scale is the length on the ground, within 0.34 %, in every direction', () => {
    fc.assert(
      fc.property(
        anyPaper,
        anyLat,
        anyScale,
        fc.double({ min: 0, max: 360, noNaN: true }),
        (paper, lat, scale, way) => {
          const pxMm = sheetPxMm(paper);
          const camera = { lng: 121.47, lat, zoom: zoomOf(scale, lat, pxMm) };
          const { unproject } = projector(camera, { x: 0, y: 0, width: 100, height: 100 });
          // Two points about the centre, 2 km apart on the ground.
          const mm = 2_000_000 / scale;
          const [dx, dy] = [(Math.cos(way) * mm) / pxMm / 2, (Math.sin(way) * mm) / pxMm / 2];
          const metres = groundMetres(unproject(50 - dx, 50 - dy), unproject(50 + dx, 50 + dy));
          expect(Math.abs(((mm / 1000) * scale) / metres - 1)).toBeLessThan(0.0034);
        },
      ),
    );
  });

  test('zoom and scale are inverse', () => {
    fc.assert(
      fc.property(anyPaper, anyLat, anyScale, (paper, lat, scale) => {
        expect(scaleAt(zoomOf(scale, lat, sheetPxMm(paper)), lat, sheetPxMm(paper)) / scale).toBeCloseTo(1, 9);
      }),
    );
  });

  test('the radius is that of the ellipsoid: between those of the meridian and across it', () => {
    // a · √(1 − e²) at the equator, a / √(1 − e²) at the poles.
    expect(curvatureRadius(0)).toBeCloseTo(6_356_752.3, 0);
    expect(curvatureRadius(90)).toBeCloseTo(6_399_593.6, 0);
    expect(curvatureRadius(31.2)).toBeCloseTo(6_368_186, -2);
  });

  test('a scale is rounded to a smaller one, so that what fitted fits, and a round one stays', () => {
    fc.assert(
      fc.property(anyScale, (scale) => {
        for (const [rounded, most] of [
          [writtenScale(scale), 1.0101],
          [roundScale(scale), 1.3334],
        ] as const) {
          expect(rounded).toBeGreaterThanOrEqual(scale * (1 - 1e-8));
          expect(rounded / scale).toBeLessThan(most);
        }
        expect(writtenScale(writtenScale(scale))).toBeCloseTo(writtenScale(scale), 3);
        expect(roundScale(roundScale(scale))).toBeCloseTo(roundScale(scale), 3);
      }),
    );
    expect([312_345, 100_000, 99_999].map(writtenScale)).toEqual([313_000, 100_000, 100_000]);
    expect([312_345, 100_000, 800_001].map(roundScale)).toEqual([400_000, 100_000, 1_000_000]);
  });
});

describe('the bar', () => {
  test('is a round distance, as long as the scale says, and uses its room', () => {
    fc.assert(
      fc.property(anyScale, fc.double({ min: 20, max: 300, noNaN: true }), (scale, most) => {
        const { metres, lengthMm, parts } = paperBar(scale, most);
        expect(((lengthMm / 1000) * scale) / metres).toBeCloseTo(1, 9);
        expect(lengthMm).toBeLessThanOrEqual(most * (1 + 1e-6));
        expect(lengthMm).toBeGreaterThan(most * 0.39);
        expect(String(metres)).toMatch(/^[125]0*$/);
        expect(String(Number((metres / parts).toPrecision(6)))).toMatch(/^(0\.)?0*[125]0*$/);
      }),
    );
    expect(paperBar(100_000, 55)).toEqual({ metres: 5000, lengthMm: 50, parts: 5 });
  });
});

describe('paper', () => {
  test('has the sides of ISO 216, and type that grows with it, but less', () => {
    expect(paperSize('A4', 'portrait')).toEqual({ width: 210, height: 297 });
    expect(paperSize('A0', 'landscape')).toEqual({ width: 1189, height: 841 });
    const units = SIZES.map(sheetPxMm);
    expect(units[0]).toBeCloseTo(25.4 / 96, 9);
    expect(units).toEqual([...units].sort((one, other) => one - other));
    expect((units[4] ?? 0) / (units[0] ?? 1)).toBeCloseTo(2.4, 1);
  });
});

describe('the graticule', () => {
  test('has round lines within the map, at least as far apart as asked', () => {
    expect(
      graticuleOf(
        [
          [120.81, 31.95],
          [122.02, 30.6],
        ],
        0.24,
      ),
    ).toEqual({
      meridians: [121, 121.25, 121.5, 121.75, 122],
      parallels: [30.75, 31, 31.25, 31.5, 31.75],
    });
    expect(
      graticuleOf(
        [
          [170, 10],
          [200, -10],
        ],
        8,
      ).meridians,
    ).toEqual([170, 180, 190, 200]);
    expect(
      graticuleOf(
        [
          [121.01, 31.02],
          [121.02, 31.01],
        ],
        1,
      ),
    ).toEqual({ meridians: [], parallels: [] });
  });

  test('is labelled in degrees and minutes', () => {
    const words = [121.25, -0.5, 0, 31, -180].map((degrees) => angleWords(degrees, ['E', 'W']));
    expect(words).toEqual(['121°15′E', '0°30′W', '0°', '31°E', '180°']);
  });
});
