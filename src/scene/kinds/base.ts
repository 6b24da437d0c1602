/** Paper and water: world land at small scales, the coast of the delta at large ones, lakes and rivers. */
import type { Kind } from '../scene.ts';
import { ORDER } from './shared.ts';

/** Below this zoom the coarse world outline serves; above it the delta has its own coast and the world a hole for it. */
export const DELTA_ZOOM = 5;

export const base: Kind = () => ({
  layers: [
    {
      order: ORDER.world,
      id: 'world-land',
      type: 'fill',
      source: 'base',
      where: { part: 'world' },
      colour: 'paper',
      opacity: 1,
      maxZoom: DELTA_ZOOM,
    },
    {
      order: ORDER.world,
      id: 'world-rest',
      type: 'fill',
      source: 'base',
      where: { part: 'world-rest' },
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
