/** A story made by hand from views of the map, kept, saved, opened again, sent and presented. */
import { describe } from 'vitest';
import { parse } from 'yaml';
import { editorTranslator } from '#i18n/editor/index.ts';
import { StoryEditor } from './driver/story-editor.ts';
import { expect, test } from './driver/test.ts';
import { en, zh } from './driver/words.ts';

const t = editorTranslator('en');

describe('a story', () => {
  test('is made of three views, put in order, kept, presented, and sent as a file and as a link', async ({ open }) => {
    const app = await open('./?v=1&asof=2019&area=songjiang', { lang: 'en' });
    const editor = new StoryEditor(app);
    const title = 'Songjiang District · 2019';
    expect(await editor.addView('place')).toBe(t('add.done', { number: 1, title }));
    await editor.goOn();
    await app.timeline.setYear(2022);
    expect(await editor.addView('tools')).toBe(t('add.done', { number: 2, title }));
    await editor.goOn();
    await app.use('close');
    await editor.addView('tools');
    await editor.edit();
    expect(await editor.steps()).toEqual(['step-1', 'step-2', 'step-3']);
    await expect.poll(() => editor.saveState()).toBe('kept');

    // By the keyboard, with the focus on the step that moves; and by its handle.
    await editor.focusStep('step-3');
    await app.press('Alt+ArrowUp', 'Alt+ArrowUp');
    await expect.poll(() => editor.steps()).toEqual(['step-3', 'step-1', 'step-2']);
    expect(await editor.focusedStep()).toBe('step-3');
    expect(await editor.said()).toContain(t('movedTo', { title: `${en('app.title')} · 2022`, number: 1, of: 3 }));
    await editor.dragBelow('step-3', 'step-2');
    await expect.poll(() => editor.steps()).toEqual(['step-1', 'step-2', 'step-3']);
    await editor.undo();
    await expect.poll(() => editor.steps()).toEqual(['step-3', 'step-1', 'step-2']);
    await editor.undo();
    await editor.redo();
    await expect.poll(() => editor.steps()).toEqual(['step-3', 'step-1', 'step-2']);

    // Words and sources.
    await editor.chooseStep('step-1');
    await editor.addPoint();
    expect(await editor.isWithoutSource()).toBe(true);
    await editor.chooseRow('report-b-songjiang-industries');
    expect(await editor.isWithoutSource()).toBe(false);
    expect(await editor.valueOf('point', 'en')).not.toBe('');
    await editor.type('title', 'en', 'Songjiang first');
    await editor.type('title', 'zh', '长'.repeat(25));
    expect(await editor.wordsOf('title')).toContain(t('tooLong', { number: 1 }));
    await editor.type('title', 'zh', '先看松江');
    await editor.type('story-title', 'en', 'My talk');
    await expect.poll(() => editor.saveState()).toBe('kept');

    const file = await editor.saveFile();
    const story = parse(file.text);
    expect(file.name).toBe(`${story.id}.story.yaml`);
    expect(story.title).toEqual({ zh: '松江区 · 2019', en: 'My talk' });
    expect(story.steps.map(({ id }: { id: string }) => id)).toEqual(['step-3', 'step-1', 'step-2']);
    expect(story.steps[1]).toMatchObject({
      title: { zh: '先看松江', en: 'Songjiang first' },
      points: [{ rows: ['report-b-songjiang-industries'] }],
      view: { asof: '2019', area: 'songjiang' },
    });
    const link = await editor.link();
    expect(link.length).toBeLessThanOrEqual(2000);

    await editor.present();
    await expect.poll(() => editor.stage()).toBe(`1 ${en('app.title')} · 2022`);
    await app.press('ArrowRight');
    await expect.poll(() => editor.stage()).toBe('2 Songjiang first');
    expect(app.link().get('story')).toBe(story.id);

    // The browser has kept it: the link of the step is one of this browser, and the file is the story that is here.
    await app.screen.reload();
    await expect.poll(() => editor.stage()).toBe('2 Songjiang first');
    await app.press('Escape');
    await editor.open();
    await expect.poll(() => editor.stories()).toEqual(['My talk']);
    await editor.openFile(file.name, file.text);
    expect(await editor.steps()).toEqual(['step-3', 'step-1', 'step-2']);
    await editor.list();
    expect(await editor.stories()).toEqual(['My talk']);
    // With other words it is a story of its own.
    await editor.openFile(file.name, file.text.replace('My talk', 'Her talk'));
    await editor.list();
    await expect.poll(() => editor.stories()).toEqual(['Her talk', 'My talk']);

    const other = await open(`./${link.slice(link.indexOf('#'))}`, { lang: 'zh' });
    await expect.poll(() => new StoryEditor(other).stage()).toBe(`1 ${zh('app.title')} · 2022`);
    expect(other.link().get('story')).toBe(story.id);
    expect(other.screen.url().hash).toBe('');
  });

  test('of another browser, or in a damaged link, is said not to be there', async ({ open }) => {
    const app = await open('./?v=1&mode=present&story=my-elsewhere&step=2');
    await expect
      .poll(() => app.notices())
      .toContainEqual(expect.stringContaining(zh('notice.no-own-story', { value: 'my-elsewhere' })));
    await app.screen.run(() => {
      location.hash = '#mystory=1damaged';
    });
    await expect.poll(() => app.notices()).toContainEqual(expect.stringContaining(zh('notice.bad-story')));
  });
});

