/** Overseas centres, with arcs from the founding Shanghai body: solid landed, dash-dotted inferred, dashed planned. */
import type { Manner } from '#domain/vocabulary/evidence.ts';
import { DASHES } from '../drawing.ts';
import type { KindScene, LayerKind, LegendContext, LegendEntry } from './kind.ts';
import { ROUGH, SITE } from './marks.ts';
import { BAND, faintOf, labelOf, laterOf } from './shared.ts';

/** From this zoom on an arc's ends are both outside the viewport. */
const ARC_MAX_ZOOM = 6;

const ARC = { stroke: 'role:overseas-node', widthPx: 1.5 } as const;
const showsArcs =
  (manner: Manner) =>
  ({ zoom, sees, hasArcs }: LegendContext) =>
    zoom < ARC_MAX_ZOOM && sees(({ shape }) => shape === 'point') && hasArcs(manner);
const LANDED = {
  id: 'landed',
  order: 60,
  text: 'legend.landed',
  drawing: { shape: 'line', ...ARC },
  isShown: showsArcs('stated'),
} as const satisfies LegendEntry;
const INFERRED = {
  id: 'inferred',
  order: 61,
  text: 'legend.inferred',
  drawing: { shape: 'line', ...ARC, dash: DASHES.inferred },
  isShown: showsArcs('inferred'),
} as const satisfies LegendEntry;
const PREPARED = {
  id: 'planned',
  order: 62,
  text: 'legend.planned',
  drawing: { shape: 'line', ...ARC, dash: DASHES.planned },
  isShown: showsArcs('planned'),
} as const satisfies LegendEntry;

export const overseas = {
  colourMeans: 'kind',
  legend: [SITE, ROUGH, LANDED, INFERRED, PREPARED],
  compose: (context): KindScene => ({
    layers: [
      ...Object.entries(DASHES).map(([manner, dash]) => ({
        order: BAND.line + 2,
        id: `arcs-${manner}`,
        type: 'line' as const,
        source: 'arcs' as const,
        where: { part: 'arc', standing: manner },
        colour: ARC.stroke,
        widthPx: ARC.widthPx,
        opacity: 0.8,
        maxZoom: ARC_MAX_ZOOM,
        untilYear: true,
        ...(dash && { dash }),
      })),
      {
        order: BAND.point + 6,
        id: 'overseas-city',
        type: 'point',
        source: 'areas',
        where: { overlay: 'overseas', precision: 'city' },
        colour: 'tone-edge',
        radiusPx: 5,
        hollow: false,
        interactive: true,
      },
      {
        order: BAND.point + 6,
        id: 'overseas-country',
        type: 'point',
        source: 'areas',
        where: { overlay: 'overseas', precision: 'country' },
        colour: 'tone-edge',
        radiusPx: 5,
        hollow: true,
        interactive: true,
      },
    ],
    // A city before an incubator of which only the country is known.
    labels: context.areas.flatMap((area) =>
      labelOf(context, area, { rank: area.precision === 'country' ? 4 : 3, anchor: 'beside' }),
    ),
    tones: Object.fromEntries(
      context.areas.filter((area) => area.shape).map((area) => [area.id, 'overseas-node']),
    ) as KindScene['tones'] & object,
    faint: faintOf(context),
    later: laterOf(context),
  }),
} as const satisfies LayerKind;
