import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatIssue, RULES } from '../../geo/build/check/issue.ts';
import { check } from '../../geo/build/check.ts';
import { checked, FIXTURES, issuesOf, layOver } from './check-support.ts';
import { HAS_OUTLINES, OUTLINES_NOTE, realProject, sourceTexts } from './support.ts';

/**
 * `base` is a good project. Each folder `<rule>/<defect>` holds the one file that, laid over the base, breaks that one
 * rule; the line that the issue must name has the word WRONG on it.
 */
const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
const filesOf = (path: string) =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)));
const defects = folders(FIXTURES)
  .filter((name) => name !== 'base')
  .flatMap((rule) => folders(join(FIXTURES, rule)).map((defect) => [rule, defect] as const));

describe('a good project', () => {
  it('has no issue, with the text editions and without them', () => {
    expect(checked(layOver()).map(formatIssue)).toEqual([]);
    expect(checked(layOver(), false)).toEqual([]);
  });
});

describe('each bad project', () => {
  it.each(defects)('%s: %s', (rule, defect) => {
    const [file = '', ...others] = filesOf(join(FIXTURES, rule, defect));
    expect(others).toEqual([]);
    const line =
      readFileSync(join(FIXTURES, rule, defect, file), 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('WRONG')) + 1;
    expect(line, 'a line marked WRONG').toBeGreaterThan(0);

    const issues = checked(layOver(join(rule, defect)));
    expect([...new Set(issues.map((issue) => issue.rule))], issues.map(formatIssue).join('\n')).toEqual([rule]);
    expect(issues[0]).toMatchObject({ file, line });
    expect(issues[0]?.message.length).toBeGreaterThan(10);
  });

  it('is there for every rule', () => {
    expect([...new Set(defects.map(([rule]) => rule))].sort()).toEqual([...RULES].sort());
  });
});

describe('issues', () => {
  const mistype = (from: string, to: string) => (text: string) => text.replaceAll(from, to);

  it('come sorted by file and line, one line each', () => {
    const issues = checked(
      layOver('unknown-area/statement', {
        'documents/first.yaml': mistype('[software]', '[softwear]'),
        'layers/sites.geojson': mistype('"kind":"facility"', '"kind":"castle"'),
      }),
    );
    expect(issues.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
      'documents/first.yaml:19 unknown-industry',
      'documents/second.yaml:10 unknown-area',
      'layers/sites.geojson:6 unknown-kind',
      'layers/sites.geojson:7 unknown-kind',
    ]);
    for (const issue of issues) expect(formatIssue(issue)).toMatch(/^\S+:\d+ \[[a-z-]+\] .+$/);
  });

  // No fixture file: formatters and linters refuse it too.
  it('name the line of a tab in YAML', () => {
    const issues = checked(
      layOver('unknown-area/statement', { 'documents/second.yaml': (text) => text.replace('    areas:', '\tareas:') }),
    );
    expect(issues[0]).toMatchObject({ file: 'documents/second.yaml', line: 10, rule: 'syntax' });
    expect(new Set(issues.map((issue) => issue.rule))).toEqual(new Set(['syntax']));
  });

  it('name the word that was probably meant', () => {
    expect(checked(layOver('unknown-area/statement'))[0]?.message).toMatch(/unknown area "nroth"; nearest: north/);
  });

  it.each([
    'vocabulary/industries.yaml',
    'vocabulary/roles.yaml',
    'vocabulary/kinds.yaml',
    'vocabulary/metrics.yaml',
    'vocabulary/relations.yaml',
    'vocabulary/terms.yaml',
  ])('of an unreadable %s are its own alone, not one for every row that needs it', (file) => {
    const issues = checked(layOver(undefined, { [file]: (text) => `- [\n${text}` }));
    expect(issues.length).toBeGreaterThan(0);
    expect([...new Set(issues.map((issue) => `${issue.file} ${issue.rule}`))]).toEqual([`${file} syntax`]);
  });

  it('of an unreadable layer are its own alone', () => {
    const issues = checked(layOver(undefined, { 'layers/districts.geojson': (text) => text.slice(0, -20) }));
    expect([...new Set(issues.map((issue) => `${issue.file} ${issue.rule}`))]).toEqual([
      'layers/districts.geojson syntax',
    ]);
  });

  it('of an unreadable document are its own alone: what refers to its rows cannot be judged', () => {
    const issues = checked(
      layOver('unknown-row/contradicts-nothing', {
        'documents/first.yaml': (text) => text.replace('id: first', '\tid: first'),
      }),
    );
    expect([...new Set(issues.map((issue) => `${issue.file} ${issue.rule}`))]).toEqual(['documents/first.yaml syntax']);
  });
});

describe('what only the text editions can tell', () => {
  it.each(['term-not-on-line', 'no-term', 'copied-sentence'])('%s is not checked without them', (rule) => {
    for (const [, defect] of defects.filter(([name]) => name === rule))
      expect(checked(layOver(join(rule, defect)), false)).toEqual([]);
  });

  it('an area that no row names is accepted when its name stands in a text', () => {
    const folder = layOver('area-not-mentioned/in-no-document', { 'texts/second.txt': (text) => `${text}地窖。\n` });
    expect(checked(folder)).toEqual([]);
    expect(checked(folder, false).map((issue) => issue.rule)).toEqual(['area-not-mentioned']);
  });

  it('a list of names is no sentence: its commas divide it', () => {
    const list = '软件、芯片、机器人、新材料、生物医药、航空航天、海洋工程';
    const folder = layOver('schema/missing-language', {
      'documents/second.yaml': (text) =>
        text.replace(/text: .*/, `text: { zh: "南区列出${list}。", en: South lists them. }`),
      'texts/second.txt': (text) => `${text}重点是${list}。\n`,
    });
    expect(checked(folder)).toEqual([]);
  });

  it('a title in 《》 may be quoted whole', () => {
    const title = '《关于加快建设具有全球影响力的科技创新中心的若干意见》';
    const folder = layOver('schema/missing-language', {
      'documents/second.yaml': (text) =>
        text.replace(/text: .*/, `text: { zh: "南区引用${title}。", en: South cites it. }`),
      'texts/second.txt': (text) => `${text}${title}\n`,
    });
    expect(checked(folder)).toEqual([]);
  });
});

const texts = sourceTexts();
describe.skipIf(!HAS_OUTLINES)(`the real project${OUTLINES_NOTE}`, () => {
  it(`has no issue ${texts ? `(with ${texts.size} text editions)` : '(WITHOUT the text editions: terms and copied sentences are not checked)'}`, () => {
    const project = realProject();
    expect(project.documents.length).toBeGreaterThanOrEqual(5);
    expect(project.layers.length).toBeGreaterThanOrEqual(10);
    const issues = issuesOf(check(project, texts)).map(formatIssue);
    expect(issues.slice(0, 20), `${issues.length} issues`).toEqual([]);
  });
});
