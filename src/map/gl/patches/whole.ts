/**
 * A change of the style is drawn once, when all tiles have followed it. MapLibre draws after each tile that its worker has cut again: a
 * picture of the old theme, one of both, and one of the new. Each of these frames takes as long as the last, and only the last is wanted.
 */
import type { Map as MapLibreMap } from 'maplibre-gl';

/** A tile that does not come keeps no picture back for longer. */
const LONGEST_MS = 1000;

export interface Whole {
  /** Keeps the present picture until the tiles in view have followed what is changed next, or the map moves. */
  readonly hold: () => void;
}

/** Takes over when a map draws; what it does otherwise (style, tiles, events) goes on while a picture is held. */
export function drawnWhole(map: MapLibreMap): Whole {
  const { painter } = map;
  const render = painter.render.bind(painter);
  let until = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const letGo = () => {
    until = 0;
    clearTimeout(timer);
  };
  painter.render = (...args) => {
    if (performance.now() < until && !map.areTilesLoaded()) return;
    letGo();
    render(...args);
  };
  // Names move with the map and not with the change, and a canvas of another size is empty.
  map.on('move', letGo);
  map.on('resize', letGo);
  return {
    hold() {
      until = performance.now() + LONGEST_MS;
      clearTimeout(timer);
      timer = setTimeout(() => map.triggerRepaint(), LONGEST_MS);
    },
  };
}
