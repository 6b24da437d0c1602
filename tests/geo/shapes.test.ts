/** Shapes are what RFC 7946 and a renderer expect: wound, closed, simple. */
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { positionFaults, shapeFaults } from './checks.ts';
import { isAreal, layers, partsOf, saw } from './layers.ts';

const SQUARE: Position[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];
const shape = (...coordinates: Position[][]): { geometry: Geometry } => ({
  geometry: { type: 'Polygon', coordinates },
});

describe('the checks find what is wrong', () => {
  const hole: Position[] = SQUARE.map(([x = 0, y = 0]) => [0.25 + x / 2, 0.25 + y / 2]);
  const aside: Position[] = SQUARE.map(([x = 0, y = 0]) => [x + 0.5, y + 0.5]);
  it.each([
    ['a good square', shape(SQUARE), []],
    ['a good hole', shape(SQUARE, [...hole].reverse()), []],
    ['a ring left open', shape(SQUARE.slice(0, -1)), ['is not closed']],
    ['a clockwise ring', shape([...SQUARE].reverse()), ['runs clockwise']],
    ['a hole wound like an outline', shape(SQUARE, hole), ['is a hole that runs counter-clockwise']],
    ['a repeated vertex', shape([...SQUARE.slice(0, 2), [1, 0], ...SQUARE.slice(2)]), ['visits a vertex twice']],
    [
      'a bow tie',
      shape([
        [0, 0],
        [2, 0],
        [0, 1],
        [1.5, 1.2],
        [0, 0],
      ]),
      ['crosses itself 1 times'],
    ],
    [
      'two parts, one inside the other',
      { geometry: { type: 'MultiPolygon', coordinates: [[SQUARE], [hole]] } as Geometry },
      ['has a part inside another'],
    ],
    [
      'two parts that cross',
      { geometry: { type: 'MultiPolygon', coordinates: [[SQUARE], [aside]] } as Geometry },
      ['crosses itself 2 times'],
    ],
  ])('%s', (_, bad, faults) => {
    expect(shapeFaults(bad)).toEqual(faults);
  });

  it('a position out of the world, or with six decimals', () => {
    expect(positionFaults([[121.47, 31.23]])).toEqual([]);
    expect(
      positionFaults([
        [181, 0],
        [0, 91],
        [121.472345, 31],
        [1, 2, 3],
      ]),
    ).toHaveLength(4);
  });
});

describe('every imported shape is valid', () => {
  for (const layer of layers) {
    it(layer.name, () => {
      const areal = layer.features.filter(({ geometry }) => isAreal(geometry));
      const rings = areal.flatMap(({ geometry }) => (isAreal(geometry) ? partsOf(geometry).flat() : []));
      saw(
        `${layer.name}: ${layer.features.length} features, ${areal.length} outlines, ${rings.length} rings, ${rings.flat().length} positions`,
      );
      expect(layer.features.length).toBeGreaterThan(0);
      expect(areal.flatMap((feature) => shapeFaults(feature).map((fault) => `${feature.id} ${fault}`))).toEqual([]);
      expect(positionFaults(rings.flat())).toEqual([]);
    });
  }

  it('lines have no vertex twice in a row, and all positions are in the world', () => {
    const lines = layers.flatMap(({ features }) =>
      features.flatMap(({ geometry }) => {
        if (geometry?.type === 'LineString') return [geometry.coordinates];
        return geometry?.type === 'MultiLineString' ? geometry.coordinates : [];
      }),
    );
    saw(`${lines.length} lines, ${lines.flat().length} positions`);
    expect(lines).toHaveLength(4);
    expect(positionFaults(lines.flat())).toEqual([]);
    const repeats = lines.flatMap((line) =>
      line.filter((position, index) => String(position) === String(line[index - 1])),
    );
    expect(repeats).toEqual([]);
  });

  it('the world is cut at the antimeridian: no edge runs across the map', () => {
    const world = layers.find(({ name }) => name === 'world')?.features ?? [];
    const rings = world.flatMap(({ geometry }) => (isAreal(geometry) ? partsOf(geometry).flat() : []));
    const across = rings.flatMap((ring) =>
      ring.filter(([lng = 0], index) => index > 0 && Math.abs(lng - (ring[index - 1]?.[0] ?? 0)) > 180),
    );
    // Antarctica would take a third of a map of the world.
    expect(Math.min(...rings.flat().map(([, lat = 0]) => lat))).toBeGreaterThanOrEqual(-60);
    saw(`${rings.length} rings of land`);
    expect(rings.length).toBeGreaterThan(300);
    expect(across).toEqual([]);
  });
});
