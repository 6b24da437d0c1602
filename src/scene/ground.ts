/**
 * Which district the ground belongs to, as a grid: whether a name at the end of a line would stand on a neighbour is
 * asked of hundreds of places for each name, and outlines have four thousand vertices. Made once for a file of shapes,
 * in about 5 ms.
 */
import type { Feature, FeatureCollection, Position } from 'geojson';
import { toWorld } from '#domain/geo/mercator.ts';
import type { AreaId } from '#domain/model/ids.ts';

/** Edges in fractions of the world square of Web Mercator, from its north-west corner. */
export interface WorldBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Ground {
  /** Whether any part of a box lies in a district other than this one, to the width of a cell. */
  readonly isOnAnother: (id: AreaId, box: WorldBox) => boolean;
  /** Whether a point lies in this district, and not on its border. */
  readonly isIn: (id: AreaId, x: number, y: number) => boolean;
}

/** 250 m at the latitude of Shanghai: half a pixel where the city is 250 px wide. */
const CELL = 7.3e-6;
/** A cell of more than one district: another's for each of them. */
const SEVERAL = 255;

type Ring = readonly { readonly x: number; readonly y: number }[];

const isDistrict = ({ properties, geometry }: Feature) =>
  properties?.overlay === 'districts' && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon');

const ringsOf = ({ geometry }: Feature): readonly Ring[] => {
  const ring = (positions: readonly Position[]) => positions.map(([lng = 0, lat = 0]) => toWorld([lng, lat]));
  if (geometry.type === 'Polygon') return geometry.coordinates.map(ring);
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flatMap((polygon) => polygon.map(ring)) : [];
};

/** The edges of rings, each as two points. */
function* edgesOf(rings: readonly Ring[]) {
  for (const ring of rings)
    for (const [index, b] of ring.entries()) {
      const a = ring[index - 1];
      if (a) yield [a, b] as const;
    }
}

function make(areas: FeatureCollection): Ground {
  const districts = areas.features.filter(isDistrict).slice(0, SEVERAL - 1);
  const outlines = districts.map(ringsOf);
  const all = outlines.flat(2);
  const [west, north] = [Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))];
  const column = (x: number) => Math.floor((x - west) / CELL);
  const row = (y: number) => Math.floor((y - north) / CELL);
  const columns = all.length === 0 ? 0 : column(Math.max(...all.map(({ x }) => x))) + 1;
  const rows = all.length === 0 ? 0 : row(Math.max(...all.map(({ y }) => y))) + 1;
  const cells = new Uint8Array(columns * rows);
  const mark = (x: number, y: number, owner: number) => {
    const cell = y * columns + x;
    cells[cell] = cells[cell] === 0 || cells[cell] === owner ? owner : SEVERAL;
  };
  for (const [index, rings] of outlines.entries()) {
    const crossings = new Map<number, number[]>();
    for (const [a, b] of edgesOf(rings)) {
      // Every cell that the outline passes, and where it crosses the middle of a row.
      const steps = Math.ceil(Math.max(Math.abs(b.x - a.x), Math.abs(b.y - a.y)) / (CELL / 2)) || 1;
      for (let step = 0; step <= steps; step += 1) {
        const share = step / steps;
        mark(column(a.x + (b.x - a.x) * share), row(a.y + (b.y - a.y) * share), index + 1);
      }
      const [upper, lower] = a.y < b.y ? [a, b] : [b, a];
      const firstRow = Math.ceil((upper.y - north) / CELL - 0.5);
      for (let at = firstRow; north + (at + 0.5) * CELL < lower.y; at += 1) {
        const share = (north + (at + 0.5) * CELL - upper.y) / (lower.y - upper.y);
        const x = upper.x + (lower.x - upper.x) * share;
        const others = crossings.get(at);
        if (others) others.push(x);
        else crossings.set(at, [x]);
      }
    }
    for (const [at, xs] of crossings) {
      xs.sort((a, b) => a - b);
      for (let pair = 0; pair + 1 < xs.length; pair += 2)
        for (let x = column(xs[pair] ?? 0); x <= column(xs[pair + 1] ?? 0); x += 1) mark(x, at, index + 1);
    }
  }
  const owners = new Map(districts.map(({ properties }, index) => [properties?.id as AreaId, index + 1]));
  return {
    isOnAnother(id, box) {
      const own = owners.get(id) ?? 0;
      const [fromX, toX] = [Math.max(0, column(box.left)), Math.min(columns - 1, column(box.right))];
      const [fromY, toY] = [Math.max(0, row(box.top)), Math.min(rows - 1, row(box.bottom))];
      for (let y = fromY; y <= toY; y += 1)
        for (let x = fromX; x <= toX; x += 1) {
          const owner = cells[y * columns + x];
          if (owner !== 0 && owner !== own) return true;
        }
      return false;
    },
    isIn: (id, x, y) =>
      column(x) >= 0 &&
      column(x) < columns &&
      row(y) >= 0 &&
      row(y) < rows &&
      cells[row(y) * columns + column(x)] === owners.get(id),
  };
}

const known = new WeakMap<FeatureCollection, Ground>();

/** The ground of a file of shapes. @param areas the file `areas`, as published. */
export function groundOf(areas: FeatureCollection): Ground {
  const ground = known.get(areas) ?? make(areas);
  known.set(areas, ground);
  return ground;
}
