/** The View in the browser's history: Back and forward go through what was open, and nothing traps or destroys them. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DocumentId, StatementId } from '#domain/model/ids.ts';
import {
  addToComparison,
  arriveAt,
  hoverArea,
  openDocument,
  openStatement,
  receiveCatalogue,
  reportCamera,
  selectArea,
  setDifference,
  setFilter,
  setLanguage,
  setPanel,
  setSort,
  setTheme,
  setYear,
  toggleOverlay,
} from '#state/actions.ts';
import { knownIds } from '#state/selectors.ts';
import { type Action, createMapStore, type MapStore } from '#state/store.ts';
import { changedKeys, decode, encode } from '#state/url.ts';
import { DEFAULT_VIEW, HISTORY_STEPS, type View } from '#state/view.ts';
import { type Address, connectHistory, stepBetween } from '../../src/app/history.ts';
import { FakeHistory } from '../fakes/fake-history.ts';
import { areaId, industry, smallCatalogue, smallIndexed, yearOf } from './support.ts';

vi.mock('virtual:layout-data', () => ({ presentVersion: '0123456789ab', publishedVersions: [] }));
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const documentIds = ['old', 'fresh'] as DocumentId[];
const record = (id: DocumentId, year: number) => ({
  id,
  title: { zh: id, en: id },
  short: { zh: id, en: id },
  covers: [yearOf(year), yearOf(year)],
  areas: [],
});
const CATALOGUE = {
  ...smallCatalogue(),
  documents: documentIds.map((id, index) => record(id, 2015 + 4 * index)),
} as unknown as ReturnType<typeof smallCatalogue>;
const KNOWN = knownIds({ ...smallIndexed(), documentById: new Map(documentIds.map((id) => [id, {} as never])) });
const CAMERA_MS = 400;

/** A tab with the app in it. */
class Tab {
  readonly history: FakeHistory;
  readonly framed: boolean;
  store: MapStore = createMapStore();
  #address: Address | undefined;

  constructor(link = '', framed = false) {
    this.history = new FakeHistory(link);
    this.framed = framed;
    this.load();
  }
  /** Loads the page: by the first visit, a reload, or another link. */
  load() {
    this.#address?.stop();
    vi.advanceTimersByTime(CAMERA_MS);
    this.store = createMapStore();
    this.#address = connectHistory(this.store, this.history.window(this.framed));
    this.store.dispatch(receiveCatalogue(CATALOGUE));
    this.#address.readAgain();
  }
  get view(): View {
    return this.store.getState().view;
  }
  /** One act of the user; its task has ended when this resolves. */
  async act(...actions: readonly Action[]) {
    for (const action of actions) this.store.dispatch(action);
    await Promise.resolve();
  }
}

const decoded = (search: string) => decode(search, KNOWN).view;
const north = areaId('north');
const south = areaId('south');

/** Acts, by what they should do to the history where they change the link at all. */
const ACTS: readonly (readonly [name: string, step: 'push' | 'replace', action: Action])[] = [
  ['select north', 'push', selectArea(north)],
  ['select south', 'push', selectArea(south)],
  ['close the place', 'push', selectArea(null)],
  ['open a row', 'push', openStatement(north, 'row-1' as StatementId)],
  ['open the table', 'push', setPanel('table')],
  ['open the filter', 'push', setPanel('filter')],
  ['close the panel', 'push', setPanel(null)],
  ['open a document', 'push', openDocument('old' as DocumentId)],
  ['compare north', 'push', addToComparison(north)],
  ['compare two documents', 'push', setDifference('old' as DocumentId, 'fresh' as DocumentId)],
  ['compare them the other way', 'push', setDifference('fresh' as DocumentId, 'old' as DocumentId)],
  ['filter', 'replace', setFilter('industry', industry('software'))],
  ['filter no more', 'replace', setFilter('industry', null)],
  ['switch a layer', 'replace', toggleOverlay('g60')],
  ['sort', 'replace', setSort('-kind')],
  ['the year', 'replace', setYear(yearOf(2015))],
  ['the language', 'replace', setLanguage('en')],
  ['the theme', 'replace', setTheme('dark')],
  ['hover', 'replace', hoverArea(north)],
  ['move the map', 'replace', reportCamera({ lng: 121, lat: 31, zoom: 9 })],
  ['move the map elsewhere', 'replace', reportCamera({ lng: 121.5, lat: 31.2, zoom: 10 })],
];
const LINKS = ['', '?area=south', '?area=atlantis', '?panel=table&compare=north', '?v=1&asof=2015&layers=none&x=y'];

