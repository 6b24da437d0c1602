/**
 * How much of what the documents say has a row: compares the evidence with an inventory of pointers (document, line,
 * area) stored beside the project. A pointer has a position and no content, so the comparison finds omissions but no
 * errors.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type AnyRow, ROW_LISTS, type RowList, rowsOf } from '../../src/domain/model/rows/read.ts';
import type { DocumentFile } from '../../src/domain/model/schema.ts';
import { formatIssue, Report } from './check/issue.ts';
import { parseFile } from './check/parse.ts';
import { DataError } from './data-error.ts';
import { readChecked } from './load.ts';
import { readSource } from './read.ts';

const POINTER_KINDS = ['statement', 'figure', 'link', 'event'] as const;
const pointerKind = v.picklist(POINTER_KINDS);

export interface Pointer {
  readonly document: string;
  /** First and last line of the plain-text edition, counted from 1. */
  readonly lines: readonly [number, number];
  readonly what: (typeof POINTER_KINDS)[number];
  /** One place, or several joined by `|`: a row that names any of them covers the pointer. */
  readonly area: string;
  /** The other end of a link. */
  readonly to?: string;
}

/** A pointer that deliberately has no row, with the reason. */
const leftOut = v.array(
  v.strictObject({
    document: v.string(),
    line: v.number(),
    what: pointerKind,
    area: v.string(),
    to: v.optional(v.string()),
    reason: v.pipe(v.string(), v.trim(), v.minLength(10, 'a reason that others can check')),
  }),
);
export type LeftOut = v.InferOutput<typeof leftOut>[number];

/** Rows of a CSV (RFC 4180) as records keyed by its header; quoted cells may hold commas and doubled quotes. */
export function parseCsv(text: string): Record<string, string>[] {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) =>
        (match[1] ?? match[2] ?? '').replaceAll('""', '"'),
      ),
    );
  const [header = [], ...body] = rows;
  return body.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}

/** Pointers of the inventory; undefined when there is none beside the project. @throws on an unknown kind. */
export function readPointers(folder: string): Pointer[] | undefined {
  if (!existsSync(join(folder, 'pointers.csv'))) return undefined;
  const read = (name: string) => parseCsv(readFileSync(join(folder, name), 'utf8'));
  const statements = read('pointers.csv').map(
    (row): Pointer => ({
      document: row.document ?? '',
      lines: [Number(row.line), Number(row.line_end || row.line)],
      what: 'statement',
      area: row.area ?? '',
    }),
  );
  const others = read('pointers-other.csv').map(
    (row): Pointer => ({
      document: row.document ?? '',
      lines: [Number(row.line), Number(row.line)],
      what: v.parse(pointerKind, row.what),
      area: row.area_or_from ?? '',
      ...(row.to && { to: row.to }),
    }),
  );
  return [...statements, ...others];
}

/** A row covers its cited line and two lines on either side, because sentences run over (blank) lines. */
const CITED_LINES = 2;

interface Answer {
  readonly line: number;
  readonly areas: ReadonlySet<string>;
}

/**
 * Kinds of rows that cover a pointer. A pointer to a place is covered by any row about it and by a gap; a pointer to a
 * link also by a structure or a sentence that names both ends.
 */
const ANSWERED_BY: Readonly<Record<Pointer['what'], readonly RowList[]>> = {
  statement: ROW_LISTS,
  figure: ['figures'],
  link: ['links', 'structures', 'statements'],
  event: ['events'],
};

const overlaps = (answer: Answer, [first, last]: Pointer['lines']) =>
  answer.line - CITED_LINES <= last && answer.line + CITED_LINES >= first;

function answersTo(what: Pointer['what'], file: DocumentFile): Answer[] {
  const answer = ({ at, areas }: Pick<AnyRow, 'at' | 'areas'>) => ({ line: at.line, areas: new Set<string>(areas) });
  const rows = rowsOf(file, ANSWERED_BY[what]).map(answer);
  return what === 'statement' ? [...rows, ...file.gaps.map(answer)] : rows;
}

