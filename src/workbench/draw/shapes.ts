/** Shapes that are drawn by hand: what they consist of, how a vertex is moved, added and taken away. Pure. */
import type { Geometry } from 'geojson';
import type { LngLat } from '#domain/model/ids.ts';
import { circleAround, course, destination, lengthOf } from '../measure/geodesy.ts';
import { areaOf } from '../measure/overlap.ts';
import type { Proposal } from '../model/proposal.ts';

export const SHAPE_KINDS = ['point', 'line', 'polygon', 'rectangle', 'circle'] as const;
export type ShapeKind = (typeof SHAPE_KINDS)[number];

export interface Drawn {
  readonly id: string;
  readonly kind: ShapeKind;
  /** A point, a line, the corners of an area without its first one again; of a circle the centre. Degrees WGS-84. */
  readonly vertices: readonly LngLat[];
  /** Of a circle, metres. */
  readonly radius?: number | undefined;
  readonly name: string;
  readonly note: string;
  /** Index of `COLOURS`. */
  readonly colour: number;
  /** What somebody proposes for it, an area; absent: nothing. */
  readonly proposal?: Proposal | undefined;
}

/** Vertices without which a shape is none. */
export const FEWEST: Readonly<Record<ShapeKind, number>> = { point: 1, line: 2, polygon: 3, rectangle: 4, circle: 1 };
/** Vertices after which a shape is done by itself; others are ended by hand. */
const COMPLETE: Partial<Readonly<Record<ShapeKind, number>>> = { point: 1, rectangle: 2, circle: 2 };

const cornersOf = ([west, south]: LngLat, [east, north]: LngLat): readonly LngLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

/** What a shape is made of while it is drawn: positions in the order in which they were given. */
export interface Given {
  readonly kind: ShapeKind;
  readonly given: readonly LngLat[];
}

/** Whether a shape is done with the last position that was given. */
export const isComplete = ({ kind, given }: Given): boolean => given.length >= (COMPLETE[kind] ?? Infinity);

/** The vertices, and the radius, that given positions make; undefined: they are too few. */
export function made({ kind, given }: Given): Pick<Drawn, 'vertices' | 'radius'> | undefined {
  const [first, second] = given;
  if (!first) return undefined;
  if (kind === 'rectangle' || kind === 'circle') {
    if (!second) return undefined;
    const isFlat = first[0] === second[0] || first[1] === second[1];
    if (kind === 'rectangle') return isFlat ? undefined : { vertices: cornersOf(first, second) };
    const radius = course(first, second).length;
    return radius > 0 ? { vertices: [first], radius } : undefined;
  }
  // A double click gives its position twice.
  const vertices = given.filter(
    ([lng, lat], index) => index === 0 || lng !== given[index - 1]?.[0] || lat !== given[index - 1]?.[1],
  );
  return vertices.length < FEWEST[kind] ? undefined : { vertices };
}

/** The corners of an area, of a circle many; a line's vertices. */
export const outlineOf = ({ kind, vertices, radius = 0 }: Pick<Drawn, 'kind' | 'vertices' | 'radius'>) =>
  kind === 'circle' && vertices[0] ? circleAround(vertices[0], radius) : vertices;

export const isArea = (kind: ShapeKind) => kind !== 'point' && kind !== 'line';
const closed = (ring: readonly LngLat[]): LngLat[] => [...ring, ...ring.slice(0, 1)];
const isClockwise = (ring: readonly LngLat[]) =>
  ring.reduce((sum, [lng, lat], index) => {
    const [toLng, toLat] = ring[(index + 1) % ring.length] ?? [lng, lat];
    return sum + (toLng - lng) * (toLat + lat);
  }, 0) > 0;

/** As GeoJSON: rings are closed and run counter-clockwise. */
export function geometryOf(shape: Pick<Drawn, 'kind' | 'vertices' | 'radius'>): Geometry {
  const outline = outlineOf(shape);
  if (shape.kind === 'point') return { type: 'Point', coordinates: [...(outline[0] ?? [0, 0])] };
  if (shape.kind === 'line') return { type: 'LineString', coordinates: outline.map((position) => [...position]) };
  const ring = isClockwise(outline) ? [...outline].reverse() : outline;
  return { type: 'Polygon', coordinates: [closed(ring).map((position) => [...position])] };
}

