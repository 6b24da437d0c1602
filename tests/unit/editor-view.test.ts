/** Steps, sources and templates of what the map shows. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rowsById } from '#domain/asof/place.ts';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import type { StoryId } from '#domain/model/ids.ts';
import { checkStory } from '#domain/story/check.ts';
import { stepOfState, viewInWindow, viewKeys, withStep } from '#present/editor/from-view.ts';
import { checkedIds } from '#present/editor/known.ts';
import { newDraft, storyOf } from '#present/editor/model.ts';
import { rowsOfView, searchRows } from '#present/editor/rows.ts';
import { fromTemplate, TEMPLATES } from '#present/editor/templates.ts';
import { INITIAL_STATE, type State } from '#state/store.ts';
import { decode } from '#state/url.ts';
import { load } from '../../geo/build/load.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const derived = load(root, 'tests/fixtures/geo');
const catalogue = indexCatalogue(derived.catalogue);
const evidence = new Map(derived.evidence.map((file) => [file.id, file]));

const shown = (query: string): State => ({
  ...INITIAL_STATE,
  view: decode(query).view,
  catalogue: { status: 'ready', value: catalogue },
  evidence,
});
const FRAME = { width: 800, height: 500 };

describe('a step of the present view', () => {
  test('has the keys of the link, with its year, and without what belongs to the window', () => {
    const state = shown('area=songjiang&lang=en&theme=dark&panel=about&mode=explore&somebody=else');
    const asof = String(catalogue.years.at(-1));
    // The map that nobody has moved shows all of Shanghai; without a camera the step would go to the place.
    expect(viewKeys(state, FRAME)).toEqual({ area: 'songjiang', asof, at: 'home' });
    expect(viewKeys(state, undefined)).toEqual({ area: 'songjiang', asof });
    expect(viewKeys(shown('asof=2019'), FRAME)).toEqual({ asof: '2019' });
  });

  test('has a camera of which the screen shows what this window shows, and the window what the screen does', () => {
    const keys = viewKeys(shown('at=121.4,31.1,9'), FRAME);
    expect(keys.at).toBe('121.4,31.1,10');
    expect(viewInWindow(shown(''), keys, FRAME).at).toEqual({ lng: 121.4, lat: 31.1, zoom: 9 });
    expect(viewKeys(shown('at=121.4,31.1,9'), undefined).at).toBe('121.4,31.1,9');
    expect(viewKeys(shown('at=home'), FRAME).at).toBe('home');
  });

  test('has a title and a description in both languages', () => {
    const { title, alt } = stepOfState(shown('area=songjiang&asof=2019&lang=en'), FRAME);
    expect(title).toEqual({ zh: '松江区 · 2019', en: 'Songjiang District · 2019' });
    expect(alt.zh).toContain('松江区');
    expect(alt.en).toContain('Songjiang');
  });

  test('names a place as on the map where its full name is more than a screen has room for', () => {
    const state = shown('area=songjiang&asof=2019');
    const long = { zh: '松江区', en: 'Songjiang '.repeat(7).trim() };
    const areas = derived.catalogue.areas.map((area) =>
      area.id === 'songjiang' ? { ...area, name: long, label: { zh: '松江', en: 'Songjiang' } } : area,
    );
    const value = indexCatalogue({ ...derived.catalogue, areas });
    const { title } = stepOfState({ ...state, catalogue: { status: 'ready', value } }, FRAME);
    expect(title).toEqual({ zh: '松江区 · 2019', en: 'Songjiang · 2019' });
  });

  test('takes the row that is open as its first point, in the words of the row', () => {
    const id = 'report-b-songjiang-industries';
    const { points } = stepOfState(shown(`area=songjiang&statement=${id}`), FRAME);
    expect(points).toEqual([{ ...rowsById(evidence).get(id)?.words, rows: [id] }]);
  });

  test('is a story that the format and the data allow', () => {
    const state = shown('area=songjiang&asof=2019&industry=health&panel=filter&at=121.2,31,9');
    const story = storyOf(newDraft('my-talk' as StoryId, undefined, [stepOfState(state, FRAME)]));
    expect(checkStory(story, checkedIds(state)).problems).toEqual([]);
  });
});

describe('the rows of a view', () => {
  test('are those of its place, by its year, roles first', () => {
    const rows = rowsOfView(shown('area=songjiang&asof=2019'));
    expect(rows.length).toBeGreaterThan(0);
    for (const { areas, document } of rows) {
      expect(areas).toContain('songjiang');
      expect(catalogue.documentById.get(document)?.covers[1]).toBeLessThanOrEqual(2019);
    }
    const all = rowsOfView(shown('asof=2019'));
    expect(all.length).toBeGreaterThan(rows.length);
  });

  test('begin with the row that is open', () => {
    const id = 'report-b-songjiang-industries';
    expect(rowsOfView(shown(`area=songjiang&statement=${id}`))[0]?.id).toBe(id);
  });

  test('are found by words of either language, in any order', () => {
    const rows = rowsOfView(shown(''));
    const [row] = rows;
    if (!row) throw new Error('the fixture has no rows');
    const [first = '', second = ''] = row.words.en.split(' ');
    expect(searchRows(rows, `${second} ${first}`.toUpperCase())).toContain(row);
    expect(searchRows(rows, row.words.zh.slice(0, 4))).toContain(row);
    expect(searchRows(rows, '')).toBe(rows);
    expect(searchRows(rows, 'no-such-word-anywhere')).toEqual([]);
  });
});

describe('a template', () => {
  const VIEWS = { place: 'area=songjiang', industry: 'industry=health', change: '' } as const;

  test.each(TEMPLATES)('“%s” says nothing that no row says, and is a story', (name) => {
    const state = shown(VIEWS[name]);
    const made = fromTemplate(name, state);
    expect(made?.steps.length).toBeGreaterThan(0);
    const rows = rowsById(evidence);
    for (const { points } of made?.steps ?? [])
      for (const {
        zh,
        en,
        rows: [id = '', ...others],
      } of points) {
        expect(others).toEqual([]);
        expect({ zh, en }).toEqual({ zh: rows.get(id)?.words.zh, en: rows.get(id)?.words.en });
      }
    const draft = (made?.steps ?? []).map((step, at) => ({ ...step, id: `step-${at}` }));
    const story = storyOf(newDraft('my-talk' as StoryId, made?.title, draft));
    expect(checkStory(story, checkedIds(state)).problems).toEqual([]);
  });

  test('of a place shows each document at its own year', () => {
    const steps = fromTemplate('place', shown('area=songjiang'))?.steps ?? [];
    const years = steps.map(({ view }) => Number(view.asof));
    expect(years).toEqual([...years].sort());
    for (const step of steps) {
      expect(Object.keys(step.view).sort()).toEqual(['area', 'asof']);
      // Its sources can be chosen from what it shows.
      const ids = rowsOfView(withStep(shown(''), step.view)).map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(step.points.flatMap((point) => point.rows)));
    }
  });

  test('that the view has no subject for makes nothing', () => {
    expect(fromTemplate('place', shown(''))).toBeUndefined();
    expect(fromTemplate('industry', shown(''))).toBeUndefined();
  });
});
