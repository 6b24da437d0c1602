/**
 * A built site with many times the evidence: the load when more documents describe more places. Made from the built
 * evidence, in a separate folder, under the file names of the build.
 *
 * All rows of every kind except the structures exist so many times, in the same documents. Outlines and lines are not
 * copied, because a city does not get more districts: each has so many times as many rows. Everything else (points, and
 * places known only to lie within another) is copied too, a point and its copies some kilometres apart, and each copy
 * of a row refers to the copies of its places. Structures, the vocabulary and the base map are those of the built data.
 * Copies keep the texts of their originals, the worst case for a search: each match is found so many times.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature, FeatureCollection, Position } from 'geojson';
import type { AreaId, LngLat, StatementId } from '#domain/model/ids.ts';
import { fileOf } from '#domain/model/rows/files.ts';
import { ROW_LISTS, type RowList, type RowOf } from '#domain/model/rows/read.ts';
import type { Area, Catalogue, DocumentEvidence, SearchTerms } from '#domain/model/schema.ts';
import { referencesIn } from '../../geo/build/check/references.ts';
import type { Path } from '../../geo/build/read.ts';

/** Degrees between a point and its copies, on a circle: some four kilometres. */
const APART = 0.04;

const named = (id: string, copy: number) => (copy === 0 ? id : `${id}-copy-${copy}`);

const isOutline = ({ shape, overlay }: Area) => shape === 'polygon' || shape === 'line' || overlay === 'context';

interface Copier {
  /** Numbers of the copies; the original is 0. */
  readonly copies: readonly number[];
  /** Each item and its copies. */
  readonly all: <Item>(items: readonly Item[], copyOf: (item: Item, copy: number) => Item) => Item[];
  /** Longitude and latitude (WGS 84, degrees) of a copy of a point. */
  readonly away: (at: Position, copy: number) => [number, number];
  readonly place: (id: AreaId, copy: number) => AreaId;
  readonly places: (ids: readonly AreaId[], copy: number) => AreaId[];
  readonly row: (id: StatementId, copy: number) => StatementId;
}

function copierOf(areas: readonly Area[], times: number): Copier {
  const copies = Array.from({ length: times }, (_, copy) => copy);
  const single = new Set(areas.filter(isOutline).map(({ id }) => id));
  const place = (id: AreaId, copy: number) => (single.has(id) ? id : (named(id, copy) as AreaId));
  return {
    copies,
    all: (items, copyOf) => items.flatMap((item) => copies.map((copy) => copyOf(item, copy))),
    away([lng = 0, lat = 0], copy) {
      const angle = (copy / times) * 2 * Math.PI;
      return copy === 0 ? [lng, lat] : [lng + APART * Math.cos(angle), lat + APART * Math.sin(angle)];
    },
    place,
    places: (ids, copy) => ids.map((id) => place(id, copy)),
    row: (id, copy) => named(id, copy) as StatementId,
  };
}

function copiedArea(area: Area, copier: Copier): Area[] {
  const times = copier.copies.length;
  const rows = { rows: area.rows * times, ...(area.figures !== undefined && { figures: area.figures * times }) };
  if (isOutline(area)) return [{ ...area, ...rows }];
  return copier.copies.map((copy) => ({
    ...area,
    id: copier.place(area.id, copy),
    name: copy === 0 ? area.name : { zh: `${area.name.zh} ${copy}`, en: `${area.name.en} ${copy}` },
    ...(area.parent && { parent: copier.place(area.parent, copy) }),
    point: area.point && (copier.away([...area.point], copy) as LngLat),
  }));
}

function copiedCatalogue(catalogue: Catalogue, copier: Copier): Catalogue {
  return {
    ...catalogue,
    areas: catalogue.areas.flatMap((area) => copiedArea(area, copier)),
    documents: catalogue.documents.map((document) => ({
      ...document,
      areas: [...new Set(copier.copies.flatMap((copy) => copier.places(document.areas, copy)))],
    })),
    heads: copier.all(catalogue.heads, (head, copy) => ({
      ...head,
      id: copier.row(head.id, copy),
      areas: copier.places(head.areas, copy),
    })),
    arcs: copier.all(catalogue.arcs, (arc, copy) => ({
      ...arc,
      id: copier.row(arc.id, copy),
      from: copier.place(arc.from, copy),
      to: copier.place(arc.to, copy),
    })),
  };
}

/** Structures are those of the real data, and so are their ids. */
const isCopied = (list: RowList) => list !== 'structures';

function put(into: object, [key, ...rest]: Path, id: string): void {
  if (key === undefined) return;
  if (rest.length === 0) Reflect.set(into, key, id);
  else {
    const inner: unknown = Reflect.get(into, key);
    if (typeof inner === 'object' && inner !== null) put(inner, rest, id);
  }
}

