/**
 * Shapes -> what the renderers draw. The GL map gets all of them as the text of a file, which its worker reads; the SVG
 * map gets path data, of as many shapes and vertices as a browser draws in a frame or two.
 */
import type { Geometry, Position } from 'geojson';
import type { LngLat } from '#domain/model/ids.ts';
import { OWN_PARTS, type OwnPart, type OwnPath } from '#scene/own.ts';
import { toUnits } from '#scene/units.ts';
import type { Shape } from '../model/table.ts';

/** Points, and lines and areas, of one layer on the SVG map. */
export const SVG_SHAPES_MAX = 5000;
/** Vertices of the lines and areas that are drawn of one layer. */
export const SVG_VERTICES_MAX = 60_000;
/** A vertex nearer to the last one than this is left out: a tenth of a px at zoom 13. Path units. */
const FINEST_UNITS = 0.0125;
/** Decimal places of degrees for the GL map: 0.1 m. */
const FACTOR = 1e6;
/** Decimal places of path data: a hundredth of a unit is 0.16 px at zoom 14. */
const UNIT_FACTOR = 100;

export interface Drawn {
  readonly paths: readonly OwnPath[];
  readonly parts: readonly OwnPart[];
  /** Shapes that the SVG map draws, of how many there are. */
  readonly drawn: number;
  readonly of: number;
}

type Simple = Exclude<Geometry, { type: 'GeometryCollection' }>;
function* simpleIn(geometry: Geometry): Generator<Simple> {
  if (geometry.type !== 'GeometryCollection') yield geometry;
  else for (const part of geometry.geometries) yield* simpleIn(part);
}

const rounded = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(rounded) : typeof value === 'number' ? Math.round(value * FACTOR) / FACTOR : value;

/** The file for the GL map, in pieces: a text of all is too long for one string where there are many. */
export function glFile(
  shapes: readonly Shape[],
  classOf: (shape: number) => number,
  isProposed: (shape: number) => boolean = () => false,
): string[] {
  const pieces = ['{"type":"FeatureCollection","features":['];
  shapes.forEach(({ geometry }, index) => {
    const properties = `{"c":${classOf(index)}${isProposed(index) ? ',"p":1' : ''}}`;
    const head = `${pieces.length > 1 ? ',' : ''}{"type":"Feature","properties":${properties},"geometry":`;
    const written =
      geometry.type === 'GeometryCollection'
        ? geometry
        : { type: geometry.type, coordinates: rounded(geometry.coordinates) };
    pieces.push(`${head}${JSON.stringify(written)}}`);
  });
  pieces.push(']}');
  return pieces;
}

/** Interleaves the bits of two numbers of 16 bits: near points get near numbers (Morton 1966). */
function morton(x: number, y: number): number {
  const spread = (value: number) => {
    let bits = value & 0xffff;
    bits = (bits | (bits << 8)) & 0x00ff00ff;
    bits = (bits | (bits << 4)) & 0x0f0f0f0f;
    bits = (bits | (bits << 2)) & 0x33333333;
    return (bits | (bits << 1)) & 0x55555555;
  };
  return (spread(x) | (spread(y) << 1)) >>> 0;
}

const firstPosition = (geometry: Geometry): Position => {
  let value: unknown = geometry.type === 'GeometryCollection' ? geometry.geometries[0] : geometry.coordinates;
  if (geometry.type === 'GeometryCollection')
    return geometry.geometries[0] ? firstPosition(geometry.geometries[0]) : [0, 0];
  while (Array.isArray(value) && Array.isArray(value[0])) value = value[0];
  return Array.isArray(value) ? (value as Position) : [0, 0];
};

const CELLS = 0xffff;

/** Every so manieth shape along a curve that fills the plane, so that a thinned layer is dense where the whole is. */
export function thinned(shapes: readonly Shape[], most: number): readonly number[] {
  const all = shapes.map((_, index) => index);
  if (shapes.length <= most) return all;
  const at = shapes.map(({ geometry }) => firstPosition(geometry));
  const range = (part: 0 | 1) => {
    let [least, last] = [Infinity, -Infinity];
    for (const position of at) {
      least = Math.min(least, position[part] ?? 0);
      last = Math.max(last, position[part] ?? 0);
    }
    return { least, span: last - least || 1 };
  };
  const [lng, lat] = [range(0), range(1)];
  const cell = (value: number, { least, span }: typeof lng) => Math.floor(((value - least) / span) * CELLS);
  const codes = at.map(([x = 0, y = 0]) => morton(cell(x, lng), cell(y, lat)));
  const order = all.sort((a, b) => (codes[a] ?? 0) - (codes[b] ?? 0));
  return Array.from({ length: most }, (_, index) => order[Math.floor((index * order.length) / most)] ?? 0).sort(
    (a, b) => a - b,
  );
}

const inUnits = ([lng = 0, lat = 0]: Position) => {
  // The projection ends before the poles.
  const { x, y } = toUnits([lng, Math.max(-85, Math.min(85, lat))] as unknown as LngLat);
  return [x, y] as const;
};
const unit = (value: number) => Math.round(value * UNIT_FACTOR) / UNIT_FACTOR;
const pair = (x: number, y: number) => `${x}${y < 0 ? '' : ' '}${y}`;

