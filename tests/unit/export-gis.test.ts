/** GeoPackage and shapefiles, read back: by SQLite, byte by byte, and by GDAL where that is there. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { Database } from 'node-sqlite3-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extentOf } from '#domain/geo/rings.ts';
import { kindOf } from '#domain/model/rows/read.ts';
import { EVIDENCE_LANGUAGES } from '#domain/vocabulary/languages.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import type { ExportRequest } from '#export/format.ts';
import { makeGeoJson } from '#export/geojson/geojson.ts';
import { type Layer, layersOf, positionsOf } from '#export/gis/layers.ts';
import { makeGpkg } from '#export/gpkg/gpkg.ts';
import { makeKml } from '#export/kml/kml.ts';
import { cellText, shortNames } from '#export/shp/dbf.ts';
import { encodeText, encodingOf } from '#export/shp/encoding.ts';
import { makeShp } from '#export/shp/shp.ts';
import { bytesOf, namedRequest, realRequest, work } from './export-support.ts';
import { parseXml, named as xmlNamed } from './package-support.ts';
import { areaId, HAS_OUTLINES, OUTLINES_NOTE, realCatalogue, yearOf } from './support.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gis-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function finished<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
const layersIn = (request: ExportRequest): readonly Layer[] => finished(layersOf(request));

async function written(request: ExportRequest): Promise<string> {
  const path = join(folder, 'a.gpkg');
  writeFileSync(path, await bytesOf(await makeGpkg(request, work())));
  return path;
}
async function opened<Result>(request: ExportRequest, ask: (database: Database) => Result): Promise<Result> {
  const database = new Database(await written(request), { readOnly: true });
  try {
    return ask(database);
  } finally {
    database.close();
  }
}
/** Cells of a query's rows. */
const cells = (database: Database, sql: string): unknown[][] => database.all(sql).map((row) => Object.values(row));

const HARD = ['& < > " \' ]]>', '=1+1', '\u202eabc', '😀', 'مركز', 'a\u0000b', 'a\r\nb', '\ud800', ' x ', "'; DROP"];
const name = fc.oneof(fc.constantFrom(...HARD), fc.string({ unit: 'grapheme', minLength: 1 }));
/** As a text is in UTF-8, without what ends it in C. */
const kept = (text: string) => new TextDecoder().decode(new TextEncoder().encode(text.replaceAll('\u0000', '')));