describe('the history of a tab', () => {
  type Command = (tab: Tab, model: Model) => Promise<void>;
  /** What the entries mean, and which is shown. */
  class Model {
    entries: View[] = [];
    index = 0;
    constructor(first: View) {
      this.entries = [first];
    }
    get now() {
      return this.entries[this.index] ?? DEFAULT_VIEW;
    }
    push(view: View) {
      this.entries = [...this.entries.slice(0, this.index + 1), view];
      this.index += 1;
    }
    replace(view: View) {
      this.entries[this.index] = view;
    }
  }
  const act = (index: number): Command => {
    const [, step, action] = ACTS[index] ?? ACTS[0] ?? ['', 'replace', selectArea(null)];
    return async (tab, model) => {
      await tab.act(action);
      if (encode(tab.view) !== encode(model.now)) model[step](tab.view);
    };
  };
  const go = (step: -1 | 1): Command => {
    return async (tab, model) => {
      // Nobody can write to an entry that has been left: the camera of the last 0.4 s is not in it.
      vi.advanceTimersByTime(CAMERA_MS);
      const isThere = model.entries[model.index + step] !== undefined;
      expect(tab.history.go(step)).toBe(isThere);
      if (isThere) model.index += step;
    };
  };
  const wait: Command = async () => void vi.advanceTimersByTime(CAMERA_MS);
  const reload: Command = async (tab) => {
    vi.advanceTimersByTime(CAMERA_MS);
    tab.load();
  };
  const open = (link: string): Command => {
    return async (tab, model) => {
      vi.advanceTimersByTime(CAMERA_MS);
      tab.history.navigate(link);
      tab.load();
      model.push(decoded(link));
    };
  };
  const command = fc.oneof(
    { weight: 6, arbitrary: fc.nat(ACTS.length - 1).map((index) => [ACTS[index]?.[0] ?? '', act(index)] as const) },
    { weight: 3, arbitrary: fc.constant(['back', go(-1)] as const) },
    { weight: 2, arbitrary: fc.constant(['forward', go(1)] as const) },
    { weight: 1, arbitrary: fc.constant(['wait', wait] as const) },
    { weight: 1, arbitrary: fc.constant(['reload', reload] as const) },
    { weight: 1, arbitrary: fc.constantFrom(...LINKS).map((link) => [`open ${link}`, open(link)] as const) },
  );

  it('is what the View has been, whatever is done in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...LINKS), fc.array(command, { maxLength: 30 }), async (link, commands) => {
        const tab = new Tab(link);
        const model = new Model(decoded(link));
        for (const [, run] of commands) {
          await run(tab, model);
          expect(encode(tab.view)).toBe(encode(model.now));
          expect(tab.history.index).toBe(model.index);
        }
        vi.advanceTimersByTime(CAMERA_MS);
        const meant = tab.history.entries.map((entry) => encode(decoded(entry)));
        // An entry that nobody has come back to still has the link as it was typed.
        expect(meant).toEqual(model.entries.map((view) => encode(view)));
      }),
      { numRuns: 300 },
    );
  });

  it('presents the story of a link, also where the link is of an embedded map', () => {
    for (const framed of [false, true]) {
      const tab = new Tab('mode=embed&story=g60&step=2', framed);
      expect([tab.view.mode, tab.view.story, tab.view.step]).toEqual(['present', 'g60', '2']);
    }
    expect(new Tab('mode=embed&area=songjiang').view.mode).toBe('embed');
    expect(new Tab('story=g60').view.mode).toBe('explore');
  });

  it('has one entry for what one task does', async () => {
    const tab = new Tab();
    await tab.act(setPanel('table'), selectArea(north), setFilter('industry', industry('software')));
    expect(tab.history.entries).toHaveLength(2);
    expect(decoded(tab.history.search)).toMatchObject({ panel: 'table', area: 'north', industry: 'software' });
  });

  it('keeps the camera of the entry that is left, however soon', async () => {
    const tab = new Tab();
    await tab.act(reportCamera({ lng: 121, lat: 31, zoom: 9 }));
    await tab.act(selectArea(north));
    tab.history.go(-1);
    expect(tab.view).toMatchObject({ area: null, at: { lng: 121, lat: 31, zoom: 9 } });
  });
});

