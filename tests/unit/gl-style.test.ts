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
import type { BBox, Year } from '#domain/ids.ts';
import { OVERLAYS, THEMES, type ThemeName } from '#domain/layers.ts';
import { type GeometryUrls, interactiveLayerIds, styleOf } from '#map/gl/style.ts';
import { DELTA_BOX } from '#scene/kinds/base.ts';
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
  arcs: 'https://map.test/arcs.json',
};

function sceneOf(change: Partial<View> = {}) {
  const view: View = { ...DEFAULT_VIEW, ...change };
  return composeScene(catalogue, view, view.asof ?? (catalogue.years.at(-1) as Year), 'zh');
}
const style = (change: Partial<View> = {}, theme: ThemeName = 'light'): StyleSpecification => styleOf(sceneOf(change), THEME[theme], urls);
const commands = (before: StyleSpecification, after: StyleSpecification) => diff(before, after);
const names = (list: readonly DiffCommand<DiffOperations>[]) => list.map(({ command }) => command as string);
const pairs = <Item>(items: readonly Item[]) => items.flatMap((a) => items.filter((b) => b !== a).map((b) => [a, b] as const));

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
        for (const selection of selections) expect(validateStyleMin(style({ ...selection, layers, asof: year }, theme))).toEqual([]);
    },
  );

  it.each(OVERLAYS)('of %s alone passes it too', (overlay) => {
    expect(validateStyleMin(style({ layers: [overlay] }))).toEqual([]);
  });

  it('fails it when it is wrong, so that the tests above can', () => {
    const wrong = style();
    expect(validateStyleMin({ ...wrong, layers: [...wrong.layers, { id: 'x', type: 'fill', source: 'nowhere' }] })).not.toEqual([]);
  });

  it('names its geometry by URL and holds none of it', () => {
    for (const source of Object.values(style().sources))
      expect(source).toMatchObject({ type: 'geojson', data: expect.stringMatching(/^https:/) });
    expect(JSON.stringify(style({ layers: OVERLAYS }))).not.toContain('"coordinates"');
  });

  it('asks no one for letters or pictures', () => {
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

  it('at home needs neither the world nor ties', () => {
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
    const layers = (bounds: BBox) => visibleAt(sceneOf({ layers: OVERLAYS }), catalogue.areas, 8.4, bounds).layers.map(({ id }) => id);
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

  it('of two years is at most two commands', () => {
    for (const [before, after] of pairs(catalogue.years)) {
      const list = commands(style({ layers: OVERLAYS, asof: before }), style({ layers: OVERLAYS, asof: after }));
      expect(list.length, names(list).join()).toBeLessThanOrEqual(2);
      expect(list.length).toBeGreaterThan(0);
    }
  });

  it('of two selections is at most two commands', () => {
    for (const [before, after] of pairs([null, areaId('pudong'), areaId('lingang-sf')])) {
      const list = commands(style({ area: before }), style({ area: after }));
      expect(list.length, names(list).join()).toBeLessThanOrEqual(2);
      expect(list.length).toBeGreaterThan(0);
    }
  });

  it('of two industry filters is at most two commands', () => {
    for (const [before, after] of pairs([null, industry('biomedicine'), industry('integrated-circuits')])) {
      const list = commands(style({ industry: before }), style({ industry: after }));
      expect(list.length, names(list).join()).toBeLessThanOrEqual(2);
      expect(list.length).toBeGreaterThan(0);
    }
  });

  it('of roles and of what changes between two documents is at most two commands', () => {
    const [before, after] = [style({ layers: OVERLAYS }), style({ layers: OVERLAYS, panel: 'difference' })];
    expect(validateStyleMin(after)).toEqual([]);
    const list = commands(before, after);
    expect(list.length, names(list).join()).toBeLessThanOrEqual(2);
    expect(list.length).toBeGreaterThan(0);
  });

  it.each(OVERLAYS)("of %s switched off adds or removes that overlay's layers alone", (overlay) => {
    const on = style({ layers: OVERLAYS });
    const off = style({ layers: OVERLAYS.filter((name) => name !== overlay) });
    const own = on.layers.map((layer) => layer.id).filter((id) => !off.layers.some((layer) => layer.id === id));
    expect(own.length).toBeGreaterThan(0);

    const removed = commands(on, off).filter(({ command }) => command !== 'setGlobalState');
    expect(new Set(names(removed))).toEqual(new Set(['removeLayer']));
    expect(removed.map(({ args }) => args[0] as string).sort()).toEqual([...own].sort());

    const added = commands(off, on).filter(({ command }) => command !== 'setGlobalState');
    expect(new Set(names(added))).toEqual(new Set(['addLayer']));
    expect(added.map(({ args }) => (args[0] as { id: string }).id).sort()).toEqual([...own].sort());
  });

  it('of two themes repaints and touches no source, filter or layer list', () => {
    const list = names(commands(style({ layers: OVERLAYS }, 'light'), style({ layers: OVERLAYS }, 'dark')));
    expect(list.length).toBeGreaterThan(0);
    expect(new Set(list)).toEqual(new Set(['setPaintProperty', 'setGlobalState']));
  });
});

describe('what the expressions come to', () => {
  const small = smallIndexed([head({ areas: 'north', asOf: 2015, role: 'cluster', industries: ['software'] })]);
  const theme = THEME.light;
  const place = (id: string) => ({ type: 'Polygon' as const, id, properties: { id, overlay: 'districts', shape: 'polygon' } });

  function smallStyle(year: number, change: Partial<View> = {}) {
    return styleOf(composeScene(small, { ...DEFAULT_VIEW, ...change }, yearOf(year), 'zh'), theme, urls);
  }
  const stateOf = (of: StyleSpecification) =>
    Object.fromEntries(Object.entries(of.state ?? {}).map(([key, value]) => [key, value.default]));
  const layerOf = (of: StyleSpecification, id: string) =>
    of.layers.find((layer) => layer.id === id) as { filter: Parameters<typeof featureFilter>[0]; paint: Record<string, unknown> };

  function paint(of: StyleSpecification, layer: string, property: string, id: string, featureState = {}): string {
    // The table of the spec is typed wider than the function that reads it.
    const type = of.layers.find((candidate) => candidate.id === layer)?.type ?? 'fill';
    const spec = (latest[`paint_${type}` as 'paint_fill'] as Record<string, unknown>)[property] as Parameters<
      typeof expression.createPropertyExpression
    >[2];
    const result = expression.createPropertyExpression(layerOf(of, layer).paint[property], property, spec, stateOf(of));
    if (result.result === 'error') throw new Error(result.value[0]?.message);
    return String(result.value.evaluate({ zoom: 9 }, place(id), featureState));
  }
  const passes = (of: StyleSpecification, layer: string, properties: Record<string, unknown>) =>
    featureFilter(layerOf(of, layer).filter, 'filter', stateOf(of)).filter({ zoom: 3 }, { type: 'Polygon', properties });
  const channels = (hex: string) => [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
  /** The wash of a colour over the ground of districts, as anyone would mix it. */
  const wash = (hex = '', share = 0.55) =>
    `rgba(${channels(hex)
      .map((value, index) => Math.round(value * share + (channels(theme.surface.subject)[index] ?? 0) * (1 - share)))
      .join(',')},1)`;

  it('a place has the colour of its class in the year, of "not stated" in another, of the ground when it is unknown', () => {
    expect(paint(smallStyle(2015), 'districts-fill', 'fill-color', 'north')).toBe(wash(theme.roles.cluster?.fill));
    expect(paint(smallStyle(2019), 'districts-fill', 'fill-color', 'north')).toBe(wash(theme.surface.notStated));
    expect(paint(smallStyle(2019), 'districts-fill', 'fill-color', 'atlantis')).toBe(wash(theme.surface.subject));
  });

  it('dots stand where nothing is stated, in the colour of what was last', () => {
    expect(passes(smallStyle(2019), 'districts-fill-dots', place('north').properties)).toBe(true);
    expect(passes(smallStyle(2015), 'districts-fill-dots', place('north').properties)).toBe(false);
    expect(paint(smallStyle(2019), 'districts-fill-dots', 'fill-pattern', 'north')).toBe('dots-cluster');
    expect(paint(smallStyle(2019), 'districts-fill-dots', 'fill-pattern', 'south')).toBe('dots-never');
  });

  it('a place that the filter leaves aside is faint', () => {
    const filtered = smallStyle(2015, { industry: industry('software') });
    expect(paint(filtered, 'districts-fill', 'fill-color', 'north')).toBe(wash(theme.roles.cluster?.fill));
    expect(paint(filtered, 'districts-fill', 'fill-color', 'south')).toBe(wash(theme.surface.notStated, 0.55 * 0.2));
  });

  it('arcs wait for their year and keep to their standing', () => {
    expect(passes(smallStyle(2019), 'arcs-planned', { part: 'arc', standing: 'planned', asOf: 2019 })).toBe(true);
    expect(passes(smallStyle(2018), 'arcs-planned', { part: 'arc', standing: 'planned', asOf: 2019 })).toBe(false);
    expect(passes(smallStyle(2019), 'arcs-planned', { part: 'arc', standing: 'stated', asOf: 2019 })).toBe(false);
  });

  it('links show only at their selected end, arcs are no links', () => {
    const link = { part: 'link', standing: 'stated', asOf: 2015, from: 'north', to: 'south' };
    for (const area of ['north', 'south']) expect(passes(smallStyle(2019, { area: areaId(area) }), 'links-stated', link)).toBe(true);
    expect(passes(smallStyle(2019, { area: areaId('tower') }), 'links-stated', link)).toBe(false);
    expect(passes(smallStyle(2019), 'links-stated', link)).toBe(false);
    expect(passes(smallStyle(2019, { area: areaId('north') }), 'links-stated', { ...link, part: 'arc' })).toBe(false);
  });

  it('only the selected place is marked, by a state that cuts no tile again', () => {
    const of = smallStyle(2019, { area: areaId('north') });
    expect(paint(of, 'selected-line', 'line-color', 'north', { selected: true })).not.toMatch(/,0\)$/);
    expect(paint(of, 'selected-line', 'line-color', 'south')).toMatch(/,0\)$/);
    const inStyle = of.layers.filter((layer) => 'source' in layer && layer.source === 'areas');
    expect(JSON.stringify(inStyle)).not.toContain('["global-state","selected"]');
  });
});
