import { describe, expect, it } from 'vitest';
import { matchingAreas } from '#domain/asof/filter.ts';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import { rowsOf } from '#domain/model/rows/read.ts';
import { THEMES } from '#domain/vocabulary/display.ts';
import { EVIDENCE_LANGUAGES } from '#domain/vocabulary/languages.ts';
import { OVERLAYS, type Overlay } from '#domain/vocabulary/overlays.ts';
import { KINDS } from '#scene/kinds/index.ts';
import { BAND } from '#scene/kinds/shared.ts';
import { isWeakLabel } from '#scene/later.ts';
import { isFaint } from '#scene/look.ts';
import { GEOMETRY, type Scene } from '#scene/model.ts';
import { composeScene, compose as fresh } from '#scene/scene.ts';
import { paintOf, SURFACE_TOKENS, THEME, type Tone } from '#scene/tokens.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import {
  areaId,
  head,
  industry,
  realCatalogue,
  realDerived,
  smallArea,
  smallCatalogue,
  smallIndexed,
  yearOf,
} from './support.ts';

const real = realCatalogue();
const latest = real.years.at(-1) ?? yearOf(2022);
const compose = (change: Partial<View>, year = latest, language: Scene['language'] = 'zh', catalogue = real) =>
  composeScene(catalogue, { ...DEFAULT_VIEW, ...change }, year, language);
const subsets = Array.from({ length: 2 ** OVERLAYS.length }, (_, bits) =>
  OVERLAYS.filter((_overlay, index) => bits & (1 << index)),
);
const duplicates = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);

function expectSound(scene: Scene) {
  expect(duplicates(scene.layers.map((layer) => layer.id))).toEqual([]);
  expect(duplicates(scene.labels.map((label) => label.id))).toEqual([]);
  for (const layer of scene.layers) {
    expect(GEOMETRY).toContain(layer.source);
    if (!/^(tone|tone-edge|role:.*)$/.test(layer.colour)) expect(SURFACE_TOKENS).toContain(layer.colour);
  }
  const tones = new Set([
    ...Object.values(scene.tones),
    ...Object.values(scene.lastTones),
    ...scene.layers.flatMap(({ colour }) => (colour.startsWith('role:') ? [colour.slice(5) as Tone] : [])),
  ]);
  for (const theme of THEMES) for (const tone of tones) expect(() => paintOf(THEME[theme], tone), tone).not.toThrow();
}

describe('the Scene of every set of layers', () => {
  it('is sound', () => {
    for (const layers of subsets) expectSound(compose({ layers }));
  });

  it('has the labels and tones of its own layers alone', () => {
    for (const layers of subsets) {
      const scene = compose({ layers });
      const ids = [...scene.labels.map((label) => label.id), ...Object.keys(scene.tones).map(areaId)];
      // The city has its name on every small map.
      const strangers = ids.filter(
        (id) => id !== 'shanghai' && !layers.some((overlay) => overlay === real.areaById.get(id)?.overlay),
      );
      expect(strangers).toEqual([]);
    }
  });

  it('draws the layers it shares with another set in the same order', () => {
    const all = compose({ layers: OVERLAYS }).layers.map((layer) => layer.id);
    for (const layers of subsets) {
      const ids = compose({ layers }).layers.map((layer) => layer.id);
      expect(ids).toEqual(all.filter((id) => ids.includes(id)));
    }
  });
});

describe.each(EVIDENCE_LANGUAGES)('the Scene in %s', (language) => {
  it.each(real.years)('of %i is sound and has labels in that language', (year) => {
    const scene = compose({ layers: OVERLAYS }, year, language);
    expectSound(scene);
    expect(scene).toMatchObject({ year, language });
    expect(scene.labels.length).toBeGreaterThan(50);
    for (const label of scene.labels) {
      const area = real.areaById.get(label.id);
      const name = (area?.label ?? area?.name)?.[language];
      const first = scene.later[label.id];
      expect(label.text).toBe(
        first === undefined ? name : language === 'zh' ? `${name}（${first}）` : `${name} (${first})`,
      );
    }
  });
});

