/**
 * The words of the built-in stories against the rows they rest on: what the check of the build cannot see, because it
 * does not know what a sentence says.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readChecked } from '../../geo/build/load.ts';
import { stopOf } from '../../src/domain/asof/rules.ts';
import type { Year } from '../../src/domain/model/ids.ts';
import { listOf, ROW_LISTS } from '../../src/domain/model/rows/read.ts';
import type { DocumentFile } from '../../src/domain/model/schema.ts';
import type { Story, StoryPoint, StoryStep } from '../../src/domain/story/story.ts';
import type { Words } from '../../src/domain/vocabulary/languages.ts';

const { documents, stories } = readChecked(fileURLToPath(new URL('../..', import.meta.url)));

/** A row as its file has it. */
interface Row {
  readonly document: DocumentFile;
  readonly standing?: string;
  readonly value: Readonly<Record<string, unknown>>;
}
const rowById = new Map(
  documents.flatMap((document) =>
    ROW_LISTS.flatMap((list) =>
      listOf(document, list).map((row): [string, Row] => [
        row.id,
        { document, standing: row.standing, value: row as unknown as Row['value'] },
      ]),
    ),
  ),
);

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const EN_WORDS = 'two three four five six seven eight nine ten eleven twelve'.split(' ');
const ZH_DIGITS = '零一二三四五六七八九十';
/** What is counted in the stories and rows, so that the 三 of a name is no number. */
const COUNTED = '个处项城国座大组区条家次翼省市种位';

/** A Chinese numeral up to 十九. */
function zhNumber(text: string): number {
  const [tens, units] = text.includes('十') ? [10, text.replace('十', '')] : [0, text];
  return tens + (units === '' ? 0 : units === '两' ? 2 : ZH_DIGITS.indexOf(units));
}

/** The numbers of a text with their scale; a name in which a number stands means the same in both languages. */
function digitsOf({ zh, en }: Words): Record<'zh' | 'en', number[]> {
  const read = (text: string, scales: Readonly<Record<string, number>>) =>
    [...text.matchAll(/(\d+(?:[,.]\d+)*)\s?(亿|万|billion|million)?/g)].map(([, digits = '', scale]) =>
      Number((Number(digits.replaceAll(',', '')) * (scale ? (scales[scale] ?? 1) : 1)).toPrecision(6)),
    );
  const inEnglish = MONTHS.reduce(
    (text, month, index) => text.replace(new RegExp(`\\b${month}(?= \\d|\\b.{0,3}$)`, 'g'), String(index + 1)),
    en.replaceAll('13th Five-Year', '13'),
  );
  return {
    zh: read(zh.replaceAll('十三五', '13'), { 亿: 1e8, 万: 1e4 }),
    en: read(inEnglish, { billion: 1e9, million: 1e6 }),
  };
}

/** The numbers of a text that are words. */
const wordsOf = ({ zh, en }: Words): Record<'zh' | 'en', number[]> => ({
  zh: [...zh.replaceAll('十三五', '').matchAll(new RegExp(`[两二三四五六七八九十]+(?=[${COUNTED}])`, 'g'))].map(
    ([text]) => zhNumber(text),
  ),
  en: [
    ...en.replaceAll(/Five-Year|two-way/gi, '').matchAll(new RegExp(`\\b(?:${EN_WORDS.join('|')}|second)\\b`, 'gi')),
  ].map(([text]) => (text.toLowerCase() === 'second' ? 2 : EN_WORDS.indexOf(text.toLowerCase()) + 2)),
});

const sorted = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);
const isWords = (value: object): value is Words => 'zh' in value && 'en' in value && typeof value.zh === 'string';
/** Fields of a row that are names of something else, or say where it stands. */
const NOT_SAID = new Set(['id', 'document', 'terms', 'at', 'members', 'areas', 'from', 'to', 'industries', 'metric']);

