/** The picture of a moving map stands where a new drawing would, and covers the map. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Transform, transformOf } from '#map/svg/gestures.ts';
import { movement, overscanOf, suffices } from '#map/svg/moving.ts';

const SIZE = { width: 1120, height: 860 };
const LAYOUT = { size: SIZE, frame: { x: 40, y: 60, width: 900, height: 700 } };

const cameras = fc.record({
  lng: fc.double({ min: 121, max: 122, noNaN: true }),
  lat: fc.double({ min: 30.5, max: 31.5, noNaN: true }),
  zoom: fc.double({ min: 7, max: 12, noNaN: true }),
});
const at = ({ k, x, y }: Transform, px: number, py: number) => [k * px + x, k * py + y] as const;

describe('movement', () => {
  it('takes what is drawn for one camera to where another camera has it', () => {
    fc.assert(
      fc.property(cameras, cameras, fc.integer({ min: -500, max: 500 }), (before, after, unit) => {
        const [drawn, wanted] = [transformOf(before, LAYOUT), transformOf(after, LAYOUT)];
        const [x, y] = at(movement(drawn, wanted), ...at(drawn, unit, -unit));
        const [toX, toY] = at(wanted, unit, -unit);
        expect(Math.hypot(x - toX, y - toY)).toBeLessThan(1e-3);
      }),
    );
  });
});

describe('a picture that suffices', () => {
  it('covers the whole map with what was drawn, at up to half a zoom level from its own', () => {
    const over = overscanOf(SIZE);
    let sufficient = 0;
    const shift = fc.double({ min: -600, max: 600, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), shift, shift, (k, x, y) => {
        if (!suffices({ k, x, y }, SIZE)) return;
        sufficient += 1;
        expect(Math.abs(Math.log2(k))).toBeLessThanOrEqual(0.5);
        for (const [px, py] of [
          [0, 0],
          [SIZE.width, SIZE.height],
        ] as const) {
          const [drawnX, drawnY] = [(px - x) / k, (py - y) / k];
          expect(drawnX).toBeGreaterThanOrEqual(-over.x - 1e-6);
          expect(drawnX).toBeLessThanOrEqual(SIZE.width + over.x + 1e-6);
          expect(drawnY).toBeGreaterThanOrEqual(-over.y - 1e-6);
          expect(drawnY).toBeLessThanOrEqual(SIZE.height + over.y + 1e-6);
        }
      }),
      { numRuns: 2000 },
    );
    expect(sufficient).toBeGreaterThan(50);
  });

  it('is not one that has been dragged beyond what is drawn', () => {
    const { x, y } = overscanOf(SIZE);
    expect(suffices({ k: 1, x, y: -y }, SIZE)).toBe(true);
    expect(suffices({ k: 1, x: x + 1, y: 0 }, SIZE)).toBe(false);
    expect(suffices({ k: 1, x: 0, y: -y - 1 }, SIZE)).toBe(false);
  });
});
