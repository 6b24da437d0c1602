/** The G60 corridor: a band under the labels, its nine cities outlined and never filled. */
import type { Kind } from '../model.ts';
import { faintOf, labelOf, ORDER } from './shared.ts';

export const g60: Kind = (context) => ({
  layers: [
    {
      order: ORDER.cityEdge,
      id: 'g60-city-touch',
      type: 'fill',
      source: 'areas',
      where: { overlay: 'g60', kind: 'corridor-city' },
      colour: 'paper',
      opacity: 0.01,
      interactive: true,
      minZoom: 4.5,
    },
    {
      order: ORDER.cityEdge,
      id: 'g60-city-edge',
      type: 'line',
      source: 'areas',
      where: { overlay: 'g60', kind: 'corridor-city' },
      colour: 'role:corridor',
      widthPx: 1,
      opacity: 0.8,
      minZoom: 4.5,
    },
    {
      order: ORDER.corridor,
      id: 'g60-axis-band',
      type: 'line',
      source: 'areas',
      where: { overlay: 'g60', shape: 'line' },
      colour: 'role:corridor',
      widthPx: 7,
      opacity: 0.35,
      minZoom: 4.5,
      interactive: true,
    },
    {
      order: ORDER.corridor + 1,
      id: 'g60-axis',
      type: 'line',
      source: 'areas',
      where: { overlay: 'g60', shape: 'line' },
      colour: 'role:corridor',
      widthPx: 1.5,
      dash: [4, 2],
      minZoom: 4.5,
    },
  ],
  labels: context.areas.flatMap((area) => {
    // Songjiang as a member of the nine has the district's outline and would have its label twice.
    if (area.id === 'songjiang-g60-city') return [];
    if (area.shape === 'line') return labelOf(context, area, { rank: 3, anchor: 'centre', minZoom: 6 });
    return area.kind === 'corridor-city' ? labelOf(context, area, { rank: 3, anchor: 'centre', minZoom: 5 }) : [];
  }),
  faint: faintOf(context),
});
