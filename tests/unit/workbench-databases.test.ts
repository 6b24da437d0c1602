/**
 * TopoJSON and GeoPackage in the workbench: what is written by another hand is read as it was, or told to be broken.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { geometryBlob } from '#export/gpkg/geometry.ts';
import { databaseBytes, type SqlTable, type SqlValue } from '#export/gpkg/sqlite.ts';
import { Problems } from '#workbench/model/problems.ts';
import { readGeojson } from '#workbench/read/read-geojson.ts';
import { readGeopackage } from '#workbench/read/read-geopackage.ts';
import type { Reading } from '#workbench/read/reading.ts';
import { openDatabase } from '#workbench/read/sqlite.ts';
import { layerWork, NO_CHOICES } from '#workbench/work/layer-work.ts';

const CHOICES = { encoding: null, part: null };
function read(of: typeof readGeojson, bytes: Uint8Array, part: string | null = null) {
  const problems = new Problems();
  return { ...(of(bytes, { ...CHOICES, part }, problems) as Reading), problems: problems.list() };
}

function written(...tables: readonly SqlTable[]): Uint8Array {
  const work = databaseBytes({ tables, applicationId: 0x47504b47, userVersion: 10_300 });
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

describe('a database', () => {
  const value: fc.Arbitrary<SqlValue> = fc.oneof(
    fc.constant(null),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.string({ unit: 'grapheme' }),
    // Longer than a page, and than two.
    fc.integer({ min: 0, max: 9000 }).map((length) => Uint8Array.from({ length }, (_, index) => index % 251)),
  );
  it('that another part writes is read as it was, in the order of its rows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { maxLength: 60 }), (rows) => {
        const { tables, read: readTable } = openDatabase(
          written({ name: 'Some', sql: 'CREATE TABLE Some(a,"b ""c""")', rows }),
        );
        expect(tables).toEqual(['Some']);
        expect(readTable('some')).toEqual({ columns: ['a', 'b "c"'], rows, isBroken: false });
      }),
      { numRuns: 60 },
    );
  });
  it('has many pages, and the number of a row is its key', () => {
    const rows = Array.from({ length: 5000 }, (_, index): SqlValue[] => [index + 1, `${index} 号`]);
    const sql =
      'CREATE TABLE t (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT CHECK (name IN (1, 2)), UNIQUE (name))';
    expect(openDatabase(written({ name: 't', sql, rows, key: 0 })).read('t')).toEqual({
      columns: ['fid', 'name'],
      rows,
      isBroken: false,
    });
  });
  it.each([0.3, 0.6, 0.9])('that breaks off at %d of it gives the rows before, and says so', (share) => {
    const rows = Array.from({ length: 5000 }, (_, index): SqlValue[] => [index + 1, `${index} 号`]);
    const bytes = written({ name: 't', sql: 'CREATE TABLE t(a INTEGER PRIMARY KEY,b)', rows, key: 0 });
    const cut = openDatabase(bytes.slice(0, Math.floor(bytes.length * share))).read('t');
    expect(cut?.isBroken).toBe(true);
    expect(cut?.rows).toEqual(rows.slice(0, cut?.rows.length));
  });
  it('whose bytes are damaged ends, in rows or in a failure', () => {
    const bytes = written({
      name: 't',
      sql: 'CREATE TABLE t(a,b)',
      rows: Array.from({ length: 300 }, (_, a) => [a, 'b']),
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }),
        (changes) => {
          const damaged = bytes.slice();
          for (const [at, byte] of changes) if (at >= 100) damaged[at] = byte;
          const { tables, read: readTable } = openDatabase(damaged);
          for (const table of tables) expect(readTable(table)?.rows.length).toBeLessThanOrEqual(100_000);
        },
      ),
    );
  });
});

const SQUARE = [
  [
    [121, 31],
    [121.5, 31],
    [121.5, 31.4],
    [121, 31],
  ],
];
const SHAPES: readonly GeoJSON.Geometry[] = [
  { type: 'Point', coordinates: [121.4, 31.2] },
  {
    type: 'MultiPoint',
    coordinates: [
      [121.4, 31.2],
      [121.5, 31.3],
    ],
  },
  {
    type: 'LineString',
    coordinates: [
      [121, 31],
      [122, 31],
    ],
  },
  {
    type: 'MultiLineString',
    coordinates: [
      [
        [121, 31],
        [122, 31],
      ],
      [
        [121, 30],
        [122, 30],
      ],
    ],
  },
  { type: 'Polygon', coordinates: SQUARE },
  { type: 'MultiPolygon', coordinates: [SQUARE, SQUARE] },
];
const SRS =
  'CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT)';
const GEOMETRY =
  'CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z TINYINT, m TINYINT)';
function geopackage(rows: readonly (readonly SqlValue[])[], srs = 4326, layers = ['园区', 'Lines']): Uint8Array {
  return written(
    {
      name: 'gpkg_spatial_ref_sys',
      sql: SRS,
      key: 1,
      rows: [['x', srs, srs > 0 ? 'EPSG' : 'NONE', srs, `WKT of ${srs}`]],
    },
    { name: 'gpkg_geometry_columns', sql: GEOMETRY, rows: layers.map((name) => [name, 'geom', 'GEOMETRY', srs, 0, 0]) },
    ...layers.map((name) => ({
      name,
      sql: `CREATE TABLE "${name}" (fid INTEGER PRIMARY KEY, geom BLOB, 名称 TEXT)`,
      key: 0,
      rows,
    })),
  );
}

/** Those that the other part writes. */
const WRITTEN = SHAPES.filter(({ type }) => type === 'Point' || type === 'MultiLineString' || type === 'MultiPolygon');

