import {
  type DiffCommand,
  type DiffOperations,
  diff,
  expression,
  featureFilter,
  latest,
  type StyleSpecification,
  validateStyleMin,
} from '@maplibre/maplibre-gl-style-spec';
import { coordAll } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import type { BBox, StatementId, Year } from '#domain/model/ids.ts';
import { THEMES, type ThemeName } from '#domain/vocabulary/display.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { changedStates, type LinkProperties, linkStates, placeStates } from '#map/gl/states.ts';
import { type GeometryUrls, interactiveLayerIds, styleOf, withShapes } from '#map/gl/style.ts';
import { TINT } from '#scene/drawing.ts';
import { DELTA_BOX } from '#scene/kinds/base.ts';
import type { Scene } from '#scene/model.ts';
import { composeScene } from '#scene/scene.ts';
import { THEME } from '#scene/tokens.ts';
import { visibleAt } from '#scene/visible.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { areaId, head, industry, realCatalogue, realDerived, smallIndexed, yearOf } from './support.ts';

const catalogue = realCatalogue();
const urls: GeometryUrls = {
  base: 'https://map.test/base.json',
  world: 'https://map.test/world.json',
  areas: 'https://map.test/areas.json',
};

function sceneOf(change: Partial<View> = {}) {
  const view: View = { ...DEFAULT_VIEW, ...change };
  return composeScene(catalogue, view, view.asof ?? (catalogue.years.at(-1) as Year), 'zh');
}
const style = (change: Partial<View> = {}, theme: ThemeName = 'light'): StyleSpecification =>
  styleOf(sceneOf(change), THEME[theme], urls);
const commands = (before: StyleSpecification, after: StyleSpecification) => diff(before, after);
const names = (list: readonly DiffCommand<DiffOperations>[]) => list.map(({ command }) => command as string);
const pairs = <Item>(items: readonly Item[]) =>
  items.flatMap((a) => items.filter((b) => b !== a).map((b) => [a, b] as const));

describe('the style', () => {
  const selections: Partial<View>[] = [
    {},
    { area: areaId('pudong') },
    { area: areaId('lingang-sf'), industry: industry('biomedicine') },
    { area: areaId('not"an]id') },
  ];

  it.each(THEMES.flatMap((theme) => catalogue.years.map((year) => [theme, year] as const)))(
    'in %s, of %i, passes the official validator',
    (theme, year) => {
      for (const layers of [[], DEFAULT_VIEW.layers, OVERLAYS])
        for (const selection of selections)
          expect(validateStyleMin(style({ ...selection, layers, asof: year }, theme))).toEqual([]);
    },
  );

  it.each(OVERLAYS)('of %s alone passes it too', (overlay) => {
    expect(validateStyleMin(style({ layers: [overlay] }))).toEqual([]);
  });

  it('holds the shapes that are given, and names the others by their address', () => {
    const areas = { type: 'FeatureCollection' as const, features: [] };
    const named = style();
    const { sources } = withShapes(named, { areas });
    expect(sources).toEqual({ ...named.sources, areas: { ...named.sources.areas, data: areas } });
    expect(withShapes(named, {})).toEqual(named);
  });

  it('fails the validator when it is wrong, so the tests above can fail', () => {
    const wrong = style();
    expect(
      validateStyleMin({ ...wrong, layers: [...wrong.layers, { id: 'x', type: 'fill', source: 'nowhere' }] }),
    ).not.toEqual([]);
  });

  it('names its geometry by URL, but for the links, which it is given, and holds none of it', () => {
    for (const [name, source] of Object.entries(style().sources))
      expect(source, name).toMatchObject({
        type: 'geojson',
        data: name === 'arcs' ? { type: 'FeatureCollection', features: [] } : expect.stringMatching(/^https:/),
      });
    expect(JSON.stringify(style({ layers: OVERLAYS }))).not.toContain('"coordinates"');
  });

  it('requests no glyphs or sprites', () => {
    expect(style()).not.toHaveProperty('glyphs');
    expect(style()).not.toHaveProperty('sprite');
  });

  it('has every interactive layer that it names', () => {
    const ids = new Set(style({ layers: OVERLAYS }).layers.map((layer) => layer.id));
    const interactive = interactiveLayerIds(sceneOf({ layers: OVERLAYS }));
    expect(interactive.length).toBeGreaterThan(OVERLAYS.length);
    for (const id of interactive) expect(ids).toContain(id);
  });
});

