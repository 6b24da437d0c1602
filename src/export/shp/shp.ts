/** Shapefiles, zipped: a set of files for each kind of geometry, in the encoding that older software asks for. */
import { csv } from '#domain/format/csv.ts';
import { extentOf } from '#domain/geo/rings.ts';
import { inSlices } from '#map/svg/slices.ts';
import type { ExportRequest, Made, Work } from '../format.ts';
import { type Layer, layersOf, positionsOf } from '../gis/layers.ts';
import { qmlOf } from '../gis/qml.ts';
import { plainCell } from '../tables/sheet.ts';
import { sheetNamed } from '../tables/sheets.ts';
import { type ZipEntry, zipped } from '../zip/zip.ts';
import { dbfOf, shortNames, type WrittenTable } from './dbf.ts';
import type { EncodingName } from './encoding.ts';
import { readmeOf } from './readme.ts';
import { shapeFiles } from './shapes.ts';

const WGS84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],' +
  'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

const encoder = new TextEncoder();
const text = (path: string, content: string): ZipEntry => ({ path, bytes: () => encoder.encode(content) });

/** The table in full: cells of dBASE are cut. */
function fullTable(request: ExportRequest): ZipEntry {
  const { columns, rows } = sheetNamed(request, 'places');
  const records = rows.map((row) =>
    Object.fromEntries(columns.map(({ name }, index) => [name, plainCell(row[index])])),
  );
  return text(
    'places.csv',
    csv(
      columns.map(({ name }) => name),
      records,
      columns.map(({ heading }) => heading),
    ),
  );
}

/** The files of a layer beside its table; names in letters of ASCII, which every program unpacks. */
function filesOf(
  request: ExportRequest,
  layer: Layer,
  table: WrittenTable,
  names: readonly string[],
  encoding: string,
) {
  const { name, fields, rows, styles } = layer;
  const common: ZipEntry[] = [{ path: `${name}.dbf`, bytes: () => table.bytes }, text(`${name}.cpg`, encoding)];
  const shapes = rows.flatMap(({ shape }) => shape ?? []);
  const extent = extentOf(shapes.flatMap(positionsOf));
  if (name === 'not_located' || !extent) return common;
  const { shp, shx } = shapeFiles(shapes, extent);
  const short = (field: string) => names[fields.findIndex((one) => one.name === field)] ?? field;
  const qml = qmlOf({
    layer: name,
    styles,
    styleField: short('style'),
    nameField: short(`name_${request.evidenceLanguage}`),
  });
  return [
    { path: `${name}.shp`, bytes: () => shp },
    { path: `${name}.shx`, bytes: () => shx },
    ...common,
    text(`${name}.prj`, WGS84),
    text(`${name}.qml`, qml),
  ];
}

/** Works in slices. @throws where no place is shown, in words. */
export async function makeShp(
  request: ExportRequest,
  { progress, signal }: Work,
  { encoding }: { readonly encoding: EncodingName },
): Promise<Made> {
  signal.throwIfAborted();
  const { about } = request;
  const layers: Layer[] = [];
  const tables: WrittenTable[] = [];
  let names: readonly string[] = [];
  function* write(): Generator<undefined> {
    layers.push(...(yield* layersOf(request)));
    names = shortNames((layers[0]?.fields ?? []).map(({ name }) => name));
    for (const { fields, rows } of layers) {
      yield;
      signal.throwIfAborted();
      const values = rows.map((row) => row.values);
      tables.push(yield* dbfOf(fields, names, values, encoding, about.made));
      progress((0.5 * tables.length) / layers.length);
    }
  }
  await inSlices(write());
  const facts = {
    encoding,
    names,
    cut: tables.reduce((sum, { cut }) => sum + cut, 0),
    missing: new Set(tables.flatMap(({ missing }) => [...missing])),
  };
  const entries = [
    text('readme.txt', readmeOf(request, facts)),
    ...layers.flatMap((layer, index) => {
      const table = tables[index];
      return table ? filesOf(request, layer, table, names, encoding) : [];
    }),
    fullTable(request),
  ];
  const bytes = await zipped(entries, about.made, (done) => {
    signal.throwIfAborted();
    progress(0.5 + done / entries.length / 2);
  });
  const preview = entries.map(({ path }) => path).join('\n');
  return { bytes, name: `${about.stem}-${encoding.toLowerCase()}.shp.zip`, type: 'application/zip', preview };
}
