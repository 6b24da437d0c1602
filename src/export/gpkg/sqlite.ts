/**
 * Writes an SQLite database, format 3 (https://www.sqlite.org/fileformat2.html): tables and unique indexes from rows
 * that are all there. Whatever a database needs while it changes (free pages, journals, transactions) has no part in
 * it. Nothing is read: other programs do that.
 */

export type SqlValue = null | number | string | Uint8Array;

export interface SqlTable {
  readonly name: string;
  /** The statement that creates it, as SQLite keeps it. */
  readonly sql: string;
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly SqlValue[])[];
  /** Index of the column that is `INTEGER PRIMARY KEY`; its values increase. Absent: rows are counted from 1. */
  readonly key?: number;
  /** Columns of each `UNIQUE` and other `PRIMARY KEY`, in the order in which `sql` has them. */
  readonly unique?: readonly (readonly number[])[];
}

export interface SqlDatabase {
  readonly tables: readonly SqlTable[];
  readonly applicationId: number;
  readonly userVersion: number;
}

const PAGE = 4096;
const HEADER = 100;
const MAGIC = 'SQLite format 3\0';
/** The version of SQLite whose features are used at most; it says so in the header. */
const SQLITE_VERSION = 3_008_003;
const SCHEMA_FORMAT = 4;
const UTF8 = 1;
/** The page that an SQLite database of more than a gigabyte must leave empty is never reached: this is the limit. */
const MAX_PAGES = 262_144;

/** Kinds of pages of a tree, by their flag. */
const LEAF = { table: 0x0d, index: 0x0a } as const;
const INTERIOR = { table: 0x05, index: 0x02 } as const;
type TreeKind = keyof typeof LEAF;
const LEAF_HEADER = 8;
const INTERIOR_HEADER = 12;
const POINTER = 2;
const CHILD = 4;

/** Bytes of a record that stay on the page; the rest follows on pages of its own (section 1.6). */
const MIN_LOCAL = Math.floor(((PAGE - 12) * 32) / 255) - 23;
const MAX_LOCAL: Readonly<Record<TreeKind, number>> = {
  table: PAGE - 35,
  index: Math.floor(((PAGE - 12) * 64) / 255) - 23,
};

const encoder = new TextEncoder();

/**
 * The bytes of a number, seven bits each, the highest first (section 1.6). A negative one is that of 64 bits, all of
 * which its nine bytes hold: eight in the last.
 *
 * @param value a safe integer.
 */
export function varint(value: number): number[] {
  if (value < 0) {
    const bits = BigInt.asUintN(64, BigInt(value));
    const high = Array.from({ length: 8 }, (_, index) => Number((bits >> BigInt(57 - 7 * index)) & 127n) | 128);
    return [...high, Number(bits & 255n)];
  }
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest % 128) | 0x80);
  return bytes;
}

function joined(parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const u32 = (value: number): readonly number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

/** Widths of whole numbers in bytes, by their serial type less one. */
const WIDTHS = [1, 2, 3, 4, 6, 8] as const;

function numberCell(value: number): readonly [type: number, body: Uint8Array] {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    const body = new Uint8Array(8);
    new DataView(body.buffer).setFloat64(0, value);
    return [7, body];
  }
  if (value === 0 || value === 1) return [8 + value, new Uint8Array()];
  const index = WIDTHS.findIndex((width) => value >= -(2 ** (8 * width - 1)) && value < 2 ** (8 * width - 1));
  const body = new Uint8Array(8);
  new DataView(body.buffer).setBigInt64(0, BigInt(value));
  return [index + 1, body.subarray(8 - (WIDTHS[index] ?? 8))];
}

function cellOf(value: SqlValue): readonly [type: number, body: Uint8Array] {
  if (value === null) return [0, new Uint8Array()];
  // SQLite has no number that is none: it keeps NULL.
  if (typeof value === 'number') return Number.isNaN(value) ? [0, new Uint8Array()] : numberCell(value);
  const body = typeof value === 'string' ? encoder.encode(value) : value;
  return [body.length * 2 + (typeof value === 'string' ? 13 : 12), body];
}

/** A row as its bytes (section 2.1). */
function recordOf(values: readonly SqlValue[]): Uint8Array {
  const cells = values.map(cellOf);
  const types = cells.flatMap(([type]) => varint(type));
  // The length counts itself: 127 and more takes a second byte.
  const length = types.length + 1 < 128 ? types.length + 1 : types.length + 2;
  return joined([varint(length), types, ...cells.map(([, body]) => body)]);
}

/** What stands in a tree, in its order: the row's key for a table, and the bytes of the row or of the index's entry. */
interface Entry {
  readonly key: number;
  readonly record: Uint8Array;
}

/** The order of an index: NULL, then numbers, then texts by their bytes. Blobs are in no index that we write. */
function compareValues(a: SqlValue, b: SqlValue): number {
  const rank = (value: SqlValue) => (value === null ? 0 : typeof value === 'number' ? 1 : 2);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string') return 0;
  const [left, right] = [encoder.encode(a), encoder.encode(b)];
  const at = left.findIndex((byte, index) => byte !== right[index]);
  return at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
}

