/** Lines lose what cannot be seen, and nothing else; the same from both ends. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simplifyLine } from '#map/svg/simplify.ts';

type Point = readonly [number, number];
const point = fc
  .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))
  .map(([x, y]): Point => [x / 10, y / 10]);
const line = fc.array(point, { minLength: 2, maxLength: 60 });
const area = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point) =>
  Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;

describe('simplifying a line', () => {
  test('keeps its ends, the order of its vertices, and each that makes a triangle to be seen', () => {
    fc.assert(
      fc.property(line, fc.double({ min: 0.01, max: 5, noNaN: true }), (points, least) => {
        const kept = simplifyLine(points, least, false);
        expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
        let from = 0;
        for (const vertex of kept) {
          from = points.indexOf(vertex, from) + 1;
          expect(from).toBeGreaterThan(0);
        }
        for (let index = 1; index < kept.length - 1; index += 1)
          expect(area(kept[index - 1] as Point, kept[index] as Point, kept[index + 1] as Point)).toBeGreaterThanOrEqual(
            least,
          );
      }),
    );
  });

  test('takes the same vertices from a border that is drawn the other way round, but where two triangles are the same', () => {
    const wave = Array.from({ length: 200 }, (_, x): Point => [x, 10 * Math.sin(x / 7) + 3 * Math.sin(x * 1.7)]);
    const forwards = simplifyLine(wave, 0.6, false);
    expect(forwards.length).toBeLessThan(wave.length);
    expect([...simplifyLine([...wave].reverse(), 0.6, false)].reverse()).toEqual(forwards);
  });

  test('leaves a line alone whose every bend is to be seen', () => {
    const bends = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(bends, (heights) => {
        const zigzag = heights.map((height, index): Point => [index, index % 2 === 0 ? 0 : height]);
        const smallest = Math.min(
          ...zigzag.slice(1, -1).map((at, index) => area(zigzag[index] as Point, at, zigzag[index + 2] as Point)),
        );
        expect(simplifyLine(zigzag, smallest, false)).toEqual(zigzag);
      }),
    );
  });

  test('takes the least first, so that what only seems small beside it can stay', () => {
    // The second makes 0.3 px² and the third 0.6; without the second the third makes 1.5.
    const bend: Point[] = [
      [0, 0],
      [1, 0.8],
      [2, 1],
      [3, 0],
    ];
    const kept = [bend[0], bend[2], bend[3]];
    expect(simplifyLine(bend, 1, false)).toEqual(kept);
    expect(simplifyLine([...bend].reverse(), 1, false)).toEqual([...kept].reverse());
  });

  test('a ring stays one', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 40 }), (points) => {
        expect(simplifyLine(points, 1000, true).length).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  test('a straight line is its ends', () => {
    expect(
      simplifyLine(
        [
          [0, 0],
          [1, 1],
          [2, 2],
          [5, 5],
        ],
        0.1,
        false,
      ),
    ).toEqual([
      [0, 0],
      [5, 5],
    ]);
  });
});
