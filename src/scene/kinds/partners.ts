/**
 * Partner countries, regions and cities: points, hollow for a whole country or province, and smaller where the only tie
 * to Shanghai is a single forum.
 */
import type { Area } from '#domain/model/schema.ts';
import type { KindScene, LayerKind, LegendContext, LegendEntry } from './kind.ts';
import { ROUGH, SITE } from './marks.ts';
import { BAND, faintOf, labelOf, laterOf } from './shared.ts';

/**
 * By tie. Places that occur only in a ranking or an author's proposal have no tie to Shanghai, and are not drawn as
 * partners.
 */
const RADIUS_PX = { active: 4.5, event: 2.5 } as const;
const isDrawn = (tie: string | undefined) => tie !== undefined && Object.hasOwn(RADIUS_PX, tie);

/** Cities before whole countries and provinces, whose names a user can do without. */
const rankOf = ({ tie, precision }: Area) => (tie === 'active' ? 5 : 6) + (precision === 'city' ? 0 : 1);

/** From this zoom on hardly any partner is in the viewport. */
const TIES_MAX_ZOOM = 5;
const showsTies = ({ zoom }: LegendContext) => zoom < TIES_MAX_ZOOM;

const TIE = { shape: 'circle', stroke: 'role:partner', widthPx: 2 } as const;
const ACTIVE = {
  id: 'tie-active',
  order: 100,
  text: 'legend.tieActive',
  drawing: { ...TIE, radiusPx: RADIUS_PX.active },
  isShown: showsTies,
} as const satisfies LegendEntry;
const EVENT = {
  id: 'tie-event',
  order: 101,
  text: 'legend.tieEvent',
  drawing: { ...TIE, radiusPx: RADIUS_PX.event },
  isShown: showsTies,
} as const satisfies LegendEntry;

export const partners = {
  colourMeans: 'kind',
  legend: [SITE, ROUGH, ACTIVE, EVENT],
  notes: [
    {
      text: 'legend.ties',
      pictureText: 'picture.ties',
      isShown: showsTies,
    },
  ],
  compose: (context): KindScene => {
    const drawn = context.areas.filter(
      (area) => area.shape === 'point' && isDrawn(area.tie) && area.kind !== 'historic-center',
    );
    return {
      layers: Object.entries(RADIUS_PX).flatMap(([tie, radiusPx]) =>
        ['city', 'country', 'area'].map((precision) => ({
          order: BAND.point,
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
      labels: drawn.flatMap((area) => labelOf(context, area, { rank: rankOf(area), anchor: 'beside', minZoom: 0.5 })),
      tones: Object.fromEntries(drawn.map((area) => [area.id, 'partner'])) as KindScene['tones'] & object,
      faint: faintOf(context),
      later: laterOf(context),
    };
  },
} as const satisfies LayerKind;