/** A copy of a row that refers to the copies of its targets; the row's schema says which fields are references. */
function copyOfRow<List extends RowList>(list: List, row: RowOf[List], copy: number, copier: Copier): RowOf[List] {
  const copied = structuredClone(row);
  put(copied, ['id'], named(row.id, copy));
  for (const { target, id, path } of referencesIn(fileOf(list).schema, row)) {
    if (target.known === 'areas') put(copied, path, copier.place(id as AreaId, copy));
    else if (target.known === 'rows') put(copied, path, named(id, copy));
  }
  return copied;
}

function copiedList<List extends RowList>(rows: readonly RowOf[List][], list: List, copier: Copier): RowOf[List][] {
  return copier.all(rows, (row, copy) => copyOfRow(list, row, copy, copier));
}

function copiedEvidence(evidence: DocumentEvidence, copier: Copier): DocumentEvidence {
  const lists = ROW_LISTS.filter(isCopied).map((list) => [list, copiedList(evidence[list], list, copier)]);
  return { ...evidence, ...Object.fromEntries(lists) };
}

/** Copies points and arcs; outlines and lines of places are not copied. */
function copiedFeatures(collection: FeatureCollection, copier: Copier): FeatureCollection {
  const properties = (feature: Feature, copy: number) =>
    Object.fromEntries(
      Object.entries(feature.properties ?? {}).map(([key, value]) => {
        if (key === 'link') return [key, named(String(value), copy)];
        return [key, ['id', 'from', 'to'].includes(key) ? copier.place(value as AreaId, copy) : value];
      }),
    );
  return {
    ...collection,
    features: collection.features.flatMap((feature): Feature[] => {
      const { geometry } = feature;
      if (geometry.type === 'Point')
        return copier.copies.map((copy) => ({
          ...feature,
          properties: properties(feature, copy),
          geometry: { ...geometry, coordinates: copier.away(geometry.coordinates, copy) },
        }));
      if (geometry.type === 'LineString' && feature.properties?.link)
        return copier.copies.map((copy) => ({
          ...feature,
          properties: properties(feature, copy),
          geometry: { ...geometry, coordinates: geometry.coordinates.map((at) => copier.away(at, copy)) },
        }));
      return [feature];
    }),
  };
}

/** A copied name has the reading of its original, with the number of the copy appended. */
const copiedTerms = ({ readings, ...others }: SearchTerms, copier: Copier): SearchTerms => ({
  ...others,
  readings: readings.flatMap(([name, reading]) =>
    copier.copies.map((copy): [string, string] =>
      copy === 0 ? [name, reading] : [`${name} ${copy}`, `${reading} ${copy}`],
    ),
  ),
});

/** Many times the evidence, made of the contents of the data files of a build. */
export interface Manifold {
  /** Contents of `assets/<name>`, as they are where nothing of it is copied. */
  readonly of: (name: string, text: string) => string;
}

/**
 * @param index contents of the build's `index-*.json`.
 * @param times how often everything exists, the original included.
 */
export function manifold(index: string, times: number): Manifold {
  const copier = copierOf((JSON.parse(index) as Catalogue).areas, times);
  const copied = (name: string, value: never): unknown => {
    if (name.startsWith('index-')) return copiedCatalogue(value, copier);
    if (name.startsWith('evidence-')) return copiedEvidence(value, copier);
    if (/^geometry-(?:areas|arcs)-/.test(name)) return copiedFeatures(value, copier);
    return name.startsWith('search-') ? copiedTerms(value, copier) : undefined;
  };
  return {
    of(name, text) {
      if (!name.endsWith('.json')) return text;
      const value = copied(name, JSON.parse(text) as never);
      return value === undefined ? text : JSON.stringify(value);
    },
  };
}

/**
 * Copies a built site to a temporary folder and multiplies its evidence there; the folder is the caller's to remove.
 *
 * @param built folder of the production build.
 * @throws when the build has no index, or a file is not JSON.
 */
export function buildManifold(built: string, times: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'manifold-'));
  cpSync(built, folder, { recursive: true });
  const assets = join(folder, 'assets');
  const files = readdirSync(assets).filter((name) => name.endsWith('.json'));
  const read = (name: string) => readFileSync(join(assets, name), 'utf8');
  const index = files.find((name) => name.startsWith('index-'));
  if (!index) throw new Error(`${built} has no index`);
  const { of } = manifold(read(index), times);
  for (const name of files) writeFileSync(join(assets, name), of(name, read(name)));
  return folder;
}
