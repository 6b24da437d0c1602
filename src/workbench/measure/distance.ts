/** How far a position is from a shape, on the ellipsoid. */
import type { Geometry, Position } from 'geojson';
import { covers } from '../work/hit.ts';
import { course, metresOfDegree } from './geodesy.ts';

function* linesOf(geometry: Geometry): Generator<readonly Position[]> {
  const { type } = geometry;
  if (type === 'Point') yield [geometry.coordinates];
  else if (type === 'MultiPoint') for (const position of geometry.coordinates) yield [position];
  else if (type === 'LineString') yield geometry.coordinates;
  else if (type === 'MultiLineString' || type === 'Polygon') yield* geometry.coordinates;
  else if (type === 'MultiPolygon') for (const rings of geometry.coordinates) yield* rings;
  else for (const part of geometry.geometries) yield* linesOf(part);
}

/**
 * Metres from a position to the nearest of a shape; 0 within an area. The nearest position is found in the plane that
 * touches the ellipsoid there, which up to some 100 km moves it by less than a thousandth of the distance.
 */
export function distanceTo(geometry: Geometry, from: Position): number {
  if (covers(geometry, from)) return 0;
  const [lng = 0, lat = 0] = from;
  const scale = metresOfDegree(lat);
  let [least, nearest] = [Infinity, undefined as Position | undefined];
  for (const line of linesOf(geometry))
    for (let index = 0; index < Math.max(1, line.length - 1); index++) {
      const [x = 0, y = 0] = line[index] ?? [];
      const [toX = x, toY = y] = line[index + 1] ?? [];
      const [ax, ay] = [(x - lng) * scale.lng, (y - lat) * scale.lat];
      const [dx, dy] = [(toX - x) * scale.lng, (toY - y) * scale.lat];
      const length = dx * dx + dy * dy;
      const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
      const distance = (ax + share * dx) ** 2 + (ay + share * dy) ** 2;
      if (distance >= least) continue;
      [least, nearest] = [distance, [x + share * (toX - x), y + share * (toY - y)]];
    }
  return nearest ? course(from, nearest).length : Infinity;
}
