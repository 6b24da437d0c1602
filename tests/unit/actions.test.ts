import { describe, expect, it } from 'vitest';
import { NO_CRITERIA } from '#domain/asof/filter.ts';
import type { DocumentId, StatementId } from '#domain/model/ids.ts';
import * as actions from '#state/actions.ts';
import { selectedArea, yearOf as yearShown } from '#state/selectors.ts';
import { type Action, INITIAL_STATE, type State } from '#state/store.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { areaId, industry, smallArea, smallCatalogue, smallIndexed, yearOf } from './support.ts';

const ready: State = { ...INITIAL_STATE, catalogue: { status: 'ready', value: smallIndexed() } };
const evidence = {
  id: 'report',
  statements: [],
  figures: [],
  links: [],
  events: [],
  structures: [],
  gaps: [],
} as unknown as Parameters<typeof actions.receiveEvidence>[0];
const camera = { lng: 121, lat: 31, zoom: 9 };

/** One call of every action: an action that is missing here fails the test below. */
const SAMPLES: { readonly [Name in keyof typeof actions]: Action } = {
  selectArea: actions.selectArea(areaId('tower')),
  openStatement: actions.openStatement(areaId('north'), 'head-1' as StatementId),
  setDifference: actions.setDifference('old' as DocumentId, 'fresh' as DocumentId),
  setYear: actions.setYear(yearOf(2015)),
  toggleOverlay: actions.toggleOverlay('g60'),
  setLanguage: actions.setLanguage('en'),
  setTheme: actions.setTheme('dark'),
  setPanel: actions.setPanel('layers'),
  pressTool: actions.pressTool('filter'),
  showColumn: actions.showColumn(true),
  openDocument: actions.openDocument('report' as State['view']['document']),
  openRow: actions.openRow('report' as DocumentId, 'row-1' as StatementId),
  showSoleSource: actions.showSoleSource(true),
  addToComparison: actions.addToComparison(areaId('north')),
  removeFromComparison: actions.removeFromComparison(areaId('south')),
  setSort: actions.setSort('-kind'),
  openCell: actions.openCell({ row: 'software', area: areaId('north') }),
  setFind: actions.setFind('north'),
  setColumns: actions.setColumns(['role']),
  showChange: actions.showChange('new'),
  groupChanges: actions.groupChanges('industry'),
  setMatrix: actions.setMatrix('role'),
  openStructure: actions.openStructure('one-core' as State['view']['structure']),
  leaveStructure: actions.leaveStructure(),
  pointLink: actions.pointLink('a-link' as State['session']['pointedLink']),
  setView: actions.setView({ ...DEFAULT_VIEW, lang: 'en' }),
  arriveAt: actions.arriveAt({ ...DEFAULT_VIEW, lang: 'en' }),
  reportCamera: actions.reportCamera(camera),
  requestHome: actions.requestHome(),
  requestCamera: actions.requestCamera(camera),
  requestAt: actions.requestAt('home'),
  requestBounds: actions.requestBounds([121, 31, 122, 32]),
  hoverArea: actions.hoverArea(areaId('north')),
  setMapState: actions.setMapState('live'),
  setSheet: actions.setSheet('high'),
  foldLeft: actions.foldLeft(true),
  startSearch: actions.startSearch(),
  setUserDefaults: actions.setUserDefaults('en', 'dark'),
  setLinkIssues: actions.setLinkIssues([{ code: 'invalid', key: 'area', value: 'x' }]),
  announce: actions.announce('…'),
  failFile: actions.failFile('a.json', 'missing'),
  clearFailure: actions.clearFailure('b.json'),
  offerNewer: actions.offerNewer(() => undefined),
  chooseRenderer: actions.chooseRenderer('svg'),
  waitFor: actions.waitFor('index.json'),
  offerText: actions.offerText({ name: 'a.csv', text: '1', isRefused: false }),
  tryAgain: actions.tryAgain(),
  reportCrash: actions.reportCrash(),
  missPart: actions.missPart('matrix', 'offline', false),
  closePart: actions.closePart('compare'),
  breakPart: actions.breakPart('matrix'),
  mendParts: actions.mendParts(['table']),
  receiveCatalogue: actions.receiveCatalogue(smallCatalogue([], [smallArea('east')])),
  failCatalogue: actions.failCatalogue('index.json', 'missing'),
  receiveEvidence: actions.receiveEvidence(evidence),
  receiveSearchTerms: actions.receiveSearchTerms({ readings: [['名', 'ming']] }),
  setFilter: actions.setFilter('industry', industry('software')),
  clearFilters: actions.clearFilters(),
  showGroup: actions.showGroup({ facet: 'kind', id: 'facility' }, NO_CRITERIA, 'places'),
};

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(part);
}

