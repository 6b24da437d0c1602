/** Shapes as the map draws them: label points, lines between places, the base map. */
import {
  feature as asFeature,
  bboxPolygon,
  bbox as boundsOf,
  difference,
  featureCollection,
  intersect,
} from '@turf/turf';
import type { Feature, Geometry, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import polylabel from 'polylabel';
import { fromWorld, toWorld } from '../../../src/domain/geo/mercator.ts';
import { signedArea } from '../../../src/domain/geo/rings.ts';
import type { AreaId, LngLat } from '../../../src/domain/model/ids.ts';
import type { Area, Catalogue, DocumentFile } from '../../../src/domain/model/schema.ts';
import { mannersOf, type PartnerTie } from '../../../src/domain/vocabulary/evidence.ts';
import type { AreaFeature, LayerFile } from '../check/layer-file.ts';

export const shapeOf = (geometry: Geometry | null): Area['shape'] => {
  if (!geometry) return null;
  if (geometry.type.endsWith('Polygon')) return 'polygon';
  return geometry.type.endsWith('LineString') ? 'line' : 'point';
};

const ringArea = (ring: readonly Position[]): number => Math.abs(signedArea(ring) / 2);

/** The longest line of a shape by vertices; points have no order and give none. */
function longestLine(geometry: Geometry): readonly Position[] | undefined {
  if (geometry.type === 'LineString') return geometry.coordinates;
  return geometry.type === 'MultiLineString'
    ? [...geometry.coordinates].sort((a, b) => b.length - a.length)[0]
    : undefined;
}

/** Precision of the label point: 0.002° is under a pixel at the zooms where the label shows. */
const LABEL_PRECISION_DEGREES = 0.002;

/** A name is this many times as wide as high: two Chinese characters. */
export const NAME_ASPECT = 1.6;

/** Where the name of a shape stands, and how much room it has there. */
interface LabelSpot {
  readonly point: LngLat;
  /**
   * Half the height of the largest ellipse inside the shape round the point, `NAME_ASPECT` times as wide as high, in
   * degrees of longitude (so that Web Mercator turns it into px by a factor). Areas alone have one.
   */
  readonly room?: number;
}

/**
 * The visual centre of a shape: of its largest part, the middle of the largest ellipse inside (Mapbox polylabel, with
 * longitudes shrunk by the cosine of the latitude, so that distances are true, and by the ellipse's aspect); the middle
 * vertex of a line. Null for no geometry.
 */
export function labelSpot(geometry: Geometry | null): LabelSpot | null {
  if (!geometry) return null;
  if (geometry.type === 'Point')
    return { point: [round(geometry.coordinates[0] ?? 0), round(geometry.coordinates[1] ?? 0)] };
  if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') {
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const largest = [...parts].sort((a, b) => ringArea(b[0] ?? []) - ringArea(a[0] ?? []))[0];
    if (!largest?.[0]?.[0]) return null;
    const cosine = Math.cos(((largest[0][0][1] ?? 0) * Math.PI) / 180);
    const squeeze = cosine / NAME_ASPECT;
    const found = polylabel(
      largest.map((ring) => ring.map(([lng = 0, lat = 0]) => [lng * squeeze, lat])),
      LABEL_PRECISION_DEGREES,
    );
    const [x = 0, y = 0] = found;
    return { point: [round(x / squeeze), round(y)], room: round(found.distance / cosine, 4) };
  }
  const line = longestLine(geometry);
  const middle = line?.[Math.floor(line.length / 2)];
  return middle ? { point: [round(middle[0] ?? 0), round(middle[1] ?? 0)] } : null;
}

/** The part of an outline that lies in another; the whole outline where the two have nothing in common. */
export function within(geometry: Geometry, outer: Geometry): Geometry {
  const [inside, outside] = [asFeature(geometry), asFeature(outer)];
  if (!isAreal(inside) || !isAreal(outside)) return geometry;
  return intersect(featureCollection([inside, outside]))?.geometry ?? geometry;
}

export const round = (degrees: number, digits = 5) => Number(degrees.toFixed(digits));

const ARC_POINTS = 24;
/** How far an arc bows out, as a fraction of its length. */
const ARC_BOW = 0.22;

/**
 * A curve between two places: the shorter way round in Web Mercator, bowed to the north. It is schematic, because a
 * great circle to America would leave the map at the top. Longitudes may pass ±180, so that the curve is one line.
 */
