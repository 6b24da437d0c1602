/** Cross-border zones of the delta: a translucent fill with a dashed edge; their parts are outlined. */
import type { Area } from '#domain/model/schema.ts';
import { INDICATIVE_EDGE } from '../drawing.ts';
import type { LayerKind } from './kind.ts';
import { BOUNDARY, INDICATIVE, ROUGH } from './marks.ts';
import { BAND, faintOf, labelOf, laterOf, plannedOf, tonesOf } from './shared.ts';

const isZone = (area: Area) => area.precision === 'indicative';

export const delta = {
  colourMeans: 'role',
  legend: [BOUNDARY, INDICATIVE, ROUGH],
  compose: (context) => ({
    layers: [
      {
        order: BAND.region,
        id: 'delta-fill',
        type: 'fill',
        source: 'areas',
        where: { overlay: 'delta', precision: 'indicative' },
        colour: 'tone',
        opacity: 0.16,
        notStatedOpacity: 0.01,
        stripes: true,
        interactive: true,
        minZoom: 5,
      },
      {
        order: BAND.region + 1,
        id: 'delta-part-touch',
        type: 'fill',
        source: 'areas',
        where: { overlay: 'delta', precision: 'boundary' },
        colour: 'paper',
        opacity: 0.01,
        interactive: true,
        minZoom: 6,
      },
      {
        order: BAND.region + 2,
        id: 'delta-part-edge',
        type: 'line',
        source: 'areas',
        where: { overlay: 'delta', precision: 'boundary' },
        colour: 'line',
        widthPx: 0.75,
        minZoom: 6,
      },
      {
        order: BAND.district + 6,
        id: 'delta-edge',
        type: 'line',
        source: 'areas',
        where: { overlay: 'delta', precision: 'indicative', shape: 'polygon' },
        colour: 'tone-edge',
        ...INDICATIVE_EDGE,
        minZoom: 5,
      },
      {
        order: BAND.point,
        id: 'delta-points',
        type: 'point',
        source: 'areas',
        where: { overlay: 'delta', shape: 'point' },
        colour: 'tone-edge',
        radiusPx: 3.5,
        hollow: true,
        interactive: true,
        minZoom: 5,
      },
    ],
    labels: context.areas.flatMap((area) =>
      area.shape === 'polygon'
        ? labelOf(context, area, { rank: isZone(area) ? 4 : 5, anchor: 'centre', minZoom: isZone(area) ? 7 : 8 })
        : area.shape === 'point'
          ? labelOf(context, area, { rank: 5, anchor: 'beside', minZoom: 6 })
          : [],
    ),
    tones: tonesOf(context),
    planned: plannedOf(context),
    faint: faintOf(context),
    later: laterOf(context),
  }),
} as const satisfies LayerKind;