describe('what a camera sees', () => {
  const near: BBox = [119.5, 30.2, 122.7, 32.4];
  const sources = (zoom: number, bounds: BBox, change: Partial<View> = {}) =>
    Object.keys(styleOf(visibleAt(sceneOf(change), catalogue.areas, zoom, bounds), THEME.light, urls).sources).sort();

  it('at home needs neither the world nor links', () => {
    expect(sources(8.4, near)).toEqual(['areas', 'base']);
    expect(sources(8.4, near, { area: areaId('pudong') })).toEqual(['arcs', 'areas', 'base']);
  });

  it('beyond the delta needs the world', () => {
    for (const bounds of [
      [115.9, 30, 122, 32],
      [119, 27.4, 122, 32],
      [119, 30, 124.1, 32],
      [119, 30, 122, 33.6],
    ] as BBox[])
      expect(sources(7, bounds), String(bounds)).toContain('world');
    expect(sources(2, [-14, -38, 302, 66])).not.toContain('base');
  });

  it('is no layer of places that lie elsewhere, and every layer of places within', () => {
    const layers = (bounds: BBox) =>
      visibleAt(sceneOf({ layers: OVERLAYS }), catalogue.areas, 8.4, bounds).layers.map(({ id }) => id);
    expect(layers(near)).toContain('districts-fill');
    expect(layers(near)).toContain('delta-edge');
    expect(layers(near).filter((id) => /^(?:overseas|partners)-/.test(id))).toEqual([]);
    const overCalifornia: BBox = [-123, 37, -121, 38.5];
    expect(layers(overCalifornia)).toContain('overseas-city');
    expect(layers(overCalifornia)).not.toContain('districts-fill');
    // The same place on the next copy of the world.
    expect(layers([237, 37, 239, 38.5])).toContain('overseas-city');
  });

  it('and the world has nothing inside the box that it is left out of', () => {
    const [west, south, east, north] = DELTA_BOX;
    const rest = realDerived().geometry.world.features.filter(({ properties }) => properties?.part === 'world-rest');
    const inside = rest
      .flatMap((feature) => coordAll(feature))
      .filter(([lng = 0, lat = 0]) => lng > west && lng < east && lat > south && lat < north);
    expect(rest.length).toBeGreaterThan(0);
    // The eastern edge of the hole stands in the open sea, short of the box's.
    expect(inside.filter(([lng = 0]) => lng > 122.84)).toEqual([]);
  });
});

describe('the difference between two styles', () => {
  it('is nothing when nothing has changed', () => {
    expect(commands(style({ layers: OVERLAYS }), style({ layers: OVERLAYS }))).toEqual([]);
  });

  it('of two years, filters or comparisons is nothing: what is painted is feature state', () => {
    const views: Partial<View>[] = [
      ...catalogue.years.map((asof) => ({ asof })),
      { panel: 'difference' },
      { panel: 'compare', compare: [areaId('pudong'), areaId('putuo')] },
    ];
    for (const [before, after] of pairs(views))
      expect(commands(style({ layers: OVERLAYS, ...before }), style({ layers: OVERLAYS, ...after }))).toEqual([]);
  });

  it('of two choices of a filter is nothing, and of one and none the layers of matches', () => {
    const [one, other] = [style({ industry: industry('biomedicine') }), style({ kind: 'zone', asof: yearOf(2015) })];
    expect(commands(one, other)).toEqual([]);
    expect(new Set(names(commands(style(), one)))).toEqual(new Set(['addLayer']));
    expect(new Set(names(commands(one, style())))).toEqual(new Set(['removeLayer']));
  });

  it('of two selections is nothing, and one command where there was none: its links may show', () => {
    const [pudong, lingang] = [areaId('pudong'), areaId('lingang-sf')];
    expect(commands(style({ area: pudong }), style({ area: lingang }))).toEqual([]);
    expect(names(commands(style(), style({ area: pudong })))).toEqual(['setGlobalState']);
    expect(names(commands(style({ area: pudong }), style()))).toEqual(['setGlobalState']);
  });

  it.each(OVERLAYS)("of %s switched off adds or removes that overlay's layers alone", (overlay) => {
    const on = style({ layers: OVERLAYS });
    const off = style({ layers: OVERLAYS.filter((name) => name !== overlay) });
    const own = on.layers.map((layer) => layer.id).filter((id) => !off.layers.some((layer) => layer.id === id));
    expect(own.length).toBeGreaterThan(0);

    const removed = commands(on, off);
    expect(new Set(names(removed))).toEqual(new Set(['removeLayer']));
    expect(removed.map(({ args }) => args[0] as string).sort()).toEqual([...own].sort());

    const added = commands(off, on);
    expect(new Set(names(added))).toEqual(new Set(['addLayer']));
    expect(added.map(({ args }) => (args[0] as { id: string }).id).sort()).toEqual([...own].sort());
  });

  it('of two themes repaints and touches no source, filter or layer list', () => {
    const list = names(commands(style({ layers: OVERLAYS }, 'light'), style({ layers: OVERLAYS }, 'dark')));
    expect(list.length).toBeGreaterThan(0);
    expect(new Set(list)).toEqual(new Set(['setPaintProperty']));
  });
});