export function arc([fromLng, fromLat]: LngLat, [toLng, toLat]: LngLat): [number, number][] {
  const nearLng = toLng - 360 * Math.round((toLng - fromLng) / 360);
  const [a, b] = [toWorld([fromLng, fromLat]), toWorld([nearLng, toLat])];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const control = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - ARC_BOW * length };
  return Array.from({ length: ARC_POINTS + 1 }, (_, index) => {
    const t = index / ARC_POINTS;
    const bend = (p: number, c: number, q: number) => (1 - t) ** 2 * p + 2 * t * (1 - t) * c + t ** 2 * q;
    const [lng, lat] = fromWorld({ x: bend(a.x, control.x, b.x), y: bend(a.y, control.y, b.y) });
    return [round(lng, 2), round(lat, 2)];
  });
}

/** Ends nearer than this (degrees) are joined by a straight line: a bow within a district would show no direction. */
const NEAR_DEGREES = 4;

/**
 * Lines of the map: `arc` for the sites abroad, always drawn, and `link` for every other link between two places, drawn
 * for the selected place. A line ends at the nearest ancestor with a point. Links within one point have no line, nor do
 * comparisons.
 */
export function lineFeatures(
  catalogue: Pick<Catalogue, 'areas' | 'arcs'>,
  documents: readonly DocumentFile[],
): Feature<LineString>[] {
  const byId = new Map(catalogue.areas.map((area) => [area.id, area]));
  const pointOf = (id: AreaId | undefined): LngLat | null => {
    const area = id && byId.get(id);
    return area ? (area.point ?? pointOf(area.parent)) : null;
  };
  const arcIds = new Set(catalogue.arcs.map(({ id }) => id));
  const links = documents
    .flatMap((file) => file.links)
    .filter((row) => row.type !== 'benchmark' && !arcIds.has(row.id));
  const rows = [
    ...catalogue.arcs.map((row) => ({ ...row, part: 'arc' })),
    ...links.map((row) => ({ ...row, part: 'link' })),
  ];
  return rows.flatMap(({ id: link, part, from: start, to: end, asOf, ...assertion }) => {
    const [from, to] = [pointOf(start), pointOf(end)];
    if (!from || !to || (from[0] === to[0] && from[1] === to[1])) return [];
    const near = Math.hypot(to[0] - from[0], to[1] - from[1]) < NEAR_DEGREES;
    const coordinates = near ? [[...from], [...to]] : arc(from, to);
    return [
      {
        type: 'Feature',
        // A line has one dash: that of the first manner. Published versions have the name `standing` for it.
        properties: { part, link, id: end, from: start, to: end, asOf, standing: mannersOf(assertion)[0] },
        geometry: { type: 'LineString', coordinates },
      },
    ];
  });
}

const isAreal = (feature: Feature): feature is Feature<Polygon | MultiPolygon> =>
  feature.geometry.type === 'Polygon' || feature.geometry.type === 'MultiPolygon';

/** Base map: delta land, lakes, rivers, and the world with a hole for the delta's more detailed coast. */
export function baseFeatures(layers: readonly LayerFile[]): { base: Feature[]; world: Feature[] } {
  const of = (name: string) => layers.find((layer) => layer.name === name)?.features ?? [];
  const part =
    (value: string) =>
    ({ geometry }: AreaFeature): Feature[] =>
      geometry ? [{ type: 'Feature', properties: { part: value }, geometry }] : [];
  const land = of('coast').flatMap(part('land'));
  const world = of('world').flatMap(part('world')).filter(isAreal);
  const hole = land.length > 0 ? bboxPolygon(boundsOf(featureCollection(land))) : undefined;
  const rest = world.flatMap((feature) => {
    const cut = hole ? difference(featureCollection([feature, hole])) : feature;
    return cut ? [{ ...cut, properties: { part: 'world-rest' } }] : [];
  });
  // The surface of a river is filled like a lake.
  const water = of('water').flatMap((feature) =>
    part(shapeOf(feature.geometry) === 'polygon' ? 'lake' : feature.properties.kind)(feature),
  );
  return { base: [...land, ...water], world: [...world, ...rest] };
}

/**
 * Partner ties that no layer draws, because they are no relation to Shanghai (the labels in `scene/kinds/partners.ts`
 * follow the same rule).
 */
const UNDRAWN_TIES: ReadonlySet<PartnerTie | undefined> = new Set(['recommended', 'benchmark', 'bloc']);

export function areaFeature(area: Area, geometry: Geometry): Feature {
  const { id, overlay, shape, precision, kind, tie } = area;
  const drawn = overlay !== 'partners' || (!UNDRAWN_TIES.has(tie) && kind !== 'historic-center');
  return { type: 'Feature', properties: { id, overlay, shape, precision, kind, drawn, ...(tie && { tie }) }, geometry };
}

export const sizeOf = (geometry: Geometry) => {
  const [west, south, east, north] = boundsOf(asFeature(geometry));
  return (east - west) * (north - south);
};
