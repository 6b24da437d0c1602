/** Which shape is under the pointer. */
import type { Geometry, Position } from 'geojson';
import type { LngLat } from '#domain/model/ids.ts';
import { eachPosition } from '../model/mend.ts';
import type { Shape } from '../model/table.ts';

const DEGREES = Math.PI / 180;

/** West, south, east, north of each shape, one after the other. */
export function boxesOf(shapes: readonly Shape[]): Float64Array {
  const boxes = new Float64Array(4 * shapes.length);
  shapes.forEach(({ geometry }, index) => {
    const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
    eachPosition(geometry, ([lng = 0, lat = 0]) => {
      box[0] = Math.min(box[0], lng);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lng);
      box[3] = Math.max(box[3], lat);
    });
    boxes.set(box, 4 * index);
  });
  return boxes;
}

/** By the number of crossings of a ray to the east, over all rings: a hole is outside. */
function isInside([lng, lat]: readonly [number, number], rings: readonly Position[][]): boolean {
  let inside = false;
  for (const ring of rings)
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [x = 0, y = 0] = ring[at] ?? [];
      const [fromX = 0, fromY = 0] = ring[before] ?? [];
      if (y > lat !== fromY > lat && lng < ((fromX - x) * (lat - y)) / (fromY - y) + x) inside = !inside;
    }
  return inside;
}

/** Whether an area covers a position. */
export const covers = (geometry: Geometry, [lng = 0, lat = 0]: Position): boolean =>
  geometry.type === 'Polygon'
    ? isInside([lng, lat], geometry.coordinates)
    : geometry.type === 'MultiPolygon' && geometry.coordinates.some((rings) => isInside([lng, lat], rings));

/** Squared distance to a position and to a stretch of a line, in degrees of longitude at the pointer's latitude. */
function distances([lng, lat]: LngLat) {
  const scale = 1 / Math.max(0.01, Math.cos(lat * DEGREES));
  const at = ([x = 0, y = 0]: Position) => [x - lng, (y - lat) * scale] as const;
  const toPosition = (position: Position) => {
    const [x, y] = at(position);
    return x * x + y * y;
  };
  return {
    toPosition,
    toStretch(from: Position, to: Position) {
      const [[ax, ay], [bx, by]] = [at(from), at(to)];
      const [dx, dy] = [bx - ax, by - ay];
      const length = dx * dx + dy * dy;
      const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
      return (ax + share * dx) ** 2 + (ay + share * dy) ** 2;
    },
  };
}

/**
 * How far a shape is from the pointer, as a rank: points and lines within the limit come first, by their squared
 * distance, then the areas that the pointer is in, then areas beside it.
 */
function distanceTo(geometry: Geometry, pointer: LngLat, limit: number, measure: ReturnType<typeof distances>): number {
  const toLine = (line: readonly Position[]) => {
    let nearest = Infinity;
    for (let index = 1; index < line.length; index++) {
      const [from, to] = [line[index - 1], line[index]];
      if (from && to) nearest = Math.min(nearest, measure.toStretch(from, to));
    }
    return nearest;
  };
  const toPolygon = (rings: readonly Position[][]) =>
    isInside(pointer, rings) ? limit : limit + Math.min(...rings.map((ring) => toLine(ring)));
  switch (geometry.type) {
    case 'Point':
      return measure.toPosition(geometry.coordinates);
    case 'MultiPoint':
      return geometry.coordinates.reduce((least, position) => Math.min(least, measure.toPosition(position)), Infinity);
    case 'LineString':
      return toLine(geometry.coordinates);
    case 'MultiLineString':
      return geometry.coordinates.reduce((least, line) => Math.min(least, toLine(line)), Infinity);
    case 'Polygon':
      return toPolygon(geometry.coordinates);
    case 'MultiPolygon':
      return geometry.coordinates.reduce((least, rings) => Math.min(least, toPolygon(rings)), Infinity);
    case 'GeometryCollection':
      return geometry.geometries.reduce(
        (least, part) => Math.min(least, distanceTo(part, pointer, limit, measure)),
        Infinity,
      );
  }
}

/**
 * The shape at a position: of those within reach the nearest, of equally near ones the topmost, which is the last.
 *
 * @param reach degrees of longitude.
 * @returns its index; undefined: none.
 */
export function shapeAt(
  shapes: readonly Shape[],
  boxes: Float64Array,
  pointer: LngLat,
  reach: number,
): number | undefined {
  const [lng, lat] = pointer;
  const reachLat = reach * Math.cos(lat * DEGREES);
  const measure = distances(pointer);
  let found: number | undefined;
  const limit = reach * reach;
  let nearest = 2 * limit;
  for (let index = shapes.length - 1; index >= 0; index--) {
    const at = 4 * index;
    const [west = 0, south = 0, east = 0, north = 0] = [boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]];
    if (lng < west - reach || lng > east + reach || lat < south - reachLat || lat > north + reachLat) continue;
    const geometry = shapes[index]?.geometry;
    if (!geometry) continue;
    const distance = distanceTo(geometry, pointer, limit, measure);
    // A line or a point beyond the limit is not an area beside the pointer.
    const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
    if (distance < nearest && (isArea || distance <= limit)) {
      nearest = distance;
      found = index;
    }
  }
  return found;
}