describe('what the expressions come to', () => {
  const small = smallIndexed([head({ areas: 'north', asOf: 2015, role: 'cluster', industries: ['software'] })]);
  const theme = THEME.light;
  const PLACES = small.areas;

  const smallScene = (year: number, change: Partial<View> = {}) =>
    composeScene(small, { ...DEFAULT_VIEW, ...change }, yearOf(year), 'zh');
  type Layer = {
    id: string;
    type: string;
    filter: Parameters<typeof featureFilter>[0];
    paint: Record<string, unknown>;
  };
  const layerOf = (scene: Scene, id: string) =>
    styleOf(scene, theme, urls).layers.find((layer) => layer.id === id) as unknown as Layer;

  /** What a layer paints of a place in the state that its Scene gives it, as MapLibre would evaluate it. */
  function paint(scene: Scene, id: string, property: string, state: object | undefined): unknown {
    const layer = layerOf(scene, id);
    // The table of the spec is typed wider than the function that reads it.
    const spec = (latest[`paint_${layer.type}` as 'paint_fill'] as Record<string, unknown>)[property] as Parameters<
      typeof expression.createPropertyExpression
    >[2];
    const result = expression.createPropertyExpression(layer.paint[property], property, spec);
    if (result.result === 'error') throw new Error(result.value[0]?.message);
    return result.value.evaluate({ zoom: 9 }, { type: 'Polygon', properties: {} }, state ?? {});
  }
  const ofPlace = (scene: Scene, id: string, property: string, place: string) =>
    paint(scene, id, property, placeStates(scene, theme, PLACES).get(areaId(place)));
  const passes = (scene: Scene, layer: string, properties: Record<string, unknown>) =>
    featureFilter(layerOf(scene, layer).filter, 'filter').filter({ zoom: 3 }, { type: 'Polygon', properties });
  const channels = (hex: string) => [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
  const solid = (hex = '') => `rgba(${channels(hex).join(',')},1)`;
  /** The wash of a colour over the ground of districts, as anyone would mix it. */
  const wash = (hex = '', share = TINT) =>
    `rgba(${channels(hex)
      .map((value, index) => Math.round(value * share + (channels(theme.surface.subject)[index] ?? 0) * (1 - share)))
      .join(',')},1)`;

  it('a place has the colour of its class in the year, and that of the ground when it is unknown', () => {
    expect(String(ofPlace(smallScene(2015), 'districts-fill', 'fill-color', 'north'))).toBe(
      wash(theme.roles.cluster?.fill),
    );
    expect(String(ofPlace(smallScene(2015), 'districts-edge', 'line-color', 'north'))).toBe(
      solid(theme.surface.district),
    );
    const plain = placeStates({ ...smallScene(2015), tones: {} }, theme, PLACES).get(areaId('north'));
    expect(String(paint(smallScene(2015), 'districts-fill', 'fill-color', plain))).toBe(wash(theme.surface.subject));
  });

  it('a place is dotted in the colour of its last stated role where nothing is stated, and only there', () => {
    const [stated, silent] = [smallScene(2015), smallScene(2019)];
    expect(ofPlace(silent, 'districts-fill-dots', 'fill-opacity', 'north')).toBe(1);
    expect(ofPlace(stated, 'districts-fill-dots', 'fill-opacity', 'north')).toBe(0);
    expect(String(ofPlace(silent, 'districts-fill', 'fill-color', 'north'))).toBe(solid(theme.roles.cluster?.edge));
    expect(String(ofPlace(silent, 'districts-fill', 'fill-color', 'south'))).toBe(solid(theme.surface.notStatedDot));
  });

  it('a place that the filter excludes is faint, and has no dots', () => {
    const filtered = smallScene(2015, { industry: industry('software') });
    expect(String(ofPlace(filtered, 'districts-fill', 'fill-color', 'north'))).toBe(wash(theme.roles.cluster?.fill));
    expect(String(ofPlace(filtered, 'districts-fill', 'fill-color', 'south'))).toBe(
      wash(theme.surface.notStated, TINT * 0.2),
    );
    expect(ofPlace(filtered, 'districts-fill-dots', 'fill-opacity', 'south')).toBe(0);
    // The layers of matches draw the one and not the other.
    expect(String(ofPlace(filtered, 'matches-edge', 'line-color', 'north'))).toBe(solid(theme.roles.cluster?.edge));
    expect(String(ofPlace(filtered, 'matches-edge', 'line-color', 'south'))).toMatch(/,0\)$/);
    const selected = smallScene(2015, { industry: industry('software'), area: areaId('south') });
    expect(String(ofPlace(selected, 'selected-line', 'line-color', 'south'))).toBe(solid(theme.surface.ink3));
    expect(String(ofPlace(filtered, 'districts-edge', 'line-color', 'south'))).toMatch(/,0\.2\)$/);
  });

  it('what has no state is not to be seen', () => {
    for (const [layer, property] of [
      ['districts-fill', 'fill-color'],
      ['links-stated', 'line-color'],
      ['selected-line', 'line-color'],
    ] as const)
      expect(String(paint(smallScene(2015), layer, property, undefined)), layer).toMatch(/,0\)$/);
  });

  it('arcs keep to their standing', () => {
    expect(passes(smallScene(2019), 'arcs-planned', { part: 'arc', standing: 'planned' })).toBe(true);
    expect(passes(smallScene(2019), 'arcs-planned', { part: 'arc', standing: 'stated' })).toBe(false);
    expect(passes(smallScene(2019), 'links-stated', { part: 'arc', standing: 'stated' })).toBe(false);
  });

  const link = (part: string, change: Partial<LinkProperties> = {}): LinkProperties => ({
    part,
    link: 'a-link' as StatementId,
    id: areaId('south'),
    from: areaId('north'),
    to: areaId('south'),
    asOf: yearOf(2019),
    ...change,
  });
  const stateOf = (scene: Scene, one: LinkProperties) => linkStates(scene, [one]).get(one.link)?.link;

  it('arcs wait for their year', () => {
    expect(stateOf(smallScene(2019), link('arc'))).toBe('shown');
    expect(stateOf(smallScene(2018), link('arc'))).toBe('hidden');
  });

  it('links show only at their selected end', () => {
    for (const area of ['north', 'south'])
      expect(stateOf(smallScene(2019, { area: areaId(area) }), link('link'))).toBe('shown');
    expect(stateOf(smallScene(2019, { area: areaId('tower') }), link('link'))).toBe('hidden');
    expect(stateOf(smallScene(2019), link('link'))).toBe('hidden');
    expect(stateOf(smallScene(2018, { area: areaId('north') }), link('link'))).toBe('hidden');
  });

  it('links are faint with the place that they are about', () => {
    const filtered = smallScene(2019, { industry: industry('software') });
    expect(stateOf(filtered, link('arc'))).toBe('faint');
    const [shown, faint] = ['shown', 'faint'].map((state) =>
      String(paint(filtered, 'arcs-stated', 'line-color', { link: state })),
    );
    expect(shown).toMatch(/,0\.8\)$/);
    expect(faint).toMatch(/,0\.16/);
  });

  it('only what is selected or compared is marked', () => {
    const of = smallScene(2019, { area: areaId('north'), panel: 'compare', compare: [areaId('south')] });
    expect(String(ofPlace(of, 'selected-line', 'line-color', 'north'))).toBe(solid(theme.surface.accent));
    expect(String(ofPlace(of, 'selected-line', 'line-color', 'south'))).toBe(solid(theme.surface.ink));
    expect(String(ofPlace(of, 'selected-line', 'line-color', 'tower'))).toMatch(/,0\)$/);
  });
});

