import { readFileSync } from 'node:fs';
import { Map as MapLibreMap } from 'maplibre-gl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdFramesUntilTilesFollow, WRITTEN_AGAINST } from '#map/gl/patches/hold-frames.ts';

const MAX_HOLD_MS = 1000;

/** What the patch asks of a map: a painter that draws frames, tiles that are loaded or not, events. */
function fakeMap() {
  const listeners = new Map<string, () => void>();
  const map = {
    painter: { render: vi.fn<() => void>() },
    areLoaded: true,
    areTilesLoaded: () => map.areLoaded,
    triggerRepaint: () => map.painter.render(),
    on: (event: string, listener: () => void) => listeners.set(event, listener),
  };
  return { map, fire: (event: string) => listeners.get(event)?.() };
}

function patchedMap(isOn = true) {
  const { map, fire } = fakeMap();
  const drawn = map.painter.render;
  return { map, fire, drawn, frames: holdFramesUntilTilesFollow(map, isOn) };
}

/** As MapLibre does it: the context that comes back has a painter of its own. */
function loseAndRestore({ map, fire }: Pick<ReturnType<typeof patchedMap>, 'map' | 'fire'>) {
  fire('webglcontextlost');
  const drawn = vi.fn<() => void>();
  map.painter = { render: drawn };
  fire('webglcontextrestored');
  return drawn;
}

describe('holdFramesUntilTilesFollow', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('draws every frame while nothing is held', () => {
    const { map, drawn } = patchedMap();
    map.areLoaded = false;
    map.painter.render();
    map.painter.render();
    expect(drawn).toHaveBeenCalledTimes(2);
  });

  it('draws a change once, when the last tile is loaded', () => {
    const { map, drawn, frames } = patchedMap();
    frames.hold();
    map.areLoaded = false;
    map.painter.render();
    map.painter.render();
    expect(drawn).not.toHaveBeenCalled();
    map.areLoaded = true;
    map.painter.render();
    expect(drawn).toHaveBeenCalledTimes(1);
    map.areLoaded = false;
    map.painter.render();
    expect(drawn).toHaveBeenCalledTimes(2);
  });

  it.each(['move', 'resize', 'webglcontextlost'])('draws again after a "%s" event', (event) => {
    const { map, drawn, fire, frames } = patchedMap();
    frames.hold();
    map.areLoaded = false;
    fire(event);
    map.painter.render();
    expect(drawn).toHaveBeenCalledTimes(1);
  });

  it('draws after a second if a tile never loads', () => {
    const { map, drawn, frames } = patchedMap();
    frames.hold();
    map.areLoaded = false;
    map.painter.render();
    vi.advanceTimersByTime(MAX_HOLD_MS - 1);
    expect(drawn).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(drawn).toHaveBeenCalledTimes(1);
  });

  it('asks a removed map for no frame', () => {
    const { drawn, fire, frames } = patchedMap();
    frames.hold();
    fire('remove');
    vi.advanceTimersByTime(MAX_HOLD_MS);
    expect(drawn).not.toHaveBeenCalled();
  });

  it('holds the frames of the painter that follows a restored context', () => {
    const patched = patchedMap();
    const drawn = loseAndRestore(patched);
    patched.map.areLoaded = false;
    patched.frames.hold();
    patched.map.painter.render();
    expect(drawn).not.toHaveBeenCalled();
    patched.map.areLoaded = true;
    patched.map.painter.render();
    expect(drawn).toHaveBeenCalledTimes(1);
    expect(patched.drawn).not.toHaveBeenCalled();
  });

  it('patches a painter once, if the workers restart and it stays', () => {
    const { map, fire } = patchedMap();
    const once = map.painter.render;
    fire('webglcontextlost');
    fire('webglcontextrestored');
    expect(map.painter.render).toBe(once);
  });

  it('leaves the painter alone when it is switched off', () => {
    const patched = patchedMap(false);
    expect(patched.map.painter.render).toBe(patched.drawn);
    patched.map.areLoaded = false;
    patched.frames.hold();
    patched.map.painter.render();
    expect(patched.drawn).toHaveBeenCalledTimes(1);
    expect(loseAndRestore(patched)).toBe(patched.map.painter.render);
  });
});

describe('maplibre-gl, as the patch expects it', () => {
  /** A WebGL 2 context that accepts everything. Its parameters are arrays, as that of the viewport is. */
  const gl = new Proxy({}, { get: (_, name) => (name === 'getParameter' ? () => [0, 0, 0, 0] : () => ({})) });

  /** What MapLibre's own `_setupPainter` makes for a canvas. */
  function setupPainter(): unknown {
    const map = {
      _canvasContextAttributes: {},
      _canvas: { addEventListener: () => undefined, getContext: () => gl },
      painter: undefined,
    };
    MapLibreMap.prototype._setupPainter.call(map);
    return map.painter;
  }

  it('is the version that the patch was written against', () => {
    const manifest: unknown = JSON.parse(
      readFileSync(new URL('../../node_modules/maplibre-gl/package.json', import.meta.url), 'utf8'),
    );
    expect(manifest).toHaveProperty('version', WRITTEN_AGAINST);
  });

  it.each(['areTilesLoaded', 'triggerRepaint', '_setupPainter', 'on'] as const)('has Map.prototype.%s', (name) => {
    expect(MapLibreMap.prototype[name]).toBeTypeOf('function');
  });

  it('has Painter.prototype.render, which a property of the painter overrides', () => {
    const painter = setupPainter() as { render: unknown };
    expect(Object.hasOwn(painter, 'render')).toBe(false);
    expect(painter.render).toBeTypeOf('function');
  });

  it('makes a new painter each time it sets up a context', () => {
    expect(setupPainter()).not.toBe(setupPainter());
  });
});
