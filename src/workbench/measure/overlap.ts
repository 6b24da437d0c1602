/**
 * How much of two areas lies in both, on the ellipsoid. No shape of the overlap is made: between two latitudes at which
 * no edge begins, ends or crosses another one, areas are trapezoids, whose parts in both are added. Degenerate cases
 * (shared borders, rings that cross themselves) are trapezoids without a width, and need no rules of their own. Edges
 * are straight in longitude and latitude; what is inside is told by even and odd, as renderers do.
 */
import type { Geometry, Position } from 'geojson';
import { metresOfDegree } from './geodesy.ts';

/** An edge from south to north, degrees. */
interface Edge {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly isFirst: boolean;
}

export function ringsOf(geometry: Geometry): readonly (readonly Position[])[] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat();
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(ringsOf) : [];
}

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}
function boxOf(rings: readonly (readonly Position[])[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings)
    for (const [x = 0, y = 0] of ring) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  return { west, south, east, north };
}

function edgesOf(rings: readonly (readonly Position[])[], isFirst: boolean, { south, north, east }: Box): Edge[] {
  const edges: Edge[] = [];
  for (const ring of rings)
    for (let index = 0; index < ring.length; index++) {
      const [x = 0, y = 0] = ring[index] ?? [];
      const [toX = 0, toY = 0] = ring[(index + 1) % ring.length] ?? [];
      // A level edge bounds no trapezoid at its sides; what is east of both changes nothing west of it.
      if (y === toY || Math.max(y, toY) <= south || Math.min(y, toY) >= north || Math.min(x, toX) > east) continue;
      edges.push(y < toY ? { x0: x, y0: y, x1: toX, y1: toY, isFirst } : { x0: toX, y0: toY, x1: x, y1: y, isFirst });
    }
  return edges;
}

const xAt = ({ x0, y0, x1, y1 }: Edge, y: number) => x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);

/** The latitude at which two edges cross; undefined: they do not, or touch at an end, which is a vertex anyway. */
function crossing(a: Edge, b: Edge): number | undefined {
  const [from, to] = [Math.max(a.y0, b.y0), Math.min(a.y1, b.y1)];
  if (from >= to) return undefined;
  const [before, after] = [xAt(a, from) - xAt(b, from), xAt(a, to) - xAt(b, to)];
  return before * after < 0 ? from + ((to - from) * before) / (before - after) : undefined;
}

/** Latitudes between which no edge begins, ends or crosses another. */
function levelsOf(edges: readonly Edge[], { south, north }: Box): readonly number[] {
  const levels = [south, north];
  let active: Edge[] = [];
  for (const edge of edges) {
    active = active.filter(({ y1 }) => y1 > edge.y0);
    const [west, east] = [Math.min(edge.x0, edge.x1), Math.max(edge.x0, edge.x1)];
    for (const other of active) {
      if (Math.max(other.x0, other.x1) < west || Math.min(other.x0, other.x1) > east) continue;
      const level = crossing(edge, other);
      if (level !== undefined) levels.push(level);
    }
    active.push(edge);
    levels.push(edge.y0, edge.y1);
  }
  return levels.filter((level) => level >= south && level <= north).sort((a, b) => a - b);
}

/** Three points of Gauss and Legendre between 0 and 1, and their weights. */
const GAUSS = [
  [0.5 - Math.sqrt(0.15), 5 / 18],
  [0.5, 8 / 18],
  [0.5 + Math.sqrt(0.15), 5 / 18],
] as const;

export interface Overlap {
  /** Square metres that are in both. */
  readonly area: number;
  /** Metres of the second one's border that lie in the first one. */
  readonly border: number;
}
const NOTHING: Overlap = { area: 0, border: 0 };

/** How much two areas have in common. Lines and points have no area. */
export function overlapOf(first: Geometry, second: Geometry): Overlap {
  const [a, b] = [ringsOf(first), ringsOf(second)];
  const [boxA, boxB] = [boxOf(a), boxOf(b)];
  const box: Box = {
    west: Math.max(boxA.west, boxB.west),
    east: Math.min(boxA.east, boxB.east),
    south: Math.max(boxA.south, boxB.south),
    north: Math.min(boxA.north, boxB.north),
  };
  if (!(box.west < box.east && box.south < box.north)) return NOTHING;
  const edges = [...edgesOf(a, true, box), ...edgesOf(b, false, box)].sort((one, other) => one.y0 - other.y0);
  const levels = levelsOf(edges, box);
  let [area, border] = [0, 0];
  let active: Edge[] = [];
  let next = 0;
  for (let index = 1; index < levels.length; index++) {
    const [from = 0, to = 0] = [levels[index - 1], levels[index]];
    const height = to - from;
    if (height <= 0) continue;
    for (; next < edges.length && (edges[next]?.y0 ?? Infinity) <= from; next++) {
      const edge = edges[next];
      if (edge) active.push(edge);
    }
    active = active.filter(({ y1 }) => y1 > from);
    const middle = from + height / 2;
    const across = active
      .filter(({ y0, y1 }) => y0 < middle && y1 > middle)
      .map((edge) => ({ edge, x: xAt(edge, middle) }))
      .sort((one, other) => one.x - other.x);
    let [inFirst, inSecond] = [false, false];
    for (const [at, { edge }] of across.entries()) {
      if (edge.isFirst) inFirst = !inFirst;
      else {
        inSecond = !inSecond;
        if (inFirst) {
          const { lng, lat } = metresOfDegree(middle);
          border += Math.hypot((xAt(edge, to) - xAt(edge, from)) * lng, height * lat);
        }
      }
      const east = across[at + 1]?.edge;
      if (!(inFirst && inSecond && east)) continue;
      for (const [share, weight] of GAUSS) {
        const y = from + share * height;
        const { lng, lat } = metresOfDegree(y);
        area += weight * height * (xAt(east, y) - xAt(edge, y)) * lng * lat;
      }
    }
  }
  return { area, border };
}

/** Square metres of an area. */
export const areaOf = (geometry: Geometry): number => overlapOf(geometry, geometry).area;
