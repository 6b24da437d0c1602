/**
 * A Shapefile (ESRI 1998) in an archive: shapes (`.shp`), their rows (`.dbf`, dBase III), the encoding of the rows
 * (`.cpg`, or a byte of the `.dbf`) and the system of coordinates (`.prj`). Where a file breaks off, what is before it
 * is read. Without `.dbf` there are shapes without rows; without `.prj` nothing says what the coordinates are.
 */
import type { Geometry, Position } from 'geojson';
import { signedArea } from '../model/mend.ts';
import { type Problems, ReadFailure } from '../model/problems.ts';
import { type Cell, type Row, uniqueNames } from '../model/table.ts';
import type { Read } from './reading.ts';
import { ENCODINGS, type Encoding } from './text.ts';
import { unzip } from './unzip.ts';

const HEADER_BYTES = 100;
/** Without fields, and the byte that ends them. */
const DBF_HEADER_BYTES = 33;
const FILE_CODE = 9994;
/** Of a record, before its content: number and length. */
const RECORD_HEAD_BYTES = 8;
/** A kind with heights or measures is ten or twenty more than the plain one. */
const KINDS: Readonly<Record<number, 'point' | 'line' | 'polygon' | 'points'>> = {
  1: 'point',
  3: 'line',
  5: 'polygon',
  8: 'points',
};

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function positions(data: DataView, at: number, count: number): Position[] {
  return Array.from({ length: count }, (_, index) => [
    data.getFloat64(at + 16 * index, true),
    data.getFloat64(at + 16 * index + 8, true),
  ]);
}

const isIn = ([x = 0, y = 0]: Position, ring: readonly Position[]): boolean => {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [ax = 0, ay = 0] = ring[at] ?? [];
    const [bx = 0, by = 0] = ring[before] ?? [];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
};

/** Rings with the clock are areas, the others are holes of the area that they lie in. */
function polygonsOf(rings: readonly Position[][]): Geometry {
  const areas = rings.filter((ring) => signedArea(ring) <= 0).map((ring) => [ring]);
  const holes = rings.filter((ring) => signedArea(ring) > 0);
  // A file whose rings all run the wrong way has areas only.
  if (areas.length === 0) return { type: 'MultiPolygon', coordinates: holes.map((ring) => [[...ring].reverse()]) };
  for (const hole of holes) {
    const area = areas.find(([outer = []]) => hole[0] && isIn(hole[0], outer)) ?? areas[0];
    area?.push(hole);
  }
  // As GeoJSON has it: areas against the clock.
  const turned = areas.map((area) => area.map((ring) => [...ring].reverse()));
  const [only] = turned;
  return turned.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: turned };
}

/** @param at where the content of a record begins. @throws a `RangeError` where the file breaks off. */
function shapeAt(data: DataView, at: number): { readonly shape: Geometry | null; readonly is3d: boolean } {
  const code = data.getInt32(at, true);
  const is3d = code >= 10 && code < 20;
  const kind = KINDS[code % 10];
  if (code === 0 || !kind) return { shape: null, is3d };
  if (kind === 'point') return { shape: { type: 'Point', coordinates: positions(data, at + 4, 1)[0] ?? [] }, is3d };
  if (kind === 'points') {
    const count = data.getInt32(at + 36, true);
    return { shape: { type: 'MultiPoint', coordinates: positions(data, at + 40, count) }, is3d };
  }
  const [partCount, count] = [data.getInt32(at + 36, true), data.getInt32(at + 40, true)];
  const starts = Array.from({ length: partCount }, (_, index) => data.getInt32(at + 44 + 4 * index, true));
  const all = positions(data, at + 44 + 4 * partCount, count);
  const parts = starts.map((start, index) => all.slice(start, starts[index + 1] ?? count));
  if (kind === 'polygon') return { shape: polygonsOf(parts), is3d };
  const [only] = parts;
  return {
    shape:
      parts.length === 1 && only
        ? { type: 'LineString', coordinates: only }
        : { type: 'MultiLineString', coordinates: parts },
    is3d,
  };
}

