/**
 * Lines without the vertices that a picture of its size cannot show (Visvalingam and Whyatt 1993: the least triangle goes first). All
 * local minima go at once, so that a border loses the same vertices whichever way round it is drawn, and neighbours keep touching.
 */
import type { GeoStream } from 'd3-geo';

type Point = readonly [x: number, y: number];

const doubleArea = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point) =>
  Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay));

/**
 * @param points of a line, or of a ring without its closing vertex.
 * @param minArea px²: a vertex stays if it makes a triangle of at least this area with its neighbours.
 * @param isRing then the ends are vertices like any other, and at least three vertices stay.
 */
export function simplifyLine(points: readonly Point[], minArea: number, isRing: boolean): readonly Point[] {
  let kept = points;
  for (;;) {
    const least = isRing ? 3 : 2;
    if (kept.length <= least) return kept;
    const at = (index: number) => kept[(index + kept.length) % kept.length] as Point;
    const areas = kept.map((point, index) =>
      !isRing && (index === 0 || index === kept.length - 1)
        ? Number.POSITIVE_INFINITY
        : doubleArea(at(index - 1), point, at(index + 1)) / 2,
    );
    const area = (index: number) => areas[(index + kept.length) % kept.length] as number;
    const next = kept.filter((_, index) => {
      const own = area(index);
      return own >= minArea || own > area(index - 1) || own >= area(index + 1);
    });
    if (next.length === kept.length || next.length < least) return kept;
    kept = next;
  }
}

/** A stage of a stream of lines in px; points pass through as they are. */
export function simplifyStream(to: GeoStream, minArea: number): GeoStream {
  let line: Point[] | undefined;
  let isRing = false;
  return {
    point(x, y) {
      if (line) line.push([x, y]);
      else to.point(x, y);
    },
    lineStart() {
      line = [];
    },
    lineEnd() {
      to.lineStart();
      for (const [x, y] of simplifyLine(line ?? [], minArea, isRing)) to.point(x, y);
      to.lineEnd();
      line = undefined;
    },
    polygonStart() {
      isRing = true;
      to.polygonStart();
    },
    polygonEnd() {
      isRing = false;
      to.polygonEnd();
    },
    sphere() {
      to.sphere?.();
    },
  };
}
