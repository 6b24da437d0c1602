/** The sixteen districts, coloured by the role stated for the year; dots where none is. */
import { DISTRICT_EDGE, MUNICIPAL_EDGE, TINT } from '../drawing.ts';
import type { LayerKind } from './kind.ts';
import { BOUNDARY } from './marks.ts';
import { BAND, faintOf, labelOf, lastTonesOf, plannedOf, tonesOf } from './shared.ts';

/** Below this zoom the city is a few pixels wide and its districts are indistinguishable. */
const DISTRICT_MIN_ZOOM = 6;

/** 静安 of 静安区, 浦东 of 浦东新区; English names on the map are short already. */
const shortName = (text: string): string => text.replace(/新?区$/, '');

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
        stripes: true,
        minZoom: DISTRICT_MIN_ZOOM,
        interactive: true,
      },
      {
        order: BAND.district + 4,
        id: 'districts-edge',
        type: 'line',
        source: 'areas',
        where: { overlay: 'districts' },
        colour: 'district',
        ...DISTRICT_EDGE,
        minZoom: DISTRICT_MIN_ZOOM,
      },
      // At every zoom: on a map of the world it is a dot, the mark of the city.
      {
        order: BAND.corridor + 2,
        id: 'municipal-edge',
        type: 'line',
        source: 'areas',
        where: { overlay: 'context', shape: 'polygon' },
        colour: 'district',
        ...MUNICIPAL_EDGE,
      },
    ],
    labels: context.areas.flatMap((area) =>
      // Which of them are named is a matter of room: a small map shows the districts too, and names what it can.
      labelOf(context, area, { rank: 2, anchor: 'centre-or-leader', minZoom: DISTRICT_MIN_ZOOM }).map((label) => {
        const short = shortName(label.text);
        return {
          ...label,
          ...(short !== label.text && { short }),
          ...(area.room !== undefined && { room: area.room }),
        };
      }),
    ),
    tones: tonesOf(context),
    lastTones: lastTonesOf(context),
    planned: plannedOf(context),
    faint: faintOf(context),
  }),
} as const satisfies LayerKind;
