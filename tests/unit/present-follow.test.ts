/** The audience's window and its talk show the same, whichever of them is asked. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import { joinTalk } from '#present/channel.ts';
import { followStoryOfTalk, followTalk } from '#present/follow.ts';
import { newPresentation, type Presentation } from '#present/model.ts';
import { selectArea, setLanguage } from '#state/actions.ts';
import { createMapStore } from '#state/store.ts';
import { excursionOf, receiveStory, showStep, stepOf } from '#state/story.ts';
import { decode } from '#state/url.ts';
import { load } from '../../geo/build/load.ts';
import { areaId } from './support.ts';

const derived = load(fileURLToPath(new URL('../..', import.meta.url)), 'tests/fixtures/geo');
const [found] = derived.stories;
if (!found) throw new Error('the fixture has no story');
const story = found;

function open(link = 'mode=present&story=fixture-story', under?: Presentation) {
  const catalogue = { status: 'ready', value: indexCatalogue(derived.catalogue) } as const;
  const store = createMapStore({ catalogue, view: decode(link).view });
  store.dispatch(receiveStory(story));
  const talk = joinTalk({
    port: { postMessage: () => undefined, close: () => undefined, onmessage: null },
    id: 'screen',
    role: 'screen',
    initial: under ?? newPresentation('fixture-story', 'clusters'),
    stepsOf: () => story.steps.map(({ id }) => id),
    now: () => 0,
    saved: () => null,
    save: () => undefined,
  });
  const goTo = (index: number) => store.dispatch(showStep(index, false));
  const stop = followTalk(store, talk, { goTo, isLed: under !== undefined });
  const shown = () => {
    const state = store.getState();
    return { step: stepOf(state)?.step.id, area: state.view.area, excursion: excursionOf(state).length > 0 };
  };
  return { store, talk, stop, shown };
}

describe('the window', () => {
  it('goes to the step of the talk', () => {
    const { talk, shown } = open();
    talk.send({ do: 'goTo', step: 'songjiang' });
    expect(shown()).toEqual({ step: 'songjiang', area: 'songjiang', excursion: false });
  });
  it('shows what is pushed, in its own language and step, and goes back', () => {
    const { store, talk, shown } = open('lang=en&mode=present&story=fixture-story&step=2');
    talk.send({ do: 'push', view: 'v=1&area=minhang&asof=2022' });
    expect(shown()).toEqual({ step: 'songjiang', area: 'minhang', excursion: true });
    expect(store.getState().view).toMatchObject({ lang: 'en', mode: 'present', asof: 2022 });
    // The map moves to it, and then reports where it is: that is no other excursion.
    const excursion = talk.state().excursion;
    store.dispatch((state) => ({ ...state, view: { ...state.view, at: { lng: 121, lat: 31, zoom: 9 } } }));
    expect(talk.state().excursion).toBe(excursion);
    talk.send({ do: 'back' });
    expect(shown()).toEqual({ step: 'songjiang', area: 'songjiang', excursion: false });
  });
  it('ends an excursion with the next step', () => {
    const { talk, shown } = open();
    talk.send({ do: 'push', view: 'area=minhang' });
    talk.send({ do: 'next' });
    expect(shown()).toEqual({ step: 'songjiang', area: 'songjiang', excursion: false });
  });
  it('speaks the language of the talk', () => {
    const { store, talk } = open();
    talk.send({ do: 'language', language: 'en' });
    expect(store.getState().view.lang).toBe('en');
  });
  it('that was opened for a talk under way shows what the talk shows, and not its address', () => {
    const under = newPresentation('fixture-story', 'songjiang');
    const link = 'mode=present&story=fixture-story&step=latest';
    expect(open(link, under).shown()).toEqual({ step: 'songjiang', area: 'songjiang', excursion: false });
    const away = open(link, { ...under, excursion: 'area=minhang' });
    expect(away.shown()).toEqual({ step: 'songjiang', area: 'minhang', excursion: true });
    expect(away.talk.state()).toMatchObject({ step: 'songjiang', excursion: 'area=minhang' });
  });
  it('ignores what does not exist in what is pushed', () => {
    const { talk, shown } = open();
    talk.send({ do: 'push', view: 'area=nowhere&asof=2022' });
    expect(shown()).toMatchObject({ step: 'clusters', area: null });
  });
});

describe('the talk', () => {
  it('has the step that the link of the window names', () => {
    const { talk } = open('mode=present&story=fixture-story&step=latest');
    expect(talk.state()).toMatchObject({ step: 'latest', excursion: null });
  });
  it('has the step and the language that were chosen in the window', () => {
    const { store, talk } = open();
    store.dispatch(showStep(2, false));
    store.dispatch(setLanguage('en'));
    expect(talk.state()).toMatchObject({ step: 'latest', language: 'en' });
  });
  it('knows of a place that was opened in the window, and of its end', () => {
    const { store, talk } = open();
    store.dispatch(selectArea(areaId('songjiang')));
    expect(talk.state().step).toBe('clusters');
    expect(new URLSearchParams(talk.state().excursion ?? '').get('area')).toBe('songjiang');
    store.dispatch(showStep(0, false));
    expect(talk.state().excursion).toBeNull();
  });
  it('is left alone by a window that has stopped to follow', () => {
    const { store, talk, stop } = open();
    stop();
    store.dispatch(showStep(2, false));
    expect(talk.state().step).toBe('clusters');
  });
});

describe("the desk's window", () => {
  it('has the story of its talk from the start, whatever its address names, and each that comes after', () => {
    const { store, talk } = open('mode=present&story=fixture-story', newPresentation('fixture-story', 'songjiang'));
    const desk = createMapStore({ view: decode('mode=present&story=earlier&step=one').view });
    const stop = followStoryOfTalk(desk, talk);
    expect(desk.getState().view).toMatchObject({ story: 'fixture-story', step: 'songjiang' });
    talk.send({ do: 'open', story: 'later', step: 'two' });
    expect(desk.getState().view).toMatchObject({ story: 'later', step: 'two' });
    stop();
    talk.send({ do: 'open', story: 'last', step: 'three' });
    expect(desk.getState().view.story).toBe('later');
    expect(store.getState().view.story).toBe('last');
  });
});
