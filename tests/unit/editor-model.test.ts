/** A story being edited: what operations do to it, and that every one of them can be taken back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ID_PATTERN, type RowId, type StoryId } from '#domain/model/ids.ts';
import { checkStory } from '#domain/story/check.ts';
import { STORY_LIMITS, TRANSITIONS } from '#domain/story/story.ts';
import { EVIDENCE_LANGUAGES } from '#domain/vocabulary/languages.ts';
import {
  change,
  type Draft,
  type Editing,
  leaveField,
  newDraft,
  newStep,
  type Operation,
  perform,
  redo,
  startEditing,
  storyOf,
  tooLong,
  tooLongInStep,
  undo,
} from '#present/editor/model.ts';

const words = (text: string) => ({ zh: text, en: text });
const START = newDraft('my-talk' as StoryId, words('Talk'), [
  newStep({ asof: '2019' }, { id: 'first', title: words('One') }),
  newStep({ asof: '2022' }, { id: 'second', title: words('Two'), points: [{ ...words('A'), rows: [] }] }),
]);

const text = fc.string({ unit: 'grapheme', maxLength: 80 });
/** Also steps that are not there, or no longer. */
const step = fc.constantFrom('first', 'second', 'first-2', 'first-3', 'second-2', 'nowhere');
const language = fc.constantFrom(...EVIDENCE_LANGUAGES);
const index = fc.integer({ min: -2, max: 5 });
const row = fc.constantFrom('row-a', 'row-b', 'row-c') as fc.Arbitrary<RowId>;
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    do: fc.constant('addStep' as const),
    step: step.map((id) => newStep({}, { id })),
    at: fc.option(index, { nil: 3 }),
  }),
  fc.record({ do: fc.constantFrom('duplicateStep' as const, 'deleteStep' as const), step }),
  fc.record({ do: fc.constant('moveStep' as const), step, to: index }),
  fc.record({
    do: fc.constant('storyWords' as const),
    field: fc.constantFrom('title' as const, 'subtitle' as const),
    language,
    text,
  }),
  fc.record({
    do: fc.constant('stepWords' as const),
    step,
    field: fc.constantFrom('title' as const, 'notes' as const, 'alt' as const),
    language,
    text,
  }),
  fc.record({ do: fc.constant('addPoint' as const), step, rows: fc.uniqueArray(row) }),
  fc.record({ do: fc.constant('deletePoint' as const), step, point: index }),
  fc.record({ do: fc.constant('movePoint' as const), step, point: index, to: index }),
  fc.record({ do: fc.constant('pointWords' as const), step, point: index, language, text }),
  fc.record({ do: fc.constant('takeWords' as const), step, point: index, words: text.map(words) }),
  fc.record({ do: fc.constant('pointRows' as const), step, point: index, rows: fc.array(row), words: text.map(words) }),
  fc.record({ do: fc.constant('transition' as const), step, transition: fc.constantFrom(...TRANSITIONS) }),
  fc.record({
    do: fc.constant('seconds' as const),
    step,
    seconds: fc.option(fc.integer({ min: 5, max: 3600 }), { nil: undefined }),
  }),
  fc.record({ do: fc.constant('view' as const), step, view: fc.constantFrom({}, { asof: '2015' }) }),
  fc.record({ do: fc.constant('dropRest' as const) }),
);

function undoAll(editing: Editing): Editing {
  const before = undo(editing);
  return before ? undoAll(before) : editing;
}
function redoAll(editing: Editing): Editing {
  const after = redo(editing);
  return after ? redoAll(after) : editing;
}

