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

/** A key that is equal for both directions of a segment. */
function keyOf(a: Position, b: Position): string {
  const forwards = (a[0] ?? 0) < (b[0] ?? 0) || (a[0] === b[0] && (a[1] ?? 0) < (b[1] ?? 0));
  return forwards ? `${a}|${b}` : `${b}|${a}`;
}

/**
 * Lines and polygon outlines as lines, in the given order; a segment that occurred before is left out and ends the line
 * there. Borders are the same if their vertices are equal, which `geo:import` ensures. Points are ignored. Coordinates
 * in and out are [longitude, latitude] in degrees WGS-84, unchanged.
 */
export function meshOf(geometries: readonly Geometry[]): MultiLineString {
  const seen = new Set<string>();
  const coordinates: Position[][] = [];
  for (const line of geometries.flatMap(linesOf)) {
    let run: Position[] | undefined;
    for (let index = 1; index < line.length; index += 1) {
      const from = line[index - 1] as Position;
      const to = line[index] as Position;
      const key = keyOf(from, to);
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
