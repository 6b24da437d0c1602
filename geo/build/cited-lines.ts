/**
 * Hashes of the lines that rows cite, and of the official terms seen on them (`geo/cited-lines.json`). With them every
 * clone can check that a term occurs on its cited line: the documents are other people's works, and neither they nor
 * their sentences are part of the project.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { rowsOf } from '../../src/domain/model/rows/read.ts';
import type { DocumentFile } from '../../src/domain/model/schema.ts';
import { DataError } from './data-error.ts';
import { readSource } from './read.ts';
import type { SourceTexts } from './sources.ts';

const FILE = 'cited-lines.json';
/** A row cites the line where a sentence begins; the text editions break sentences, so two more lines are searched. */
const LINES_AFTER = 2;
/** 40 bits: a wrong term passes once in 10^9 lines. */
const HASH_CHARACTERS = 10;

/**
 * Document, first cited line (from 1), then the hash of the lines and those of the terms on them, in alphabetical
 * order.
 */
const file = v.record(
  v.string(),
  v.record(v.pipe(v.string(), v.regex(/^[1-9]\d*$/)), v.pipe(v.string(), v.regex(/^[0-9a-f]{10}(?: [0-9a-f]{10})*$/))),
);
/** Hashes by document and line. */
export type CitedLines = Readonly<v.InferOutput<typeof file>>;

/** The lines that a row cites. @param line counted from 1. */
export const citedFrom = (lines: readonly string[], line: number): readonly string[] =>
  lines.slice(line - 1, line + LINES_AFTER);
/** The last line that a row cites, for messages. */
export const lastCited = (line: number): number => line + LINES_AFTER;

/** Document and line are part of the hashed text, so that the same word has a different hash on each line. */
const hashOf = (document: string, line: number, text: string) =>
  createHash('sha256').update(`${document}\n${line}\n${text}`).digest('hex').slice(0, HASH_CHARACTERS);

/** Whether the term was seen on the cited lines; undefined for a document of which no text edition was read. */
export function isConfirmed(cited: CitedLines, document: string, line: number, term: string): boolean | undefined {
  const [, ...terms] = cited[document]?.[line]?.split(' ') ?? [];
  return cited[document] && terms.includes(hashOf(document, line, term));
}

/** The hashes of all lines that rows of the documents cite, for the documents that have a text edition. */
export function citedLinesOf(documents: readonly DocumentFile[], texts: SourceTexts): CitedLines {
  const entries = documents.flatMap((document) => {
    const lines = texts.get(document.id);
    return lines ? [[document.id, linesOf(document, lines)] as const] : [];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function linesOf(document: DocumentFile, lines: readonly string[]): Record<string, string> {
  const terms = new Map<number, Set<string>>();
  for (const { at, terms: own } of rowsOf(document)) {
    const cited = citedFrom(lines, at.line);
    const seen = own.filter((term) => cited.some((line) => line.includes(term)));
    terms.set(at.line, new Set([...(terms.get(at.line) ?? []), ...seen]));
  }
  const ordered = [...terms].sort(([a], [b]) => a - b);
  return Object.fromEntries(
    ordered.map(([line, seen]) => {
      // Spaces and line breaks belong to the edition and not to the document.
      const text = citedFrom(lines, line).join('').replace(/\s+/g, '');
      const hashes = [...seen].map((term) => hashOf(document.id, line, term)).sort();
      return [String(line), [hashOf(document.id, line, text), ...hashes].join(' ')];
    }),
  );
}

/** The text of the file as the formatter of the project writes it: one cited line of a document per line. */
export const formatCitedLines = (cited: CitedLines): string => `${JSON.stringify(cited, null, 2)}\n`;

export const citedLinesPath = (folder: string): string => join(folder, FILE);

/**
 * The hashes stored in a data set; undefined when it has none.
 *
 * @throws {DataError} when the file is not as this module writes it.
 */
export function readCitedLines(folder: string): CitedLines | undefined {
  const path = citedLinesPath(folder);
  if (!existsSync(path)) return undefined;
  const { syntaxErrors, value, lineOf } = readSource(path, FILE);
  const parsed = v.safeParse(file, value);
  if (syntaxErrors.length === 0 && parsed.success) return parsed.output;
  const place = parsed.issues?.[0].path?.map(({ key }) => String(key)) ?? [];
  const { line, message } = syntaxErrors[0] ?? { line: lineOf(place), message: 'this is not what the command writes' };
  throw new DataError([`${FILE}:${line} [syntax] ${message}; run npm run geo:cite to write the file again`]);
}
