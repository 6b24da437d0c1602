/** Partner countries, regions and cities: points, hollow where the whole country or province is meant. */
import type { Kind, KindScene } from '../scene.ts';
import { faintOf, labelOf, ORDER } from './shared.ts';

/** Places that stand only in a ranking or an author's proposal have no tie to Shanghai, and are not drawn as partners. */
const DRAWN_TIES: ReadonlySet<string | undefined> = new Set(['active', 'event', undefined]);

export const partners: Kind = (context): KindScene => {
  const drawn = context.areas.filter((area) => area.shape === 'point' && DRAWN_TIES.has(area.tie) && area.kind !== 'historic-center');
  return {
    layers: ['city', 'country', 'area'].map((precision) => ({
      order: ORDER.partnerPoints,
      id: `partners-${precision}`,
      type: 'point' as const,
      source: 'areas' as const,
      where: { overlay: 'partners', precision, drawn: true },
      colour: 'tone-edge' as const,
      radiusPx: 3.5,
      hollow: precision !== 'city',
      interactive: true,
    })),
    labels: drawn.flatMap((area) => labelOf(context, area, { rank: 5, anchor: 'beside', minZoom: 0.5 })),
    tones: Object.fromEntries(drawn.map((area) => [area.id, 'partner'])) as KindScene['tones'] & object,
    faint: faintOf(context),
  };
};
