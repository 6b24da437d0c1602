/** Removes spikes and loops where an outline runs back over itself or touches itself. */
import { type Cells, closed, type LngLat, multiPolygon, type Parts, partsOf, type Ring } from './geometry.ts';

/** How near a vertex must come to another stretch of its ring to touch it: two steps of the output's rounding. */
const TOUCH_DEGREES = 2e-5;
/**
 * Number of vertices ahead that are searched for touches. Loops of the outlines have one to three; a lake's neck is
 * longer and is kept.
 */
const LOOP_VERTICES = 6;

function touches([x, y]: LngLat, [ax, ay]: LngLat, [bx, by]: LngLat): boolean {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy) < TOUCH_DEGREES;
}

/** First and last index of the vertices to drop, where a loop begins at `start`. */
function loopAt(ring: Ring, start: number): readonly [number, number] | undefined {
  const at = (index: number) => ring[index % ring.length] as LngLat;
  for (let end = start + 2; end <= start + LOOP_VERTICES; end++) {
    if (touches(at(start), at(end - 1), at(end))) return [start + 1, end - 1];
    if (touches(at(end), at(start), at(start + 1))) return [start + 1, end - 1];
  }
  return undefined;
}

/**
 * The grid of the outlines is 100 m wide, so a border with finer bends degenerates into needles of zero width and
 * pinched loops under a hectare. This removes them. Neighbours have the same bends, so both lose the same vertices and
 * still share their border.
 *
 * @param ring closed, longitude before latitude. @returns a closed ring with a subset of its vertices, in order.
 */
export function withoutLoops(ring: Ring): Ring {
  let open: Ring = ring.slice(0, -1);
  for (let start = 0; start < open.length && open.length > LOOP_VERTICES; start++) {
    const loop = loopAt(open, start);
    if (!loop) continue;
    const dropped = new Set(Array.from({ length: loop[1] - loop[0] + 1 }, (_, step) => (loop[0] + step) % open.length));
    open = open.filter((_, index) => !dropped.has(index));
    start = -1;
  }
  return closed(open);
}

export function cellsWithoutLoops(cells: Cells): Cells {
  const clean = (parts: Parts) => parts.map((rings) => rings.map(withoutLoops));
  return {
    ...cells,
    features: cells.features.map((each) => ({ ...each, geometry: multiPolygon(clean(partsOf(each.geometry))) })),
  };
}