describe('what a map is told', () => {
  const scene = (change: Partial<View> = {}) => sceneOf({ layers: OVERLAYS, ...change });
  const shaped = catalogue.areas.filter(({ shape }) => shape !== null);
  const states = (change: Partial<View> = {}, theme: ThemeName = 'light') =>
    placeStates(scene(change), THEME[theme], shaped);

  it('is everything at first, and nothing that it knows', () => {
    expect(changedStates(new Map(), states()).map(([id]) => id)).toEqual(shaped.map(({ id }) => id));
    expect(changedStates(states(), states())).toEqual([]);
  });

  it('is what makes the one state the other', () => {
    const views: Partial<View>[] = [
      {},
      { asof: yearOf(2015) },
      { industry: industry('biomedicine') },
      { area: areaId('pudong') },
      { panel: 'difference' },
    ];
    for (const [before, after] of pairs(views)) {
      const told = new Map([...states(before)]);
      const changes = changedStates(told, states(after));
      expect(changes.length).toBeGreaterThan(0);
      for (const [id, change] of changes) told.set(id, { ...told.get(id), ...change });
      expect(told).toEqual(states(after));
    }
  });

  it('of a selection is two places', () => {
    const changes = changedStates(states({ area: areaId('pudong') }), states({ area: areaId('putuo') }));
    expect(Object.fromEntries(changes)).toEqual({ pudong: { selected: false }, putuo: { selected: true } });
  });
});
