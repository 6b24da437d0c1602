/** The part of a large matrix that is rendered. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from '#panels/matrix/window.ts';

const some = fc
  .integer({ min: 0, max: 60 })
  .chain((count) => fc.tuple(fc.constant(count), fc.subarray(Array.from({ length: count }, (_, at) => at))));

describe('segments of columns', () => {
  it('are all columns in order, and show those that are to be shown', () => {
    fc.assert(
      fc.property(some, ([count, shown]) => {
        const segments = segmentsOf(shown, count);
        const columns = segments.flatMap(({ first, length, isShown }) =>
          Array.from({ length }, (_, index) => ({ column: first + index, isShown })),
        );
        expect(columns.map(({ column }) => column)).toEqual(Array.from({ length: count }, (_, at) => at));
        expect(columns.filter(({ isShown }) => isShown).map(({ column }) => column)).toEqual(shown);
      }),
    );
  });

  it('are as few as can be: of two neighbours one is shown', () => {
    fc.assert(
      fc.property(some, ([count, shown]) => {
        const segments = segmentsOf(shown, count);
        for (const [index, { isShown }] of segments.entries())
          expect(isShown).not.toBe(segments[index + 1]?.isShown ?? !isShown);
      }),
    );
  });
});