describe('a file', () => {
  const FAULTY = `
format: 9
id: talk
title: { zh: 题, en: Talk }
author: Somebody
steps:
  - id: first
    title: { zh: 一, en: One }
    transition: wipe
    points: [{ zh: 甲, en: A, rows: [] }]
`;
  test('with faults says them, opens what can be read, and keeps the rest, on a phone too', async ({ open }) => {
    const app = await open('./', { lang: 'en', size: 'phone', theme: 'dark' });
    const editor = new StoryEditor(app);
    await editor.open();
    await editor.openFile('talk.story.yaml', FAULTY.replace('format: 9', 'format: 1'));
    expect(await editor.problems()).toEqual([
      expect.stringMatching(/^Step 1 · transition is "wipe"; allowed: fly, fade, cut$/),
      expect.stringMatching(/^author there is no field "author"; nearest:/),
    ]);
    expect(await editor.rest()).toContain('Somebody');
    expect(await editor.valueOf('title', 'en')).toBe('One');
    expect(await editor.isWithoutSource()).toBe(true);
    expect(await app.access.overflowing()).toEqual([]);
    expect(await app.access.seriousFindings()).toEqual([]);
    const { text } = await editor.saveFile();
    expect(text).toContain('# kept: {"path":"author","text":"Somebody"}');

    // One that a newer version wrote is opened as far as this one can read it.
    await editor.list();
    await editor.openFile('talk.story.yaml', FAULTY);
    expect(await editor.problems()).toEqual([expect.stringMatching(/^format is 9; at most 1/)]);
    expect(await editor.valueOf('title', 'en')).toBe('One');
  });
});

describe('a browser without room', () => {
  test('is told, and the story is there to be saved as a file', async ({ open }) => {
    const app = await open('./?v=1&asof=2019&area=songjiang', {
      lang: 'en',
      before: (screen) =>
        screen.runFirst(() => {
          IDBObjectStore.prototype.put = () => {
            throw new DOMException('no room', 'QuotaExceededError');
          };
        }, undefined),
    });
    const editor = new StoryEditor(app);
    await editor.addView('tools');
    expect(await editor.warning()).toBe(t('storage.full'));
    await editor.edit();
    expect(await editor.warning()).toBe(t('storage.full'));
    expect((await editor.saveFile()).text).toContain('area: songjiang');
  });
});
