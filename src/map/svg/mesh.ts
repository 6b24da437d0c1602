/**
 * The lines of several shapes as one geometry without duplicate segments: two places that share a border would
 * otherwise stroke it twice.
 */
import type { Geometry, MultiLineString, Position } from 'geojson';

/** The lines of a geometry, and the rings of its polygons; points have none. */
export function linesOf(geometry: Geometry): readonly (readonly Position[])[] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'MultiLineString' || geometry.type === 'Polygon') return geometry.coordinates;
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat();
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(linesOf) : [];
}

/**
 * A number for each position, the same for equal ones. By two maps of numbers, because a text of each segment as its
 * key took a third of the first drawing.
 */
function numberPositions(): (position: Position) => number {
  const byLng = new Map<number, Map<number, number>>();
  let count = 0;
  return ([lng = 0, lat = 0]) => {
    const byLat = byLng.get(lng) ?? new Map<number, number>();
    byLng.set(lng, byLat);
    const known = byLat.get(lat);
    if (known !== undefined) return known;
    count += 1;
    byLat.set(lat, count);
    return count;
  };
}

/** More positions than a map has; the product of two numbers below it is a safe integer. */
const MAX_POSITIONS = 2 ** 26;

/**
 * Lines and polygon outlines as lines, in the given order; a segment that occurred before is left out and ends the line
 * there. Borders are the same if their vertices are equal, which `geo:import` ensures. Points are ignored. Coordinates
 * in and out are [longitude, latitude] in degrees WGS-84, unchanged.
 */
export function meshOf(geometries: readonly Geometry[]): MultiLineString {
  const seen = new Set<number>();
  const numberOf = numberPositions();
  const coordinates: Position[][] = [];
  for (const line of geometries.flatMap(linesOf)) {
    let run: Position[] | undefined;
    let end = line[0] ? numberOf(line[0]) : 0;
    for (let index = 1; index < line.length; index += 1) {
      const from = line[index - 1] as Position;
      const to = line[index] as Position;
      const start = end;
      end = numberOf(to);
      // Equal for both directions of a segment.
      const key = Math.min(start, end) * MAX_POSITIONS + Math.max(start, end);
      if (seen.has(key)) {
        run = undefined;
        continue;
      }
      seen.add(key);
      if (run) run.push(to);
      else {
        run = [from, to];
        coordinates.push(run);
      }
    }
  }
  return { type: 'MultiLineString', coordinates };
}