describe('GeoPackage', () => {
  test('holds every name as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 4 }), async (names) => {
        const request = namedRequest(names);
        const found = await opened(request, (database) => {
          expect(cells(database, 'PRAGMA integrity_check')).toEqual([['ok']]);
          return cells(database, 'SELECT id, name_en FROM areas');
        });
        expect(new Map(found as [string, string][])).toEqual(
          new Map(names.map((one, index) => [`area-${index}`, kept(one)])),
        );
      }),
      { numRuns: 15 },
    );
  });

  test('says what it is, in the tables that its standard asks for', async () => {
    await opened(namedRequest(['a', 'b']), (database) => {
      expect(cells(database, 'PRAGMA application_id')).toEqual([[0x47504b47]]);
      expect(cells(database, 'PRAGMA user_version')).toEqual([[10_300]]);
      expect(cells(database, 'PRAGMA foreign_key_check')).toEqual([]);
      expect(cells(database, 'SELECT srs_id, organization FROM gpkg_spatial_ref_sys ORDER BY srs_id')).toEqual([
        [-1, 'NONE'],
        [0, 'NONE'],
        [4326, 'EPSG'],
      ]);
      const contents = 'SELECT min_x, min_y, max_x, max_y, srs_id, data_type FROM gpkg_contents';
      expect(cells(database, `${contents} WHERE table_name = 'areas'`)).toEqual([[121, 31, 123, 32, 4326, 'features']]);
      const columns = 'SELECT column_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns';
      expect(cells(database, `${columns} WHERE table_name = 'areas'`)).toEqual([['geom', 'MULTIPOLYGON', 4326, 0, 0]]);
      // Each table that the contents name is there, and each column that has a title.
      for (const [table] of cells(database, 'SELECT table_name FROM gpkg_contents'))
        expect(cells(database, `SELECT count(*) FROM "${table}"`), String(table)).toHaveLength(1);
      const untitled =
        'SELECT * FROM gpkg_data_columns d WHERE NOT EXISTS (SELECT 1 FROM pragma_table_info(d.table_name) ' +
        'WHERE name = d.column_name)';
      expect(cells(database, untitled)).toEqual([]);
    });
  });

  test('has geometries with their extent, wound as in simple features', async () => {
    const [[blob]] = (await opened(namedRequest(['a']), (database) =>
      cells(database, "SELECT geom FROM areas WHERE id = 'area-0'"),
    )) as [[Uint8Array]];
    const view = new DataView(blob.buffer, blob.byteOffset);
    expect([...blob.subarray(0, 4)]).toEqual([0x47, 0x50, 0, 3]);
    expect(view.getUint32(4, true)).toBe(4326);
    expect([8, 16, 24, 32].map((at) => view.getFloat64(at, true))).toEqual([121, 122, 31, 32]);
    const ring = Array.from({ length: 5 }, (_, index) =>
      [0, 8].map((more) => view.getFloat64(40 + 9 + 9 + 4 + 16 * index + more, true)),
    );
    // Counterclockwise: first east, then north.
    const at = ring.findIndex(([lng, lat]) => lng === 121 && lat === 31);
    expect(ring[at + 1]).toEqual([122, 31]);
  });

  test('is refused where no place is shown, and ends when it is cancelled', async () => {
    const request = namedRequest(['a'], { layers: [] });
    await expect(makeGpkg(request, work())).rejects.toThrow(request.t('export.nothing.places'));
    const control = new AbortController();
    const ending = makeGpkg(namedRequest(['a']), { signal: control.signal, progress: () => control.abort() });
    await expect(ending).rejects.toThrow(/abort/i);
  });
});

const GBK = encodingOf('GBK');
const readGbk = (bytes: Uint8Array) => new TextDecoder('gbk').decode(bytes);

describe('the texts of shapefiles', () => {
  test('in GBK are what programs read: every sign that it has comes back', () => {
    const signs = Array.from({ length: 0x9fff }, (_, code) => String.fromCharCode(code)).filter((sign) => sign >= ' ');
    const has = signs.filter((sign) => GBK.missing(sign).length === 0);
    // ASCII, and the signs of GBK 1.0 up to here.
    expect(has.length).toBeGreaterThan(21_500);
    expect(readGbk(GBK.bytes(has.join('')))).toBe(has.join(''));
    for (const sign of '松江区临港科创走廊—…〓') expect(GBK.bytes(sign)).toHaveLength(2);
  });
  test('write what GBK lacks in another way, and say so', () => {
    expect(readGbk(GBK.bytes('© São Łódź 😀€'))).toBe('(C) Sao 〓ódz 〓EUR');
    expect(GBK.missing('© São 😀')).toEqual(['©', 'ã', '😀']);
  });
  test('are cut between two signs, and say so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 4, max: 40 }), (text, max) => {
        for (const encoding of ['UTF-8', 'GBK'] as const) {
          const one = encodingOf(encoding);
          const { bytes, isCut } = encodeText(text, one, max);
          expect(bytes.length).toBeLessThanOrEqual(max);
          const read = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
          const whole = new TextDecoder(encoding, { ignoreBOM: true }).decode(one.bytes(text));
          expect(isCut).toBe(one.bytes(text).length > max);
          if (isCut) expect(read.endsWith('…') && whole.startsWith(read.slice(0, -1))).toBe(true);
          else expect(read).toBe(whole);
        }
      }),
    );
  });
  test('have names of fields of at most ten letters, none of them twice', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}(_[a-z]{1,12}){0,3}$/), { maxLength: 40 }), (names) => {
        const short = shortNames(names);
        expect(new Set(short).size).toBe(names.length);
        for (const one of short) expect(one).toMatch(/^[a-z0-9_]{1,10}$/);
      }),
    );
    expect(shortNames(['id', 'industries', 'industries_standing', 'industries_states'])).toEqual([
      'id',
      'industries',
      'indu_stan',
      'indu_stat',
    ]);
  });
});

