/**
 * TopoJSON (https://github.com/topojson/topojson-specification, 1.0): borders are stored once, as arcs, of which shapes
 * are put together. A shape whose arcs are not there becomes a feature without one.
 */
import type { Position } from 'geojson';
import { isFields } from './feature-table.ts';

type Fields = Readonly<Record<string, unknown>>;

const pairOf = (value: unknown): readonly [number, number] | undefined =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'
    ? [value[0], value[1]]
    : undefined;

/** How an arc or an arc's part is nested in a geometry of a type; of a point there are positions. */
const DEPTH: Readonly<Record<string, number>> = {
  LineString: 0,
  MultiLineString: 1,
  Polygon: 1,
  MultiPolygon: 2,
};

/** Positions of the file -> degrees or what else its system has. */
function unpacker(topology: Fields): (position: readonly number[]) => Position {
  const transform = isFields(topology.transform) ? topology.transform : {};
  const [scale, translate] = [pairOf(transform.scale), pairOf(transform.translate)];
  if (!scale || !translate) return (position) => [...position];
  return ([x = Number.NaN, y = Number.NaN]) => [x * scale[0] + translate[0], y * scale[1] + translate[1]];
}

/** @returns undefined where it is no TopoJSON. */
export const isTopology = (value: unknown): value is Fields =>
  isFields(value) && value.type === 'Topology' && isFields(value.objects);

export const objectsOf = (topology: Fields): readonly string[] => Object.keys(topology.objects as Fields);

/** @returns the features of one of its objects, as GeoJSON has them. */
export function featuresOfTopology(topology: Fields, name: string): readonly unknown[] {
  const unpack = unpacker(topology);
  const isPacked = isFields(topology.transform);
  const arcs = (Array.isArray(topology.arcs) ? topology.arcs : []).map((arc): readonly Position[] => {
    let [x, y] = [0, 0];
    return (Array.isArray(arc) ? arc : []).map((position) => {
      const [dx, dy] = pairOf(position) ?? [Number.NaN, Number.NaN];
      // With a transform each position is the way from the one before.
      [x, y] = isPacked ? [x + dx, y + dy] : [dx, dy];
      return unpack([x, y]);
    });
  });

  /** An index below 0 is an arc that is walked backwards: -1 the first. */
  function arcOf(index: unknown): readonly Position[] {
    const arc = typeof index === 'number' ? arcs[index < 0 ? ~index : index] : undefined;
    if (!arc) throw new RangeError(`There is no arc ${String(index)}.`);
    return (index as number) < 0 ? [...arc].reverse() : arc;
  }
  /** The first position of an arc is the last of the one before. */
  const lineOf = (indices: unknown): readonly Position[] =>
    (Array.isArray(indices) ? indices : []).flatMap((index, nth) => arcOf(index).slice(nth === 0 ? 0 : 1));
  const nested = (value: unknown, depth: number): unknown =>
    depth === 0 ? lineOf(value) : (Array.isArray(value) ? value : []).map((part) => nested(part, depth - 1));
  const unpackAll = (value: unknown): unknown =>
    Array.isArray(value) && typeof value[0] === 'number'
      ? unpack(value)
      : Array.isArray(value)
        ? value.map(unpackAll)
        : value;

  function geometryOf(object: Fields): unknown {
    const { type } = object;
    if (type === 'GeometryCollection')
      return { type, geometries: (object.geometries as readonly unknown[]).filter(isFields).map(geometryOf) };
    if (typeof type !== 'string') return null;
    const depth = DEPTH[type];
    const coordinates = depth === undefined ? unpackAll(object.coordinates) : nested(object.arcs, depth);
    return { type, coordinates };
  }
  function featureOf(object: unknown): unknown {
    if (!isFields(object)) return undefined;
    const properties = isFields(object.properties) ? object.properties : {};
    try {
      return { type: 'Feature', properties, geometry: geometryOf(object) };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { type: 'Feature', properties, geometry: null };
    }
  }
  const object = (topology.objects as Fields)[name];
  return isFields(object) && object.type === 'GeometryCollection' && Array.isArray(object.geometries)
    ? object.geometries.map(featureOf)
    : [featureOf(object)];
}