describe('every action', () => {
  it('has a sample here', () => {
    expect(Object.keys(SAMPLES).sort()).toEqual(Object.keys(actions).sort());
  });

  it.each(Object.entries(SAMPLES))('%s changes something, mutates nothing, and does the same twice', (_, action) => {
    const state: State = {
      ...structuredClone(ready),
      view: {
        ...DEFAULT_VIEW,
        kind: 'facility',
        compare: [areaId('south')],
        structure: 'some-structure' as State['view']['structure'],
      },
      session: {
        ...INITIAL_STATE.session,
        failures: [{ file: 'b.json', reason: 'missing' }],
        brokenParts: ['table'],
        missingParts: [{ name: 'compare', why: 'missing', wasTried: false, isClosed: false }],
      },
    };
    const before = structuredClone(state);
    deepFreeze(state);
    const first = action(state);
    expect(first).not.toEqual(before);
    expect(state).toEqual(before);
    expect(action(state)).toEqual(first);
  });
});

describe('a part whose code did not load', () => {
  const missing = actions.missPart('table', 'missing', false)({ ...ready, view: { ...DEFAULT_VIEW, panel: 'table' } });
  it('is named once, with the last reason', () => {
    expect(actions.missPart('table', 'newer', true)(missing).session.missingParts).toEqual([
      { name: 'table', why: 'newer', wasTried: true, isClosed: false },
    ]);
  });
  it('is closed in the View too, where it is its panel', () => {
    expect(actions.closePart('table')(missing).view.panel).toBeNull();
    const dialog = actions.missPart('share', 'missing', false)(missing);
    expect(actions.closePart('share')(dialog).view.panel).toBe('table');
  });
  it('is tried again when it is no longer named', () => {
    expect(actions.mendParts(['table'])(missing).session.missingParts).toEqual([]);
  });
});

describe('the comparison', () => {
  const withPlaces = (...ids: string[]): State => ({ ...ready, view: { ...DEFAULT_VIEW, compare: ids.map(areaId) } });
  it('takes a place at its end and opens', () => {
    const { view } = actions.addToComparison(areaId('north'))(withPlaces('south'));
    expect(view.compare).toEqual(['south', 'north']);
    expect(view.panel).toBe('compare');
  });
  it('takes no place twice, and no fifth one', () => {
    const [one, full] = [withPlaces('south'), withPlaces('a', 'b', 'c', 'd')];
    expect(actions.addToComparison(areaId('south'))(one)).toBe(one);
    expect(actions.addToComparison(areaId('north'))(full)).toBe(full);
  });
  it('gives a place back', () => {
    expect(actions.removeFromComparison(areaId('a'))(withPlaces('a', 'b')).view.compare).toEqual(['b']);
  });
});

describe('selecting a place', () => {
  it('of a hidden layer switches that layer on, in the order of the list', () => {
    const { view } = actions.selectArea(areaId('tower'))({ ...ready, view: { ...DEFAULT_VIEW, layers: ['partners'] } });
    expect(view.area).toBe('tower');
    expect(view.layers).toEqual(['partners', 'sites']);
  });

  it('of a layer that is on, an unknown place, or no place leaves the layers alone', () => {
    for (const id of [areaId('north'), areaId('atlantis'), null])
      expect(actions.selectArea(id)(ready).view.layers).toBe(ready.view.layers);
  });

  it('lets go of the statement of the place before', () => {
    const state = { ...ready, view: { ...DEFAULT_VIEW, statement: 'a' as State['view']['statement'] } };
    expect(actions.selectArea(areaId('north'))(state).view.statement).toBeNull();
  });

  it('works before the catalogue has loaded', () => {
    const state = actions.selectArea(areaId('north'))(INITIAL_STATE);
    expect(state.view.area).toBe('north');
    expect(selectedArea(state)).toBeUndefined();
  });
});

