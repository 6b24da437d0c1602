/** Path data of a picture as the positions of its parts. */

/** Tenths of a px of the picture, whole numbers: what its path data have. */
export type Spot = readonly [x: number, y: number];

/** A part of a path. */
export interface Trace {
  readonly spots: readonly Spot[];
  readonly isClosed: boolean;
}

/** West, north, east, south of traces, tenths of a px. */
export type TraceBox = readonly [x0: number, y0: number, x1: number, y1: number];

/** Of a px. */
export const TENTHS = 10;
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g;

/** The parts of path data that `picturePath` has written: absolute at `M`, then relative pairs. */
export function tracesOf(data: string): readonly Trace[] {
  return data
    .split('M')
    .slice(1)
    .map((part) => {
      const numbers = (part.match(NUMBER) ?? []).map((text) => Math.round(Number(text) * TENTHS));
      const spots: Spot[] = [];
      let [x, y] = [0, 0];
      for (let index = 0; index + 1 < numbers.length; index += 2) {
        x += numbers[index] ?? 0;
        y += numbers[index + 1] ?? 0;
        spots.push([x, y]);
      }
      return { spots, isClosed: part.endsWith('z') };
    })
    .filter(({ spots }) => spots.length > 1);
}

export function boxOf(traces: readonly Trace[]): TraceBox {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { spots } of traces)
    for (const [x, y] of spots) {
      x0 = Math.min(x0, x);
      y0 = Math.min(y0, y);
      x1 = Math.max(x1, x);
      y1 = Math.max(y1, y);
    }
  return [x0, y0, x1, y1];
}