export interface Coverage {
  readonly document: string;
  readonly what: Pointer['what'];
  readonly total: number;
  readonly covered: number;
  readonly setAside: number;
  readonly missing: readonly Pointer[];
}

export interface CoverageReport {
  readonly rows: readonly Coverage[];
  /** Entries of the left-out list that name no uncovered pointer: covered since then, or mistyped. */
  readonly stale: readonly LeftOut[];
}

const isSame = (pointer: Pointer, entry: LeftOut) =>
  entry.document === pointer.document &&
  entry.what === pointer.what &&
  entry.area === pointer.area &&
  entry.to === pointer.to &&
  entry.line === pointer.lines[0];

/** Compares pointers with the documents' rows, per document and kind of pointer. */
export function coverage(
  pointers: readonly Pointer[],
  documents: readonly DocumentFile[],
  setAside: readonly LeftOut[],
): CoverageReport {
  const used = new Set<LeftOut>();
  const rows = documents.flatMap((file) => {
    return POINTER_KINDS.map((what): Coverage => {
      const answers = answersTo(what, file);
      const asked = pointers.filter((pointer) => pointer.document === file.id && pointer.what === what);
      const open = asked.filter(
        (pointer) =>
          !answers.some(
            (answer) =>
              overlaps(answer, pointer.lines) &&
              pointer.area.split('|').some((area) => answer.areas.has(area)) &&
              (pointer.to === undefined || answer.areas.has(pointer.to)),
          ),
      );
      const missing = open.filter((pointer) => {
        const entry = setAside.find((candidate) => isSame(pointer, candidate));
        if (entry) used.add(entry);
        return entry === undefined;
      });
      return {
        document: file.id,
        what,
        total: asked.length,
        covered: asked.length - open.length,
        setAside: open.length - missing.length,
        missing,
      };
    });
  });
  return { rows, stale: setAside.filter((entry) => !used.has(entry)) };
}

/** Entries that were left out on purpose. @throws {DataError} when the file is wrong. */
function readLeftOut(root: string): v.InferOutput<typeof leftOut> {
  const name = 'geo/left-out.yaml';
  if (!existsSync(join(root, name))) return [];
  const source = readSource(join(root, name), name);
  const report = new Report();
  const entries = parseFile(report, { ...source, value: source.value ?? [] }, leftOut);
  if (!entries) throw new DataError(report.issues.map(formatIssue));
  return entries;
}

/**
 * Reads project and inventory and compares them; undefined when there is no inventory. @throws when `check` finds
 * anything, or a left-out entry has no reason.
 */
export function coverageOf(root: string): CoverageReport | undefined {
  const pointers = readPointers(join(root, '..', 'shared', 'inventory'));
  if (!pointers) return undefined;
  const { documents } = readChecked(root);
  return coverage(pointers, documents, readLeftOut(root));
}

export function formatCoverage({ rows, stale }: CoverageReport): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const table = [
    line(['document', 'what', 'pointers', 'with a row', 'set aside', 'open']),
    line(['---', '---', '---', '---', '---', '---']),
    ...rows.map((row) => line([row.document, row.what, row.total, row.covered, row.setAside, row.missing.length])),
  ];
  const open = rows
    .flatMap((row) => row.missing)
    .map(
      (pointer) =>
        `open: ${pointer.document}:${pointer.lines[0]} ${pointer.what} ${pointer.area}${pointer.to ? ` -> ${pointer.to}` : ''}`,
    );
  return [
    ...table,
    ...open,
    ...stale.map((entry) => `stale: ${entry.document}:${entry.line} ${entry.what} ${entry.area}`),
  ].join('\n');
}

if (process.argv[1]?.endsWith('coverage.ts')) {
  const report = coverageOf(process.cwd());
  console.log(report ? formatCoverage(report) : 'no inventory beside the project: nothing to compare with');
}