export interface Measured {
  /** Of a line, and around an area: metres. */
  readonly length?: number | undefined;
  /** Square metres. */
  readonly area?: number | undefined;
  /** Of a circle, metres. */
  readonly radius?: number | undefined;
  /** Of the last edge, for somebody who draws: metres, and degrees from north over east. */
  readonly last?: { readonly length: number; readonly bearing: number } | undefined;
}

/** Lengths and areas on the ellipsoid. An outline that crosses itself has the area that is painted. */
export function measured(shape: Pick<Drawn, 'kind' | 'vertices' | 'radius'>): Measured {
  const { kind, radius, vertices } = shape;
  if (kind === 'point') return {};
  const outline = outlineOf(shape);
  const [from, to] = vertices.slice(-2);
  const last = kind !== 'circle' && from && to ? course(from, to) : undefined;
  if (!isArea(kind)) return { length: lengthOf(outline), last };
  return { length: lengthOf(closed(outline)), area: areaOf(geometryOf(shape)), radius, last };
}

/** Moves a vertex. A rectangle stays one: its opposite corner does not move. A circle has its centre, and its rim. */
export function withMoved(shape: Drawn, index: number, to: LngLat): Drawn {
  const { kind, vertices } = shape;
  const [centre] = vertices;
  if (kind === 'circle' && centre)
    return index === 0 ? { ...shape, vertices: [to] } : { ...shape, radius: course(centre, to).length };
  const opposite = vertices[(index + 2) % 4];
  if (kind === 'rectangle' && opposite) {
    const next = [...vertices];
    next[index] = to;
    // The other two share a side with each of both.
    const [beside, other] = [(index + 1) % 4, (index + 3) % 4];
    const isAcross = vertices[beside]?.[1] === vertices[index]?.[1];
    next[beside] = isAcross ? [opposite[0], to[1]] : [to[0], opposite[1]];
    next[other] = isAcross ? [to[0], opposite[1]] : [opposite[0], to[1]];
    return { ...shape, vertices: next };
  }
  return { ...shape, vertices: vertices.map((vertex, at) => (at === index ? to : vertex)) };
}

/** Adds a vertex after another one. A rectangle becomes a polygon. */
export function withAdded(shape: Drawn, after: number, at: LngLat): Drawn {
  const { kind, vertices } = shape;
  if (kind === 'point' || kind === 'circle') return shape;
  const next = [...vertices.slice(0, after + 1), at, ...vertices.slice(after + 1)];
  return { ...shape, kind: kind === 'rectangle' ? 'polygon' : kind, vertices: next };
}

/** Takes a vertex away; undefined: nothing would be left of the shape. */
export function withoutVertex(shape: Drawn, index: number): Drawn | undefined {
  const kind = shape.kind === 'rectangle' ? 'polygon' : shape.kind;
  if (shape.vertices.length - 1 < FEWEST[kind]) return undefined;
  return { ...shape, kind, vertices: shape.vertices.filter((_, at) => at !== index) };
}

export interface Handle {
  readonly at: LngLat;
  /** `vertex` is moved; `middle` of an edge becomes a vertex. */
  readonly kind: 'vertex' | 'middle';
  /** Of the vertex, or of the one before the edge. */
  readonly index: number;
}

/** By what a shape is moved. */
export function handlesOf(shape: Drawn): readonly Handle[] {
  const { kind, vertices, radius = 0 } = shape;
  const own = vertices.map((at, index): Handle => ({ at, kind: 'vertex', index }));
  const [centre] = vertices;
  if (kind === 'circle' && centre)
    return [...own, { at: destination(centre, { length: radius, bearing: 90 }), kind: 'vertex', index: 1 }];
  if (kind === 'point') return own;
  const edges = isArea(kind) ? vertices.length : vertices.length - 1;
  const middles = vertices.slice(0, edges).map(([lng, lat], index): Handle => {
    const [toLng, toLat] = vertices[(index + 1) % vertices.length] ?? [lng, lat];
    return { at: [(lng + toLng) / 2, (lat + toLat) / 2], kind: 'middle', index };
  });
  return [...own, ...middles];
}
