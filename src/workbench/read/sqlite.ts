/**
 * Reads tables of an SQLite database, format 3 (https://www.sqlite.org/fileformat2.html), whole and in the order of
 * their rows: what a GeoPackage needs. `sql.js` would cost 358 kB gz, and a policy that allows WebAssembly. What is
 * still in a journal beside the file (`-wal`) is not seen, nor are tables without row ids.
 */
import { ReadFailure } from '../model/problems.ts';

export type SqlCell = null | number | string | Uint8Array;

export interface SqlRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlCell[])[];
  /** Whether the file breaks off within the table: what is before it is here. */
  readonly isBroken: boolean;
}

export interface Database {
  readonly tables: readonly string[];
  /** Undefined: there is no such table. Names count in any case, as in SQL. */
  readonly read: (table: string) => SqlRows | undefined;
}

const HEADER = 100;
const MAGIC = 'SQLite format 3\0';
const LEAF = 0x0d;
const INTERIOR = 0x05;
const LEAF_HEADER = 8;
const INTERIOR_HEADER = 12;
const ENCODINGS: Readonly<Record<number, string>> = { 1: 'utf-8', 2: 'utf-16le', 3: 'utf-16be' };
/** Bytes of an integer by its serial type. */
const INTEGER_BYTES: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8 };
const REAL = 7;
const FIRST_BLOB = 12;

interface Varint {
  readonly value: number;
  readonly end: number;
}

/** A number of one to nine bytes, seven bits each, the highest first; above 2^53 it is inexact. */
function varintAt(bytes: DataView, at: number): Varint {
  let value = 0;
  for (let index = 0; index < 8; index++) {
    const byte = bytes.getUint8(at + index);
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, end: at + index + 1 };
  }
  return { value: value * 256 + bytes.getUint8(at + 8), end: at + 9 };
}

/** Two's complement, the highest byte first. */
function integerAt(bytes: DataView, at: number, length: number): number {
  let value = bytes.getInt8(at);
  for (let index = 1; index < length; index++) value = value * 256 + bytes.getUint8(at + index);
  return value;
}

