/**
 * The registry of formats: by which names and first bytes a file is known, and its code, a chunk of its own. What the
 * name says counts less than what the bytes are.
 */
import { ReadFailure } from '../model/problems.ts';
import type { Read } from './reading.ts';

interface Format {
  /** What a person calls it. */
  readonly label: string;
  /** Endings of file names, in lower case, without the dot. */
  readonly endings: readonly string[];
  /** Whether the first bytes, and the first text, are those of this format. */
  readonly isLike: (first: Uint8Array, text: string) => boolean;
  readonly load: () => Promise<Read>;
}

const hasMagic = (first: Uint8Array, ...bytes: readonly number[]) => bytes.every((byte, at) => first[at] === byte);
const isZip = (first: Uint8Array) => hasMagic(first, 0x50, 0x4b, 0x03, 0x04);
/** Names of files at the head of an archive, which are not compressed. */
const zipHas = (first: Uint8Array, text: string, pattern: RegExp) => isZip(first) && pattern.test(text);

export const FORMATS = {
  xlsx: {
    label: 'XLSX',
    endings: ['xlsx', 'xlsm'],
    isLike: (first, text) => zipHas(first, text, /\[Content_Types\]\.xml|(?:^|[^\w])(?:_rels|xl|docProps)\//),
    load: async () => (await import('./read-xlsx.ts')).readXlsx,
  },
  kml: {
    label: 'KML, KMZ, GPX',
    endings: ['kml', 'kmz', 'gpx'],
    isLike: (first, text) => zipHas(first, text, /\.kml/i) || /^[\s\ufeff]*<(?:\?xml|!|kml|gpx)/i.test(text),
    load: async () => (await import('./read-kml.ts')).readKml,
  },
  shapefile: {
    label: 'Shapefile (ZIP)',
    endings: ['zip'],
    isLike: (first) => isZip(first),
    load: async () => (await import('./read-shapefile.ts')).readShapefile,
  },
  geopackage: {
    label: 'GeoPackage',
    endings: ['gpkg'],
    isLike: (_, text) => text.startsWith('SQLite format 3'),
    load: async () => (await import('./read-geopackage.ts')).readGeopackage,
  },
  geojson: {
    label: 'GeoJSON, TopoJSON',
    endings: ['geojson', 'json', 'geojsonl', 'ndjson', 'geojsons', 'topojson'],
    isLike: (_, text) => /^\s*[{[]/.test(text.replace('\u001e', '')),
    load: async () => (await import('./read-geojson.ts')).readGeojson,
  },
  csv: {
    label: 'CSV',
    endings: ['csv', 'tsv', 'txt', 'tab'],
    isLike: () => true,
    load: async () => (await import('./read-csv.ts')).readCsv,
  },
} as const satisfies Readonly<Record<string, Format>>;
export type FormatName = keyof typeof FORMATS;
const NAMES = Object.keys(FORMATS) as FormatName[];

/** What a file chooser offers. */
export const ACCEPTED = NAMES.flatMap((name) => FORMATS[name].endings.map((ending) => `.${ending}`)).join(',');
export const LABELS = NAMES.map((name) => FORMATS[name].label);

const FIRST_BYTES = 4096;

/** The format of a file. @throws a `ReadFailure` for an empty one. */
export function formatOf(bytes: Uint8Array): FormatName {
  if (bytes.length === 0) throw new ReadFailure('empty');
  const first = bytes.subarray(0, FIRST_BYTES);
  const text = new TextDecoder().decode(first);
  const found = NAMES.find((name) => FORMATS[name].isLike(first, text));
  if (!found) throw new ReadFailure('unknown-format');
  return found;
}
