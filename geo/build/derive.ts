/**
 * Checked files -> what the app loads: the catalogue (index), one evidence file per document, and three geometry files.
 * Everything that does not depend on the reader is computed here, once.
 */
import { feature as asFeature, bboxPolygon, bbox as boundsOf, difference, featureCollection } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import polylabel from 'polylabel';
import * as v from 'valibot';
import { fromWorld, toWorld } from '../../src/domain/geo/mercator.ts';
import type { AreaId, LngLat } from '../../src/domain/model/ids.ts';
import {
  type Area,
  type Catalogue,
  type DocumentEvidence,
  type DocumentFile,
  documentFile,
  type Head,
  industryGroups,
  kinds,
  metrics,
  relations,
  roleClasses,
  type SearchTerms,
} from '../../src/domain/model/schema.ts';
import type { Tie } from '../../src/domain/vocabulary/evidence.ts';
import type { AreaOverlay } from '../../src/domain/vocabulary/overlays.ts';
import { BASE_LAYER_NAMES } from './check/layers.ts';
import { searchTermsOf } from './pinyin.ts';
import type { AreaFeature, LayerFile, Project } from './read.ts';

export type GeometryFiles = Readonly<Record<'base' | 'world' | 'areas' | 'arcs', FeatureCollection>>;

export interface Derived {
  readonly catalogue: Catalogue;
  readonly search: SearchTerms;
  readonly evidence: readonly DocumentEvidence[];
  readonly documents: readonly DocumentFile[];
  readonly features: readonly AreaFeature[];
  readonly geometry: GeometryFiles;
  /** Sources of all layers, for the notices. */
  readonly layerFiles: readonly LayerFile[];
}

/** `zhangjiang-places` and `zhangjiang` are two files of one overlay. */
const overlayOf = (layer: LayerFile, feature: AreaFeature): AreaOverlay =>
  (feature.properties.overlay ?? layer.name.replace(/-places$/, '')) as AreaOverlay;

const shapeOf = (geometry: Geometry | null): Area['shape'] => {
  if (!geometry) return null;
  if (geometry.type.endsWith('Polygon')) return 'polygon';
  return geometry.type.endsWith('LineString') ? 'line' : 'point';
};

function ringArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 0; i < ring.length - 1; i++) {
    const [x1 = 0, y1 = 0] = ring[i] ?? [];
    const [x2 = 0, y2 = 0] = ring[i + 1] ?? [];
    sum += x1 * y2 - x2 * y1;
  }
  return Math.abs(sum / 2);
}

/** Precision of the label point: 0.002° is under a pixel at the zooms where the label shows. */
const LABEL_PRECISION_DEGREES = 0.002;

/**
 * The visual centre of a shape in degrees: the pole of inaccessibility of its largest part (Mapbox polylabel), with
 * longitudes shrunk by the cosine of the latitude so that distances are true; the middle vertex of a line.
 */
export function labelPoint(geometry: Geometry | null): LngLat | null {
  if (!geometry) return null;
  if (geometry.type === 'Point') return [round(geometry.coordinates[0] ?? 0), round(geometry.coordinates[1] ?? 0)];
  if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') {
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const largest = [...parts].sort((a, b) => ringArea(b[0] ?? []) - ringArea(a[0] ?? []))[0];
    if (!largest?.[0]?.[0]) return null;
    const squeeze = Math.cos(((largest[0][0][1] ?? 0) * Math.PI) / 180);
    const [x = 0, y = 0] = polylabel(
      largest.map((ring) => ring.map(([lng = 0, lat = 0]) => [lng * squeeze, lat])),
      LABEL_PRECISION_DEGREES,
    );
    return [round(x / squeeze), round(y)];
  }
  const line =
    geometry.type === 'MultiLineString'
      ? [...geometry.coordinates].sort((a, b) => b.length - a.length)[0]
      : (geometry as LineString).coordinates;
  const middle = line?.[Math.floor(line.length / 2)];
  return middle ? [round(middle[0] ?? 0), round(middle[1] ?? 0)] : null;
}

const round = (degrees: number, digits = 5) => Number(degrees.toFixed(digits));

function parse(project: Project) {
  return {
    documents: project.documents.map((source) => v.parse(documentFile, source.value)),
    roleClasses: v.parse(roleClasses, project.vocabulary.roles.value),
    industryGroups: v.parse(industryGroups, project.vocabulary.industries.value),
    kinds: v.parse(kinds, project.vocabulary.kinds.value),
    metrics: v.parse(metrics, project.vocabulary.metrics.value),
    relations: v.parse(relations, project.vocabulary.relations.value),
  };
}

