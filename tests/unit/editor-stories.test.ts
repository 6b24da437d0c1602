/** Stories in the browser: kept at once, by several windows, and said where the browser keeps nothing. */
import { describe, expect, test } from 'vitest';
import type { StoryId } from '#domain/model/ids.ts';
import { createAutosave, type SaveState } from '#present/editor/autosave.ts';
import { createEditor } from '#present/editor/controller.ts';
import { change, type Draft, newDraft, newStep } from '#present/editor/model.ts';
import { openStories, type Shelf } from '#present/editor/stories.ts';

/** IndexedDB as far as it is used: values are copied, and a failing one rejects. */
function fakeShelf() {
  const values = new Map<string, unknown>();
  let failure: Error | undefined;
  const guarded =
    <Given extends readonly unknown[], Answer>(work: (...given: Given) => Answer) =>
    async (...given: Given) => {
      await Promise.resolve();
      if (failure) throw failure;
      return work(...given);
    };
  const shelf: Shelf = {
    get: guarded((key) => structuredClone(values.get(key))),
    update: guarded((key, make) => void values.set(key, structuredClone(make(structuredClone(values.get(key)))))),
    remove: guarded((key) => void values.delete(key)),
    entries: guarded(() => structuredClone([...values])),
  };
  const fail = (error?: Error) => {
    failure = error;
  };
  return { shelf, values, fail };
}

const ID = 'my-talk' as StoryId;
const STORY = newDraft(ID, { zh: '题', en: 'Talk' }, [newStep({ asof: '2019' }, { id: 'one' })]);
const titled = (en: string): Draft => change(STORY, { do: 'storyWords', field: 'title', language: 'en', text: en });
const quota = () => Object.assign(new Error('no room'), { name: 'QuotaExceededError' });

function windowOn(shelf: Shelf, id: StoryId = ID, number: number | null = null) {
  const states: SaveState[] = [];
  const moved: string[] = [];
  const replaced: Draft[] = [];
  const stored: string[] = [];
  const autosave = createAutosave({
    stories: openStories(shelf, () => 1),
    id,
    number,
    onState: (state) => states.push(state),
    onMoved: (other) => moved.push(other),
    onReplaced: (draft) => replaced.push(draft),
    onStored: (other) => stored.push(other),
  });
  return { autosave, states, moved, replaced, stored };
}

describe('the stories of a browser', () => {
  test('are kept with everything, also what was kept of a file, and listed the last changed first', async () => {
    let now = 0;
    const stories = openStories(fakeShelf().shelf, () => ++now);
    const whole = { ...STORY, rest: [{ path: 'author', text: 'Somebody' }] };
    expect(await stories.keep(whole, null)).toEqual({ ok: true, number: 1 });
    expect(await stories.keep({ ...titled('Other'), id: 'my-other' as StoryId }, null)).toEqual({
      ok: true,
      number: 1,
    });
    expect(await stories.load(ID)).toEqual({ draft: whole, number: 1 });
    expect((await stories.list()).map(({ id, steps }) => `${id} ${steps}`)).toEqual(['my-other 1', 'my-talk 1']);
    await stories.remove(ID);
    expect(await stories.load(ID)).toBeUndefined();
  });

  test('have ids of their own', async () => {
    const stories = openStories(fakeShelf().shelf);
    await stories.keep(STORY, null);
    expect(await stories.freshId()).toMatch(/^my-[a-z0-9]{8}$/);
    expect(await stories.freshId(ID)).toBe('my-talk-2');
  });

  test('are read in whatever form an older version, or a damaged disk, has left them', async () => {
    const { shelf, values } = fakeShelf();
    values.set(ID, { number: 3, changed: 1, story: { format: 1, title: 'Talk', steps: [{ colour: 'red' }] } });
    values.set('my-noise', 'noise');
    const stories = openStories(shelf);
    expect((await stories.load(ID))?.draft).toMatchObject({ id: ID, title: { en: 'Talk' } });
    expect((await stories.load(ID))?.draft.rest).toEqual([{ path: 'steps.0.colour', text: 'red' }]);
    expect(await stories.list()).toHaveLength(1);
  });

  test.each<['full' | 'none', Error]>([
    ['full', quota()],
    ['none', Object.assign(new Error('denied'), { name: 'SecurityError' })],
    ['none', Object.assign(new Error('no database in a private window'), { name: 'InvalidStateError' })],
  ])('are in the window where the browser keeps none, which is said: %s', async (reason, error) => {
    const { shelf, fail } = fakeShelf();
    const stories = openStories(shelf);
    await stories.keep(STORY, null);
    fail(error);
    expect(await stories.keep(titled('Later'), 1)).toEqual({ ok: false, reason });
    expect(await stories.load(ID)).toMatchObject({ draft: { title: { en: 'Later' } }, number: 1, notKept: reason });
    expect((await stories.list()).map(({ title }) => title.en)).toEqual(['Later']);
    // There is room again.
    fail();
    expect(await stories.keep(titled('Kept'), 1)).toEqual({ ok: true, number: 2 });
  });
});

