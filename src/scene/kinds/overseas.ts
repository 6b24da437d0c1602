/** Overseas centres, with arcs from the founding Shanghai body: solid landed, dashed planned, dotted proposed. */
import { DASHES } from '../drawing.ts';
import type { KindScene, LayerKind, LegendContext, LegendEntry } from './kind.ts';
import { ROUGH, SITE } from './marks.ts';
import { BAND, faintOf, labelOf, laterOf } from './shared.ts';

/** From this zoom on an arc's ends are both outside the viewport. */
const ARC_MAX_ZOOM = 6;

const ARC = { stroke: 'role:overseas-node', widthPx: 1.5 } as const;
const showsArcs = ({ zoom, sees }: LegendContext) => zoom < ARC_MAX_ZOOM && sees(({ shape }) => shape === 'point');
const LANDED = {
  id: 'landed',
  order: 60,
  text: 'legend.landed',
  drawing: { shape: 'line', ...ARC },
  isShown: showsArcs,
} as const satisfies LegendEntry;
const PREPARED = {
  id: 'planned',
  order: 61,
  text: 'legend.planned',
  drawing: { shape: 'line', ...ARC, dash: DASHES.planned },
  isShown: showsArcs,
} as const satisfies LegendEntry;

export const overseas = {
  colourMeans: 'kind',
  legend: [SITE, ROUGH, LANDED, PREPARED],
  compose: (context): KindScene => ({
    layers: [
      ...Object.entries(DASHES).map(([standing, dash]) => ({
        order: BAND.line + 2,
        id: `arcs-${standing}`,
        type: 'line' as const,
        source: 'arcs' as const,
        where: { part: 'arc', standing },
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
    labels: context.areas.flatMap((area) => labelOf(context, area, { rank: 3, anchor: 'beside' })),
    tones: Object.fromEntries(
      context.areas.filter((area) => area.shape).map((area) => [area.id, 'overseas-node']),
    ) as KindScene['tones'] & object,
    faint: faintOf(context),
    later: laterOf(context),
  }),
} as const satisfies LayerKind;
