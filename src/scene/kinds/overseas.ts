/** Overseas centres, with arcs from the Shanghai body that set them up: solid landed, dashed planned, dotted proposed. */
import type { Standing } from '#domain/vocabulary/evidence.ts';
import type { Kind, KindScene } from '../model.ts';
import { faintOf, labelOf, ORDER } from './shared.ts';

/** Beyond this zoom an arc is a line that leaves the screen and says nothing. */
export const ARC_MAX_ZOOM = 6;
export const DASHES: Readonly<Record<Standing, readonly number[] | undefined>> = {
  stated: undefined,
  inferred: [6, 2],
  planned: [4, 3],
  proposed: [1, 2],
};

export const overseas: Kind = (context): KindScene => ({
  layers: [
    ...Object.entries(DASHES).map(([standing, dash]) => ({
      order: ORDER.arcs,
      id: `arcs-${standing}`,
      type: 'line' as const,
      source: 'arcs' as const,
      where: { part: 'arc', standing },
      colour: 'role:overseas-node' as const,
      widthPx: 1.5,
      opacity: 0.8,
      maxZoom: ARC_MAX_ZOOM,
      untilYear: true,
      ...(dash && { dash }),
    })),
    {
      order: ORDER.overseasPoints,
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
      order: ORDER.overseasPoints,
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
});
