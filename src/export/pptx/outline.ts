/** The outline of a DrawingML freeform where the frame of the map has cut it. */
import type { Frame } from '#scene/camera.ts';
import { type Spot, TENTHS, type Trace } from '../svg/traces.ts';

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
