/** Outlines of shapes: from path data of a picture to the rings of a DrawingML freeform. */
import type { Frame } from '#scene/camera.ts';

/** Tenths of a px of the picture, whole numbers: what its path data have. */
export type Spot = readonly [x: number, y: number];

export interface Trace {
  readonly spots: readonly Spot[];
  readonly isClosed: boolean;
}

/** Of an outline: west, north, east, south, tenths of a px. */
export type Extent = readonly [x0: number, y0: number, x1: number, y1: number];

const TENTHS = 10;
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

export function extentOf(traces: readonly Trace[]): Extent {
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

/**
 * The outline without what runs along the frame, where the shape was cut: that is no border of the place.
 *
 * @returns undefined where nothing was cut.
 */
export function openOutline(traces: readonly Trace[], frame: Frame): readonly Trace[] | undefined {
  const sides = [frame.x, frame.x + frame.width].map((x) => Math.round(x * TENTHS));
  const ends = [frame.y, frame.y + frame.height].map((y) => Math.round(y * TENTHS));
  const isCut = ([x0, y0]: Spot, [x1, y1]: Spot) =>
    (x0 === x1 && sides.includes(x0)) || (y0 === y1 && ends.includes(y0));
  let hasCut = false;
  const open = traces.flatMap((trace): readonly Trace[] => {
    if (!trace.isClosed) return [trace];
    const { spots } = trace;
    const edges = spots.map((from, index) => [from, spots[(index + 1) % spots.length] ?? from] as const);
    const first = edges.findIndex(([from, to]) => isCut(from, to));
    if (first < 0) return [trace];
    hasCut = true;
    const runs: Spot[][] = [];
    let run: Spot[] = [];
    // From a cut on, so that no run is divided where the ring happens to begin.
    for (const [from, to] of [...edges.slice(first), ...edges.slice(0, first)]) {
      if (isCut(from, to)) {
        if (run.length > 1) runs.push(run);
        run = [];
      } else run.push(...(run.length === 0 ? [from, to] : [to]));
    }
    if (run.length > 1) runs.push(run);
    return runs.map((kept) => ({ spots: kept, isClosed: false }));
  });
  return hasCut ? open : undefined;
}