describe('the year', () => {
  it('is left out when it is the latest, and is still the one shown', () => {
    const state = actions.setYear(yearOf(2019))(actions.setYear(yearOf(2015))(ready));
    expect(state.view.asof).toBeNull();
    expect(yearShown(state)).toBe(2019);
  });

  it('is kept when it is another', () => {
    expect(yearShown(actions.setYear(yearOf(2015))(ready))).toBe(2015);
  });
});

describe('layers', () => {
  it('toggled twice are as before', () => {
    const once = actions.toggleOverlay('g60')(ready);
    expect(once.view.layers).not.toContain('g60');
    expect(actions.toggleOverlay('g60')(once).view.layers).toEqual(ready.view.layers);
  });
});

describe('documents', () => {
  it('take the place of what was selected, and are let go with their panel', () => {
    const open = actions.openDocument('report' as State['view']['document'])(
      actions.selectArea(areaId('north'))(ready),
    );
    expect(open.view).toMatchObject({ document: 'report', panel: 'documents', area: null });
    expect(actions.setPanel('layers')(open).view.document).toBeNull();
    expect(actions.setPanel('documents')(open).view.document).toBe('report');
  });
});

describe('the filter', () => {
  const document = 'report' as State['view']['document'];

  it('keeps its document when panels open and close, and takes over the one that was read', () => {
    const filtered = actions.setFilter('document', document)(actions.setPanel('filter')(ready));
    expect(actions.setPanel(null)(filtered).view.document).toBe('report');
    expect(actions.selectArea(areaId('north'))(filtered).view).toMatchObject({ document: 'report', panel: 'filter' });
    expect(actions.setPanel('filter')(actions.openDocument(document)(ready)).view.document).toBe('report');
  });

  it('is cleared whole, and nothing else with it', () => {
    const { view } = actions.setFilter(
      'figures',
      true,
    )(actions.setFilter('kind', 'facility')(actions.selectArea(areaId('north'))(ready)));
    expect(view).toMatchObject({ figures: true, kind: 'facility' });
    expect(actions.clearFilters()({ ...ready, view }).view).toEqual({ ...DEFAULT_VIEW, area: 'north' });
  });
});

describe('a statement', () => {
  it('opens with its place, whose layer is switched on', () => {
    const { view } = actions.openStatement(areaId('tower'), 'a' as StatementId)(ready);
    expect(view).toMatchObject({ area: 'tower', statement: 'a' });
    expect(view.layers).toContain('sites');
  });
});

describe('camera requests', () => {
  it('can be made twice: each has a new number', () => {
    const once = actions.requestHome()(ready);
    const twice = actions.requestHome()(once);
    expect(twice.session.cameraRequest?.id).toBe((once.session.cameraRequest?.id ?? 0) + 1);
  });

  it('do not touch what the map reports', () => {
    expect(actions.requestCamera(camera)(ready).view).toBe(ready.view);
  });
});

describe('hovering', () => {
  it('over the same place again is no change at all', () => {
    const once = actions.hoverArea(areaId('north'))(ready);
    expect(actions.hoverArea(areaId('north'))(once)).toBe(once);
  });
});

describe('failures', () => {
  it('of one file are one entry with its last reason, until they are cleared', () => {
    const failed = actions.failFile('a.json', 'broken')(actions.failFile('a.json', 'missing')(ready));
    expect(failed.session.failures).toEqual([{ file: 'a.json', reason: 'broken' }]);
    expect(actions.clearFailure('a.json')(failed).session.failures).toEqual([]);
  });
});
