/** The hashes of cited lines: enough to check every term on every clone, and in step with the rows. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatIssue } from '../../geo/build/check/issue.ts';
import { check } from '../../geo/build/check.ts';
import { citedLinesOf, citedLinesPath, formatCitedLines, readCitedLines } from '../../geo/build/cited-lines.ts';
import { readChecked } from '../../geo/build/load.ts';
import { readProject } from '../../geo/build/read.ts';
import { sourcesBeside } from '../../geo/build/sources.ts';

const texts = sourcesBeside('.');
const cited = readCitedLines('geo');

it('every document has its cited lines, and every term of it is confirmed without the text editions', () => {
  const checked = check(readProject('geo', '.'), undefined, cited);
  expect(checked.ok ? [] : checked.issues.map(formatIssue)).toEqual([]);
  if (checked.ok) expect(Object.keys(cited ?? {}).sort()).toEqual(checked.project.documents.map(({ id }) => id).sort());
});

it('a term that stands elsewhere in the document is an issue on every clone', () => {
  const project = readProject('geo', '.');
  const [first, ...others] = project.documents;
  if (!first) throw new Error('there are documents');
  // Simulates a document whose rows have all moved by one line since they were cited.
  const moved = JSON.parse(JSON.stringify(first.value), (key, value) => (key === 'line' ? value + 1000 : value));
  const checked = check({ ...project, documents: [{ ...first, value: moved }, ...others] }, undefined, cited);
  expect(checked.ok).toBe(false);
});

describe.skipIf(!texts)('the kept hashes (skipped without the text editions)', () => {
  it('are those of the rows and the text editions: after a change run npm run geo:cite', () => {
    const fresh = texts && formatCitedLines(citedLinesOf(readChecked('.').documents, texts));
    expect(readFileSync(citedLinesPath('geo'), 'utf8')).toBe(fresh);
  });
});
