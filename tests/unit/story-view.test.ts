/** Steps of a story as Views: what a link of one means, and the way in, through and out of it. */
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import type { StoryId } from '#domain/model/ids.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { requestHome, selectArea, setFilter, setLanguage, setPanel, setYear, toggleOverlay } from '#state/actions.ts';
import { type Action, INITIAL_STATE, type State } from '#state/store.ts';
import {
  excursionOf,
  leavePresentation,
  linkOfView,
  missStory,
  presentView,
  receiveStory,
  requestShown,
  STAGE_PX,
  showStep,
  startStory,
  stepOf,
} from '#state/story.ts';
import { decode } from '#state/url.ts';
import { load } from '../../geo/build/load.ts';
import { areaId, industry, yearOf } from './support.ts';

const derived = load(fileURLToPath(new URL('../..', import.meta.url)), 'tests/fixtures/geo');
const [found] = derived.stories;
if (!found) throw new Error('the fixture has no story');
const story = found;
const catalogue = indexCatalogue(derived.catalogue);
const ready: State = { ...INITIAL_STATE, catalogue: { status: 'ready', value: catalogue } };
const acted = (state: State, ...actions: readonly Action[]) => actions.reduce((now, act) => act(now), state);
const opened = (link: string) => ({ ...ready, view: decode(link).view });
/** A link opened, and its story come. */
const arrived = (link: string) => acted(opened(link), receiveStory(story));

describe('a link of a step', () => {
  test.each([
    ['by number', '2', 'songjiang'],
    ['by id', 'songjiang', 'songjiang'],
    ['without a step', undefined, 'clusters'],
  ])('names it %s', (_, name, id) => {
    const state = arrived(`mode=present&story=fixture-story${name ? `&step=${name}` : ''}`);
    expect(stepOf(state)?.step.id).toBe(id);
    expect(linkOfView(state)).toBe(`v=1&mode=present&story=fixture-story&step=${id}`);
    expect(state.session.arrivedAt).toBe(state.view);
  });

  test('shows what the step shows, with the own keys of the link over it', () => {
    const link = 'v=1&lang=en&area=lingang&mode=present&story=fixture-story&step=songjiang';
    const state = arrived(link);
    expect(state.view).toMatchObject({ lang: 'en', area: 'lingang', asof: 2019, layers: ['districts', 'g60'] });
    expect(excursionOf(state)).toEqual(['area']);
    expect(linkOfView(state)).toBe(link);
  });

  test('says which keys of the step are left at their default', () => {
    const state = acted(arrived('mode=present&story=fixture-story&step=2'), selectArea(null));
    const link = linkOfView(state);
    expect(link).toBe('v=1&mode=present&story=fixture-story&step=songjiang&without=area');
    expect(arrived(link).view).toEqual(state.view);
    // Until the story has come nothing of the link is lost.
    expect(linkOfView(opened(link))).toBe(link);
  });

  test.each([
    ['a step that the story does not have', 'step=9', 'no-step', receiveStory(story)],
    ['a story that is not there', 'story=nothing&without=area', 'no-story', missStory('nothing')],
  ])('to %s is told, and shows its View without a story', (_, keys, code, action) => {
    const link = `mode=present&story=fixture-story&asof=2015&${keys}`;
    const state = acted(opened(link), action);
    expect(state.session.linkIssues).toMatchObject([{ code }]);
    expect(linkOfView(state)).toBe('v=1&asof=2015&mode=present');
  });

  test('means the same after any excursion, whatever it changed', () => {
    const acts: fc.Arbitrary<Action> = fc.oneof(
      fc.constantFrom(null, 'songjiang', 'lingang').map((id) => selectArea(id && areaId(id))),
      fc.constantFrom(2015, 2019, 2022).map((year) => setYear(yearOf(year))),
      fc.constantFrom(...OVERLAYS).map(toggleOverlay),
      fc.constantFrom(null, industry('biomedicine')).map((id) => setFilter('industry', id)),
      fc.constantFrom(null, 'table' as const, 'documents' as const).map(setPanel),
      fc.constantFrom('zh' as const, 'en' as const).map(setLanguage),
      fc.integer({ min: 0, max: 2 }).map((index) => showStep(index, true)),
    );
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 12 }), (list) => {
        const state = acted(arrived('mode=present&story=fixture-story'), ...list);
        expect(arrived(linkOfView(state)).view).toEqual(state.view);
      }),
    );
  });
});