describe('each overlay', () => {
  it.each(OVERLAYS)('%s adds layers that take only its own places', (overlay) => {
    const own = compose({ layers: [overlay] }).layers.filter(
      (layer) => !compose({ layers: [] }).layers.some((base) => base.id === layer.id),
    );
    expect(own.length).toBeGreaterThan(0);
    for (const layer of own) if (layer.source === 'areas') expect([overlay, 'context']).toContain(layer.where.overlay);
  });

  it('has a kind, and every kind an overlay', () => {
    expect(Object.keys(KINDS).sort()).toEqual(['base', ...OVERLAYS].sort());
  });
});

describe('the draw order', () => {
  it('has bands of ten, in which every layer of every kind lies', () => {
    const bands: readonly number[] = Object.values(BAND);
    expect(bands).toEqual(bands.map((_, index) => index * 10));
    const orders = Object.values(KINDS).flatMap((kind) =>
      (
        kind.compose({ catalogue: real, view: DEFAULT_VIEW, year: latest, language: 'zh', areas: real.areas }).layers ??
        []
      ).map(({ order }) => order),
    );
    expect(orders.length).toBeGreaterThan(40);
    expect(orders.filter((order) => !Number.isInteger(order) || order < 0 || order >= 10 * bands.length)).toEqual([]);
  });

  it('is shared by two overlays for points alone, which do not hide one another', () => {
    const users = new Map<number, Set<string>>();
    for (const [name, kind] of Object.entries(KINDS)) {
      const areas = real.areas.filter((area) => area.overlay === name);
      for (const { order, type } of kind.compose({
        catalogue: real,
        view: DEFAULT_VIEW,
        year: latest,
        language: 'zh',
        areas,
      }).layers ?? [])
        if (type !== 'point') users.set(order, (users.get(order) ?? new Set()).add(name));
    }
    expect(users.size).toBeGreaterThan(15);
    expect([...users].filter(([, names]) => names.size > 1)).toEqual([]);
  });

  it('is that of an atlas: ground, districts, water, zones, arcs, points', () => {
    const ids = compose({ layers: OVERLAYS }).layers.map((layer) => layer.id);
    const wanted = [
      'delta-land',
      'lakes',
      'delta-fill',
      'districts-fill',
      'districts-edge',
      'rivers',
      'g60-axis',
      'lingang-fill',
      'zhangjiang-fill',
      'zones-fill',
      'arcs-stated',
      'overseas-city',
    ];
    expect(ids.filter((id) => wanted.includes(id))).toEqual(wanted);
  });
});

describe('tones', () => {
  const small = smallIndexed([
    head({ areas: 'north', asOf: 2015, role: 'cluster' }),
    head({ areas: 'south', asOf: 2019, role: 'service-hub', standing: 'proposed' }),
  ]);

  it('are the class stated of the year; without one a place is not stated, and the last class stands apart', () => {
    expect(compose({}, yearOf(2015), 'zh', small).tones).toEqual({ north: 'cluster', south: 'not-stated' });
    const later = compose({}, yearOf(2019), 'zh', small);
    expect(later.tones).toEqual({ north: 'not-stated', south: 'not-stated' });
    expect(later.lastTones).toEqual({ north: 'cluster' });
  });

  it('follow the year, not the language or the selection', () => {
    const plain = compose({}, yearOf(2015), 'zh', small).tones;
    expect(compose({ area: areaId('south') }, yearOf(2015), 'en', small).tones).toEqual(plain);
  });
});

