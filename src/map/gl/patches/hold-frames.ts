/**
 * Patch of MapLibre GL: a change of the style is drawn once, when all tiles in view have followed it.
 *
 * MapLibre draws a frame after each tile that its worker has cut again: one frame of the old theme, some of both, one
 * of the new. Each of them takes as long as the last, and only the last is wanted. Version 6.17 has no option for this.
 *
 * The patch replaces `render` of the map's painter, which is private. While frames are held, everything else that
 * MapLibre does with a frame (style, tiles, events) goes on.
 */

/**
 * The version of maplibre-gl this was written against. A test fails when another one is installed: measure again then.
 */
export const WRITTEN_AGAINST = '6.17.0';

/** The switch: `VITE_HOLD_FRAMES=off npm run build` makes a build without the patch, to measure what it gains. */
const IS_ON = import.meta.env.VITE_HOLD_FRAMES !== 'off';

/** A tile that never arrives delays a frame by this much and no more. */
const MAX_HOLD_MS = 1000;

/** The members of MapLibre's `Map` that the patch relies on. */
export interface PatchedMap {
  /** Private in MapLibre. A map whose WebGL context was restored has a new one. */
  readonly painter: { render: (...args: never[]) => void };
  readonly areTilesLoaded: () => boolean;
  readonly triggerRepaint: () => void;
  readonly on: (
    event: 'move' | 'resize' | 'webglcontextlost' | 'webglcontextrestored' | 'remove',
    listener: () => void,
  ) => unknown;
}

export interface FrameHold {
  /** Keeps the present frame on screen until the tiles in view have followed the next change, or the map moves. */
  readonly hold: () => void;
}

/**
 * Patches a map's painter, and the one that replaces it after a lost context.
 *
 * @param isOn whether to patch at all; without the patch `hold` does nothing.
 */
export function holdFramesUntilTilesFollow(map: PatchedMap, isOn = IS_ON): FrameHold {
  if (!isOn) return { hold: () => undefined };
  let heldUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const release = () => {
    heldUntil = 0;
    clearTimeout(timer);
  };
  let patched: PatchedMap['painter'] | undefined;
  const patch = () => {
    const { painter } = map;
    // MapLibre reports a restart of its workers as a lost and restored context, and keeps the painter.
    if (painter === patched) return;
    patched = painter;
    const render = painter.render.bind(painter);
    painter.render = (...args) => {
      if (performance.now() < heldUntil && !map.areTilesLoaded()) return;
      release();
      render(...args);
    };
  };

  patch();
  // Labels move with the map, so a held frame would trail them; a canvas of another size is empty.
  map.on('move', release);
  map.on('resize', release);
  map.on('webglcontextlost', release);
  map.on('webglcontextrestored', patch);
  map.on('remove', release);
  return {
    hold() {
      heldUntil = performance.now() + MAX_HOLD_MS;
      clearTimeout(timer);
      timer = setTimeout(() => map.triggerRepaint(), MAX_HOLD_MS);
    },
  };
}
