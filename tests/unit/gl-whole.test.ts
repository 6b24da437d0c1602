import type { Map as MapLibreMap } from 'maplibre-gl';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { drawnWhole } from '#map/gl/patches/whole.ts';

/** What `drawnWhole` asks of a map: frames that it draws, tiles that are there or not, events. */
function fakeMap() {
  const listeners = new Map<string, () => void>();
  const drawn = vi.fn();
  const map = {
    painter: { render: drawn },
    tiles: true,
    areTilesLoaded: () => map.tiles,
    triggerRepaint: () => map.painter.render(),
    on: (name: string, listener: () => void) => listeners.set(name, listener),
  };
  return {
    map,
    drawn,
    fire: (name: string) => listeners.get(name)?.(),
    whole: drawnWhole(map as unknown as MapLibreMap),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('draws every frame while nothing is held', () => {
  const { map, drawn } = fakeMap();
  map.tiles = false;
  map.painter.render();
  map.painter.render();
  expect(drawn).toHaveBeenCalledTimes(2);
});

it('draws a change once, when the last tile has come', () => {
  const { map, drawn, whole } = fakeMap();
  whole.hold();
  map.tiles = false;
  map.painter.render();
  map.painter.render();
  expect(drawn).not.toHaveBeenCalled();
  map.tiles = true;
  map.painter.render();
  expect(drawn).toHaveBeenCalledTimes(1);
  map.tiles = false;
  map.painter.render();
  expect(drawn).toHaveBeenCalledTimes(2);
});

it.each(['move', 'resize'])('lets go at a %s', (event) => {
  const { map, drawn, fire, whole } = fakeMap();
  whole.hold();
  map.tiles = false;
  fire(event);
  map.painter.render();
  expect(drawn).toHaveBeenCalledTimes(1);
});

it('draws without a tile that does not come', () => {
  const { map, drawn, whole } = fakeMap();
  whole.hold();
  map.tiles = false;
  map.painter.render();
  vi.advanceTimersByTime(1000);
  expect(drawn).toHaveBeenCalledTimes(1);
});