const unquoted = (name: string) => name.replace(/^["'`[]|["'`\]]$/g, '').replaceAll('""', '"');
const CONSTRAINT = /^(?:constraint|primary|unique|check|foreign)\b/i;

interface Columns {
  readonly names: readonly string[];
  /** Index of the column that is the row's number, which its records do not hold. */
  readonly key: number;
}

/** The columns of a `CREATE TABLE`. */
function columnsOf(sql: string): Columns {
  const inner = sql.slice(sql.indexOf('(') + 1, sql.lastIndexOf(')'));
  // Commas within brackets and quotes are none between columns.
  const parts = inner.match(
    /(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|"(?:[^"]|"")*"|'(?:[^']|'')*'|`[^`]*`|\[[^\]]*\]|[^,])+/g,
  );
  const columns = (parts ?? []).map((part) => part.trim()).filter((part) => part !== '' && !CONSTRAINT.test(part));
  const names = columns.map((part) => unquoted(/^(?:"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|[^\s]+)/.exec(part)?.[0] ?? ''));
  return { names, key: columns.findIndex((part) => /\binteger\s+(?:not\s+null\s+)?primary\s+key\b/i.test(part)) };
}

/** @throws a `ReadFailure` where the bytes are no database. */
export function openDatabase(bytes: Uint8Array): Database {
  if (bytes.length < HEADER || new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    throw new ReadFailure('unknown-format');
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const written = file.getUint16(16);
  const pageSize = written === 1 ? 65_536 : written;
  const usable = pageSize - file.getUint8(20);
  if (pageSize < 512 || usable < 480) throw new ReadFailure('unknown-format');
  const decoder = new TextDecoder(ENCODINGS[file.getUint32(56)] ?? 'utf-8');
  const maxLocal = usable - 35;
  const minLocal = Math.floor(((usable - 12) * 32) / 255) - 23;
  const startOf = (page: number) => (page - 1) * pageSize;

  /** The bytes of a record, some of which may follow on pages of their own (section 1.6). */
  function payload(at: number, length: number): DataView {
    if (length <= maxLocal) return new DataView(bytes.buffer, bytes.byteOffset + at, length);
    if (length > bytes.length) throw new RangeError('A record is longer than its file.');
    const spill = minLocal + ((length - minLocal) % (usable - 4));
    const local = spill <= maxLocal ? spill : minLocal;
    const all = new Uint8Array(length);
    all.set(bytes.subarray(at, at + local));
    let filled = local;
    let page = file.getUint32(at + local);
    while (filled < length) {
      const start = startOf(page) + 4;
      const part = bytes.subarray(start, start + Math.min(usable - 4, length - filled));
      if (page === 0 || part.length === 0) throw new RangeError('A record breaks off.');
      all.set(part, filled);
      filled += part.length;
      page = file.getUint32(start - 4);
    }
    return new DataView(all.buffer);
  }

  function recordOf(record: DataView): SqlCell[] {
    const { value: headerLength, end } = varintAt(record, 0);
    const cells: SqlCell[] = [];
    let at = headerLength;
    for (let head = end; head < headerLength; ) {
      const { value: type, end: next } = varintAt(record, head);
      head = next;
      const integer = INTEGER_BYTES[type];
      if (type === 0) cells.push(null);
      else if (integer) {
        cells.push(integerAt(record, at, integer));
        at += integer;
      } else if (type === REAL) {
        cells.push(record.getFloat64(at));
        at += 8;
      } else if (type < FIRST_BLOB) cells.push(type - 8);
      else {
        const length = Math.floor((type - FIRST_BLOB) / 2);
        const part = new Uint8Array(record.buffer, record.byteOffset + at, length);
        cells.push(type % 2 === 0 ? part : decoder.decode(part));
        at += length;
      }
    }
    return cells;
  }

  /** The records below a page, in order. A page that was seen is not read again: the tree of a broken file may loop. */
  function* records(
    page: number,
    seen = new Set<number>(),
  ): Generator<{ readonly id: number; readonly cells: SqlCell[] }> {
    if (seen.has(page)) throw new RangeError('A page is its own child.');
    seen.add(page);
    const start = startOf(page);
    const at = page === 1 ? start + HEADER : start;
    const kind = file.getUint8(at);
    const count = file.getUint16(at + 3);
    const pointers = at + (kind === LEAF ? LEAF_HEADER : INTERIOR_HEADER);
    if (kind !== LEAF && kind !== INTERIOR) throw new RangeError('A page is of another kind.');
    for (let index = 0; index < count; index++) {
      const cell = start + file.getUint16(pointers + 2 * index);
      if (kind === INTERIOR) {
        yield* records(file.getUint32(cell), seen);
        continue;
      }
      const length = varintAt(file, cell);
      const id = varintAt(file, length.end);
      yield { id: id.value, cells: recordOf(payload(id.end, length.value)) };
    }
    if (kind === INTERIOR) yield* records(file.getUint32(at + 8), seen);
  }

  function rowsOf(root: number, { names, key }: Columns): SqlRows {
    const rows: SqlCell[][] = [];
    try {
      // A column that was added later is not in older records.
      for (const { id, cells } of records(root))
        rows.push(names.map((_, index) => (index === key ? id : (cells[index] ?? null))));
      return { columns: names, rows, isBroken: false };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { columns: names, rows, isBroken: true };
    }
  }

  const schema = rowsOf(1, { names: ['type', 'name', 'tbl_name', 'rootpage', 'sql'], key: -1 });
  const roots = new Map<string, { readonly name: string; readonly root: number; readonly sql: string }>();
  for (const [type, name, , root, sql] of schema.rows)
    if (type === 'table' && typeof name === 'string' && typeof root === 'number' && typeof sql === 'string')
      roots.set(name.toLowerCase(), { name, root, sql });
  return {
    tables: [...roots.values()].map(({ name }) => name),
    read: (table) => {
      const found = roots.get(table.toLowerCase());
      return found && rowsOf(found.root, columnsOf(found.sql));
    },
  };
}
