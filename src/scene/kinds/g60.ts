/** The G60 corridor: a band along the axis, and its nine cities as outlines without fill. */
import type { LayerKind, LegendEntry } from './kind.ts';
import { BOUNDARY } from './marks.ts';
import { BAND, faintOf, labelOf, laterOf } from './shared.ts';

const CORRIDOR = 'role:corridor';

const AXIS = {
  id: 'axis',
  order: 20,
  text: 'legend.axis',
  // Twice as wide as the axis on the map, with the dashes that it has there.
  drawing: { shape: 'line', stroke: CORRIDOR, widthPx: 2, dash: [2.5, 1.5] },
  isShown: ({ sees }) => sees(({ shape }) => shape === 'line'),
} as const satisfies LegendEntry;

export const g60 = {
  colourMeans: 'nothing',
  labelColour: CORRIDOR,
  legend: [BOUNDARY, AXIS],
  compose: (context) => ({
    layers: [
      {
        order: BAND.region + 4,
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
        order: BAND.region + 4,
        id: 'g60-city-edge',
        type: 'line',
        source: 'areas',
        where: { overlay: 'g60', kind: 'corridor-city' },
        colour: CORRIDOR,
        widthPx: 0.75,
        opacity: 0.6,
        minZoom: 4.5,
      },
      {
        order: BAND.corridor + 6,
        id: 'g60-axis-band',
        type: 'line',
        source: 'areas',
        where: { overlay: 'g60', shape: 'line' },
        colour: CORRIDOR,
        widthPx: 5,
        opacity: 0.22,
        minZoom: 4.5,
        interactive: true,
      },
      {
        order: BAND.corridor + 7,
        id: 'g60-axis',
        type: 'line',
        source: 'areas',
        where: { overlay: 'g60', shape: 'line' },
        colour: CORRIDOR,
        widthPx: 1,
        dash: [5, 3],
        minZoom: 4.5,
      },
    ],
    labels: context.areas.flatMap((area) => {
      // Songjiang as one of the nine cities has the district's outline, and would be labelled twice.
      if (area.id === 'songjiang-g60-city') return [];
      if (area.shape === 'line') return labelOf(context, area, { rank: 3, anchor: 'centre', minZoom: 6 });
      return area.kind === 'corridor-city' ? labelOf(context, area, { rank: 3, anchor: 'centre', minZoom: 5 }) : [];
    }),
    faint: faintOf(context),
    later: laterOf(context),
  }),
} as const satisfies LayerKind;