/** Places that a row of the document names, as often as rows name them. */
function* namedIn(file: DocumentFile): Generator<AreaId> {
  for (const row of file.statements) yield* row.areas;
  for (const row of file.figures) yield row.area;
  for (const row of file.links) yield* new Set([row.from, row.to]);
  for (const row of file.events) yield* row.areas;
}

function recordOf(file: DocumentFile): Catalogue['documents'][number] {
  const { id, title, short, authors, publisher, published, covers, note } = file;
  return {
    id,
    title,
    short,
    authors,
    publisher,
    published,
    covers,
    areas: [...new Set(namedIn(file))].sort(),
    ...(note && { note }),
  };
}

function countRows(documents: readonly DocumentFile[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const id of documents.flatMap((file) => [...namedIn(file)])) count.set(id, (count.get(id) ?? 0) + 1);
  return count;
}

function countFigures(documents: readonly DocumentFile[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { area } of documents.flatMap((file) => file.figures)) count.set(area, (count.get(area) ?? 0) + 1);
  return count;
}

function headsOf(file: DocumentFile): Head[] {
  return file.statements
    .filter((row) => row.role || row.industries.length > 0)
    .map(({ id, areas, asOf, aspect, role, industries, standing, at }) => ({
      id,
      document: file.id,
      areas,
      asOf,
      aspect,
      industries,
      standing,
      at,
      ...(role && { role }),
    }));
}

/** Layout formulas by year, and in the order of the document within one. */
const structuresOf = (documents: readonly DocumentFile[]): Catalogue['structures'] =>
  documents
    .flatMap((file) =>
      file.structures.map(({ id, name, asOf, groups, follows }) => ({
        id,
        document: file.id,
        name,
        asOf,
        groups: groups.map(({ role, members }) => ({ role, members })),
        ...(follows && { follows }),
      })),
    )
    .sort((a, b) => a.asOf - b.asOf);

/**
 * Sites abroad that a document ties to a body in Shanghai, or to that body's network of sites: what the map draws as arcs.
 * The tie of a site to the country it lies in is a link too, but no arc.
 */
function arcsOf(documents: readonly DocumentFile[], areas: readonly Area[]): Catalogue['arcs'] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const isSiteAbroad = (id: AreaId) => byId.get(id)?.overlay === 'overseas' && byId.get(id)?.shape === 'point';
  return documents.flatMap((file) =>
    file.links
      .filter(
        (row) =>
          (row.type === 'site' || row.type === 'membership') &&
          isSiteAbroad(row.to) &&
          !isSiteAbroad(row.from) &&
          byId.get(row.from)?.overlay !== 'partners',
      )
      .map(({ id, from, to, asOf, standing }) => ({ id, document: file.id, from, to, asOf, standing })),
  );
}

const ARC_POINTS = 24;
/** How far an arc bows out, as a fraction of its length. */
const ARC_BOW = 0.22;

/**
 * A curve between two places, straight the short way round in Web Mercator and bowed to the north: a tie is a scheme, and a
 * great circle to America would run off the top of the map. Longitudes may pass ±180, so that the curve is one line.
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

/** Ends nearer than this (degrees) are joined by a straight line: a bow over a district would point nowhere. */
const NEAR_DEGREES = 4;

/**
 * Lines of the map: `arc` for the sites abroad, always drawn, and `link` for every other tie between two places, drawn for the
 * selected one. A line ends at the nearest ancestor that has a point; ties within one point have no line, and a comparison is no tie.
 */
function lineFeatures(
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
  return rows.flatMap(({ id: link, part, from: start, to: end, asOf, standing }) => {
    const [from, to] = [pointOf(start), pointOf(end)];
    if (!from || !to || (from[0] === to[0] && from[1] === to[1])) return [];
    const near = Math.hypot(to[0] - from[0], to[1] - from[1]) < NEAR_DEGREES;
    const coordinates = near ? [[...from], [...to]] : arc(from, to);
    return [
      {
        type: 'Feature',
        properties: { part, link, id: end, from: start, to: end, asOf, standing },
        geometry: { type: 'LineString', coordinates },
      },
    ];
  });
}

/** Base map: delta land, lakes, rivers, and the world with a hole where the delta's own coast stands. */
function baseFeatures(layers: readonly LayerFile[]): { base: Feature[]; world: Feature[] } {
  const of = (name: string) => layers.find((layer) => layer.name === name)?.features ?? [];
  const part =
    (value: string) =>
    ({ geometry }: AreaFeature): Feature[] =>
      geometry ? [{ type: 'Feature', properties: { part: value }, geometry }] : [];
  const land = of('coast').flatMap(part('land'));
  const world = of('world').flatMap(part('world'));
  const hole = land.length > 0 ? bboxPolygon(boundsOf(featureCollection(land))) : undefined;
  const rest = world.flatMap((feature) => {
    const cut = hole ? difference(featureCollection([feature as Feature<Polygon | MultiPolygon>, hole])) : feature;
    return cut ? [{ ...cut, properties: { part: 'world-rest' } }] : [];
  });
  const water = of('water').flatMap((feature) => part(feature.properties.kind)(feature));
  return { base: [...land, ...water], world: [...world, ...rest] };
}

