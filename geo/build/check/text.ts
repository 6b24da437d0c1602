/**
 * Checks a document's rows against its plain-text edition: official terms occur on the cited lines, and sentences are
 * not copied.
 */
import { fileOf } from '../../../src/domain/model/rows/files.ts';
import type { CommonRow } from '../../../src/domain/model/rows/kind.ts';
import { listOf, ROW_LISTS, type RowList } from '../../../src/domain/model/rows/read.ts';
import type { DocumentFile } from '../../../src/domain/model/schema.ts';
import { type CitedLines, citedFrom, isConfirmed, lastCited } from '../cited-lines.ts';
import type { SourceFile } from '../read.ts';
import type { Report } from './issue.ts';

/** A run of this length is a copied sentence and not a name; titles in 《》 are exempt. */
const COPIED_RUN_CHARACTERS = 18;
/**
 * A text as runs of Chinese characters, joined by dots. Titles in 《》 may be quoted in full and end a run, as
 * punctuation does (a list of official names is not a sentence); spaces do not, because the text editions break lines
 * anywhere.
 */
const chineseRun = (text: string) =>
  text
    .replace(/《[^》]*》/g, '·')
    .replace(/\s+/g, '')
    .replace(/[^\u4e00-\u9fff]+/g, '·');

function longestCopiedRun(text: string, document: string): string | undefined {
  const own = chineseRun(text);
  for (let start = 0; start + COPIED_RUN_CHARACTERS <= own.length; start++) {
    const run = own.slice(start, start + COPIED_RUN_CHARACTERS);
    if (!run.includes('·') && document.includes(run)) return run;
  }
  return undefined;
}

export function checkAgainstText(report: Report, source: SourceFile, file: DocumentFile, lines: readonly string[]) {
  const whole = chineseRun(lines.join(''));
  for (const list of ROW_LISTS) {
    checkTerms(report, source, file, list, (row, term) =>
      citedFrom(lines, row.at.line).some((line) => line.includes(term))
        ? undefined
        : `the text edition has no "${term}" on lines ${row.at.line} to ${lastCited(row.at.line)}`,
    );
    checkHasTerm(report, source, file, list);
    checkCopies(report, source, file, list, whole);
  }
}

/** A row is checked against the text by its terms, so that one without any has not been checked. */
function checkHasTerm(report: Report, source: SourceFile, file: DocumentFile, list: RowList) {
  if (!fileOf(list).needsTerm) return;
  listOf(file, list).forEach((row, index) => {
    if (row.terms.length === 0)
      report.add(
        source,
        [list, index],
        'no-term',
        `"${row.id}" names no official term (\`terms\`) that stands on lines ${row.at.line} to ${lastCited(row.at.line)}`,
      );
  });
}

/** The check of a term without the text: the term was seen on its lines if its hash is stored. */
export function checkAgainstHashes(report: Report, source: SourceFile, file: DocumentFile, cited: CitedLines) {
  for (const list of ROW_LISTS)
    checkTerms(report, source, file, list, (row, term) =>
      isConfirmed(cited, file.id, row.at.line, term) === false
        ? `"${term}" is not confirmed to stand on lines ${row.at.line} to ${lastCited(row.at.line)} of the text edition; run npm run geo:cite beside the editions, or leave the term out`
        : undefined,
    );
}

function checkTerms<List extends RowList>(
  report: Report,
  source: SourceFile,
  file: DocumentFile,
  list: List,
  faultOf: (row: CommonRow, term: string) => string | undefined,
) {
  listOf(file, list).forEach((row, index) => {
    row.terms.forEach((term, n) => {
      const fault = faultOf(row, term);
      if (fault) report.add(source, [list, index, 'terms', n], 'term-not-on-line', `"${row.id}": ${fault}`);
    });
  });
}

function checkCopies<List extends RowList>(
  report: Report,
  source: SourceFile,
  file: DocumentFile,
  list: List,
  whole: string,
) {
  const { text } = fileOf(list);
  listOf(file, list).forEach((row, index) => {
    const own = text(row)?.zh;
    const copied = own && longestCopiedRun(own, whole);
    if (copied)
      report.add(
        source,
        [list, index],
        'copied-sentence',
        `"${row.id}" copies "${copied}…" from the document; say it in our own words`,
      );
  });
}