/** Path data of a line; vertices nearer than the tolerance to the last one that is kept are left out. */
function linePath(line: readonly Position[], tolerance: number, isRing: boolean): string {
  let data = '';
  let [lastX, lastY] = [0, 0];
  let kept = 0;
  line.forEach((position, index) => {
    const [x, y] = inUnits(position).map(unit) as [number, number];
    if (index === 0) data = `M${pair(x, y)}`;
    else {
      const isEnd = index === line.length - 1;
      if (!isEnd && Math.abs(x - lastX) < tolerance && Math.abs(y - lastY) < tolerance) return;
      // A ring is closed by its command.
      if (isEnd && isRing) return;
      data += `L${pair(x, y)}`;
      kept += 1;
    }
    [lastX, lastY] = [x, y];
  });
  if (isRing) return kept < 2 ? '' : `${data}Z`;
  return data;
}

function verticesOf(geometry: Simple): number {
  switch (geometry.type) {
    case 'LineString':
      return geometry.coordinates.length;
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates.reduce((sum, line) => sum + line.length, 0);
    case 'MultiPolygon':
      return geometry.coordinates.reduce((sum, rings) => sum + rings.reduce((all, ring) => all + ring.length, 0), 0);
    default:
      return 0;
  }
}

/** How coarse lines must be for so many vertices to be few enough: half of them go each time that it doubles. */
const toleranceFor = (vertices: number): number =>
  vertices <= SVG_VERTICES_MAX ? FINEST_UNITS : (FINEST_UNITS * 4 * vertices) / SVG_VERTICES_MAX;

/** Collects path data by part and colour. */
class Paths {
  readonly #data = new Map<string, { readonly part: OwnPart; readonly colour: number; readonly pieces: string[] }>();
  add(part: OwnPart, colour: number, piece: string): void {
    if (piece === '') return;
    const key = `${part}${colour}`;
    const known = this.#data.get(key);
    if (known) known.pieces.push(piece);
    else this.#data.set(key, { part, colour, pieces: [piece] });
  }
  list(): readonly OwnPath[] {
    // Areas under lines under points, whatever the order of the shapes.
    return [...this.#data.values()]
      .sort((a, b) => OWN_PARTS.indexOf(a.part) - OWN_PARTS.indexOf(b.part))
      .map(({ part, colour, pieces }) => ({ part, colour, d: pieces.join('') }));
  }
}

/** @param outline what the outline of an area is painted as. */
function addPaths(paths: Paths, geometry: Simple, colour: number, tolerance: number, outline: OwnPart): void {
  const point = (position: Position) => {
    const [x, y] = inUnits(position);
    paths.add('point', colour, `M${pair(unit(x), unit(y))}h0`);
  };
  const line = (positions: readonly Position[]) => paths.add('line', colour, linePath(positions, tolerance, false));
  const polygon = (rings: readonly Position[][]) => {
    const data = rings.map((ring) => linePath(ring, tolerance, true)).join('');
    paths.add('fill', colour, data);
    paths.add(outline, colour, data);
  };
  const { type } = geometry;
  if (type === 'Point') point(geometry.coordinates);
  else if (type === 'MultiPoint') for (const position of geometry.coordinates) point(position);
  else if (type === 'LineString') line(geometry.coordinates);
  else if (type === 'MultiLineString') for (const positions of geometry.coordinates) line(positions);
  else if (type === 'Polygon') polygon(geometry.coordinates);
  else for (const rings of geometry.coordinates) polygon(rings);
}

const PART_OF: Readonly<Record<Simple['type'], readonly OwnPart[]>> = {
  Point: ['point'],
  MultiPoint: ['point'],
  LineString: ['line'],
  MultiLineString: ['line'],
  Polygon: ['fill', 'line'],
  MultiPolygon: ['fill', 'line'],
};

/**
 * @param classOf the index of a shape's colour.
 * @param isProposed whether a shape is a proposal, whose outline is dashed.
 */
export function draw(
  shapes: readonly Shape[],
  classOf: (shape: number) => number,
  isProposed: (shape: number) => boolean = () => false,
): Drawn {
  const outlineOf = (shape: number): OwnPart => (isProposed(shape) ? 'dashed' : 'line');
  const chosen = thinned(shapes, SVG_SHAPES_MAX);
  let vertices = 0;
  for (const index of chosen)
    for (const part of simpleIn(shapes[index]?.geometry ?? NOTHING)) vertices += verticesOf(part);
  const tolerance = toleranceFor(vertices);
  const paths = new Paths();
  for (const index of chosen)
    for (const part of simpleIn(shapes[index]?.geometry ?? NOTHING))
      addPaths(paths, part, classOf(index), tolerance, outlineOf(index));
  const parts = new Set<OwnPart>();
  shapes.forEach(({ geometry }, index) => {
    for (const part of simpleIn(geometry))
      for (const name of PART_OF[part.type]) parts.add(name === 'line' ? outlineOf(index) : name);
  });
  return {
    paths: paths.list(),
    parts: OWN_PARTS.filter((part) => parts.has(part)),
    drawn: chosen.length,
    of: shapes.length,
  };
}

const NOTHING: Geometry = { type: 'GeometryCollection', geometries: [] };