/** Ties that are no tie to Shanghai: drawn by no layer (see `scene/kinds/partners.ts`, whose labels follow the same rule). */
const UNDRAWN_TIES: ReadonlySet<Tie | undefined> = new Set(['recommended', 'benchmark', 'bloc']);

function areaFeature(area: Area, geometry: Geometry): Feature {
  const { id, overlay, shape, precision, kind, tie } = area;
  const drawn = overlay !== 'partners' || (!UNDRAWN_TIES.has(tie) && kind !== 'historic-center');
  return { type: 'Feature', properties: { id, overlay, shape, precision, kind, drawn, ...(tie && { tie }) }, geometry };
}

const sizeOf = (geometry: Geometry) => {
  const [west, south, east, north] = boundsOf(asFeature(geometry));
  return (east - west) * (north - south);
};

/** A shorter name for the map. On a map of districts the word is understood; in English it would fill the city. */
function labelOf({ name, kind, label }: AreaFeature['properties']): Pick<Area, 'label'> {
  if (label) return { label };
  return kind === 'district' ? { label: { zh: name.zh, en: name.en.replace(/ (?:District|New Area)$/, '') } } : {};
}

/** Derives everything from a project that `check` has found good. @throws when it has not (schema errors). */
export function derive(project: Project): Derived {
  const { documents, metrics: allMetrics, ...vocabulary } = parse(project);
  const layerFiles = project.layers.map((source) => source.value as LayerFile);
  const rows = countRows(documents);
  const figures = countFigures(documents);
  const placed = layerFiles
    .filter((layer) => !BASE_LAYER_NAMES.has(layer.name))
    .flatMap((layer) => layer.features.map((feature) => ({ feature, overlay: overlayOf(layer, feature) })));
  const areas = placed.map(({ feature: { properties, geometry }, overlay }): Area => {
    const shape = shapeOf(geometry);
    return {
      id: properties.id as AreaId,
      name: properties.name,
      ...labelOf(properties),
      kind: properties.kind,
      overlay,
      precision: properties.precision as Area['precision'],
      shape,
      point: labelPoint(geometry),
      rows: rows.get(properties.id) ?? 0,
      ...(figures.has(properties.id) && { figures: figures.get(properties.id) }),
      ...(properties.aliases?.length && { aliases: [...properties.aliases] }),
      ...(properties.parent && { parent: properties.parent as AreaId }),
      ...(properties.tie && { tie: properties.tie as Tie }),
      ...(geometry &&
        shape !== 'point' && {
          bbox: boundsOf(asFeature(geometry)).map((value) => round(value, 4)) as [number, number, number, number],
        }),
      ...(properties.source.package !== 'authored' && {
        source: `${properties.source.package} ${properties.source.version}`,
      }),
      ...(properties.note && { note: properties.note }),
    };
  });
  const years = [...new Set(documents.map((file) => file.covers[1]))].sort((a, b) => a - b);
  const catalogue: Catalogue = {
    version: 1,
    documents: documents.map(recordOf),
    years,
    areas,
    heads: documents.flatMap(headsOf),
    ...vocabulary,
    metrics: allMetrics.map(({ id, zh, en }) => ({ id, zh, en })),
    structures: structuresOf(documents),
    arcs: arcsOf(documents, areas),
  };
  const geometries = placed.flatMap(({ feature: { geometry } }, index) => {
    const area = areas[index];
    return geometry && area ? [{ area, geometry }] : [];
  });
  const ground = baseFeatures(layerFiles);
  // Small shapes are drawn after large ones, so that what lies inside another stays visible and can be pointed at.
  geometries.sort((a, b) => sizeOf(b.geometry) - sizeOf(a.geometry));
  return {
    catalogue,
    search: searchTermsOf(catalogue),
    documents,
    evidence: documents.map(({ id, statements, figures, links, events, structures, gaps }) => ({
      id,
      statements,
      figures,
      links,
      events,
      structures,
      gaps,
    })),
    features: placed.map(({ feature }) => feature),
    geometry: {
      base: { type: 'FeatureCollection', features: ground.base },
      world: { type: 'FeatureCollection', features: ground.world },
      areas: {
        type: 'FeatureCollection',
        features: geometries.map(({ area, geometry }) => areaFeature(area, geometry)),
      },
      arcs: { type: 'FeatureCollection', features: lineFeatures(catalogue, documents) },
    },
    layerFiles,
  };
}
