/**
 * Partner countries, regions and cities: points, hollow where the whole country or province is meant, and smaller where a single forum
 * is all that ties them to Shanghai.
 */
import type { Kind, KindScene } from '../model.ts';
import { faintOf, labelOf, ORDER } from './shared.ts';

/** By tie. Places that stand only in a ranking or an author's proposal have no tie to Shanghai, and are not drawn as partners. */
export const PARTNER_RADIUS_PX = { active: 4.5, event: 2.5 } as const;
const isDrawn = (tie: string | undefined) => tie !== undefined && Object.hasOwn(PARTNER_RADIUS_PX, tie);

export const partners: Kind = (context): KindScene => {
  const drawn = context.areas.filter(
    (area) => area.shape === 'point' && isDrawn(area.tie) && area.kind !== 'historic-center',
  );
  return {
    layers: Object.entries(PARTNER_RADIUS_PX).flatMap(([tie, radiusPx]) =>
      ['city', 'country', 'area'].map((precision) => ({
        order: ORDER.partnerPoints,
        id: `partners-${tie}-${precision}`,
        type: 'point' as const,
        source: 'areas' as const,
        where: { overlay: 'partners', precision, tie, drawn: true },
        colour: 'tone-edge' as const,
        radiusPx,
        hollow: precision !== 'city',
        interactive: true,
      })),
    ),
    labels: drawn.flatMap((area) =>
      labelOf(context, area, { rank: area.tie === 'active' ? 5 : 6, anchor: 'beside', minZoom: 0.5 }),
    ),
    tones: Object.fromEntries(drawn.map((area) => [area.id, 'partner'])) as KindScene['tones'] & object,
    faint: faintOf(context),
  };
};
