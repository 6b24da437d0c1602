/** The database that is written for GeoPackage, read by SQLite itself. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Database } from 'node-sqlite3-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseBytes, type SqlDatabase, type SqlTable, type SqlValue, varint } from '#export/gpkg/sqlite.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(database: SqlDatabase): Uint8Array {
  const work = databaseBytes(database);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
const databaseOf = (...tables: SqlTable[]): SqlDatabase => ({ tables, applicationId: 7, userVersion: 9 });

/** Opens what was written, and closes it again. @throws where SQLite finds a fault in it. */
function read<Result>(database: SqlDatabase, ask: (opened: Database) => Result): Result {
  const path = join(folder, 'a.sqlite');
  writeFileSync(path, written(database));
  const opened = new Database(path, { readOnly: true });
  try {
    expect(opened.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    return ask(opened);
  } finally {
    opened.close();
  }
}

const COLUMNS = ['a', 'b', 'c'] as const;
/** Columns without a type keep every value as it is. */
const tableOf = (rows: readonly (readonly SqlValue[])[], name = 'some'): SqlTable => ({
  name,
  sql: `CREATE TABLE ${name}(${COLUMNS.join(',')})`,
  rows,
});
const rowsIn = (opened: Database, name = 'some') =>
  opened.all(`SELECT * FROM ${name} ORDER BY rowid`).map((row) => COLUMNS.map((column) => row[column]));
const plain = (value: unknown) => (typeof value === 'bigint' ? Number(value) : value);

const value: fc.Arbitrary<SqlValue> = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true }),
  // A text ends at its first NUL for those who ask for it in C, as this binding does.
  fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\u0000', '')),
  fc.uint8Array({ maxLength: 300 }),
);

describe('the database', () => {
  test('holds every value as it was, in the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, value), { maxLength: 30 }), (rows) => {
        const found = read(databaseOf(tableOf(rows)), rowsIn);
        expect(found.map((row) => row.map(plain))).toEqual(
          rows.map((row) => row.map((cell) => (Object.is(cell, -0) ? -0 : cell))),
        );
      }),
      { numRuns: 40 },
    );
  });

  test.each([1, 127, 128, 480, 489, 3900, 4061, 4062, 4080, 8000, 8153, 8154, 60_000])(
    'keeps a text of %i bytes, with pages of its own where one has no room',
    (length) => {
      const text = 'x'.repeat(length);
      const rows = [
        [1, text, 2],
        [3, text, text],
      ];
      expect(read(databaseOf(tableOf(rows)), rowsIn)).toEqual(rows);
    },
  );

  test('has trees of several levels, of tables and of unique indexes', () => {
    const count = 4_000;
    // Long keys: few to a page, and so many levels.
    const rows = Array.from({ length: count }, (_, index) => [
      `${'k'.repeat(300)}${(index * 7919) % count}`,
      index,
      null,
    ]);
    const table: SqlTable = {
      ...tableOf(rows),
      sql: 'CREATE TABLE some(a TEXT NOT NULL UNIQUE, b, c, UNIQUE(b, c))',
      unique: [[0], [1, 2]],
    };
    read(databaseOf(table), (opened) => {
      expect(opened.get('SELECT count(*) AS n, max(b) AS last FROM some')).toEqual({ n: count, last: count - 1 });
      for (const index of [0, 1, 77, count - 1]) {
        const [key] = rows[index] ?? [];
        expect(opened.get('SELECT b FROM some INDEXED BY sqlite_autoindex_some_1 WHERE a = ?', [key ?? null])).toEqual({
          b: index,
        });
      }
    });
  });

  test('of many tables needs more than one page for what it says of them', () => {
    for (const count of [1, 10, 12, 13, 14, 15, 40, 400]) {
      const tables = Array.from({ length: count }, (_, index) => ({
        ...tableOf([[index, null, 'x']], `table_${index}`),
        sql: `CREATE TABLE table_${index}(a, b, c /* ${'of some length '.repeat(18)} */)`,
      }));
      read(databaseOf(...tables), (opened) => {
        expect(opened.get('SELECT count(*) AS n FROM sqlite_schema')).toEqual({ n: count });
        expect(rowsIn(opened, `table_${count - 1}`)).toEqual([[count - 1, null, 'x']]);
      });
    }
  });

  test('can be written to by others: its keys go on', () => {
    const table: SqlTable = {
      name: 'some',
      sql: 'CREATE TABLE some(a INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, b TEXT UNIQUE, c)',
      rows: [
        [-300, null, null],
        [-1, 'z', null],
        [3, 'x', null],
        [8, null, null],
        [9, null, null],
      ],
      key: 0,
      unique: [[1]],
    };
    const path = join(folder, 'b.sqlite');
    writeFileSync(path, written(databaseOf(table)));
    const opened = new Database(path);
    opened.run('INSERT INTO some(b) VALUES (?)', ['y']);
    expect(opened.all('SELECT a FROM some ORDER BY a').map(({ a }) => a)).toEqual([-300, -1, 3, 8, 9, 10]);
    expect(() => opened.run('INSERT INTO some(b) VALUES (?)', ['x'])).toThrow(/UNIQUE/);
    expect(opened.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect([opened.get('PRAGMA application_id'), opened.get('PRAGMA user_version')]).toEqual([
      { application_id: 7 },
      { user_version: 9 },
    ]);
    opened.close();
  });

  test('refuses rows that are the same where they must not be', () => {
    const table = { ...tableOf([]), unique: [[0, 1]] };
    const rows = [
      ['a', 1, 2],
      ['a', 1, 3],
    ];
    expect(() => written(databaseOf({ ...table, rows }))).toThrow('a, 1 twice');
    expect(() => written(databaseOf({ ...tableOf(rows), key: 1 }))).toThrow('do not increase');
  });

  test('counts in steps of seven bits', () => {
    expect([0, 127, 128, 16_384, 2 ** 32].map(varint)).toEqual([
      [0],
      [127],
      [129, 0],
      [129, 128, 0],
      [144, 128, 128, 128, 0],
    ]);
  });
});
