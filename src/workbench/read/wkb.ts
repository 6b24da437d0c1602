/**
 * Well-known binary (OGC 06-103r4), as GeoPackage has it: positions east, north, then perhaps height and measure, of
 * which the height is kept. Curves and surfaces other than polygons keep their name only, so that the row can say so.
 */
import type { Geometry, Position } from 'geojson';

const SIMPLE = ['Point', 'LineString', 'Polygon'] as const;
const MANY = ['MultiPoint', 'MultiLineString', 'MultiPolygon', 'GeometryCollection'] as const;
const TYPES: readonly string[] = ['', ...SIMPLE, ...MANY];
/** Geometries within geometries: more are no data. */
const MAX_DEPTH = 8;

/** What GeoJSON does not have: its number in the standard. */
export interface OtherShape {
  readonly type: string;
}

/**
 * @param at where the geometry begins.
 * @returns null for an empty point.
 * @throws a `RangeError` where the bytes break off.
 */
export function shapeOfWkb(bytes: DataView, at: number): Geometry | OtherShape | null {
  let offset = at;

  function geometry(depth: number): Geometry | OtherShape | null {
    if (depth > MAX_DEPTH) throw new RangeError('Geometries within geometries.');
    const isLittle = bytes.getUint8(offset) === 1;
    const code = bytes.getUint32(offset + 1, isLittle);
    offset += 5;
    // Thousands: 1 has heights, 2 measures, 3 both.
    const more = Math.floor(code / 1000) % 4;
    const size = 2 + (more === 3 ? 2 : more === 0 ? 0 : 1);
    const kept = more === 1 || more === 3 ? 3 : 2;
    const count = () => {
      const value = bytes.getUint32(offset, isLittle);
      offset += 4;
      // Each of them takes a byte at least: a damaged count would be a list of four thousand million.
      if (value > bytes.byteLength - offset) throw new RangeError('More parts than bytes.');
      return value;
    };
    const position = (): Position => {
      const numbers = Array.from({ length: size }, (_, index) => bytes.getFloat64(offset + 8 * index, isLittle));
      offset += 8 * size;
      return numbers.slice(0, kept);
    };
    const list = <Item>(read: () => Item): Item[] => Array.from({ length: count() }, read);
    const line = () => list(position);
    const type = TYPES[code % 1000];
    if (type === 'Point') {
      const coordinates = position();
      return coordinates.every(Number.isNaN) ? null : { type, coordinates };
    }
    if (type === 'LineString') return { type, coordinates: line() };
    if (type === 'Polygon') return { type, coordinates: list(line) };
    if (!type) return { type: `WKB ${code}` };
    const parts = list(() => geometry(depth + 1)).filter((part) => part !== null);
    const other = parts.find((part) => !TYPES.includes(part.type));
    if (other) return other;
    if (type === 'GeometryCollection') return { type, geometries: parts as Geometry[] };
    // The parts of a collection of one kind are of that kind, by the standard; another is a damaged file.
    const single = type.slice('Multi'.length);
    if (parts.some((part) => part.type !== single)) throw new RangeError('A part is of another kind.');
    return { type, coordinates: parts.map((part) => 'coordinates' in part && part.coordinates) } as Geometry;
  }

  return geometry(0);
}
