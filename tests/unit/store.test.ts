import { describe, expect, it, vi } from 'vitest';
import { announce, setLanguage, setTheme } from '#state/actions.ts';
import { knownIds, languageOf, themeOf } from '#state/selectors.ts';
import { createMapStore, INITIAL_STATE } from '#state/store.ts';
import { smallIndexed } from './support.ts';

describe('the store', () => {
  it('takes an action and tells its listeners once', () => {
    const store = createMapStore();
    const listener = vi.fn();
    store.subscribe(listener);
    store.dispatch(announce('moved'));
    expect(store.getState().session.announcement).toEqual({ id: 1, text: 'moved' });
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('of one map is apart from that of another', () => {
    const [one, other] = [createMapStore(), createMapStore()];
    one.dispatch(setLanguage('en'));
    expect(other.getState()).toEqual(INITIAL_STATE);
  });

  it('can start from part of a state', () => {
    expect(
      createMapStore({ catalogue: { status: 'failed', file: 'index.json', reason: 'missing' } }).getState(),
    ).toMatchObject({
      catalogue: { file: 'index.json' },
      view: INITIAL_STATE.view,
    });
  });
});

describe('language and theme', () => {
  it("are the user's until the View names others", () => {
    const store = createMapStore({ session: { ...INITIAL_STATE.session, userLanguage: 'en', userTheme: 'dark' } });
    expect([languageOf(store.getState()), themeOf(store.getState())]).toEqual(['en', 'dark']);
    store.dispatch(setLanguage('zh'));
    store.dispatch(setTheme('light'));
    expect([languageOf(store.getState()), themeOf(store.getState())]).toEqual(['zh', 'light']);
  });
});

describe('ids that links may name', () => {
  it('are those of the catalogue', () => {
    const known = knownIds(smallIndexed());
    expect([...known.areas]).toEqual(['north', 'south', 'tower']);
    expect([...known.industries]).toEqual(['all', 'biomedicine', 'software']);
    expect([...known.years]).toEqual([2015, 2018, 2019]);
    // A column ascending and descending, a reading of the matrix, and the column of links that are older than its name.
    for (const sort of ['name-zh', '-lng', 'overlap', '-name']) expect(known.sorts, sort).toContain(sort);
  });
});