describe('a GeoPackage', () => {
  it('gives each shape with its row, and its layers to choose from', () => {
    const rows = WRITTEN.map((shape, index): SqlValue[] => [
      index + 1,
      geometryBlob(shape as never, 4326),
      `第${index}`,
    ]);
    const { table, crs, parts, part, problems } = read(readGeopackage, geopackage(rows), 'lines');
    expect([crs, parts, part, problems]).toEqual([undefined, ['园区', 'Lines'], '园区', []]);
    expect(table.shapes).toEqual(WRITTEN);
    expect(table.columns).toEqual(['fid', '名称']);
    expect(table.rows).toEqual(WRITTEN.map((_, index) => [index + 1, `第${index}`]));
    expect(read(readGeopackage, geopackage(rows), 'Lines').part).toBe('Lines');
  });
  it('says its system of coordinates, unless that is degrees or none', () => {
    const crs = (srs: number) => read(readGeopackage, geopackage([[1, null, 'a']], srs)).crs;
    expect([crs(4549), crs(4490), crs(0), crs(-1)]).toEqual(['WKT of 4549', undefined, undefined, undefined]);
  });
  it('keeps a row without a shape, with a curve, and with bytes that break off', () => {
    const whole = geometryBlob(WRITTEN[2] as never, 4326);
    const curve = whole.slice();
    // The number of CircularString, in the order of bytes that the writer has.
    const at = 8 + 8 * ([0, 4, 6, 6, 8][((curve[3] ?? 0) >> 1) & 7] ?? 0) + 1;
    new DataView(curve.buffer).setUint32(at, 8, curve[at - 1] === 1);
    const { table, problems } = read(
      readGeopackage,
      geopackage([
        [1, null, 'a'],
        [2, curve, 'b'],
        [3, whole.slice(0, -9), 'c'],
        [4, whole, 'd'],
      ]),
    );
    expect(table.shapes).toEqual([null, { type: 'WKB 8' }, null, WRITTEN[2]]);
    expect(problems).toMatchObject([{ code: 'broken-row', rows: [3] }]);
  });
  it('without a table of features, or another database, is refused', () => {
    expect(() => read(readGeopackage, written({ name: 't', sql: 'CREATE TABLE t(a)', rows: [] }))).toThrow(
      'no-features',
    );
  });

  const folder = mkdtempSync(join(tmpdir(), 'gpkg-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const hasGdal = spawnSync('ogr2ogr', ['--version']).status === 0;
  it.skipIf(!hasGdal)(
    `of GDAL, in metres of CGCS2000, lies where it lay${hasGdal ? '' : ' (skipped: no ogr2ogr)'}`,
    async () => {
      const [json, path] = [join(folder, 'a.geojson'), join(folder, 'a.gpkg')];
      const features = SHAPES.map((geometry, index) => ({
        type: 'Feature',
        properties: { 名称: `第${index}` },
        geometry,
      }));
      writeFileSync(json, JSON.stringify({ type: 'FeatureCollection', features }));
      execFileSync('ogr2ogr', ['-f', 'GPKG', path, json, '-t_srs', 'EPSG:4549', '-dim', 'XY']);
      const work = layerWork();
      await work.open(new Blob([new Uint8Array(readFileSync(path))]), () => undefined);
      const look = await work.look({ ...NO_CHOICES, crs: 'EPSG:4549' });
      expect(look).toMatchObject({ format: 'geopackage', rows: SHAPES.length, placed: SHAPES.length });
      expect(look.bbox?.map((degrees) => Number(degrees.toFixed(5)))).toEqual([121, 30, 122, 31.4]);
    },
  );
});

/** Two squares with a common border: arc 0 is walked one way by the first and the other way by the second. */
const TOPOLOGY = {
  type: 'Topology',
  transform: { scale: [0.5, 0.5], translate: [121, 31] },
  arcs: [
    [
      [1, 0],
      [0, 1],
    ],
    [
      [1, 1],
      [-1, 0],
      [0, -1],
      [1, 0],
    ],
    [
      [1, 0],
      [1, 0],
      [0, 1],
      [-1, 0],
    ],
  ],
  objects: {
    zones: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', arcs: [[0, 1]], properties: { name: '西' } },
        { type: 'Polygon', arcs: [[2, -1]], properties: { name: '东' } },
        { type: 'LineString', arcs: [7], properties: { name: '无' } },
      ],
    },
    site: { type: 'Point', coordinates: [1, 1] },
  },
};

describe('a TopoJSON', () => {
  const bytes = new TextEncoder().encode(JSON.stringify(TOPOLOGY));
  it('has its shapes put together of arcs, and its objects to choose from', () => {
    const { table, parts, part } = read(readGeojson, bytes);
    expect([parts, part]).toEqual([['zones', 'site'], 'zones']);
    expect(table.rows).toEqual([['西'], ['东'], ['无']]);
    expect(table.shapes).toEqual([
      {
        type: 'Polygon',
        coordinates: [
          [
            [121.5, 31],
            [121.5, 31.5],
            [121, 31.5],
            [121, 31],
            [121.5, 31],
          ],
        ],
      },
      {
        type: 'Polygon',
        coordinates: [
          [
            [121.5, 31],
            [122, 31],
            [122, 31.5],
            [121.5, 31.5],
            [121.5, 31],
          ],
        ],
      },
      null,
    ]);
    expect(read(readGeojson, bytes, 'site').table.shapes).toEqual([{ type: 'Point', coordinates: [121.5, 31.5] }]);
  });
  it('is known by its content', async () => {
    const work = layerWork();
    await work.open(new Blob([bytes]), () => undefined);
    expect(await work.look(NO_CHOICES)).toMatchObject({ format: 'geojson', rows: 3, placed: 2 });
  });
});
