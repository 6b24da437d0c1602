/**
 * The built site with ten times the evidence: the load when more documents describe more places. Made from the real
 * evidence, in a separate folder, under the file names of the build.
 *
 * All rows of every kind except the structures exist ten times, in the same documents. Outlines and lines are not
 * copied, because a city does not get more districts: each has ten times as many rows. Everything else (points, and
 * places known only to lie within another) exists ten times, a point and its copies some kilometres apart, and each
 * copy of a row refers to the copies of its places. Structures, the vocabulary and the base map are those of the real
 * data. Copies keep the texts of their originals, the worst case for a search: each match is found ten times.
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

const TIMES = 10;
/** Degrees between a point and its copies, on a circle: some four kilometres. */
const APART = 0.04;
const COPIES = Array.from({ length: TIMES }, (_, copy) => copy);

const named = (id: string, copy: number) => (copy === 0 ? id : `${id}-copy-${copy}`);
const away = ([lng = 0, lat = 0]: Position, copy: number): [number, number] => {
  const angle = (copy / TIMES) * 2 * Math.PI;
  return copy === 0 ? [lng, lat] : [lng + APART * Math.cos(angle), lat + APART * Math.sin(angle)];
};
const tenTimes = <Item>(items: readonly Item[], copyOf: (item: Item, copy: number) => Item): Item[] =>
  items.flatMap((item) => COPIES.map((copy) => copyOf(item, copy)));

const isOutline = ({ shape, overlay }: Area) => shape === 'polygon' || shape === 'line' || overlay === 'context';

interface Copier {
  readonly place: (id: AreaId, copy: number) => AreaId;
  readonly places: (ids: readonly AreaId[], copy: number) => AreaId[];
  readonly row: (id: StatementId, copy: number) => StatementId;
}

function copierOf(areas: readonly Area[]): Copier {
  const single = new Set(areas.filter(isOutline).map(({ id }) => id));
  const place = (id: AreaId, copy: number) => (single.has(id) ? id : (named(id, copy) as AreaId));
  return {
    place,
    places: (ids, copy) => ids.map((id) => place(id, copy)),
    row: (id, copy) => named(id, copy) as StatementId,
  };
}

function tenfoldArea(area: Area, copier: Copier): Area[] {
  const rows = { rows: area.rows * TIMES, ...(area.figures !== undefined && { figures: area.figures * TIMES }) };
  if (isOutline(area)) return [{ ...area, ...rows }];
  return COPIES.map((copy) => ({
    ...area,
    id: copier.place(area.id, copy),
    name: copy === 0 ? area.name : { zh: `${area.name.zh} ${copy}`, en: `${area.name.en} ${copy}` },
    ...(area.parent && { parent: copier.place(area.parent, copy) }),
    point: area.point && (away([...area.point], copy) as LngLat),
  }));
}

function tenfoldCatalogue(catalogue: Catalogue, copier: Copier): Catalogue {
  return {
    ...catalogue,
    areas: catalogue.areas.flatMap((area) => tenfoldArea(area, copier)),
    documents: catalogue.documents.map((document) => ({
      ...document,
      areas: [...new Set(COPIES.flatMap((copy) => copier.places(document.areas, copy)))],
    })),
    heads: tenTimes(catalogue.heads, (head, copy) => ({
      ...head,
      id: copier.row(head.id, copy),
      areas: copier.places(head.areas, copy),
    })),
    arcs: tenTimes(catalogue.arcs, (arc, copy) => ({
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

function tenfoldList<List extends RowList>(rows: readonly RowOf[List][], list: List, copier: Copier): RowOf[List][] {
  return tenTimes(rows, (row, copy) => copyOfRow(list, row, copy, copier));
}

function tenfoldEvidence(evidence: DocumentEvidence, copier: Copier): DocumentEvidence {
  const lists = ROW_LISTS.filter(isCopied).map((list) => [list, tenfoldList(evidence[list], list, copier)]);
  return { ...evidence, ...Object.fromEntries(lists) };
}

/** Copies points and arcs; outlines and lines of places are not copied. */
function tenfoldFeatures(collection: FeatureCollection, copier: Copier): FeatureCollection {
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
        return COPIES.map((copy) => ({
          ...feature,
          properties: properties(feature, copy),
          geometry: { ...geometry, coordinates: away(geometry.coordinates, copy) },
        }));
      if (geometry.type === 'LineString' && feature.properties?.link)
        return COPIES.map((copy) => ({
          ...feature,
          properties: properties(feature, copy),
          geometry: { ...geometry, coordinates: geometry.coordinates.map((at) => away(at, copy)) },
        }));
      return [feature];
    }),
  };
}

/** A copied name has the reading of its original, with the number of the copy appended. */
const tenfoldTerms = ({ readings }: SearchTerms): SearchTerms => ({
  readings: readings.flatMap(([name, reading]) =>
    COPIES.map((copy): [string, string] => (copy === 0 ? [name, reading] : [`${name} ${copy}`, `${reading} ${copy}`])),
  ),
});

/**
 * Copies a built site to a temporary folder and makes its evidence ten times as large there; the folder is the caller's
 * to remove.
 *
 * @param built folder of the production build.
 * @throws when the build has no index, or a file is not JSON.
 */
export function buildTenfold(built: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tenfold-'));
  cpSync(built, folder, { recursive: true });
  const assets = join(folder, 'assets');
  const files = readdirSync(assets).filter((name) => name.endsWith('.json'));
  const read = <Value>(name: string) => JSON.parse(readFileSync(join(assets, name), 'utf8')) as Value;
  const write = (name: string, value: unknown) => writeFileSync(join(assets, name), JSON.stringify(value));
  const index = files.find((name) => name.startsWith('index-'));
  if (!index) throw new Error(`${built} has no index`);
  const catalogue = read<Catalogue>(index);
  const copier = copierOf(catalogue.areas);
  write(index, tenfoldCatalogue(catalogue, copier));
  for (const name of files) {
    if (name.startsWith('evidence-')) write(name, tenfoldEvidence(read<DocumentEvidence>(name), copier));
    else if (/^geometry-(?:areas|arcs)-/.test(name))
      write(name, tenfoldFeatures(read<FeatureCollection>(name), copier));
    else if (name.startsWith('search-')) write(name, tenfoldTerms(read<SearchTerms>(name)));
  }
  return folder;
}
