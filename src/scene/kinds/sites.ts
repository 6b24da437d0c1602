/** Facilities, institutions, platforms and venues whose seat is known within a kilometre. */
import type { Kind, KindScene } from '../model.ts';
import { faintOf, labelOf, ORDER } from './shared.ts';

export const sites: Kind = (context): KindScene => ({
  layers: [
    {
      order: ORDER.sitePoints,
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
});
