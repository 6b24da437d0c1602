/** Geometry checks. Each returns its findings as text; an empty list means no fault. */
import { booleanPointInPolygon, intersect, kinks } from '@turf/turf';
import type { Feature, Polygon, Position } from 'geojson';
import { type Areal, isAreal, type LayerFeature, partsOf, squareKilometres } from './layers.ts';

const key = ([lng, lat]: Position) => `${lng},${lat}`;

/** Twice the signed area (shoelace method): positive when counter-clockwise. */
function signedArea(ring: readonly Position[]): number {
  return ring.slice(0, -1).reduce((sum, [x1 = 0, y1 = 0], index) => {
    const [x2 = 0, y2 = 0] = ring[index + 1] ?? [];
    return sum + x1 * y2 - x2 * y1;
  }, 0);
}

function ringFaults(ring: readonly Position[], isOuter: boolean): string[] {
  const [first, last] = [ring[0], ring.at(-1)];
  const corners = ring.slice(0, -1).map(key);
  return [
    ...(first && last && key(first) === key(last) ? [] : ['is not closed']),
    ...(ring.length < 4 ? [`has ${ring.length} positions`] : []),
    ...(new Set(corners).size < corners.length ? ['visits a vertex twice'] : []),
    ...(signedArea(ring) > 0 === isOuter ? [] : [isOuter ? 'runs clockwise' : 'is a hole that runs counter-clockwise']),
  ];
}

function boundsOf(ring: readonly Position[]): readonly [number, number, number, number] {
  const [lngs, lats] = [ring.map(([lng = 0]) => lng), ring.map(([, lat = 0]) => lat)];
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

/** Parts whose outlines do not cross overlap only when one is inside the other, so one vertex of each is enough. */
function partsInParts(geometry: Areal): string[] {
  const parts = partsOf(geometry).map((coordinates) => ({
    polygon: polygon(coordinates),
    bounds: boundsOf(coordinates[0] ?? []),
  }));
  return parts.flatMap(({ polygon: inner, bounds: [west, south, east, north] }) => {
    const vertex = inner.geometry.coordinates[0]?.[0] as Position;
    const around = parts.filter(
      ({ polygon: outer, bounds }) =>
        outer !== inner &&
        bounds[0] <= west &&
        bounds[1] <= south &&
        bounds[2] >= east &&
        bounds[3] >= north &&
        booleanPointInPolygon(vertex, outer),
    );
    return around.length > 0 ? ['has a part inside another'] : [];
  });
}

const polygon = (coordinates: Position[][]): Feature<Polygon> => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Polygon', coordinates },
});

/** Area of the intersection of two shapes, km². */
export function overlap(a: Feature<Areal>, b: Feature<Areal>): number {
  const common = intersect({ type: 'FeatureCollection', features: [a, b] });
  return common ? squareKilometres(common) : 0;
}

/** Closed rings, no vertex twice, RFC 7946 winding, no crossing, no overlap among the parts of one shape. */
export function shapeFaults({ geometry }: Pick<LayerFeature, 'geometry'>): string[] {
  if (!isAreal(geometry)) return [];
  const rings = partsOf(geometry).flatMap((part) => part.flatMap((ring, index) => ringFaults(ring, index === 0)));
  if (rings.length > 0) return rings;
  const crossings = kinks({ type: 'Feature', properties: {}, geometry } as Feature<Areal>).features.length;
  return [...(crossings > 0 ? [`crosses itself ${crossings} times`] : []), ...partsInParts(geometry)];
}

/** Every position inside the world, finite, with at most five decimals. */
export function positionFaults(positions: readonly Position[]): string[] {
  return positions.flatMap((position) => {
    const [lng = Number.NaN, lat = Number.NaN] = position;
    const inWorld = Math.abs(lng) <= 180 && Math.abs(lat) <= 90 && position.length === 2;
    const short = position.every((value) => Math.abs(value * 1e5 - Math.round(value * 1e5)) < 1e-4);
    return inWorld && short ? [] : [`position ${key(position)}`];
  });
}

/**
 * Directed edges between neighbouring vertices of an outline, as text: equal only when both vertices are exactly equal.
 */
export const edgesOf = (geometry: Areal): readonly string[] =>
  partsOf(geometry)
    .flat()
    .flatMap((ring) => ring.slice(0, -1).map((position, index) => `${key(position)}>${key(ring[index + 1] ?? [])}`));

export const reversed = (edge: string): string => edge.split('>').reverse().join('>');

/** Edges of cells that neither another cell runs along the other way, nor the outline of the whole runs along. */
export function unmatchedEdges(cells: readonly Areal[], whole: Areal): string[] {
  const count = new Map<string, number>();
  for (const edge of cells.flatMap(edgesOf)) count.set(edge, (count.get(edge) ?? 0) + 1);
  const outside = new Set(edgesOf(whole));
  return [...count].flatMap(([edge, times]) => {
    const inner = count.get(reversed(edge)) === 1;
    return times === 1 && inner !== outside.has(edge) ? [] : [edge];
  });
}