describe('the filter', () => {
  const small = smallIndexed([head({ areas: 'north', asOf: 2015, industries: ['software'] })]);

  it('is the same for every layer: it excludes all places without the criterion, and none that has it', () => {
    const view = { ...DEFAULT_VIEW, layers: OVERLAYS, industry: industry('health'), standing: 'stated' as const };
    const matching = new Set<string>(matchingAreas(real, view, yearOf(2022)).map(({ id }) => id));
    const { faint } = compose(view, yearOf(2022));
    expect(matching.size).toBeGreaterThan(5);
    for (const { id, overlay } of real.areas)
      expect(faint[id] === true, id).toBe(overlay !== 'context' && !matching.has(id));
  });

  it('excludes the places that lack the industry, and none while none is chosen', () => {
    expect(compose({ industry: industry('software') }, yearOf(2019), 'zh', small).faint).toEqual({ south: true });
    expect(compose({ industry: null }, yearOf(2019), 'zh', small).faint).toEqual({});
  });
});

describe('partners', () => {
  it('without a tie to Shanghai are neither labelled nor toned', () => {
    const scene = compose({ layers: ['partners'] });
    const untied = real.areas.filter(
      (area) => area.overlay === 'partners' && ['recommended', 'benchmark', 'bloc'].includes(area.tie ?? ''),
    );
    expect(untied.length).toBeGreaterThan(20);
    for (const area of untied) {
      expect(
        scene.labels.some((label) => label.id === area.id),
        area.id,
      ).toBe(false);
      expect(scene.tones[area.id], area.id).toBeUndefined();
    }
  });
});

/**
 * Freezes all that can be reached, values of maps included; a map itself cannot be frozen, so it is compared with a
 * copy.
 */
function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const child of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(child);
  return value;
}

describe('composing', () => {
  const structure = real.structures[0]?.id ?? null;
  const views: readonly Partial<View>[] = [
    {},
    { layers: OVERLAYS, area: areaId('pudong') },
    { layers: [], structure },
    { panel: 'compare', compare: [areaId('zizhu'), areaId('pudong')] },
    { panel: 'difference' },
    { panel: 'matrix', area: areaId('songjiang') },
    { panel: 'documents', document: real.documents[0]?.id ?? null, only: true },
    { industry: industry('biomedicine') },
  ];

  it.each(views)('is pure for %j: equal arguments give equal Scenes, and no argument is changed', (change) => {
    expect(real.documents.length).toBeGreaterThan(0);
    expect(structure).not.toBeNull();
    const view: View = { ...DEFAULT_VIEW, ...change };
    // Two catalogues of their own: what the domain remembers by object cannot make the second equal to the first.
    const [one, other] = [realCatalogue(), realCatalogue()].map((catalogue) => structuredClone(catalogue));
    if (!one || !other) throw new Error('two catalogues were made');
    const before = structuredClone({ catalogue: one, view });
    const scene = deepFreeze(fresh(deepFreeze(one), deepFreeze(view), latest, 'zh'));
    expect(fresh(one, view, latest, 'zh')).not.toBe(scene);
    expect(fresh(one, view, latest, 'zh')).toEqual(scene);
    expect(fresh(other, structuredClone(view), latest, 'zh')).toEqual(scene);
    expect({ catalogue: one, view }).toEqual(before);
  });

  it('gives the base map alone of an empty catalogue', () => {
    const empty = { ...smallIndexed(), areas: [] };
    expect(compose({ layers: [] as readonly Overlay[] }, latest, 'zh', empty).labels).toEqual([]);
    expect(compose({ layers: OVERLAYS }, latest, 'zh', empty).labels).toEqual([]);
  });
});

describe('a Scene asked for again', () => {
  it('is the same while only the camera moves, and another when anything else changes', () => {
    const scene = compose({ area: areaId('pudong') });
    expect(compose({ area: areaId('pudong'), at: { lng: 121, lat: 31, zoom: 9 } })).toBe(scene);
    const others: readonly (() => Scene)[] = [
      () => compose({ area: areaId('songjiang') }),
      () => compose({ area: areaId('pudong') }, yearOf(2015)),
      () => compose({ area: areaId('pudong') }, latest, 'en'),
      () => compose({ area: areaId('pudong') }, latest, 'zh', smallIndexed()),
    ];
    for (const other of others) expect(other()).not.toEqual(scene);
    expect(compose({ area: areaId('pudong') })).toEqual(scene);
  });
});

