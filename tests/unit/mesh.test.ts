import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { meshOf } from '#map/svg/mesh.ts';
import { realDerived } from './support.ts';

const square = (x: number, y: number): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ],
  ],
});
const segments = (lines: readonly (readonly Position[])[]) =>
  lines.flatMap((line) =>
    line.slice(1).map((to, index) => {
      const from = line[index];
      return [String(from), String(to)].sort().join(' ');
    }),
  );

describe('meshOf', () => {
  it('draws the border of two neighbours once', () => {
    const { coordinates } = meshOf([square(0, 0), square(1, 0)]);
    expect(segments(coordinates)).toHaveLength(7);
  });

  it('keeps the order of lines, and has none for points', () => {
    const line: GeoJSON.LineString = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 1],
        [2, 0],
      ],
    };
    expect(meshOf([line, { type: 'Point', coordinates: [3, 3] }]).coordinates).toEqual([line.coordinates]);
  });

  it('has every segment of what it was made of, and each once', () => {
    const position = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }));
    const lines = fc.array(fc.array(position, { minLength: 2, maxLength: 8 }), { maxLength: 5 });
    fc.assert(
      fc.property(lines, (coordinates) => {
        const mesh = segments(meshOf([{ type: 'MultiLineString', coordinates }]).coordinates);
        expect(new Set(mesh).size).toBe(mesh.length);
        expect(new Set(mesh)).toEqual(new Set(segments(coordinates)));
      }),
    );
  });

  it('halves the inner borders of the districts', () => {
    const districts = realDerived().geometry.areas.features.filter(
      ({ properties }) => properties?.overlay === 'districts',
    );
    const geometries = districts.map(({ geometry }) => geometry);
    const all = segments(
      geometries.flatMap((geometry) =>
        'coordinates' in geometry
          ? (geometry.coordinates.flat(geometry.type === 'Polygon' ? 0 : 1) as Position[][])
          : [],
      ),
    );
    const mesh = segments(meshOf(geometries).coordinates);
    expect(districts).toHaveLength(16);
    expect(new Set(mesh)).toEqual(new Set(all));
    expect(mesh.length).toBeLessThan(0.9 * all.length);
  });
});
