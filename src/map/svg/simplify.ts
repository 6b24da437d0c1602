/**
 * Line simplification after Visvalingam and Whyatt (1993): vertices with the smallest triangles are removed first. All
 * local minima are removed in one pass, so that a border loses the same vertices in both directions, and neighbours
 * stay adjacent.
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

/** A d3-geo stream stage that simplifies lines and rings in px; points pass unchanged. */
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