describe('what is typed', () => {
  test('is kept at once, the latest last', async () => {
    const { shelf } = fakeShelf();
    const { autosave, states } = windowOn(shelf);
    for (const text of ['T', 'Ta', 'Tal', 'Talk 2']) autosave.save(titled(text));
    await autosave.written();
    expect((await openStories(shelf).load(ID))?.draft.title.en).toBe('Talk 2');
    expect(states.at(-1)).toBe('kept');
  });

  test('goes on as a story of its own when another window has changed the story', async () => {
    const { shelf } = fakeShelf();
    await openStories(shelf).keep(STORY, null);
    const [one, two] = [windowOn(shelf, ID, 1), windowOn(shelf, ID, 1)];
    one.autosave.save(titled('One'));
    await one.autosave.written();
    two.autosave.save(titled('Two'));
    await two.autosave.written();
    expect(two.moved).toEqual(['my-talk-2']);
    two.autosave.save(titled('Two more'));
    await two.autosave.written();
    const stories = openStories(shelf);
    expect((await stories.load(ID))?.draft.title.en).toBe('One');
    expect((await stories.load('my-talk-2' as StoryId))?.draft.title.en).toBe('Two more');
    expect(one.moved).toEqual([]);
  });

  test('in another window is shown here too, where nothing was typed', async () => {
    const { shelf } = fakeShelf();
    await openStories(shelf).keep(STORY, null);
    const [one, two] = [windowOn(shelf, ID, 1), windowOn(shelf, ID, 1)];
    one.autosave.save(titled('One'));
    await one.autosave.written();
    expect(one.stored).toEqual([ID]);
    await two.autosave.lookAgain('my-other' as StoryId);
    expect(two.replaced).toEqual([]);
    await two.autosave.lookAgain(ID);
    expect(two.replaced.map(({ title }) => title.en)).toEqual(['One']);
    // And goes on from there.
    two.autosave.save(titled('Two'));
    await two.autosave.written();
    expect(two.moved).toEqual([]);
  });

  test('is said not to be kept, and is kept once there is room', async () => {
    const { shelf, fail } = fakeShelf();
    const { autosave, states } = windowOn(shelf);
    fail(quota());
    autosave.save(titled('One'));
    await autosave.written();
    expect(states.at(-1)).toBe('full');
    fail();
    autosave.save(titled('Two'));
    await autosave.written();
    expect(states.at(-1)).toBe('kept');
  });
});

test('an editor that is closed while it writes writes all, tells of it, and closes its channel then', async () => {
  const stories = openStories(fakeShelf().shelf, () => 1);
  let isOpen = true;
  const told: string[] = [];
  const editor = createEditor(stories, {
    tell(id) {
      if (!isOpen) throw new DOMException('the channel is closed', 'InvalidStateError');
      told.push(id);
    },
    listen: () => () => {
      isOpen = false;
    },
  });
  await editor.create((id) => newDraft(id));
  const rename = (text: string) => editor.perform({ do: 'storyWords', field: 'title', language: 'en', text });
  rename('A');
  rename('Another');
  editor.close();
  await editor.written();
  const [kept] = await stories.list();
  expect(kept?.title.en).toBe('Another');
  expect(told).toEqual([kept?.id, kept?.id]);
  expect(isOpen).toBe(false);
});