/** More vertices than the bytes of a record can hold are no record. */
const isPlausible = (data: DataView, at: number, length: number) => {
  const code = data.getInt32(at, true) % 10;
  if (code !== 3 && code !== 5 && code !== 8) return true;
  const count = data.getInt32(at + (code === 8 ? 36 : 40), true);
  return count >= 0 && 16 * count <= length;
};

function readShp(bytes: Uint8Array, problems: Problems): readonly (Geometry | null)[] {
  const data = view(bytes);
  if (bytes.length < HEADER_BYTES || data.getInt32(0) !== FILE_CODE) throw new ReadFailure('incomplete', '.shp');
  const shapes: (Geometry | null)[] = [];
  let at = HEADER_BYTES;
  while (at < bytes.length) {
    try {
      const length = 2 * data.getInt32(at + 4);
      if (
        length < 4 ||
        at + RECORD_HEAD_BYTES + length > bytes.length ||
        !isPlausible(data, at + RECORD_HEAD_BYTES, length)
      )
        throw new RangeError();
      const { shape, is3d } = shapeAt(data, at + RECORD_HEAD_BYTES);
      shapes.push(shape);
      if (is3d) problems.add('three-d', shapes.length);
      at += RECORD_HEAD_BYTES + length;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems.add('broken-end', shapes.length + 1);
      break;
    }
  }
  return shapes;
}

/** Code pages by the byte 29 of a `.dbf`. */
const BY_LANGUAGE: Readonly<Record<number, Encoding>> = {
  77: 'gb18030',
  79: 'big5',
  87: 'windows-1252',
  3: 'windows-1252',
};
const BY_NAME: readonly (readonly [name: RegExp, encoding: Encoding])[] = [
  [/utf-?8|65001/i, 'utf-8'],
  [/gb|936/i, 'gb18030'],
  [/big-?5|950/i, 'big5'],
  [/1252|8859-?1|latin-?1/i, 'windows-1252'],
];

interface Encoded {
  readonly encoding: Encoding;
  readonly isGuess: boolean;
}

/** What `.cpg` says, else the language byte, else UTF-8 where all of it is valid, else GB 18030. */
function encodingOf(dbf: Uint8Array, cpg: Uint8Array | undefined, chosen: Encoding | null): Encoded {
  if (chosen) return { encoding: chosen, isGuess: false };
  const named = cpg && new TextDecoder('latin1').decode(cpg);
  const said = named && BY_NAME.find(([name]) => name.test(named))?.[1];
  const byByte = BY_LANGUAGE[dbf[29] ?? 0];
  if (said) return { encoding: said, isGuess: false };
  if (byByte === 'gb18030' || byByte === 'big5') return { encoding: byByte, isGuess: false };
  const isAscii = dbf.subarray(view(dbf).getUint16(8, true)).every((byte) => byte < 0x80);
  if (isAscii) return { encoding: byByte ?? 'utf-8', isGuess: false };
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(dbf.subarray(view(dbf).getUint16(8, true)));
    return { encoding: 'utf-8', isGuess: true };
  } catch {
    // A byte for Windows in the west is what programs write that know nothing else.
    return { encoding: 'gb18030', isGuess: true };
  }
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly at: number;
  readonly length: number;
}

function fieldsOf(dbf: Uint8Array, headBytes: number, decode: (part: Uint8Array) => string): readonly Field[] {
  const fields: Field[] = [];
  // The first byte of a row marks it as deleted.
  let at = 1;
  for (let start = 32; start + 32 <= headBytes && dbf[start] !== 0x0d; start += 32) {
    const name = dbf.subarray(start, start + 11);
    const end = name.indexOf(0);
    const length = dbf[start + 16] ?? 0;
    fields.push({
      name: decode(end < 0 ? name : name.subarray(0, end)).trim(),
      type: String.fromCharCode(dbf[start + 11] ?? 0),
      at,
      length,
    });
    at += length;
  }
  return fields;
}

