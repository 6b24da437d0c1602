/** Stories: their form, what they may refer to, and the hash by which a changed row is found. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { faultText } from '#domain/format/fault.ts';
import { rowsOf } from '#domain/model/rows/read.ts';
import { checkStory } from '#domain/story/check.ts';
import { rowHash } from '#domain/story/row-hash.ts';
import { rowsOfStory, stepIndex, summaryOf } from '#domain/story/story.ts';
import { load, storyFiles } from '../../geo/build/load.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const derived = load(root, 'tests/fixtures/geo');
const [fixture] = derived.stories;
if (!fixture) throw new Error('the fixture has no story');

const draft = (change: object = {}) => ({
  format: 1,
  id: 'my-talk',
  title: { zh: '', en: '' },
  steps: [{ id: 'first', title: { zh: '一', en: '' } }],
  ...change,
});
const step = (change: object) => ({ steps: [{ id: 'first', title: { zh: '一', en: 'One' }, ...change }] });
const problemsOf = (value: unknown, known = {}) =>
  checkStory(value, known).problems.map(
    ({ path, code, ...fault }) => `${path.join('.')} [${code}] ${faultText(fault, 'en')}`,
  );

describe('a story', () => {
  test('of the build is a file of its own, with numbers of its View as text', () => {
    expect(storyFiles(derived).map(({ name }) => name)).toEqual(['story-fixture-story.json']);
    expect(fixture.steps[0]?.view).toEqual({ asof: '2019', at: '121.4,31.1,9' });
    expect(summaryOf(fixture)).toMatchObject({ id: 'fixture-story', steps: 3 });
  });

  test('rests on rows, each named once, in the order of the steps', () => {
    expect(rowsOfStory(fixture)).toEqual([
      'report-b-clusters-role',
      'report-b-songjiang-industries',
      'report-a-songjiang-industries',
      'report-c-songjiang-industries',
      'report-c-caohejing-role',
      'report-c-minhang-role',
    ]);
  });

  test.each([
    [null, 0],
    ['songjiang', 1],
    ['3', 2],
    ['0', undefined],
    ['4', undefined],
    ['nowhere', undefined],
  ])('finds the step %s at %s', (name, index) => {
    expect(stepIndex(fixture, name)).toBe(index);
  });

  test('of the browser may be a draft: without words, points, notes and sources', () => {
    const { story, problems } = checkStory(draft());
    expect(problems).toEqual([]);
    expect(story?.steps[0]).toEqual({
      id: 'first',
      title: { zh: '一', en: '' },
      points: [],
      view: {},
      notes: { zh: '', en: '' },
      alt: { zh: '', en: '' },
      transition: 'fly',
    });
  });

  test('that is built in has every text and a row for each point', () => {
    const [first = ''] = problemsOf(draft(), { isBuiltIn: true });
    expect(first).toBe('title.zh [form] is ""; an empty text');
    const point = { zh: '甲', en: 'A', rows: [] };
    expect(problemsOf(draft(step({ points: [point], alt: point })), { isBuiltIn: true })).toContainEqual(
      expect.stringMatching(/^steps\.0\.points\.0\.rows \[form\] is \[\]; at least one row/),
    );
    expect(problemsOf({ ...fixture, id: 'my-talk' }, { isBuiltIn: true })).toEqual([
      'id [form] is "my-talk"; an id that does not begin with my-, which stories made in a browser have',
    ]);
  });

  test.each<[string, object, RegExp]>([
    ['no steps', { steps: [] }, /^steps \[form\] is \[\]; at least one step/],
    ['a newer format', { format: 2 }, /^format \[format\] is 2; at most 1: a newer version/],
    ['no format', { format: undefined }, /^format \[form\]/],
    ['a field that no story has', { colour: 'red' }, /^colour \[form\] there is no field "colour"; nearest: /],
    ['a title of 25 characters', step({ title: { zh: '一'.repeat(25), en: '' } }), /24 characters; it has 25/],
    ['four points', step({ points: [{}, {}, {}, {}] }), /^steps\.0\.points \[form\] is .*; at most 3 points/],
    ['a key of the window', step({ view: { lang: 'zh' } }), /^steps\.0\.view\.lang \[form\] .*not: mode, story, /],
    ['an unknown transition', step({ transition: 'spin' }), /is "spin"; allowed: fly, fade, cut/],
    ['half a second', step({ seconds: 0.5 }), /a whole number from 5 to 3600/],
    ['no story at all', [], /./],
  ])('tells %s', (_, change, expected) => {
    const value = Array.isArray(change) ? change : draft(change);
    // In Chinese, too, and in no part of it in English, but for ids and keys.
    for (const fault of checkStory(value).problems) {
      expect(faultText(fault, 'zh')).toMatch(/\p{Script=Han}/u);
      expect(faultText(fault, 'zh')).not.toMatch(/\b(?:is|an?|the|allowed|nearest|expected|at most|it has)\b/);
    }
    expect(problemsOf(value).join('\n')).toMatch(expected);
    expect(checkStory(value).story).toBeUndefined();
  });

  test('that refers to what is gone is told so, and can be shown', () => {
    const point = { zh: '甲', en: 'A', rows: ['report-b-clusters-rule'] };
    const rows = new Set(derived.documents.flatMap((file) => rowsOf(file).map(({ id }) => id as string)));
    const { story, problems } = checkStory(draft(step({ points: [point] })), { rows });
    expect(story).toBeDefined();
    expect(problems).toMatchObject([{ code: 'row', path: ['steps', 0, 'points', 0, 'rows', 0] }]);
    expect(problems[0]?.allowed.en).toMatch(/^nearest: report-b-clusters-role/);
  });

  test.each([undefined, null, 0, '', 'x', [], { steps: 1 }, { format: 1, steps: [null] }])(
    'is never %j, and nothing is thrown',
    (value) => {
      const { story, problems } = checkStory(value);
      expect(story).toBeUndefined();
      expect(problems.length).toBeGreaterThan(0);
    },
  );
});

describe('the hash of a row', () => {
  const rows = derived.documents.flatMap((file) => rowsOf(file));
  const [row] = rows;
  if (!row) throw new Error('the fixture has no row');

  test('is the same for the same words, and tells all rows of the fixture apart', () => {
    expect(rowHash({ ...row, words: { ...row.words } })).toBe(rowHash(row));
    expect(new Set(rows.map(rowHash)).size).toBe(rows.length);
  });
  test.each<Partial<typeof row>>([
    { words: { ...row.words, en: `${row.words.en} ` } },
    { asOf: 1999 },
    { standing: 'proposed' },
    { at: { ...row.at, line: row.at.line + 1 } },
  ])('differs with %j', (change) => {
    expect(rowHash({ ...row, words: row.words, ...change })).not.toBe(rowHash(row));
  });
});