/** The pages of a file, by number less one. */
class Pages {
  readonly all: Uint8Array[] = [];

  /** @returns the number of a new, empty page. */
  add(): number {
    if (this.all.length >= MAX_PAGES) throw new Error('a database of more than a gigabyte');
    return this.all.push(new Uint8Array(PAGE));
  }

  at(number: number): Uint8Array {
    const page = this.all[number - 1];
    if (!page) throw new RangeError(`no page ${number}`);
    return page;
  }

  /** A cell with its record, of which what has no room goes to pages that follow each other. */
  cell(kind: TreeKind, { key, record }: Entry): Uint8Array {
    const head = [...varint(record.length), ...(kind === 'table' ? varint(key) : [])];
    const max = MAX_LOCAL[kind];
    if (record.length <= max) return joined([head, record]);
    const fitting = MIN_LOCAL + ((record.length - MIN_LOCAL) % (PAGE - CHILD));
    const local = fitting <= max ? fitting : MIN_LOCAL;
    const first = this.add();
    let number = first;
    for (let from = local; from < record.length; from += PAGE - CHILD) {
      const page = this.at(number);
      page.set(record.subarray(from, from + PAGE - CHILD), CHILD);
      if (from + PAGE - CHILD >= record.length) break;
      number = this.add();
      page.set(u32(number));
    }
    return joined([head, record.subarray(0, local), u32(first)]);
  }

  /** Fills a page of a tree. @param right the last child of an interior page. */
  fill(number: number, flag: number, cells: readonly Uint8Array[], right?: number): void {
    const page = this.at(number);
    const view = new DataView(page.buffer);
    const start = number === 1 ? HEADER : 0;
    const header = right === undefined ? LEAF_HEADER : INTERIOR_HEADER;
    let content = PAGE;
    for (const [index, cell] of cells.entries()) {
      content -= cell.length;
      page.set(cell, content);
      view.setUint16(start + header + POINTER * index, content);
    }
    page[start] = flag;
    view.setUint16(start + 3, cells.length);
    view.setUint16(start + 5, content);
    if (right !== undefined) view.setUint32(start + 8, right);
  }
}

const room = (page: number, header: number) => PAGE - header - (page === 1 ? HEADER : 0);
const sizeOf = (cells: readonly Uint8Array[]) => cells.reduce((sum, { length }) => sum + length + POINTER, 0);

/** Indexes at which a new page begins, so that each page has room for its cells, of which it has at least one. */
function cuts(cells: readonly Uint8Array[], capacity: number): readonly number[] {
  const starts = [0];
  let used = 0;
  for (const [index, cell] of cells.entries()) {
    const size = cell.length + POINTER;
    if (used > 0 && used + size > capacity) {
      starts.push(index);
      used = 0;
    }
    used += size;
  }
  return starts;
}

/** A page below another, and what separates it from the next one: the last key in it, or the entry between the two. */
interface Child {
  readonly page: number;
  readonly separator: Uint8Array;
}

/**
 * Cells in their order, shared out on pages. Between two pages of an index stands an entry that is on neither of them;
 * the last page of a tree has no separator.
 */
function share(
  pages: Pages,
  kind: TreeKind,
  cells: readonly Uint8Array[],
  keys: readonly number[],
  capacity: number,
): readonly Child[] {
  const starts = cuts(cells, capacity);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? cells.length;
    const isLast = end === cells.length;
    const page = pages.add();
    const lifted = kind === 'index' && !isLast;
    pages.fill(page, LEAF[kind], cells.slice(start, lifted ? end - 1 : end));
    const between = kind === 'table' ? varint(keys[end - 1] ?? 0) : (cells[end - 1] ?? []);
    return { page, separator: Uint8Array.from(between) };
  });
}

/** The tree of some entries, with its root at a page that is there. */
function writeTree(pages: Pages, kind: TreeKind, entries: readonly Entry[], root: number): void {
  const cells = entries.map((entry) => pages.cell(kind, entry));
  if (sizeOf(cells) <= room(root, LEAF_HEADER)) {
    pages.fill(root, LEAF[kind], cells);
    return;
  }
  const keys = entries.map(({ key }) => key);
  // No more to a page than to the root, which has less room on the first page: what does not fit there is two pages.
  let children = share(pages, kind, cells, keys, room(root, LEAF_HEADER));
  const pointing = ({ page, separator }: Child) => joined([u32(page), separator]);
  for (;;) {
    const inner = children.slice(0, -1).map(pointing);
    const last = children.at(-1)?.page ?? 0;
    if (sizeOf(inner) <= room(root, INTERIOR_HEADER)) {
      pages.fill(root, INTERIOR[kind], inner, last);
      return;
    }
    // The separator of a page's last child goes up, so that each page takes a cell less than it has room for.
    const starts = cuts(children.map(pointing), PAGE - INTERIOR_HEADER);
    const below = children;
    // A page of one child would have no cell.
    const cut = starts.map((start, index) => (index > 0 && start === below.length - 1 ? start - 1 : start));
    children = cut.map((start, index): Child => {
      const own = below.slice(start, cut[index + 1]);
      const page = pages.add();
      const end = own.at(-1);
      pages.fill(page, INTERIOR[kind], own.slice(0, -1).map(pointing), end?.page);
      return { page, separator: end?.separator ?? new Uint8Array() };
    });
  }
}

