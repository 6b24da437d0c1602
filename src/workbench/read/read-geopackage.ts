/** A GeoPackage (OGC 12-128r19): one of its tables of features, with the system of coordinates that it names. */
import { type Problems, ReadFailure } from '../model/problems.ts';
import { type Found, tableOf } from './feature-table.ts';
import type { Read } from './reading.ts';
import { type Database, openDatabase, type SqlCell, type SqlRows } from './sqlite.ts';
import { shapeOfWkb } from './wkb.ts';

/** Before the geometry: `GP`, version, flags, system of coordinates, and an envelope of so many numbers. */
const HEAD_BYTES = 8;
const ENVELOPE_NUMBERS = [0, 4, 6, 6, 8];
const DEGREES = new Set([4326, 4490]);

/** Rows of a table by the names of their columns. */
function recordsOf(rows: SqlRows | undefined): readonly Readonly<Record<string, SqlCell>>[] {
  return (rows?.rows ?? []).map((row) =>
    Object.fromEntries(rows?.columns.map((column, index) => [column.toLowerCase(), row[index] ?? null]) ?? []),
  );
}

interface FeatureTable {
  readonly name: string;
  readonly column: string;
  readonly srs: number;
}

function featureTables(database: Database): readonly FeatureTable[] {
  return recordsOf(database.read('gpkg_geometry_columns')).flatMap(({ table_name, column_name, srs_id }) =>
    typeof table_name === 'string' && typeof column_name === 'string'
      ? [{ name: table_name, column: column_name.toLowerCase(), srs: Number(srs_id) }]
      : [],
  );
}

/** What the file says of its coordinates, unless it is degrees WGS-84; 0 and -1 are systems that nobody knows. */
function crsOf(database: Database, id: number): string | undefined {
  const srs = recordsOf(database.read('gpkg_spatial_ref_sys')).find(({ srs_id }) => srs_id === id);
  if (!srs || id <= 0) return undefined;
  const code = Number(srs.organization_coordsys_id);
  const isEpsg = /^epsg$/i.test(String(srs.organization));
  if (isEpsg && DEGREES.has(code)) return undefined;
  return typeof srs.definition === 'string' && srs.definition !== 'undefined' ? srs.definition : `EPSG:${code}`;
}

function shapeOf(cell: SqlCell, number: number, problems: Problems): unknown {
  if (!(cell instanceof Uint8Array)) return null;
  const bytes = new DataView(cell.buffer, cell.byteOffset, cell.byteLength);
  try {
    if (bytes.getUint16(0) !== 0x4750) return null;
    const flags = bytes.getUint8(3);
    if ((flags >> 4) & 1) return null;
    return shapeOfWkb(bytes, HEAD_BYTES + 8 * (ENVELOPE_NUMBERS[(flags >> 1) & 7] ?? 0));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.add('broken-row', number);
    return null;
  }
}

const plain = (cell: SqlCell) => (cell instanceof Uint8Array ? `${cell.length} bytes` : cell);

export const readGeopackage: Read = (bytes, { part }, problems) => {
  const database = openDatabase(bytes);
  const tables = featureTables(database);
  const chosen = tables.find(({ name }) => name === part) ?? tables[0];
  const read = chosen && database.read(chosen.name);
  if (!chosen || !read) throw new ReadFailure('no-features');
  const { columns, rows, isBroken } = read;
  if (isBroken) problems.add('broken-end', rows.length + 1);
  const geometry = columns.findIndex((column) => column.toLowerCase() === chosen.column);
  const found = rows.map((row, index): Found => {
    const number = index + 1;
    const properties = Object.fromEntries(
      columns.flatMap((column, at) => (at === geometry ? [] : [[column, plain(row[at] ?? null)]])),
    );
    return { value: { properties, geometry: shapeOf(row[geometry] ?? null, number, problems) }, number };
  });
  return {
    table: tableOf(found, problems),
    crs: crsOf(database, chosen.srs),
    ...(tables.length > 1 && { parts: tables.map(({ name }) => name), part: chosen.name }),
  };
};
