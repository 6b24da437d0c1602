/** Tables as text: CSV with any delimiter, and what a spreadsheet program puts on the clipboard. */
import Papa from 'papaparse';
import { ReadFailure } from '../model/problems.ts';
import { type Cell, uniqueNames } from '../model/table.ts';
import type { Read } from './reading.ts';
import { decodeText } from './text.ts';

/** Of equally good ones the first: what is rarely in a text. */
const DELIMITERS = ['\t', ';', '|', ',', '，'];
const SAMPLE_LINES = 30;
const QUOTED = /"(?:[^"]|"")*"/g;

/** What is equally often in most lines. Papa Parse counts the empty line at the end, and titles above the table. */
function delimiterOf(text: string): string {
  const lines = text
    .replace(QUOTED, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);
  const score = (delimiter: string) => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(delimiter).length - 1;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    return Math.max(0, ...counts.values());
  };
  return DELIMITERS.reduce((best, next) => (score(next) > score(best) ? next : best));
}

/** Enough to know the delimiter by. */
const SAMPLE_CHARACTERS = 64 * 1024;
/** A first line of Excel that names the delimiter. */
const EXCEL_DELIMITER = /^sep=(.)\r?\n/;

/** The first row that is a head: titles above a table fill one cell. */
const isHead = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '').length > 1 || row.length === 1;

export const readCsv: Read = (bytes, { encoding }, problems) => {
  const decoded = decodeText(bytes, encoding, problems);
  const named = EXCEL_DELIMITER.exec(decoded.text);
  const text = named ? decoded.text.slice(named[0].length) : decoded.text;
  const { data } = Papa.parse<string[]>(text, {
    delimiter: named?.[1] ?? delimiterOf(text.slice(0, SAMPLE_CHARACTERS)),
    skipEmptyLines: false,
  });
  const first = named ? 2 : 1;
  const lines = data.map((cells, index) => ({ cells, number: index + first }));
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const at = Math.max(
    0,
    filled.findIndex(({ cells }) => isHead(cells)),
  );
  const [head, ...body] = filled.slice(at);
  if (!head || body.length === 0) throw new ReadFailure('no-rows');
  const width = Math.max(head.cells.length, ...body.slice(0, 1000).map(({ cells }) => cells.length));
  const { names, renamed } = uniqueNames(Array.from({ length: width }, (_, index) => head.cells[index] ?? ''));
  if (renamed > 0) problems.add('renamed', head.number);
  const rows = body.map(({ cells, number }): Cell[] => {
    if (cells.length !== head.cells.length) problems.add('ragged', number);
    return Array.from({ length: width }, (_, column) => {
      const cell = cells[column]?.trim() ?? '';
      return cell === '' ? null : cell;
    });
  });
  return {
    table: { columns: names, rows, shapes: null, numbers: body.map(({ number }) => number) },
    encoding: decoded.encoding,
    isEncodingGuessed: decoded.isGuess,
  };
};
