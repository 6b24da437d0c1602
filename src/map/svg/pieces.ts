/**
 * Long lines in pieces. The browser rasterises the map in tiles, and strokes every path whose bounds touch a tile from
 * its first vertex to its last: a coast as one path is stroked some fifty times. In pieces of few vertices each is
 * stroked where it is, in half the time. What is drawn stays the same: pieces are cut where a line is nearly straight,
 * so that the join that is missing cannot be seen, and know where in the line they begin, so that dashes continue.
 */
import type { Geometry, Position } from 'geojson';
import type { LngLat } from '#domain/model/ids.ts';
import { toUnits } from '#scene/units.ts';
import { linesOf } from './mesh.ts';

/** Vertices of a piece: fewer are more elements, more are more strokes outside a tile. */
const VERTICES = 64;
/** A cut may be this many vertices early, for a straighter place. */
const LEEWAY = 16;

/** A part of a line, or several short lines. Coordinates are [longitude, latitude] in degrees WGS-84. */
export interface Piece {
  readonly geometry: Geometry;
  /** The length of its line before it, in path units. */
  readonly from: number;
}

type Point = ReturnType<typeof toUnits>;
const distance = (a: Point, b: Point) => Math.hypot(b.x - a.x, b.y - a.y);

/** How much a line turns at a point: 0 for straight on, 2 for back. */
function turn(before: Point, at: Point, after: Point): number {
  const lengths = distance(before, at) * distance(at, after);
  if (lengths === 0) return 0;
  return 1 - ((at.x - before.x) * (after.x - at.x) + (at.y - before.y) * (after.y - at.y)) / lengths;
}

/** The last vertex of the piece that begins at a vertex. */
function endOf(points: readonly Point[], start: number): number {
  const last = Math.min(start + VERTICES, points.length - 1);
  if (last === points.length - 1) return last;
  let best = last;
  let least = Number.POSITIVE_INFINITY;
  for (let index = last; index > last - LEEWAY; index -= 1) {
    const own = turn(points[index - 1] as Point, points[index] as Point, points[index + 1] as Point);
    if (own < least) [best, least] = [index, own];
  }
  return best;
}

function cut(line: readonly Position[]): readonly Piece[] {
  const points = line.map((position) => toUnits(position as unknown as LngLat));
  const pieces: Piece[] = [];
  let from = 0;
  for (let start = 0; start < points.length - 1; ) {
    const end = endOf(points, start);
    pieces.push({ geometry: { type: 'LineString', coordinates: line.slice(start, end + 1) }, from });
    for (let index = start; index < end; index += 1)
      from += distance(points[index] as Point, points[index + 1] as Point);
    start = end;
  }
  return pieces;
}

/** Lines or outlines in pieces; short lines that follow each other are one piece. */
export function piecesOf(geometry: Geometry): readonly Piece[] {
  const lines = linesOf(geometry);
  const pieces = lines.filter(({ length }) => length > VERTICES).flatMap(cut);
  let together: Position[][] = [];
  let vertices = 0;
  const finish = () => {
    if (together.length > 0) pieces.push({ geometry: { type: 'MultiLineString', coordinates: together }, from: 0 });
    together = [];
    vertices = 0;
  };
  for (const line of lines) {
    if (line.length > VERTICES) continue;
    if (vertices + line.length > VERTICES) finish();
    together.push([...line]);
    vertices += line.length;
  }
  finish();
  return pieces;
}
