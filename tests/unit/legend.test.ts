/**
 * The legend is what the kinds that are on bring to it: each kind of the registry is tested as soon as it is
 * registered.
 */
import { describe, expect, it } from 'vitest';
import type { MANNERS } from '#domain/vocabulary/evidence.ts';
import { DEFAULT_OVERLAYS, OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { translator } from '#i18n/index.ts';
import { KINDS } from '#scene/kinds/index.ts';
import { type LegendInput, legendOf } from '#scene/legend.ts';
import { composeScene } from '#scene/scene.ts';
import { colourIn, colourVariable, THEME } from '#scene/tokens.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { areaId, realCatalogue, yearOf } from './support.ts';

const catalogue = realCatalogue();
const entries = Object.values(KINDS).flatMap((kind) => kind.legend);
/** At this zoom arcs, partners and the delta are drawn. */
const DELTA_ZOOM = 5.5;

function legend(change: Partial<View>, of: Partial<LegendInput> = {}) {
  const view: View = { ...DEFAULT_VIEW, ...change };
  const scene = composeScene(catalogue, view, yearOf(2022), 'en');
  return legendOf({ catalogue, view, scene, zoom: DELTA_ZOOM, t: translator('en'), ...of });
}
const marks = (change: Partial<View>, of?: Partial<LegendInput>) => legend(change, of).marks.map(({ id }) => id);

describe('the legend of the registry', () => {
  it('has one entry for one id: a mark that kinds share is the same one', () => {
    for (const entry of entries)
      for (const other of entries.filter(({ id }) => id === entry.id)) expect(other).toBe(entry);
    expect(new Set(entries.map(({ id }) => id)).size).toBeGreaterThan(10);
  });

  it('has a place of its own for each mark', () => {
    const places = new Map(entries.map(({ id, order }) => [order, id]));
    expect(places.size).toBe(new Set(entries.map(({ id }) => id)).size);
  });

  it('draws every mark in a colour of every theme', () => {
    for (const { drawing } of entries) {
      const colours = [drawing.stroke, drawing.shape === 'circle' ? drawing.fill : undefined];
      for (const colour of colours.filter((value) => value !== null && value !== undefined)) {
        expect(colourIn(THEME.light, colour)).toMatch(/^#/);
        expect(colourIn(THEME.dark, colour)).toMatch(/^#/);
        expect(colourVariable(colour)).toMatch(/^var\(--[a-z]/);
      }
      expect(drawing.stroke !== null || (drawing.shape === 'circle' && drawing.fill !== undefined)).toBe(true);
    }
  });

  it.each(OVERLAYS)('of %s alone has the marks of that kind, and no mark of another', (overlay) => {
    const own = KINDS[overlay].legend.map(({ id }) => id);
    const shown = new Set([1, DELTA_ZOOM, 10].flatMap((zoom) => marks({ layers: [overlay] }, { zoom })));
    expect([...shown].sort()).toEqual([...own].sort());
    expect(own.length, 'a kind without a mark cannot be read').toBeGreaterThan(0);
  });

  it('tells arcs whose founder is inferred from those in preparation, where there are such by the year', () => {
    const arcs = (year: number) => {
      const view: View = { ...DEFAULT_VIEW, layers: ['overseas'] };
      const scene = composeScene(catalogue, view, yearOf(year), 'en');
      const shown = { area: () => true, links: new Set<never>() };
      const ids = legendOf({ catalogue, view, scene, zoom: 2, t: translator('en'), shown }).marks.map(({ id }) => id);
      return ids.filter((id) => ['landed', 'inferred', 'planned'].includes(id));
    };
    expect(arcs(2015)).toEqual(['landed']);
    expect(arcs(2019)).toEqual(['landed', 'inferred', 'planned']);
  });

  it('has none while no layer is on', () => {
    expect(legend({ layers: [] })).toMatchObject({ tones: [], marks: [], notes: [] });
  });

  it('of a picture has no mark of what the picture leaves out', () => {
    const nothing = { area: () => false, links: new Set<(typeof MANNERS)[number]>() };
    const inSight = marks({ layers: DEFAULT_OVERLAYS, area: areaId('pudong') }, { shown: nothing, zoom: 8 });
    expect(inSight).toEqual([]);
    const planned = { area: () => false, links: new Set(['planned'] as const) };
    expect(marks({ layers: [], area: areaId('pudong') }, { shown: planned })).toEqual(['links-planned']);
  });

  it('lists the marks in the order of their entries, each once, with its words', () => {
    const { marks: rows } = legend({
      layers: OVERLAYS,
      area: areaId('pudong'),
      panel: 'compare',
      compare: [areaId('pudong')],
    });
    const order = new Map(entries.map((entry) => [entry.id, entry.order]));
    const known = rows.flatMap(({ id }) => order.get(id) ?? []);
    expect(known).toEqual([...known].sort((a, b) => a - b));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.map(({ id }) => id)).toContain('compared');
    for (const { text } of rows) expect(text).not.toMatch(/^legend\./);
  });

  it('tells what is not drawn only where partners are', () => {
    expect(legend({ layers: ['partners'] }, { zoom: 2 }).notes).toHaveLength(1);
    expect(legend({ layers: ['partners'] }, { zoom: 9 }).notes).toEqual([]);
    expect(legend({ layers: ['districts'] }, { zoom: 2 }).notes).toEqual([]);
  });

  it('is muted while a structure is shown, but for the selection', () => {
    const structure = catalogue.structures[0]?.id ?? null;
    const { marks: rows } = legend({ layers: OVERLAYS, structure, area: areaId('pudong') });
    const strokes = new Set(rows.map(({ drawing }) => drawing.stroke));
    expect(strokes).toEqual(new Set(['line', null, 'accent']));
  });
});