/** Cells of a dBASE table as texts, by its own header. */
function readDbf(bytes: Uint8Array, encoding: string): Readonly<Record<string, string>>[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [count, header, width] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)];
  expect(bytes.length).toBe(header + count * width + 1);
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const fields = Array.from({ length: (header - 33) / 32 }, (_, index) => {
    const field = bytes.subarray(32 * (index + 1), 32 * (index + 2));
    return { name: new TextDecoder().decode(field.subarray(0, 11)).replace(/\0.*$/, ''), width: field[16] ?? 0 };
  });
  return Array.from({ length: count }, (_, row) => {
    let at = header + row * width + 1;
    return Object.fromEntries(
      fields.map((field) => {
        const text = decoder.decode(bytes.subarray(at, at + field.width));
        at += field.width;
        return [field.name, text.trimEnd()];
      }),
    );
  });
}

const shapefilesOf = async (request: ExportRequest, encoding: 'UTF-8' | 'GBK') =>
  unzipSync(await bytesOf(await makeShp(request, work(), { encoding })));

describe('shapefiles', () => {
  test.each(['UTF-8', 'GBK'] as const)('hold every name, on one line, in %s', async (encoding) => {
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 4 }), async (names) => {
        const files = await shapefilesOf(namedRequest(names), encoding);
        const rows = readDbf(files['areas.dbf'] ?? new Uint8Array(), encoding);
        const one = encodingOf(encoding);
        for (const [index, own] of names.entries()) {
          const { bytes } = encodeText(cellText(kept(own)), one, 254);
          const wanted = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes).trimEnd();
          expect(rows.find(({ id }) => id === `area-${index}`)?.name_en).toBe(wanted);
        }
        expect(new TextDecoder().decode(files['areas.cpg'])).toBe(encoding);
      }),
      { numRuns: 15 },
    );
  });

  test('are indexed, with outer rings clockwise', async () => {
    const files = await shapefilesOf(namedRequest(['a', 'b']), 'GBK');
    const [shp, shx] = [files['areas.shp'] ?? new Uint8Array(), files['areas.shx'] ?? new Uint8Array()];
    const [main, index] = [new DataView(shp.buffer, shp.byteOffset), new DataView(shx.buffer, shx.byteOffset)];
    expect([main.getInt32(0), main.getInt32(24) * 2, main.getInt32(32, true)]).toEqual([9994, shp.length, 5]);
    expect([36, 44, 52, 60].map((at) => main.getFloat64(at, true))).toEqual([121, 31, 123, 32]);
    const at = index.getInt32(108) * 2;
    expect([main.getInt32(at), main.getInt32(at + 4)]).toEqual([2, index.getInt32(112)]);
    const ring = Array.from({ length: 5 }, (_, position) =>
      [0, 8].map((more) => main.getFloat64(at + 8 + 48 + 16 * position + more, true)),
    );
    const corner = ring.findIndex(([lng, lat]) => lng === 122 && lat === 31);
    expect(ring[corner + 1]).toEqual([122, 32]);
  });
});

