import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { pathWriter } from '#map/svg/paths.ts';
import { piecesOf } from '#map/svg/pieces.ts';
import { prepareShapes, Shapes } from '#map/svg/Shapes.tsx';
import { inSlices } from '#map/svg/slices.ts';
import { compose } from '#scene/scene.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { realCatalogue, realDerived, yearOf } from './support.ts';

describe('work in slices', () => {
  it('is done in order and whole, with a task between slices', async () => {
    const events: string[] = [];
    let clock = 0;
    function* work() {
      for (const step of [1, 2, 3, 4, 5]) {
        events.push(`step ${step}`);
        clock += 6;
        yield;
      }
    }
    let isOver = false;
    const other = () => {
      events.push('other');
      if (!isOver) setImmediate(other);
    };
    setImmediate(other);
    await inSlices(work(), () => clock);
    isOver = true;
    // 6 ms a step: the browser gets its turn after every second.
    expect(events.slice(0, 2)).toEqual(['step 1', 'step 2']);
    expect(events[2]).toBe('other');
    expect(events.filter((event) => event !== 'other')).toEqual([1, 2, 3, 4, 5].map((step) => `step ${step}`));
  });

  it('leaves nothing for the first drawing to write', () => {
    const write = pathWriter({ decimals: 2 });
    const written = new Map<GeoJSON.Geometry, string>();
    const cut = new Map<GeoJSON.Geometry, ReturnType<typeof piecesOf>>();
    let isDrawing = false;
    const missed: GeoJSON.Geometry[] = [];
    const kept =
      <Value>(store: Map<GeoJSON.Geometry, Value>, make: (geometry: GeoJSON.Geometry) => Value) =>
      (geometry: GeoJSON.Geometry) => {
        const known = store.get(geometry);
        if (known !== undefined) return known;
        if (isDrawing) missed.push(geometry);
        const value = make(geometry);
        store.set(geometry, value);
        return value;
      };
    const scene = compose(realCatalogue(), DEFAULT_VIEW, yearOf(2022), 'zh');
    const options = {
      scene,
      geometries: realDerived().geometry,
      zoom: 9,
      path: kept(written, write),
      pieces: kept(cut, piecesOf),
    };
    for (const _ of prepareShapes(options)) void _;
    expect(written.size).toBeGreaterThan(100);
    isDrawing = true;
    renderToStaticMarkup(createElement(Shapes, options));
    expect(missed).toEqual([]);
  });
});
