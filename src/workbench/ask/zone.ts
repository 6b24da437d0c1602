/** What lies in a zone, and near it: geometry alone, which is done in the worker of the zone's layer. */
import type { Geometry, Position } from 'geojson';
import type { AreaId } from '#domain/model/ids.ts';
import { distanceTo } from '../measure/distance.ts';
import { areaOf, overlapOf, ringsOf } from '../measure/overlap.ts';
import type { Shape } from '../model/table.ts';
import { covers } from '../work/hit.ts';

/** A place of ours, with its shape. */
export interface PlaceShape {
  readonly id: AreaId;
  readonly geometry: Geometry;
}

export interface Covered {
  readonly id: AreaId;
  /** Square metres in both. */
  readonly area: number;
  /** Shares of the zone and of the place, 0 to 1. */
  readonly ofZone: number;
  readonly ofPlace: number;
  /** Metres of the place's border within the zone: where it is drawn inexactly, the shares are too. */
  readonly border: number;
}

export interface Near {
  readonly id: AreaId;
  /** Metres from the zone; 0: within it. */
  readonly distance: number;
}

export interface ZoneFound {
  /** Square metres. */
  readonly area: number;
  readonly covered: readonly Covered[];
  /** Places that are points, from the nearest on. */
  readonly near: readonly Near[];
}

/** What of our places a zone covers, and how far those that are points are from it. */
export function zoneFound(zone: Geometry, places: readonly PlaceShape[]): ZoneFound {
  const area = areaOf(zone);
  const areas = places.filter(({ geometry }) => ringsOf(geometry).length > 0);
  const points = places.flatMap(({ id, geometry }) =>
    geometry.type === 'Point' ? [{ id, at: geometry.coordinates }] : [],
  );
  return {
    area,
    covered: areas
      .flatMap(({ id, geometry }): Covered[] => {
        const found = overlapOf(zone, geometry);
        if (found.area <= 0) return [];
        return [{ id, ...found, ofZone: found.area / area, ofPlace: found.area / areaOf(geometry) }];
      })
      .sort((one, other) => other.area - one.area),
    near: points
      .map(({ id, at }): Near => ({ id, distance: distanceTo(zone, at) }))
      .sort((one, other) => one.distance - other.distance),
  };
}

/** What of a layer lies in a zone. */
export interface InZone {
  /** Rows whose point, or the middle of whose line, is in the zone, or whose area has a part in it. */
  readonly rows: number;
  /** Square metres of the layer's areas in the zone; undefined: it has none there. */
  readonly area?: number | undefined;
}

export function inZone(shapes: readonly Shape[], zone: Geometry): InZone {
  const boxed: Boxed = { id: '' as AreaId, geometry: zone, box: boxOf(zone) };
  let [rows, area] = [0, 0];
  for (const shape of shapes) {
    if (ringsOf(shape.geometry).length > 0) {
      const part = overlapOf(zone, shape.geometry).area;
      area += part;
      if (part > 0) rows += shape.rows.length;
    } else if (placeOf(shape.geometry, [boxed]) !== null) rows += shape.rows.length;
  }
  return { rows, area: area > 0 ? area : undefined };
}

export interface PlaceStatistics {
  /** null: rows that lie in none of the places. */
  readonly id: AreaId | null;
  readonly rows: number;
  /** Of a column of numbers. */
  readonly sum?: number | undefined;
  readonly mean?: number | undefined;
  /** Rows for each square kilometre of the place. */
  readonly density?: number | undefined;
}

const middleOf = (line: readonly Position[]): Position => line[Math.floor((line.length - 1) / 2)] ?? [0, 0];

interface Boxed extends PlaceShape {
  readonly box: readonly [west: number, south: number, east: number, north: number];
}
function boxOf(geometry: Geometry): Boxed['box'] {
  const all = ringsOf(geometry).flat();
  const of = (part: 0 | 1, how: (...values: readonly number[]) => number) =>
    all.reduce((found, position) => how(found, position[part] ?? 0), how === Math.min ? Infinity : -Infinity);
  return [of(0, Math.min), of(1, Math.min), of(0, Math.max), of(1, Math.max)];
}

/** The place that a shape belongs to: where its point is, the middle of its line, or the most of its area. */
function placeOf(geometry: Geometry, places: readonly Boxed[]): AreaId | null {
  const rings = ringsOf(geometry);
  if (rings.length > 0) {
    const [west, south, east, north] = boxOf(geometry);
    const near = places.filter(({ box }) => west <= box[2] && east >= box[0] && south <= box[3] && north >= box[1]);
    const [best] = near
      .map(({ id, geometry: outline }) => ({ id, area: overlapOf(geometry, outline).area }))
      .filter(({ area }) => area > 0)
      .sort((one, other) => other.area - one.area);
    return best?.id ?? null;
  }
  const at =
    geometry.type === 'Point'
      ? geometry.coordinates
      : geometry.type === 'LineString'
        ? middleOf(geometry.coordinates)
        : geometry.type === 'MultiPoint'
          ? geometry.coordinates[0]
          : geometry.type === 'MultiLineString'
            ? middleOf(geometry.coordinates[0] ?? [])
            : undefined;
  if (!at) return null;
  const [x = 0, y = 0] = at;
  return (
    places.find(
      ({ box, geometry: outline }) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && covers(outline, at),
    )?.id ?? null
  );
}

/** Rows of a layer by place. @param numberOf the number of a row; undefined: it has none. */
export function statisticsByPlace(
  shapes: readonly Shape[],
  places: readonly PlaceShape[],
  numberOf: (row: number) => number | undefined,
): readonly PlaceStatistics[] {
  const boxed = places.map((place): Boxed => ({ ...place, box: boxOf(place.geometry) }));
  const found = new Map<AreaId | null, { rows: number; sum: number; numbers: number }>();
  for (const { geometry, rows } of shapes) {
    const id = placeOf(geometry, boxed);
    const of = found.get(id) ?? { rows: 0, sum: 0, numbers: 0 };
    found.set(id, of);
    for (const row of rows) {
      of.rows += 1;
      const value = numberOf(row);
      if (value === undefined) continue;
      of.sum += value;
      of.numbers += 1;
    }
  }
  const statistics = ({ id, geometry }: PlaceShape): PlaceStatistics => {
    const { rows, sum, numbers } = found.get(id) ?? { rows: 0, sum: 0, numbers: 0 };
    const of = numbers === 0 ? {} : { sum, mean: sum / numbers };
    return { id, rows, ...of, density: rows / (areaOf(geometry) / 1e6) };
  };
  const outside = found.get(null);
  return [
    ...places.map(statistics),
    ...(outside
      ? [
          {
            id: null,
            rows: outside.rows,
            ...(outside.numbers > 0 && { sum: outside.sum, mean: outside.sum / outside.numbers }),
          },
        ]
      : []),
  ];
}