const keyOf = ({ key }: SqlTable, row: readonly SqlValue[], index: number): number => {
  const value = key === undefined ? index + 1 : row[key];
  if (typeof value !== 'number') throw new TypeError('a key is a number');
  return value;
};

function tableEntries(table: SqlTable): readonly Entry[] {
  const entries = table.rows.map((row, index) => ({
    key: keyOf(table, row, index),
    // The key is that of the cell: its column is empty.
    record: recordOf(row.map((value, column) => (column === table.key ? null : value))),
  }));
  if (entries.some(({ key }, index) => key <= (entries[index - 1]?.key ?? Number.NEGATIVE_INFINITY)))
    throw new RangeError(`keys of ${table.name} do not increase`);
  return entries;
}

/** @throws where two rows are the same in columns that are unique. */
function indexEntries(table: SqlTable, columns: readonly number[]): readonly Entry[] {
  const rows = table.rows.map((row, index) => [
    ...columns.map((column) => row[column] ?? null),
    keyOf(table, row, index),
  ]);
  const compare = (a: readonly SqlValue[], b: readonly SqlValue[], count: number) => {
    for (let index = 0; index < count; index += 1) {
      const order = compareValues(a[index] ?? null, b[index] ?? null);
      if (order !== 0) return order;
    }
    return 0;
  };
  rows.sort((a, b) => compare(a, b, columns.length + 1));
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    const isWhole = row.slice(0, -1).every((value) => value !== null);
    if (before && isWhole && compare(before, row, columns.length) === 0)
      throw new RangeError(`${table.name}: ${row.slice(0, -1).join(', ')} twice`);
  }
  return rows.map((row) => ({ key: 0, record: recordOf(row) }));
}

function header(page: Uint8Array, { applicationId, userVersion }: SqlDatabase, count: number): void {
  const view = new DataView(page.buffer);
  page.set(encoder.encode(MAGIC));
  view.setUint16(16, PAGE);
  // Versions of writing and reading: neither needs a log beside the file. Then fractions that are always these.
  page.set([1, 1, 0, 64, 32, 32], 18);
  for (const [at, value] of [
    [24, 1],
    [28, count],
    [40, 1],
    [44, SCHEMA_FORMAT],
    [56, UTF8],
    [60, userVersion],
    [68, applicationId],
    [92, 1],
    [96, SQLITE_VERSION],
  ] as const)
    view.setUint32(at, value);
}

/** The rows that `AUTOINCREMENT` counts on: the last key of each table. */
function sequences(tables: readonly SqlTable[]): readonly SqlTable[] {
  const counted = tables.filter(({ sql }) => /\bAUTOINCREMENT\b/.test(sql));
  if (counted.length === 0) return [];
  const rows = counted.flatMap((table) => {
    const last = table.rows.at(-1);
    return last ? [[table.name, keyOf(table, last, table.rows.length - 1)]] : [];
  });
  return [{ name: 'sqlite_sequence', sql: 'CREATE TABLE sqlite_sequence(name,seq)', rows }];
}

/**
 * The bytes of a database. Yields after each table, so that the work can be done in slices.
 *
 * @throws where rows are the same that must not be, or a key is not greater than the one before it.
 */
export function* databaseBytes(database: SqlDatabase): Generator<undefined, Uint8Array<ArrayBuffer>> {
  const pages = new Pages();
  pages.add();
  const schema: SqlValue[][] = [];
  for (const table of [...database.tables, ...sequences(database.tables)]) {
    const root = pages.add();
    writeTree(pages, 'table', tableEntries(table), root);
    schema.push(['table', table.name, table.name, root, table.sql]);
    for (const [index, columns] of (table.unique ?? []).entries()) {
      const own = pages.add();
      writeTree(pages, 'index', indexEntries(table, columns), own);
      schema.push(['index', `sqlite_autoindex_${table.name}_${index + 1}`, table.name, own, null]);
    }
    yield;
  }
  writeTree(
    pages,
    'table',
    schema.map((row, index) => ({ key: index + 1, record: recordOf(row) })),
    1,
  );
  header(pages.at(1), database, pages.all.length);
  const bytes = new Uint8Array(pages.all.length * PAGE);
  for (const [index, page] of pages.all.entries()) bytes.set(page, index * PAGE);
  return bytes;
}