describe('the presentation', () => {
  const explored = acted(ready, setYear(yearOf(2015)), selectArea(areaId('pudong')), setPanel('table'));

  test('leads back to exactly the View one came from', () => {
    const state = acted(explored, startStory(story), showStep(2, true), selectArea(areaId('lingang')));
    expect(stepOf(state)?.index).toBe(2);
    expect(acted(state, leavePresentation()).view).toBe(explored.view);
  });

  test('begun again from within keeps the first way back', () => {
    const state = acted(explored, presentView(), startStory(story, 1));
    expect(acted(state, leavePresentation()).view).toBe(explored.view);
  });

  test('of a link leads to the map of what it shows', () => {
    const { view } = acted(arrived('mode=present&story=fixture-story&step=2&without=at'), leavePresentation());
    expect(view).toMatchObject({ mode: 'explore', story: null, step: null, area: 'songjiang', unknown: {} });
    const left = acted(arrived('mode=present&story=fixture-story'), leavePresentation());
    expect(left.session.cameraRequest?.target, 'where the step was').toHaveProperty('bbox');
  });

  test('keeps language and foreign keys from step to step, and nothing else of an excursion', () => {
    const start = arrived('mode=present&story=fixture-story&theme=dark&x=y');
    const state = acted(start, setLanguage('en'), toggleOverlay('overseas'), showStep(1, false));
    expect(linkOfView(state)).toBe('v=1&lang=en&mode=present&story=fixture-story&step=songjiang&theme=dark&x=y');
  });

  test.each([
    [-1, 0],
    [99, 2],
  ])('has no step %i: the nearest is shown', (asked, index) => {
    expect(stepOf(acted(explored, startStory(story), showStep(asked, false)))?.index).toBe(index);
  });

  test('asks for the same piece of the map on every screen', () => {
    const { session } = acted(explored, startStory(story));
    const target = session.cameraRequest?.target;
    if (typeof target !== 'object' || !('bbox' in target)) throw new Error('no box was asked for');
    const [west, south, east, north] = target.bbox;
    expect((west + east) / 2).toBeCloseTo(121.4, 5);
    expect([south < 31.1, north > 31.1]).toEqual([true, true]);
    // In a world of 512 · 2⁹ px.
    expect(east - west).toBeCloseTo((360 * STAGE_PX) / (512 * 2 ** 9), 5);
  });

  test('leaves room round the place of a step, so that no end of a line and no name is cut off', () => {
    const steps = story.steps.map((step) => ({ ...step, view: { area: 'songjiang' } }));
    const { target } = acted(explored, startStory({ ...story, steps })).session.cameraRequest ?? {};
    const own = catalogue.areaById.get(areaId('songjiang'))?.bbox;
    if (typeof target !== 'object' || !('bbox' in target) || !own) throw new Error('no box was asked for');
    const sides = ([west, south, east, north]: readonly number[]) => [
      (east ?? 0) - (west ?? 0),
      (north ?? 0) - (south ?? 0),
    ];
    const [ours, its] = [sides(target.bbox), sides(own)];
    expect(ours.map((side, index) => side / (its[index] ?? 0))).toEqual([expect.closeTo(1.14), expect.closeTo(1.14)]);
  });

  test('asks for it again after a step in the history, and elsewhere for the camera of the View', () => {
    const state = acted(explored, startStory(story));
    expect(acted(state, requestHome(), requestShown()).session.cameraRequest?.target).toEqual(
      state.session.cameraRequest?.target,
    );
    expect(acted(explored, requestShown()).session.cameraRequest?.target).toBe('home');
  });

  test('of another story than the one that has come shows no step', () => {
    const state = opened('mode=present&story=another');
    expect(stepOf(acted(state, receiveStory(story)))).toBeUndefined();
    expect(acted(state, receiveStory({ ...story, id: 'another' as StoryId })).view.step).toBe('clusters');
  });
});
