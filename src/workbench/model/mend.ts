/**
 * A shape as a file has it -> a shape that can be drawn, or nothing. Faults that leave no doubt about what is meant are
 * mended (RFC 7946, section 3.1): rings that are not closed or run the wrong way, heights, numbers written as text.
 */
import type { Geometry, Position } from 'geojson';
import type { Problems } from './problems.ts';

/** Collections in collections beyond this are no shapes that anybody has drawn. */
const MAX_DEPTH = 4;
/** A closed ring: three corners, and the first again. */
const RING_MIN = 4;

/** Told about a row while its shape is read. */
interface Teller {
  readonly add: (code: Parameters<Problems['add']>[0], example?: string) => void;
}

/** Why a part of a shape cannot be used; what it is thrown for is told where it is caught. */
class Unusable extends Error {
  readonly code: 'not-a-position' | 'too-few' | 'unknown-shape' | 'too-deep';
  readonly example: string;
  constructor(code: Unusable['code'], example = '') {
    super(code);
    this.code = code;
    this.example = example;
  }
}

/** Of a value that may be nested ten thousand deep. */
function exampleOf(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  const parts = value.slice(0, 4).map((part) => (Array.isArray(part) ? '[…]' : String(part)));
  return `[${parts.join(', ')}${value.length > parts.length ? ', …' : ''}]`;
}

function positionOf(value: unknown, tell: Teller): Position {
  if (!Array.isArray(value)) throw new Unusable('not-a-position', exampleOf(value));
  if (value.some((part) => Array.isArray(part))) throw new Unusable('too-deep', exampleOf(value));
  const [lng, lat] = value.slice(0, 2).map((part: unknown) => {
    if (typeof part !== 'string' || part.trim() === '') return part;
    tell.add('number-as-text', part);
    return Number(part);
  });
  if (typeof lng !== 'number' || typeof lat !== 'number' || !Number.isFinite(lng) || !Number.isFinite(lat))
    throw new Unusable('not-a-position', exampleOf(value));
  if (value.length > 2) tell.add('three-d');
  return [lng, lat];
}

function listOf<Part>(value: unknown, each: (part: unknown) => Part): Part[] {
  if (!Array.isArray(value)) throw new Unusable('not-a-position', exampleOf(value));
  return value.map(each);
}

function lineOf(value: unknown, tell: Teller): Position[] {
  const line = listOf(value, (part) => positionOf(part, tell));
  if (line.length < 2) throw new Unusable('too-few', exampleOf(value));
  return unwrapped(line, tell);
}

/** A line over the antimeridian goes on beyond 180 degrees, instead of back around the world. */
function unwrapped(line: readonly Position[], tell: Teller): Position[] {
  let turn = 0;
  return line.map(([lng = 0, lat = 0], index) => {
    const before = line[index - 1]?.[0];
    // Beyond 360 the numbers are no longitudes.
    if (before !== undefined && Math.abs(lng - before) > 180 && Math.abs(lng - before) <= 360) {
      turn += lng < before ? 360 : -360;
      tell.add('antimeridian');
    }
    return [lng + turn, lat];
  });
}

/** Twice the area that a ring encloses, positive where it runs against the clock. */
export const signedArea = (ring: readonly Position[]): number =>
  ring.reduce((sum, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    return sum + (x * nextY - nextX * y);
  }, 0);

function ringOf(value: unknown, isOuter: boolean, tell: Teller): Position[] {
  const given = listOf(value, (part) => positionOf(part, tell));
  const [first, last] = [given[0], given.at(-1)];
  const isClosed = first && last && first[0] === last[0] && first[1] === last[1];
  if (!isClosed && given.length >= RING_MIN - 1) tell.add('unclosed');
  const ring = unwrapped(isClosed || !first ? given : [...given, first], tell);
  if (ring.length < RING_MIN) throw new Unusable('too-few', exampleOf(value));
  const isAgainstClock = signedArea(ring) > 0;
  if (isAgainstClock === isOuter) return ring;
  tell.add('winding');
  return ring.reverse();
}

const polygonOf = (value: unknown, tell: Teller): Position[][] => {
  const rings = listOf(value, (part) => part).map((ring, index) => ringOf(ring, index === 0, tell));
  if (rings.length === 0) throw new Unusable('too-few', '[]');
  return rings;
};

/** A part of several that cannot be used costs that part. */
function usable<Part>(value: unknown, each: (part: unknown) => Part, told: (fault: Unusable) => void): Part[] {
  const parts = listOf(value, (part) => part).flatMap((part) => {
    try {
      return [each(part)];
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      told(error);
      return [];
    }
  });
  return parts;
}

function geometryOf(value: unknown, tell: Teller, depth: number): Geometry {
  if (typeof value !== 'object' || value === null || !('type' in value))
    throw new Unusable('unknown-shape', exampleOf(value));
  if (depth > MAX_DEPTH) throw new Unusable('too-deep');
  const coordinates = 'coordinates' in value ? value.coordinates : undefined;
  const several = <Part>(each: (part: unknown) => Part): Part[] => {
    let first: Unusable | undefined;
    const parts = usable(coordinates, each, (fault) => {
      first ??= fault;
    });
    if (parts.length === 0) throw first ?? new Unusable('too-few', '[]');
    if (first) tell.add(first.code, first.example);
    return parts;
  };
  switch (value.type) {
    case 'Point':
      return { type: 'Point', coordinates: positionOf(coordinates, tell) };
    case 'MultiPoint':
      return { type: 'MultiPoint', coordinates: several((part) => positionOf(part, tell)) };
    case 'LineString':
      return { type: 'LineString', coordinates: lineOf(coordinates, tell) };
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: several((part) => lineOf(part, tell)) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: polygonOf(coordinates, tell) };
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: several((part) => polygonOf(part, tell)) };
    case 'GeometryCollection': {
      const geometries = listOf('geometries' in value ? value.geometries : undefined, (part) =>
        geometryOf(part, tell, depth + 1),
      );
      if (geometries.length === 0) throw new Unusable('too-few', '[]');
      return { type: 'GeometryCollection', geometries };
    }
    default:
      throw new Unusable('unknown-shape', exampleOf(value.type));
  }
}

/** @param row as a person counts in the file. @returns undefined for what cannot be drawn; the problems say why. */
export function mend(value: unknown, row: number, problems: Problems): Geometry | undefined {
  if (value === null || value === undefined) {
    problems.add('no-shape', row);
    return undefined;
  }
  try {
    return geometryOf(value, { add: (code, example) => problems.add(code, row, example) }, 0);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    problems.add(error.code, row, error.example);
    return undefined;
  }
}

/** Every position of a shape, also of a collection. */
export function eachPosition(geometry: Geometry, visit: (position: Position) => void): void {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) eachPosition(part, visit);
    return;
  }
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') visit(value as Position);
    else for (const part of value) walk(part);
  };
  walk(geometry.coordinates);
}

/** A shape with every position replaced. */
export function mapPositions(geometry: Geometry, change: (position: Position) => Position): Geometry {
  if (geometry.type === 'GeometryCollection')
    return { ...geometry, geometries: geometry.geometries.map((part) => mapPositions(part, change)) };
  const walk = (value: unknown): unknown =>
    Array.isArray(value) ? (typeof value[0] === 'number' ? change(value as Position) : value.map(walk)) : value;
  // The same nesting as before, which the types of each geometry cannot say of all of them.
  return { ...geometry, coordinates: walk(geometry.coordinates) } as Geometry;
}
