/** The workbook, read back: its cells are those of the CSV, its parts are whole, and no text is evaluated. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { makeCsv } from '#export/csv/csv.ts';
import type { ExportRequest } from '#export/format.ts';
import { filledSheets, type SheetName } from '#export/tables/sheets.ts';
import { makeXlsx } from '#export/xlsx/xlsx.ts';
import { bytesOf, namedRequest, realRequest, textOf, work } from './export-support.ts';
import { inXml } from './package-support.ts';
import { areaId, HAS_OUTLINES, OUTLINES_NOTE, yearOf } from './support.ts';

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const read = (text: string) =>
  text
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, sign) => SIGNS[sign] ?? '')
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

type Workbook = Readonly<Record<string, string>>;
async function workbookOf(request: ExportRequest): Promise<Workbook> {
  const files = unzipSync(await bytesOf(await makeXlsx(request, work())));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

const columnAt = (reference: string) =>
  [...reference.replace(/\d+/, '')].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
const dayAt = (serial: number) => new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);

/** Rows of a sheet as texts, as a spreadsheet shows them. */
function rowsOf(markup: string): string[][] {
  return [...markup.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, cells = '']) => {
    const row: string[] = [];
    for (const [, reference = '', marks = '', body = ''] of cells.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(.*?)<\/c>/gs)) {
      const value = /<v>(.*)<\/v>/s.exec(body)?.[1] ?? /<t xml:space="preserve">(.*)<\/t>/s.exec(body)?.[1] ?? '';
      row[columnAt(reference)] = marks.includes('t="b"')
        ? String(value === '1')
        : marks.includes('s="2"')
          ? dayAt(Number(value))
          : marks.includes('inlineStr')
            ? read(value)
            : value;
    }
    return Array.from(row, (cell) => cell ?? '');
  });
}

/** RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text
    .replace(/^\ufeff/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
const bare = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
const padded = (rows: string[][]) => {
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''));
};

const HARD = ['=cmd|A1', '& < > " \' ]]>', '_x0041_', 'a\r\nb', '😀', 'مركز', '+1', ' ', '0123'];

describe('the workbook', () => {
  test('holds every name as a text, whatever it looks like', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...HARD), fc.string({ minLength: 1 })), { minLength: 1, maxLength: 4 }),
        async (names) => {
          const book = await workbookOf(namedRequest(names));
          const sheet = book['xl/worksheets/sheet1.xml'] ?? '';
          expect(sheet).not.toContain('<f');
          const shown = rowsOf(sheet).map(([, name]) => name);
          for (const name of names) expect(shown).toContain(inXml(name));
        },
      ),
      { numRuns: 15 },
    );
  });

  test('names every part once, and no part that is not there', async () => {
    const book = await workbookOf(namedRequest(['a']));
    const parts = Object.keys(book);
    const typed = [...(book['[Content_Types].xml'] ?? '').matchAll(/PartName="\/([^"]*)"/g)].map(([, part]) => part);
    for (const part of typed) expect(parts).toContain(part);
    expect(new Set(typed).size).toBe(typed.length);
    for (const [path, base] of [
      ['_rels/.rels', ''],
      ['xl/_rels/workbook.xml.rels', 'xl/'],
    ] as const)
      for (const [, target] of (book[path] ?? '').matchAll(/Target="([^"]*)"/g)) expect(parts).toContain(base + target);
    // The order of ECMA-376, which Excel insists on.
    const order = [
      'sheetPr',
      'dimension',
      'sheetViews',
      'sheetFormatPr',
      'cols',
      'sheetData',
      'autoFilter',
      'pageMargins',
      'pageSetup',
    ];
    const sheet = book['xl/worksheets/sheet1.xml'] ?? '';
    const at = order.map((name) => sheet.indexOf(`<${name}`));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at).not.toContain(-1);
    // Printed as wide as a page: without the switch, Excel does not look at the number of pages.
    expect(sheet).toMatch(/<sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>.*<pageSetup [^>]*fitToHeight="0"/s);
  });
});

describe.skipIf(!HAS_OUTLINES)(`the workbook of the real data${OUTLINES_NOTE}`, () => {
  const request = () =>
    realRequest({ layers: OVERLAYS, asof: yearOf(2022), compare: ['songjiang', 'minhang'].map(areaId) });

  test('has the cells of the CSV, sheet by sheet', async () => {
    const book = await workbookOf(request());
    const sheets = filledSheets(request());
    expect(sheets.map(({ id }) => id)).toEqual(['places', 'figures', 'comparison', 'difference', 'matrix']);
    for (const [index, { id }] of sheets.entries()) {
      const csv = parseCsv(await textOf(await makeCsv(request(), work(), { table: id as SheetName })));
      const xlsx = rowsOf(book[`xl/worksheets/sheet${index + 1}.xml`] ?? '');
      expect(csv.length).toBeGreaterThan(2);
      expect(padded(xlsx)).toEqual(padded(csv.map((row) => row.map(bare))));
    }
  });

  test('has numbers and days as such, and says its sources in a sheet of their own', async () => {
    const book = await workbookOf(request());
    const figures = book['xl/worksheets/sheet2.xml'] ?? '';
    expect([...figures.matchAll(/<c r="E\d+"><v>-?[\d.e+]+<\/v>/g)].length).toBe(rowsOf(figures).length - 1);
    const about = rowsOf(book['xl/worksheets/sheet6.xml'] ?? '').flat();
    for (const { title } of request().catalogue.documents) expect(about.join()).toContain(title.zh);
    expect(about).toContain('0123456789ab');
    expect(about).toContain('2026-12-01');
  });

  // LibreOffice without its spreadsheet program opens no workbook.
  const hasOffice = existsSync('/usr/bin/soffice') && existsSync('/usr/lib/libreoffice/program/libsclo.so');
  test.skipIf(!hasOffice)('opens in LibreOffice, which reads the same names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'layout-map-xlsx-'));
    try {
      writeFileSync(join(folder, 'map.xlsx'), await bytesOf(await makeXlsx(request(), work())));
      // UTF-8 with commas and quotes.
      execFileSync(
        '/usr/bin/soffice',
        ['--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76', 'map.xlsx'],
        {
          cwd: folder,
          env: { ...process.env, HOME: folder },
        },
      );
      const text = readFileSync(join(folder, 'map.csv'), 'utf8');
      for (const { name, overlay } of request().catalogue.areas)
        if (overlay !== 'context') expect(text).toContain(name.zh);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