describe('any sequence of operations', () => {
  test('is taken back to the start, and done again to the end', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
        const end = operations.reduce(perform, startEditing(START));
        expect(undoAll(end).draft).toBe(START);
        expect(redoAll(undoAll(end)).draft).toBe(end.draft);
      }),
    );
  });

  // The model: a list of drafts and a place in it.
  test('with undo and redo among them shows what a list of all drafts shows', () => {
    const act = fc.oneof(operation, fc.constantFrom('undo' as const, 'redo' as const, 'leaveField' as const));
    fc.assert(
      fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
        let editing = startEditing(START);
        const drafts: Draft[] = [START];
        let at = 0;
        for (const one of acts) {
          if (one === 'undo') {
            editing = undo(editing) ?? editing;
            at = Math.max(0, at - 1);
          } else if (one === 'redo') {
            editing = redo(editing) ?? editing;
            at = Math.min(drafts.length - 1, at + 1);
          } else if (one === 'leaveField') editing = leaveField(editing);
          else {
            const before = editing;
            const after = change(before.draft, one);
            // Each operation for itself: characters of one field are one step back, which has a test of its own.
            editing = perform(leaveField(before), one);
            if (after !== before.draft) {
              drafts.splice(at + 1, Number.MAX_SAFE_INTEGER, after);
              at += 1;
            }
          }
          expect(editing.draft).toEqual(drafts[at]);
        }
      }),
    );
  });

  test('leaves a story that the format allows, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
        const draft = operations.reduce(change, START);
        const story = storyOf(draft);
        expect(story === undefined).toBe(draft.steps.length === 0);
        if (!story) return;
        expect(checkStory(story)).toEqual({ story, problems: [] });
        for (const { id } of story.steps) expect(id).toMatch(ID_PATTERN);
      }),
    );
  });
});

describe('an operation', () => {
  test('gives a copied or added step an id of its own, beside its original', () => {
    const twice = change(change(START, { do: 'duplicateStep', step: 'first' }), { do: 'duplicateStep', step: 'first' });
    expect(twice.steps.map(({ id }) => id)).toEqual(['first', 'first-3', 'first-2', 'second']);
    expect(twice.steps[1]?.title).toEqual(words('One'));
  });

  test('moves a step no further than the ends', () => {
    const order = (to: number) => change(START, { do: 'moveStep', step: 'first', to }).steps.map(({ id }) => id);
    expect(order(9)).toEqual(['second', 'first']);
    expect(order(-1)).toEqual(['first', 'second']);
  });

  test('keeps to the number of steps and points that a story may have', () => {
    const add: Operation = { do: 'addStep', step: newStep({}) };
    const full = Array.from({ length: STORY_LIMITS.steps + 3 }, () => add).reduce(change, START);
    expect(full.steps).toHaveLength(STORY_LIMITS.steps);
    const point: Operation = { do: 'addPoint', step: 'first' };
    expect(change(change(change(change(START, point), point), point), point).steps[0]?.points).toHaveLength(3);
  });

  test('fills an empty point with the words of its row, and no other', () => {
    const rows = ['row-a' as RowId];
    const empty = change(START, { do: 'addPoint', step: 'first' });
    const asked = { do: 'pointRows', point: 0, rows, words: words('Row') } as const;
    expect(change(empty, { ...asked, step: 'first' }).steps[0]?.points).toEqual([{ ...words('Row'), rows }]);
    expect(change(empty, { ...asked, step: 'second' }).steps[1]?.points).toEqual([{ ...words('A'), rows }]);
  });

  test('that changes nothing is no step back', () => {
    const editing = startEditing(START);
    expect(perform(editing, { do: 'transition', step: 'first', transition: 'fly' })).toBe(editing);
    expect(perform(editing, { do: 'moveStep', step: 'first', to: 0 })).toBe(editing);
    expect(perform(editing, { do: 'replace', draft: structuredClone(START) })).toBe(editing);
  });

  test('of typing is one step back for one visit of a field', () => {
    const type = (editing: Editing, text: string) =>
      perform(editing, { do: 'storyWords', field: 'title', language: 'en', text });
    const once = type(type(startEditing(START), 'Ta'), 'Tal');
    expect(undo(once)?.draft).toBe(START);
    expect(undo(type(leaveField(once), 'Talks'))?.draft.title.en).toBe('Tal');
  });
});

describe('a text beyond its limit', () => {
  const long = change(START, { do: 'stepWords', step: 'first', field: 'title', language: 'zh', text: '长'.repeat(25) });
  test('is kept as it was typed, and counted', () => {
    expect(long.steps[0]?.title.zh).toHaveLength(25);
    expect(tooLong(START)).toBe(0);
    expect(tooLong(long)).toBe(1);
    expect(long.steps.map(tooLongInStep)).toEqual([1, 0]);
  });
  test('is shown as far as there is room', () => {
    expect(storyOf(long)?.steps[0]?.title.zh).toBe(`${'长'.repeat(23)}…`);
  });
});
