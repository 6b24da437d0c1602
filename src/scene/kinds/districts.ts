/** The sixteen districts, coloured by the role stated for the year; dots where none is. */
import { TINT } from '../drawing.ts';
import type { LayerKind } from './kind.ts';
import { BOUNDARY } from './marks.ts';
import { BAND, faintOf, labelOf, lastTonesOf, tonesOf } from './shared.ts';

/** Below this zoom the city is a few pixels wide and its districts are indistinguishable. */
const DISTRICT_MIN_ZOOM = 6;

export const districts = {
  colourMeans: 'role',
  legend: [BOUNDARY],
  compose: (context) => ({
    layers: [
      {
        order: BAND.district,
        id: 'districts-fill',
        type: 'fill',
        source: 'areas',
        where: { overlay: 'districts' },
        colour: 'tone',
        opacity: TINT,
        over: 'subject',
        dots: true,
        minZoom: DISTRICT_MIN_ZOOM,
        interactive: true,
      },
      {
        order: BAND.district + 4,
        id: 'districts-edge',
        type: 'line',
        source: 'areas',
        where: { overlay: 'districts' },
        colour: 'line',
        widthPx: 0.75,
        minZoom: DISTRICT_MIN_ZOOM,
      },
      {
        order: BAND.corridor + 2,
        id: 'municipal-edge',
        type: 'line',
        source: 'areas',
        where: { overlay: 'context', shape: 'polygon' },
        colour: 'border',
        widthPx: 1.5,
        minZoom: DISTRICT_MIN_ZOOM,
      },
    ],
    labels: context.areas.flatMap((area) => labelOf(context, area, { rank: 2, anchor: 'centre', minZoom: 7.5 })),
    tones: tonesOf(context),
    lastTones: lastTonesOf(context),
    faint: faintOf(context),
  }),
} as const satisfies LayerKind;