const DATE = /^(\d{4})(\d{2})(\d{2})$/;
function cellOf(text: string, type: string): Cell {
  const plain = text.replaceAll('\u0000', '').trim();
  if (plain === '' || /^\*+$/.test(plain)) return null;
  if (type === 'N' || type === 'F') return Number.isFinite(Number(plain)) ? Number(plain) : plain;
  if (type === 'D') return plain.replace(DATE, '$1-$2-$3');
  if (type === 'L') return /[YyTt]/.test(plain) ? true : /[NnFf]/.test(plain) ? false : null;
  return plain;
}

interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

function readDbf(dbf: Uint8Array, encoding: Encoding, problems: Problems): Rows {
  const data = view(dbf);
  const [count, headBytes, rowBytes] = [data.getUint32(4, true), data.getUint16(8, true), data.getUint16(10, true)];
  const decoder = new TextDecoder(encoding);
  const decode = (part: Uint8Array) => decoder.decode(part);
  const fields = fieldsOf(dbf, headBytes, decode);
  const { names, renamed } = uniqueNames(fields.map(({ name }) => name));
  if (renamed > 0) problems.add('renamed');
  const rows: Row[] = [];
  for (let index = 0; index < count && rowBytes > 0; index++) {
    const start = headBytes + index * rowBytes;
    if (start + rowBytes > dbf.length + 1) {
      problems.add('broken-end', index + 1);
      break;
    }
    const row = fields.map(({ at, length, type }) =>
      cellOf(decode(dbf.subarray(start + at, start + at + length)), type),
    );
    if (row.some((cell) => typeof cell === 'string' && cell.includes('\ufffd'))) problems.add('undecoded', index + 1);
    rows.push(row);
  }
  return { columns: names, rows };
}

/** Degrees of WGS-84 and of CGCS2000, which differ by less than a metre. */
const DEGREES = /^\s*GEOGCS\[.*(?:WGS_?(?:19)?84|CGCS_?2000|China_Geodetic_Coordinate_System_2000)/is;

export const readShapefile: Read = (bytes, { encoding: chosen, part }, problems) => {
  const files = unzip(bytes, (name) => /\.(?:shp|dbf|prj|cpg)$/.test(name));
  const names = [...files.keys()].filter((name) => /\.shp$/i.test(name)).map((name) => name.slice(0, -4));
  const name = names.find((one) => one === part) ?? names[0];
  if (name === undefined) throw new ReadFailure('incomplete', '.shp');
  const fileOf = (ending: string) =>
    [...files].find(([path]) => path.toLowerCase() === `${name}.${ending}`.toLowerCase())?.[1];
  const [shp, dbf, prj] = [fileOf('shp'), fileOf('dbf'), fileOf('prj')];
  if (!shp) throw new ReadFailure('incomplete', '.shp');
  const shapes = readShp(shp, problems);
  if (!dbf) problems.add('no-rows-file');
  else if (dbf.length < DBF_HEADER_BYTES) throw new ReadFailure('incomplete', '.dbf');
  const { encoding, isGuess } = dbf
    ? encodingOf(dbf, fileOf('cpg'), chosen)
    : { encoding: ENCODINGS[0], isGuess: false };
  const { columns, rows } = dbf ? readDbf(dbf, encoding, problems) : { columns: [], rows: [] };
  const count = Math.max(shapes.length, rows.length);
  const system = prj && new TextDecoder().decode(prj).trim();
  if (!system) problems.add('no-crs-file');
  return {
    table: {
      columns,
      rows: Array.from({ length: count }, (_, index) => rows[index] ?? columns.map(() => null)),
      shapes: Array.from({ length: count }, (_, index) => shapes[index] ?? null),
    },
    ...(dbf && { encoding, isEncodingGuessed: isGuess }),
    parts: names,
    part: name,
    crs: system && !DEGREES.test(system) ? system : undefined,
  };
};