describe.skipIf(!HAS_OUTLINES)(`of the real data${OUTLINES_NOTE}`, () => {
  const everything = { layers: OVERLAYS } as const;

  test('no place, statement, figure or link is lost, and each is linked to its places', async () => {
    // Of the year of the last document, whichever that is.
    const request = realRequest({ ...everything, asof: yearOf(Math.max(...realCatalogue().years)) });
    const ids = request.catalogue.areas.filter(({ overlay }) => overlay !== 'context').map(({ id }) => id);
    const layers = layersIn(request);
    expect(layers.flatMap(({ rows }) => rows.map(({ id }) => id)).sort()).toEqual([...ids].sort());
    await opened(request, (database) => {
      const all = layers.map((layer) => `SELECT id FROM ${layer.name}`).join(' UNION ALL ');
      expect(cells(database, `${all} ORDER BY id`).flat()).toEqual([...ids].sort());
      const listed = new Set<string>(ids);
      for (const list of ['statements', 'figures', 'links'] as const) {
        const wanted = [...request.evidence.values()].flatMap((file) =>
          file[list].flatMap((row) =>
            kindOf(list)
              .areas(row as never)
              .some((id) => listed.has(id))
              ? [row.id]
              : [],
          ),
        );
        expect(wanted.length).toBeGreaterThan(100);
        expect(cells(database, `SELECT id FROM ${list} ORDER BY id`).flat()).toEqual([...wanted].sort());
      }
      const of = (id: string, table: string) =>
        cells(
          database,
          `SELECT s.places FROM statements s JOIN ${table}_statements m ON m.related_id = s.fid ` +
            `JOIN ${table} a ON a.fid = m.base_id WHERE a.id = '${id}'`,
        ).flat();
      const said = of('songjiang', 'areas');
      expect(said.length).toBeGreaterThan(5);
      for (const places of said) expect(String(places).split(' ')).toContain('songjiang');
      const [citation] = cells(database, "SELECT sources FROM areas WHERE id = 'songjiang'").flat();
      expect(citation).toMatch(/第 \d+ 行（20\d\d）/);
      for (const column of ['licence', 'data_version', 'link'])
        expect(cells(database, `SELECT count(*) FROM not_located WHERE ${column} IS NULL`)).toEqual([[0]]);
    });
  });

  test.each(EVIDENCE_LANGUAGES)('has a style in which every place has its category, in %s', async (language) => {
    const request = realRequest(everything, language);
    await opened(request, (database) => {
      const styles = cells(database, 'SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault');
      expect(styles.map(([table]) => table)).toEqual(['areas', 'lines', 'points']);
      for (const [table, qml] of styles) {
        const root = parseXml(String(qml).replace("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n", ''));
        const categories = xmlNamed(root, 'category').map(({ attributes }) => attributes.value);
        expect(new Set(categories).size).toBe(categories.length);
        const used = cells(database, `SELECT DISTINCT style FROM ${table}`).flat();
        expect([...categories].sort()).toEqual(used.sort());
        const symbols = root.children[0]?.children.find((child) => child.name === 'symbols')?.children ?? [];
        expect(symbols.map(({ attributes }) => attributes.name)).toEqual(categories.map((_, index) => String(index)));
        for (const symbol of symbols) expect(symbol.children.length).toBeGreaterThan(0);
      }
      const [qml] = styles.map(([, one]) => String(one));
      // Dots of what is not stated, stripes of what is planned, and the colour of a class over white.
      for (const mark of ['PointPatternFill', 'LinePatternFill', '224,193,254,255']) expect(qml).toContain(mark);
    });
  });
});