/** All numbers that a row says: in its texts, its value with the scale of its unit, and its dates. */
function numbersOfRow(value: unknown, unit = ''): number[] {
  if (typeof value === 'number') return [value, unit.startsWith('亿') ? Number((value * 1e8).toPrecision(6)) : value];
  if (typeof value === 'string') return [...value.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  if (typeof value !== 'object' || value === null) return [];
  if (isWords(value)) return [digitsOf(value), wordsOf(value)].flatMap(({ zh, en }) => [...zh, ...en]);
  const own = 'unit' in value && isWords(value.unit as object) ? (value.unit as Words).zh : unit;
  return Object.entries(value).flatMap(([key, part]) => (NOT_SAID.has(key) ? [] : numbersOfRow(part, own)));
}

const yearsOf = ({ covers, published }: DocumentFile): number[] => [
  ...covers,
  ...(published ? [Number(published.slice(0, 4))] : []),
];

function rowsOf(points: readonly StoryPoint[]): readonly Row[] {
  return points.flatMap(({ rows }) =>
    rows.map((id) => rowById.get(id) ?? expect.fail(`${id} is a row of no document`)),
  );
}
const numbersOf = (rows: readonly Row[]) => new Set(rows.flatMap(({ value }) => numbersOfRow(value)));
const documentsOf = (rows: readonly Row[]) => new Set(rows.map(({ document }) => document));

const steps = stories.flatMap((story) =>
  story.steps.map((step): [string, Story, StoryStep] => [`${story.id}/${step.id}`, story, step]),
);
const points = steps.flatMap(([name, , step]) =>
  step.points.map((point, index): [string, StoryStep, StoryPoint] => [`${name} ${index + 1}`, step, point]),
);
const both = ({ zh, en }: Words) => `${zh} ${en}`;

/** What says that something is not there yet, or is only proposed. */
const PLAN = {
  planned: [
    /要|力争|努力|目标|计划|布局|期待|有望/,
    /\bto (?:be|become|strive|establish)\b|\baim|plan|asked|expected|hope|prepared|required|are to\b/i,
  ],
  proposed: [/建议|一位/, /propos/i],
} as const;

describe('built-in stories', () => {
  it('are four, of 6 to 10 steps and 6 to 10 minutes', () => {
    expect(stories).toHaveLength(4);
    for (const { id, steps: own } of stories) {
      expect(own.length, id).toBeGreaterThanOrEqual(6);
      expect(own.length, id).toBeLessThanOrEqual(10);
      const minutes = own.reduce((sum, { seconds = 0 }) => sum + seconds, 0) / 60;
      expect(minutes, id).toBeGreaterThanOrEqual(6);
      expect(minutes, id).toBeLessThanOrEqual(10);
    }
  });

  it('rest on several documents each, also every step that says what changed', () => {
    for (const { id, steps: own } of stories)
      expect(documentsOf(rowsOf(own.flatMap((step) => step.points))).size, id).toBeGreaterThan(2);
    const ofChange = steps.filter(([, , { title, points: own }]) =>
      [title, ...own].some((words) => /变了|没有变|写法|前后怎样|\bchang|then and now/i.test(both(words))),
    );
    expect(ofChange.length).toBeGreaterThan(3);
    for (const [name, , step] of ofChange) expect(documentsOf(rowsOf(step.points)).size, name).toBeGreaterThan(1);
  });

  it.each(points)('%s is short enough to be read from the back row', (_, __, { zh, en }) => {
    expect([...zh].length, zh).toBeLessThanOrEqual(30);
    expect(en.trim().split(/\s+/).length, en).toBeLessThanOrEqual(14);
  });

  it.each(points)('%s has the numbers of its rows, the same in both languages', (_, __, point) => {
    const [digits, words] = [digitsOf(point), wordsOf(point)];
    expect(sorted([...digits.zh, ...words.zh])).toEqual(sorted([...digits.en, ...words.en]));
    const rows = rowsOf([point]);
    const said = numbersOf(rows);
    const years = new Set([...documentsOf(rows)].flatMap(yearsOf));
    for (const number of [...digits.zh, ...words.zh])
      expect(said.has(number) || years.has(number), `${number} of “${point.zh}”`).toBe(true);
  });

  it.each(steps)(
    '%s has a title with the numbers of its rows, or that counts its points',
    (_, __, { title, points: own }) => {
      const [digits, words] = [digitsOf(title), wordsOf(title)];
      expect(sorted([...digits.zh, ...words.zh])).toEqual(sorted([...digits.en, ...words.en]));
      const rows = rowsOf(own);
      const said = new Set([...numbersOf(rows), ...[...documentsOf(rows)].flatMap(yearsOf), own.length]);
      for (const number of [...digits.zh, ...words.zh])
        expect(said.has(number), `${number} of “${title.zh}”`).toBe(true);
    },
  );

  it.each(steps)(
    '%s has notes with the digits of the rows of its story, the same in both languages',
    (_, story, { notes }) => {
      const { zh, en } = digitsOf(notes);
      expect(sorted(zh)).toEqual(sorted(en));
      const rows = rowsOf(story.steps.flatMap((step) => step.points));
      const said = new Set([...numbersOf(rows), ...[...documentsOf(rows)].flatMap(yearsOf)]);
      for (const number of zh) expect(said.has(number), `${number} of the notes`).toBe(true);
    },
  );

  it.each(steps)('%s has 3 to 6 sentences of notes in Chinese, and a document in them', (_, __, { notes }) => {
    const sentences = notes.zh.split('。').length - 1;
    expect(sentences).toBeGreaterThanOrEqual(3);
    expect(sentences).toBeLessThanOrEqual(6);
    expect(notes.zh).toMatch(/报告|论文|文章|文件|“22条”|意见/);
    expect(notes.en).toMatch(/report|paper|article|document/i);
  });

  it('say of a plan that it is one, and of a proposal too', () => {
    let seen = 0;
    for (const [name, step, point] of points)
      for (const manner of ['planned', 'proposed'] as const) {
        const statements = rowsOf([point]).filter(({ value }) => 'aspect' in value);
        if (statements.length === 0 || statements.some(({ standing }) => standing !== manner)) continue;
        seen += 1;
        const [zh, en] = PLAN[manner];
        expect(`${step.title.zh} ${point.zh}`, `${name}, ${manner}`).toMatch(zh);
        expect(`${step.title.en} ${point.en}`, `${name}, ${manner}`).toMatch(en);
      }
    expect(seen).toBeGreaterThan(20);
  });

  it('show the year that a structure was drawn for, and a year of the titles that name one', () => {
    const stops = [...new Set(documents.map(({ covers }) => covers[1]))].sort((a, b) => a - b) as Year[];
    let seen = 0;
    for (const [name, , { title, view }] of steps) {
      const asof = Number(view.asof);
      const asOf = view.structure && rowById.get(view.structure)?.value.asOf;
      if (asOf) expect(asof, name).toBe(stopOf(stops, asOf as Year));
      const named = digitsOf(title).zh.filter((number) => number > 2000);
      if (named.length > 0)
        expect(
          named.map((year) => stopOf(stops, year as Year)),
          name,
        ).toContain(asof);
      seen += named.length;
    }
    expect(seen).toBeGreaterThan(15);
  });
});