describe('compared places', () => {
  it('are in the Scene in their order while they are compared, each named with its number, also of a layer that is off', () => {
    const scene = compose({
      panel: 'compare',
      compare: ['zizhu', 'pudong', 'atlantis'].map(areaId),
      layers: ['districts'],
    });
    expect(scene.compared).toEqual(['zizhu', 'pudong']);
    expect(scene.labels.filter(({ order }) => order !== undefined).map(({ id, order }) => [id, order])).toEqual([
      ['zizhu', 1],
      ['pudong', 2],
    ]);
    expect(scene.labels.filter(({ id }) => id === 'pudong')).toHaveLength(1);
    expect(compose({ panel: null, compare: [areaId('pudong')] }).compared).toEqual([]);
  });
});

describe('places that documents first name after the year', () => {
  const LATER_2015 = ['g60', 'lingang-new-area', 'yrd-demo-zone', 'incubator-uk'];

  it.each(real.years)('are faint, with their year, in the map of %i, and no others are', (year) => {
    const scene = compose({ layers: OVERLAYS }, year);
    for (const area of real.areas) {
      const isLater = area.first !== undefined && area.first > year && area.overlay !== 'districts';
      expect(scene.later[area.id], area.id).toBe(isLater && area.overlay !== 'context' ? area.first : undefined);
      expect(isFaint(scene, area.id), area.id).toBe(scene.later[area.id] !== undefined);
    }
    for (const label of scene.labels) expect(isWeakLabel(label), label.id).toBe(scene.later[label.id] !== undefined);
  });

  it('are the corridor, the special area, the delta zone and the sites abroad in 2015; in the last year none', () => {
    expect(Object.keys(compose({ layers: OVERLAYS }, yearOf(2015)).later)).toEqual(expect.arrayContaining(LATER_2015));
    expect(compose({ layers: OVERLAYS }).later).toEqual({});
  });

  it('have no evidence of the year or before, by the rows themselves', () => {
    for (const file of realDerived().documents)
      for (const { areas, asOf } of rowsOf(file))
        for (const id of areas)
          expect(real.areaById.get(id)?.first, id).toBeLessThanOrEqual(
            Math.min(Number.parseInt(String(asOf), 10), file.covers[1]),
          );
  });

  it('are bold as members of the structure that is shown, and where documents are compared', () => {
    const structure = real.structures.find(({ groups }) =>
      groups.some(({ members }) => members.includes(areaId('g60'))),
    );
    expect(structure).toBeDefined();
    const members = compose({ layers: OVERLAYS, structure: structure?.id ?? null }, yearOf(2015));
    expect(members.later[areaId('g60')]).toBeUndefined();
    expect(members.later[areaId('yrd-demo-zone')]).toBe(2019);
    expect(compose({ layers: OVERLAYS, panel: 'difference' }, yearOf(2015)).later).toEqual({});
  });
});

describe('the links of the selected place', () => {
  const widthOf = (links: number | undefined) => {
    const place = smallArea('hub', links === undefined ? {} : { links });
    const scene = composeScene(
      indexCatalogue(smallCatalogue([], [place])),
      { ...DEFAULT_VIEW, area: place.id },
      yearOf(2022),
      'zh',
    );
    const layer = scene.layers.find(({ id }) => id === 'links-stated');
    return layer && 'opacity' in layer ? layer.opacity : undefined;
  };
  it('are faint where they are many, so that they hide neither the map nor each other', () => {
    expect(widthOf(100)).toBeLessThan(0.5 * Number(widthOf(20)));
    expect(widthOf(undefined)).toBe(widthOf(20));
  });
});