const HAS_GDAL = (() => {
  try {
    execFileSync('ogrinfo', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
const GDAL_NOTE = HAS_GDAL ? '' : ' (skipped: ogrinfo is not there)';

interface Read {
  readonly count: number;
  readonly extent: readonly number[];
  /** Cells by id. */
  readonly rows: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** A layer as GDAL reads it. @throws where GDAL has anything to say against it. */
function readByGdal(path: string, layer: string): Read {
  const told = execFileSync('ogrinfo', ['-so', path, layer], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const count = Number(/Feature Count: (\d+)/.exec(told)?.[1]);
  const extent = (/Extent: \(([^)]*)\) - \(([^)]*)\)/.exec(told)?.slice(1) ?? []).flatMap((pair) =>
    pair.split(', ').map(Number),
  );
  const text = execFileSync('ogr2ogr', ['-f', 'GeoJSON', '/vsistdout/', path, layer], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  interface Found {
    readonly features: { readonly properties: Readonly<Record<string, unknown>> }[];
  }
  const { features }: Found = JSON.parse(text);
  const rows = new Map(
    features.map(({ properties }) => [
      String(properties.id),
      Object.fromEntries(
        Object.entries(properties)
          .filter(([, value]) => value !== null)
          .map(([key, value]) => [key, String(value)]),
      ),
    ]),
  );
  return { count, extent, rows };
}

describe.skipIf(!HAS_OUTLINES || !HAS_GDAL)(`read by GDAL${OUTLINES_NOTE}${GDAL_NOTE}`, () => {
  const VIEWS = [
    ['zh', { asof: yearOf(2019), layers: OVERLAYS }],
    ['en', { asof: yearOf(2019), area: areaId('songjiang'), layers: ['g60', 'districts'] }],
    ['zh', { asof: yearOf(2022), layers: ['overseas', 'partners'] }],
  ] as const;

  test.each(VIEWS)(
    'GeoPackage and both shapefiles say what was asked, in %s of %o',
    { timeout: 180_000 },
    async (language, view) => {
      const request = realRequest(view, language);
      const gpkg = await written(request);
      const sets = { 'UTF-8': join(folder, 'utf8.shp.zip'), GBK: join(folder, 'gbk.shp.zip') } as const;
      for (const encoding of ['UTF-8', 'GBK'] as const)
        writeFileSync(sets[encoding], await bytesOf(await makeShp(request, work(), { encoding })));
      for (const layer of layersIn(request)) {
        const extent = extentOf(layer.rows.flatMap(({ shape }) => (shape ? positionsOf(shape) : [])));
        const full = readByGdal(gpkg, layer.name);
        expect(full.count, layer.name).toBe(layer.rows.length);
        for (const [index, value] of (extent ?? []).entries()) expect(full.extent[index]).toBeCloseTo(value, 5);
        const short = shortNames(layer.fields.map((field) => field.name));
        const cut = Object.entries(sets).map(([encoding, path]) => ({
          encoding: encodingOf(encoding as keyof typeof sets),
          label: encoding,
          read: readByGdal(`/vsizip/${path}`, layer.name),
        }));
        for (const { id, values } of layer.rows)
          for (const [index, value] of values.entries()) {
            const field = layer.fields[index]?.name ?? '';
            const wanted = value === undefined ? undefined : String(value);
            expect(full.rows.get(id)?.[field], `${id} ${field}`).toBe(wanted);
            for (const { encoding, label, read } of cut) {
              const { bytes } = encodeText(cellText(wanted ?? ''), encoding, 254);
              const cell = read.rows.get(id)?.[short[index] ?? ''];
              const found = typeof value === 'number' ? Number(cell) : (cell ?? '');
              const same = typeof value === 'number' ? value : new TextDecoder(label).decode(bytes);
              expect(found, `${id} ${field} ${label}`).toBe(same);
            }
          }
        for (const { read } of cut) {
          expect(read.count).toBe(layer.rows.length);
          for (const [index, value] of (extent ?? []).entries()) expect(read.extent[index]).toBeCloseTo(value, 5);
        }
      }
    },
  );

  test('GeoJSON and KML have the same places, with the same names', { timeout: 180_000 }, async () => {
    const request = realRequest({ asof: yearOf(2019), layers: OVERLAYS });
    const rows = layersIn(request).flatMap((layer) => layer.rows);
    const nameAt = layersIn(request)[0]?.fields.findIndex((field) => field.name === 'name_zh') ?? -1;
    const names = rows.map(({ values }) => String(values[nameAt])).sort();
    const read = async (made: ReturnType<typeof makeGeoJson>, extension: string): Promise<number> => {
      const path = join(folder, `a.${extension}`);
      writeFileSync(path, await bytesOf(await made));
      const layers = execFileSync('ogrinfo', ['-so', '-al', path], { encoding: 'utf8' });
      return [...layers.matchAll(/Feature Count: (\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0);
    };
    expect(await read(makeGeoJson(request, work()), 'geojson')).toBe(rows.length);
    expect(await read(makeKml(request, work()), 'kml')).toBe(rows.length);
    const all = execFileSync('ogrinfo', ['-al', '-geom=NO', join(folder, 'a.kml')], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    expect([...all.matchAll(/^ {2}Name \(String\) = (.*)$/gm)].map(([, one]) => one).sort()).toEqual(names);
  });
});
