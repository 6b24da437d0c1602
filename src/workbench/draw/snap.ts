/** The nearest vertex or edge of what is on the map, for a pointer that means it. */
import type { Feature, Geometry, Position } from 'geojson';
import type { LngLat } from '#domain/model/ids.ts';

export interface Snapped {
  readonly at: LngLat;
  readonly to: 'vertex' | 'edge' | null;
}

/** Edges as four numbers each, west-east and south-north unordered; a point is an edge of no length. Degrees. */
export type Edges = Float64Array;

function* linesOf(geometry: Geometry): Generator<readonly Position[]> {
  const { type } = geometry;
  if (type === 'Point') yield [geometry.coordinates];
  else if (type === 'MultiPoint') for (const position of geometry.coordinates) yield [position];
  else if (type === 'LineString') yield geometry.coordinates;
  else if (type === 'MultiLineString' || type === 'Polygon') yield* geometry.coordinates;
  else if (type === 'MultiPolygon') for (const rings of geometry.coordinates) yield* rings;
  else for (const part of geometry.geometries) yield* linesOf(part);
}

/** All edges of shapes, in an array that is looked through with every movement of the pointer. */
export function edgesOf(features: readonly Pick<Feature, 'geometry'>[]): Edges {
  const numbers: number[] = [];
  for (const { geometry } of features)
    for (const line of linesOf(geometry))
      for (let index = 0; index < Math.max(1, line.length - 1); index++) {
        const [x = 0, y = 0] = line[index] ?? [];
        const [toX = x, toY = y] = line[index + 1] ?? [];
        numbers.push(x, y, toX, toY);
      }
  return Float64Array.from(numbers);
}

/**
 * @param reach degrees of longitude. A vertex within it is taken before an edge that is nearer.
 * @returns the position itself where nothing is within reach.
 */
export function snapped([lng, lat]: LngLat, reach: number, among: readonly Edges[]): Snapped {
  const scale = 1 / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const limit = reach * reach;
  const reachLat = reach / scale;
  let [vertex, vertexAt] = [limit, undefined as LngLat | undefined];
  let [edge, edgeAt] = [limit, undefined as LngLat | undefined];
  const tryVertex = (x: number, y: number) => {
    const distance = (x - lng) ** 2 + ((y - lat) * scale) ** 2;
    if (distance > vertex) return;
    vertex = distance;
    vertexAt = [x, y];
  };
  for (const edges of among)
    for (let at = 0; at < edges.length; at += 4) {
      const [x = 0, y = 0, toX = 0, toY = 0] = [edges[at], edges[at + 1], edges[at + 2], edges[at + 3]];
      if ((x < lng - reach && toX < lng - reach) || (x > lng + reach && toX > lng + reach)) continue;
      if ((y < lat - reachLat && toY < lat - reachLat) || (y > lat + reachLat && toY > lat + reachLat)) continue;
      tryVertex(x, y);
      tryVertex(toX, toY);
      const [dx, dy] = [toX - x, (toY - y) * scale];
      const length = dx * dx + dy * dy;
      if (length === 0) continue;
      const share = ((lng - x) * dx + (lat - y) * scale * dy) / length;
      if (share <= 0 || share >= 1) continue;
      const [onX, onY] = [x + share * (toX - x), y + share * (toY - y)];
      const distance = (onX - lng) ** 2 + ((onY - lat) * scale) ** 2;
      if (distance > edge) continue;
      edge = distance;
      edgeAt = [onX, onY];
    }
  if (vertexAt) return { at: vertexAt, to: 'vertex' };
  return edgeAt ? { at: edgeAt, to: 'edge' } : { at: [lng, lat], to: null };
}
