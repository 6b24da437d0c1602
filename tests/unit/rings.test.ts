/** Areas, insides and extents of rings. */
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { extentOf, isInside, signedArea } from '#domain/geo/rings.ts';

const SQUARE: Position[] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
];
const HOLE: Position[] = [
  [1, 1],
  [1, 3],
  [3, 3],
  [3, 1],
];
const closed = (ring: Position[]) => [...ring, ring[0] as Position];

describe('a ring', () => {
  it('has an area whose sign is its direction, closed or not', () => {
    expect([SQUARE, closed(SQUARE), SQUARE.toReversed()].map(signedArea)).toEqual([32, 32, -32]);
    expect(signedArea([])).toBe(0);
  });
  it('encloses what is in it and not in a hole, whatever its direction', () => {
    for (const rings of [
      [SQUARE, HOLE],
      [closed(SQUARE).toReversed(), closed(HOLE)],
    ])
      expect(
        [
          [0.5, 0.5],
          [2, 2],
          [5, 2],
          [-1, 2],
        ].map((position) => isInside(position, rings)),
      ).toEqual([true, false, false, false]);
    expect(isInside([0, 0], [])).toBe(false);
  });
});

describe('an extent', () => {
  it('is that of all positions, and of none where there is none', () => {
    expect(extentOf([...HOLE, [-1, 2]])).toEqual([-1, 1, 3, 3]);
    expect(extentOf([[121, 31]])).toEqual([121, 31, 121, 31]);
    expect(extentOf([])).toBeUndefined();
  });
});