describe('Back', () => {
  it('goes from opened panels to where one was, and not off the site', async () => {
    const tab = new Tab();
    await tab.act(setPanel('documents'));
    await tab.act(openDocument('old' as DocumentId));
    await tab.act(setPanel('table'));
    const seen: (string | null)[] = [];
    while (tab.history.go(-1)) seen.push(tab.view.document ?? tab.view.panel);
    expect(seen).toEqual(['old', 'documents', null]);
  });

  it('is not trapped by a link with an unknown place, and forward stays', async () => {
    const tab = new Tab('?lang=en');
    tab.history.navigate('?area=atlantis');
    tab.load();
    expect(tab.history.entries).toHaveLength(2);
    expect(tab.store.getState().session.linkIssues).toMatchObject([{ key: 'area', value: 'atlantis' }]);
    await tab.act(selectArea(north));
    tab.history.go(-1);
    tab.history.go(-1);
    expect(tab.view.lang).toBe('en');
    expect(tab.history.entries).toHaveLength(3);
    tab.history.go(1);
    tab.history.go(1);
    expect(tab.view.area).toBe('north');
  });

  it('is not trapped by a link whose row opens its place later', async () => {
    const tab = new Tab('?statement=row-1');
    await tab.act((state) => arriveAt({ ...state.view, area: north })(state));
    expect(tab.history.entries).toEqual(['?v=1&area=north&statement=row-1']);
  });

  it('asks for the camera of the entry, at once', async () => {
    const tab = new Tab('?at=121,31,9');
    await tab.act(selectArea(north), reportCamera({ lng: 122, lat: 31, zoom: 10 }));
    tab.history.go(-1);
    expect(tab.store.getState().session.cameraRequest).toMatchObject({
      target: { camera: { lng: 121, lat: 31, zoom: 9 } },
      animate: false,
    });
  });
});

it('in a frame the host page keeps its own history', async () => {
  const tab = new Tab('', true);
  await tab.act(selectArea(north));
  await tab.act(setPanel('table'));
  expect(tab.history.entries).toHaveLength(1);
  expect(decoded(tab.history.search)).toMatchObject({ area: 'north', panel: 'table' });
});

it('what is chosen before the catalogue has come is a step from the link', async () => {
  const history = new FakeHistory('?lang=en');
  const store = createMapStore();
  const address = connectHistory(store, history.window());
  store.dispatch(selectArea(south));
  expect(history.entries).toEqual(['?lang=en']);
  store.dispatch(receiveCatalogue(CATALOGUE));
  address.readAgain();
  expect(history.entries).toEqual(['?v=1&lang=en', '?v=1&lang=en&area=south']);
});

describe('a step', () => {
  it('is declared for every key of the View', () => {
    expect(Object.keys(HISTORY_STEPS).sort()).toEqual(Object.keys(DEFAULT_VIEW).sort());
  });
  it('to a document is none in the filter', () => {
    const document = 'old' as DocumentId;
    const filter: View = { ...DEFAULT_VIEW, panel: 'filter' };
    expect(stepBetween(filter, { ...filter, document })).toBe('replace');
    expect(stepBetween(DEFAULT_VIEW, { ...DEFAULT_VIEW, document })).toBe('push');
  });
  it('is none where the link stays', () => {
    expect(stepBetween(DEFAULT_VIEW, { ...DEFAULT_VIEW, layers: [...DEFAULT_VIEW.layers].reverse() })).toBeNull();
    expect(changedKeys(DEFAULT_VIEW, { ...DEFAULT_VIEW, unknown: { x: 'y' } })).toEqual(['unknown']);
  });
});
