/** Stories from files: what is written is read again; what cannot be read is told and kept. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { RowId, StoryId } from '#domain/model/ids.ts';
import { checkStory } from '#domain/story/check.ts';
import { type Draft, newDraft, newStep } from '#present/editor/model.ts';
import { readStory } from '#present/editor/read.ts';
import { openStory, writeStory } from '#present/editor/story-file.ts';

const NEW = 'my-new' as StoryId;
const words = (text: string) => ({ zh: text, en: text });
const STORY = newDraft('my-talk' as StoryId, { zh: '“1+5”: 2015—2022', en: 'yes' }, [
  newStep(
    { asof: '2019', at: '121.4,31.1,9', layers: 'districts,g60' },
    {
      id: 'first',
      title: { zh: '一', en: 'No: 1 # of 2' },
      points: [{ zh: '甲', en: '- A', rows: ['row-a' as RowId] }],
      notes: { zh: '第一行\n第二行', en: 'Line one\n\n  indented' },
      transition: 'cut',
      seconds: 60,
    },
  ),
  newStep({}, { id: 'second' }),
]);
const told = ({ problems }: { readonly problems: ReturnType<typeof openStory>['problems'] }) =>
  problems.map(({ path, what }) => `${path.join('.')} ${what.en}`);

describe('a file that was saved', () => {
  test('has the form of the built-in stories', () => {
    expect(checkStory(parse(writeStory(STORY))).problems).toEqual([]);
    expect(writeStory(STORY).split('\n').slice(0, 2)).toEqual(['format: 1', 'id: my-talk']);
  });

  const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((one) => one.replaceAll('\r', '').trim());
  const any = fc.record({ zh: text, en: text });
  test('is read as it was, whatever its texts are', () => {
    fc.assert(
      fc.property(any, any, any, text, (title, point, notes, rest) => {
        const draft: Draft = {
          ...newDraft(NEW, title, [newStep({}, { id: 'one', points: [{ ...point, rows: [] }], notes })]),
          rest: [{ path: 'steps.0.colour', text: rest }],
        };
        expect(openStory(writeStory(draft), NEW).draft).toEqual(draft);
      }),
    );
  });
});

describe('a broken file', () => {
  const faulty = `
format: 1
id: talk
title: { zh: 题, en: Title }
author: Somebody
steps:
  - id: first
    title: { zh: ${'长'.repeat(25)}, en: One }
    colour: red
    points:
      - { zh: 甲, en: A, rows: [no-such-row] }
      - { zh: 乙, en: B, rows: [Not an id] }
    view: { asof: 2019, mode: present }
    transition: wipe
    seconds: many
  - id: first
    title: Only this
`;
  const opened = openStory(faulty, NEW, { rows: new Set(['a-row']) });

  test('says all that is wrong, where and what is allowed', () => {
    expect(told(opened)).toEqual(
      expect.arrayContaining([
        'author there is no field "author"',
        expect.stringMatching(/^steps\.0\.title\.zh is "长+"/),
        'steps.0.colour there is no field "colour"',
        'steps.0.points.1.rows.0 is "Not an id"',
        expect.stringMatching(/^steps\.0\.view\.mode is/),
        'steps.0.transition is "wipe"',
        'steps.0.seconds is "many"',
        'steps.1.title is "Only this"',
      ]),
    );
    for (const { what, allowed } of opened.problems)
      for (const text of [what.zh, what.en, allowed.zh, allowed.en]) expect(text).not.toBe('');
  });

  test('opens what can be read', () => {
    const { draft } = opened;
    expect(draft.title).toEqual({ zh: '题', en: 'Title' });
    expect(draft.steps.map(({ id }) => id)).toEqual(['first', 'first-2']);
    expect(draft.steps[0]?.title.zh).toHaveLength(25);
    expect(draft.steps[0]?.points).toEqual([
      { zh: '甲', en: 'A', rows: ['no-such-row'] },
      { zh: '乙', en: 'B', rows: [] },
    ]);
    expect(draft.steps[0]).toMatchObject({ view: { asof: '2019' }, transition: 'fly' });
    expect(draft.steps[1]?.title).toEqual(words('Only this'));
  });

  test('loses nothing: the rest is kept with its place', () => {
    expect(opened.draft.rest).toEqual([
      { path: 'author', text: 'Somebody' },
      { path: 'steps.0.colour', text: 'red' },
      { path: 'steps.0.transition', text: 'wipe' },
      { path: 'steps.0.seconds', text: 'many' },
      { path: 'steps.0.points.1.rows.0', text: 'Not an id' },
      { path: 'steps.0.view.mode', text: 'present' },
    ]);
  });

  test('that is no YAML says the line, and is kept as a whole', () => {
    const text = 'format: 1\ntitle: { zh: 题, en: Title }\nsteps: [ { id: one, title: {zh: 一 }\n';
    const { draft, problems } = openStory(text, NEW);
    expect(problems[0]?.path).toEqual([expect.stringMatching(/^line \d/)]);
    const lines = problems.map(({ path, what }) => `${path.join('.')} ${what.en}`);
    expect(lines).toEqual([...new Set(lines)]);
    expect(draft.title.en).toBe('Title');
    expect(draft.rest.at(-1)).toEqual({ path: '', text });
  });

  test.each(['', '42', '- a\n- b', 'null', '\u0000', '&a [*a]', 'x: &x [*x, *x]'])(
    'of %j opens an empty story',
    (text) => {
      expect(openStory(text, NEW).draft).toMatchObject({ id: NEW, steps: [] });
    },
  );

  test('of any text never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void openStory(text, NEW)));
    fc.assert(fc.property(fc.jsonValue(), (value) => void readStory(value, NEW)));
  });

  test('that aliases blow up is not blown up', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let at = 1; at < 12; at += 1)
      lines.push(`a${at}: &a${at} [${Array.from({ length: 9 }, () => `*a${at - 1}`).join(', ')}]`);
    expect(openStory(lines.join('\n'), NEW).draft.steps).toEqual([]);
  });
});

describe('another format', () => {
  test('that is older is migrated, and said', () => {
    // A format before the first, in which a title was a text.
    const older = { format: 1, id: 'my-talk', name: 'Talk', steps: [{ id: 'one', title: words('One') }] };
    const { name: _, ...others } = older;
    const migrate = (story: object) => ({ ...story, ...others, format: 2, title: words('Talk') });
    const read = readStory(older, NEW, {}, [migrate]);
    expect(read.migrated).toBe(1);
    expect(read.draft.title).toEqual(words('Talk'));
    expect(read.draft.steps).toHaveLength(1);
  });

  test('that is newer is opened as far as it can be read', () => {
    const read = openStory('format: 7\nid: my-talk\ntitle: { zh: 题, en: Talk }\nsteps: []\n', NEW);
    expect(told(read)).toEqual(['format is 7']);
    expect(read.draft.title.en).toBe('Talk');
  });
});
