/** Facilities, institutions, platforms and venues whose seat is known within a kilometre. */
import type { KindScene, LayerKind } from './kind.ts';
import { GROUPED, SITE } from './marks.ts';
import { BAND, faintOf, labelOf, laterOf } from './shared.ts';

export const sites = {
  colourMeans: 'nothing',
  legend: [SITE, GROUPED],
  compose: (context): KindScene => ({
    layers: [
      {
        order: BAND.point + 2,
        id: 'sites-points',
        type: 'point',
        source: 'areas',
        where: { overlay: 'sites', shape: 'point' },
        colour: 'ink2',
        radiusPx: 3,
        hollow: false,
        interactive: true,
        minZoom: 8.5,
      },
    ],
    labels: context.areas.flatMap((area) =>
      area.shape === 'point' ? labelOf(context, area, { rank: 7, anchor: 'beside', minZoom: 10 }) : [],
    ),
    faint: faintOf(context),
    later: laterOf(context),
  }),
} as const satisfies LayerKind;
