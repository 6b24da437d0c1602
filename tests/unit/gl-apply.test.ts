import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import type { StructureId } from '#domain/model/ids.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { applyStyle } from '#map/gl/apply.ts';
import { type GeometryUrls, styleOf } from '#map/gl/style.ts';
import { composeScene } from '#scene/scene.ts';
import { THEME } from '#scene/tokens.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { areaId, industry, realCatalogue, yearOf } from './support.ts';

const urls: GeometryUrls = {
  base: 'https://map.test/b',
  world: 'https://map.test/w',
  areas: 'https://map.test/a',
};
const catalogue = realCatalogue();
const style = (change: Partial<View> = {}, theme: 'light' | 'dark' = 'light') =>
  styleOf(
    composeScene(catalogue, { ...DEFAULT_VIEW, ...change }, change.asof ?? yearOf(2022), 'zh'),
    THEME[theme],
    urls,
  );

/** A map that notes the name of every method called, of its style's too. */
function recorder(called: string[]): MapLibreMap {
  const methods = { get: (_: object, name: string | symbol) => () => called.push(String(name)) };
  const style = new Proxy({}, methods);
  return new Proxy({}, { get: (of, name) => (name === 'style' ? style : methods.get(of, name)) }) as MapLibreMap;
}

function commands(before: StyleSpecification, after: StyleSpecification): readonly string[] {
  const called: string[] = [];
  applyStyle(recorder(called), before, after);
  return called;
}

describe('applyStyle', () => {
  it('does nothing for the same style', () => {
    expect(commands(style(), style())).toEqual([]);
  });

  it('changes the state once for a selection', () => {
    expect(commands(style(), style({ area: areaId('pudong') }))).toEqual(['setGlobalState']);
  });

  it('does nothing for another year or another choice of the filter', () => {
    expect(commands(style(), style({ asof: yearOf(2015) }))).toEqual([]);
    expect(commands(style({ kind: 'zone' }), style({ industry: industry('biomedicine') }))).toEqual([]);
  });

  it('adds and removes layers and never a source that stays', () => {
    const without = OVERLAYS.filter((name) => name !== 'lingang');
    expect(new Set(commands(style({ layers: without }), style({ layers: OVERLAYS })))).toEqual(new Set(['addLayer']));
    expect(new Set(commands(style({ layers: OVERLAYS }), style({ layers: without })))).toEqual(
      new Set(['removeLayer']),
    );
  });

  it('repaints for another theme', () => {
    expect(new Set(commands(style(), style({}, 'dark')))).toEqual(new Set(['setPaintProperty']));
  });

  it('takes the members of another structure', () => {
    const of = (structure: string) => style({ structure: structure as StructureId });
    expect(new Set(commands(of('siis-2020-1-plus-5'), of('siis-2020-1-plus-1-plus-x')))).toEqual(
      new Set(['setFilter']),
    );
  });

  it('refuses what our styles never have', () => {
    expect(() => commands(style(), { ...style(), sprite: 'https://map.test/s' })).toThrow('setSprite');
  });
});
