import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { formatIssue } from '../../geo/build/check/issue.ts';
import { check } from '../../geo/build/check.ts';
import {
  type CitedLines,
  citedLinesOf,
  citedLinesPath,
  formatCitedLines,
  isConfirmed,
  readCitedLines,
} from '../../geo/build/cited-lines.ts';
import { readProject } from '../../geo/build/read.ts';

const BASE = fileURLToPath(new URL('fixtures/check/base', import.meta.url));
const TEXT = readFileSync(join(BASE, 'texts/first.txt'), 'utf8').split('\n');
const scratch = mkdtempSync(join(tmpdir(), 'cited-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** The base project with its document edited. */
function projectWith(edit: (document: string) => string = (document) => document) {
  const folder = mkdtempSync(join(scratch, 'geo-'));
  cpSync(BASE, folder, { recursive: true });
  const document = join(folder, 'documents/first.yaml');
  writeFileSync(document, edit(readFileSync(document, 'utf8')));
  return readProject(folder, folder);
}
function citedOf(text: readonly string[] = TEXT): CitedLines {
  const checked = check(projectWith());
  if (!checked.ok) throw new Error(checked.issues.map(formatIssue).join('\n'));
  return citedLinesOf(checked.project.documents, new Map([['first', text]]));
}
/** Issues of a clone that has no text edition. */
function issuesOf(edit: (document: string) => string, cited: CitedLines | undefined): string[] {
  const checked = check(projectWith(edit), undefined, cited);
  return checked.ok ? [] : checked.issues.map(formatIssue);
}
const same = (document: string) => document;

describe('hashes of cited lines', () => {
  it('confirm the terms that stand on the line, or on the two after it', () => {
    const cited = citedOf();
    expect(isConfirmed(cited, 'first', 1, '软件集聚区')).toBe(true);
    expect(isConfirmed(cited, 'first', 1, '三十家企业')).toBe(true);
    expect(isConfirmed(cited, 'first', 3, '三十家企业')).toBe(true);
  });

  it('confirm nothing else: no part of a term, no other line, and not the line as a whole', () => {
    const cited = citedOf();
    expect(isConfirmed(cited, 'first', 1, '集聚区')).toBe(false);
    expect(isConfirmed(cited, 'first', 3, '软件集聚区')).toBe(false);
    expect(isConfirmed(cited, 'first', 2, '三十家企业')).toBe(false);
    expect(isConfirmed(cited, 'first', 1, TEXT.slice(0, 3).join('').replace(/\s/g, ''))).toBe(false);
  });

  it('say nothing of a document whose text edition was not read', () => {
    expect(isConfirmed(citedOf(), 'second', 1, '软件集聚区')).toBeUndefined();
  });

  it('leave out a term that the text does not have', () => {
    expect(isConfirmed(citedOf(['北区。', '', '']), 'first', 1, '软件集聚区')).toBe(false);
  });

  it('change with the words of the line, and not with its spaces', () => {
    const hashOf = (text: readonly string[]) => citedOf(text).first?.[1]?.split(' ')[0];
    expect(hashOf(TEXT.map((line) => ` ${line} `))).toBe(hashOf(TEXT));
    expect(hashOf(TEXT.map((line) => line.replace('远近闻名', '闻名')))).not.toBe(hashOf(TEXT));
  });

  it('have no word of the document in them, and are read as they are written', () => {
    const text = formatCitedLines(citedOf());
    expect(text).not.toMatch(/\p{Script=Han}/u);
    writeFileSync(citedLinesPath(scratch), text);
    expect(readCitedLines(scratch)).toEqual(citedOf());
    expect(readCitedLines(join(scratch, 'nowhere'))).toBeUndefined();
    writeFileSync(citedLinesPath(scratch), '{"first":{"1":"not a hash"}}');
    expect(() => readCitedLines(scratch)).toThrow(/cited-lines.json:1 \[syntax\] .*run npm run geo:cite/);
    writeFileSync(citedLinesPath(scratch), '{\n"first" {}}');
    expect(() => readCitedLines(scratch)).toThrow(/cited-lines.json:2 \[syntax\] .*a colon after a field name belongs/);
  });
});

describe('a clone without the text editions', () => {
  it('finds nothing wrong with what was confirmed', () => {
    expect(issuesOf(same, citedOf())).toEqual([]);
  });

  it('finds a term that was never confirmed, at its line, with what to do', () => {
    expect(issuesOf((document) => document.replace('terms: [软件集聚区]', 'terms: [软件示范区]'), citedOf())).toEqual([
      'documents/first.yaml:21 [term-not-on-line] "first-north-role": "软件示范区" is not confirmed to stand on lines 1 to 3 of the text edition; run npm run geo:cite beside the editions, or leave the term out',
    ]);
  });

  it('accepts a new row without terms', () => {
    expect(issuesOf((document) => document.replace('    terms: [软件集聚区]\n', ''), citedOf())).toEqual([]);
    expect(issuesOf((document) => document.replace('    terms: [软件集聚区]\n', '    terms: []\n'), citedOf())).toEqual(
      [],
    );
  });

  it('finds a row that cites another line since', () => {
    const issues = issuesOf(
      (document) => document.replace('at: { section: 北区, line: 3 }', 'at: { section: 北区, line: 2 }'),
      citedOf(),
    );
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(/"first-north-companies": "三十家企业" is not confirmed to stand on lines 2 to 4/);
  });

  it('cannot judge a document that has no text edition anywhere', () => {
    expect(issuesOf((document) => document.replace('terms: [软件集聚区]', 'terms: [软件示范区]'), {})).toEqual([]);
    expect(issuesOf((document) => document.replace('terms: [软件集聚区]', 'terms: [软件示范区]'), undefined)).toEqual(
      [],
    );
  });
});
