/**
 * Workbooks (XLSX, ISO/IEC 29500): the values of one sheet. Nothing is computed: a computed cell has the value that was
 * saved with it. Dates become ISO 8601; a merged cell says the same in each row that it covers.
 */
import { type Problems, ReadFailure } from '../model/problems.ts';
import { type Cell, uniqueNames } from '../model/table.ts';
import type { Read } from './reading.ts';
import { unzip } from './unzip.ts';

const DEFINITIONS = /<!(?:DOCTYPE|ENTITY)/i;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const textOf = (xml: string) =>
  xml.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal: string, hex: string, name: string) => {
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    if (name) return ENTITIES[name] ?? whole;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : textOf(found);
};
/** Texts of runs; the reading beside a word (`rPh`) is not part of it. */
const runsOf = (xml: string) =>
  [...xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '').matchAll(/<t\b[^>]*?(?:\/>|>([\s\S]*?)<\/t>)/g)]
    .map(([, text = '']) => textOf(text))
    .join('');

/** `BC12` -> column 54, row 12; both from 0 and 1. */
function addressOf(reference: string): { readonly column: number; readonly row: number } | undefined {
  const [, letters = '', row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  if (row === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(row) };
}

/** Formats of dates that have numbers only, also those of Chinese and Japanese programs. */
const isDateId = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
/** What a format says apart from quoted text, colours and conditions. */
const isDateCode = (code: string) =>
  /[ymdhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')) && !/general/i.test(code);

/** Which styles show a number as a date. */
function dateStyles(xml: string): ReadonlySet<number> {
  const custom = new Map(
    [...xml.matchAll(/<numFmt\b([^>]*)>/g)].map(([, tag = '']) => [
      Number(attribute(tag, 'numFmtId')),
      attribute(tag, 'formatCode') ?? '',
    ]),
  );
  const cells = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(xml)?.[1] ?? '';
  const styles = new Set<number>();
  [...cells.matchAll(/<xf\b([^>]*)>/g)].forEach(([, tag = ''], index) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    const code = custom.get(id);
    if (code === undefined ? isDateId(id) : isDateCode(code)) styles.add(index);
  });
  return styles;
}

const DAY_MS = 86_400_000;
/** Days since the end of 1899, with the leap day of 1900 that there was not; or since 1904. */
export function dateOf(days: number, is1904: boolean): string {
  const from = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const iso = new Date(from + Math.round(days * 86_400) * 1000).toISOString();
  return days % 1 === 0 || Math.abs(days % 1) * DAY_MS < 500 ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}

interface Book {
  readonly strings: readonly string[];
  readonly dates: ReadonlySet<number>;
  readonly is1904: boolean;
}

/** Beyond these a sheet has nothing that a person has written. */
const COLUMNS_MAX = 2000;
const ROWS_MAX = 1_048_576;
const CELL = /<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g;

function cellIn(tag: string, content: string, { strings, dates, is1904 }: Book): Cell {
  const type = attribute(tag, 't');
  if (type === 'inlineStr') return runsOf(content) || null;
  const value = /<v\b[^>]*>([\s\S]*?)<\/v>/.exec(content)?.[1];
  if (value === undefined) return null;
  if (type === 's') return strings[Number(value)] || null;
  if (type === 'b') return value === '1';
  if (type === 'str' || type === 'd') return textOf(value) || null;
  // An error such as #N/A is no value.
  if (type === 'e') return null;
  const number = Number(value);
  if (!Number.isFinite(number)) return textOf(value);
  return dates.has(Number(attribute(tag, 's') ?? 0)) && number >= 0 && number < 2_958_466
    ? dateOf(number, is1904)
    : number;
}

function cellsOf(xml: string, book: Book, problems: Problems): ReadonlyMap<number, Cell[]> {
  const rows = new Map<number, Cell[]>();
  for (const [, tag = '', content = ''] of xml.matchAll(CELL)) {
    const at = addressOf(attribute(tag, 'r') ?? '');
    if (!at || at.column >= COLUMNS_MAX || at.row > ROWS_MAX) continue;
    const cell = cellIn(tag, content, book);
    if (/<f\b/.test(content)) problems.add('computed', at.row);
    if (cell === null) continue;
    const row = rows.get(at.row) ?? [];
    row[at.column] = typeof cell === 'string' ? cell.trim() : cell;
    rows.set(at.row, row);
  }
  for (const [, tag = ''] of xml.matchAll(/<mergeCell\b([^>]*)>/g)) {
    const [from, to] = (attribute(tag, 'ref') ?? '').split(':').map(addressOf);
    const value = from && rows.get(from.row)?.[from.column];
    // Across columns it is a heading; down rows it says the same of each.
    if (!from || !to || value === undefined || to.row === from.row) continue;
    for (let row = from.row + 1; row <= Math.min(to.row, ROWS_MAX); row++) {
      const cells = rows.get(row);
      if (!cells || cells[from.column] !== undefined) continue;
      cells[from.column] = value;
      problems.add('merged', row);
    }
  }
  return rows;
}

export const readXlsx: Read = (bytes, { part }, problems) => {
  const files = unzip(bytes, (name) =>
    /^xl\/(?:workbook|sharedstrings|styles|worksheets\/[^/]*|_rels\/workbook)\.xml(?:\.rels)?$/.test(name),
  );
  const decoder = new TextDecoder();
  const xmlOf = (path: string) => {
    const found = [...files].find(([name]) => name.toLowerCase() === path.toLowerCase())?.[1];
    const xml = found ? decoder.decode(found) : '';
    if (DEFINITIONS.test(xml)) throw new ReadFailure('entities');
    return xml;
  };
  const workbook = xmlOf('xl/workbook.xml');
  const targets = new Map(
    [...xmlOf('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b([^>]*)>/g)].map(([, tag = '']) => [
      attribute(tag, 'Id'),
      (attribute(tag, 'Target') ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\b([^>]*)>/g)].flatMap(([, tag = '']) => {
    const [name, path] = [attribute(tag, 'name'), targets.get(/r:id="([^"]*)"/.exec(tag)?.[1])];
    return name && path?.includes('worksheets/') ? [{ name, path }] : [];
  });
  const sheet = sheets.find(({ name }) => name === part) ?? sheets[0];
  if (!sheet) throw new ReadFailure('broken-zip');
  const book: Book = {
    strings: [...xmlOf('xl/sharedStrings.xml').matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g)].map(([, item = '']) =>
      runsOf(item),
    ),
    dates: dateStyles(xmlOf('xl/styles.xml')),
    is1904: /<workbookPr\b[^>]*date1904="(?:1|true)"/.test(workbook),
  };
  const rows = [...cellsOf(xmlOf(sheet.path), book, problems)].sort(([a], [b]) => a - b);
  const filled = (cells: readonly Cell[]) =>
    cells.filter((cell) => cell !== undefined && cell !== null && cell !== '').length;
  const at = rows.findIndex(([, cells]) => filled(cells) > 1);
  const [head, ...body] = rows.slice(Math.max(0, at));
  if (!head || body.length === 0) throw new ReadFailure('no-rows');
  const width = Math.max(head[1].length, ...body.slice(0, 1000).map(([, cells]) => cells.length));
  const { names, renamed } = uniqueNames(Array.from({ length: width }, (_, column) => String(head[1][column] ?? '')));
  if (renamed > 0) problems.add('renamed', head[0]);
  return {
    table: {
      columns: names,
      rows: body.map(([, cells]) => Array.from({ length: width }, (_, column) => cells[column] ?? null)),
      shapes: null,
      numbers: body.map(([number]) => number),
    },
    parts: sheets.map(({ name }) => name),
    part: sheet.name,
  };
};
