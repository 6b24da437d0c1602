/** What is always drawn: paper and water, and the ties of the selected place. */

import type { BBox } from '#domain/model/ids.ts';
import type { Kind } from '../model.ts';
import { DASHES } from './overseas.ts';
import { ORDER } from './shared.ts';

const linkLayers = Object.entries(DASHES).map(([standing, dash]) => ({
  order: ORDER.links,
  id: `links-${standing}`,
  type: 'line' as const,
  source: 'arcs' as const,
  where: { part: 'link', standing },
  colour: 'accent' as const,
  widthPx: 1.25,
  opacity: 0.6,
  untilYear: true,
  ofSelection: true,
  ...(dash && { dash }),
}));

/** Below this zoom the coarse world outline serves; above it the delta has its own coast and the world a hole for it. */
export const DELTA_ZOOM = 5;

/** The delta's own coast reaches to the edges of this box, in the east to the open sea; a test holds it against the files. */
export const DELTA_BOX: BBox = [116, 27.5, 124, 33.5];

export const base: Kind = () => ({
  layers: [
    ...linkLayers,
    {
      order: ORDER.world,
      id: 'world-land',
      type: 'fill',
      source: 'world',
      where: { part: 'world' },
      colour: 'paper',
      opacity: 1,
      maxZoom: DELTA_ZOOM,
    },
    {
      order: ORDER.world,
      id: 'world-rest',
      type: 'fill',
      source: 'world',
      where: { part: 'world-rest' },
      outside: DELTA_BOX,
      colour: 'paper',
      opacity: 1,
      minZoom: DELTA_ZOOM,
    },
    {
      order: ORDER.land,
      id: 'delta-land',
      type: 'fill',
      source: 'base',
      where: { part: 'land' },
      colour: 'paper',
      opacity: 1,
      minZoom: DELTA_ZOOM,
    },
    // In the colour of the land: it smooths the coast, which fills are drawn without.
    {
      order: ORDER.land,
      id: 'coast',
      type: 'line',
      source: 'base',
      where: { part: 'land' },
      colour: 'paper',
      widthPx: 1,
      minZoom: DELTA_ZOOM,
    },
    {
      order: ORDER.water,
      id: 'lakes',
      type: 'fill',
      source: 'base',
      where: { part: 'lake' },
      colour: 'water',
      opacity: 1,
      minZoom: DELTA_ZOOM,
    },
    {
      order: ORDER.river,
      id: 'rivers',
      type: 'line',
      source: 'base',
      where: { part: 'river' },
      colour: 'water',
      widthPx: 2.5,
      minZoom: DELTA_ZOOM,
    },
  ],
});
