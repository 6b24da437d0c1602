/** The order of places in a list of changes: what a layout is about first, who acts in it last. */
import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { Area } from '../model/schema.ts';
import { type AreaOverlay, CONTEXT_OVERLAY } from '../vocabulary/overlays.ts';

/** In the order of the list. */
export const PLACE_TIERS = ['districts', 'shanghai', 'delta', 'elsewhere', 'city', 'bodies'] as const;
export type PlaceTier = (typeof PLACE_TIERS)[number];

const TIER_OF: Readonly<Partial<Record<AreaOverlay, PlaceTier>>> = {
  districts: 'districts',
  zhangjiang: 'shanghai',
  lingang: 'shanghai',
  zones: 'shanghai',
  g60: 'delta',
  delta: 'delta',
  overseas: 'elsewhere',
  partners: 'elsewhere',
  sites: 'bodies',
  [CONTEXT_OVERLAY]: 'city',
};
/** Of places on a layer that has no tier of its own. */
const NEW_LAYER: PlaceTier = 'shanghai';
/** Kinds that are bodies, whatever overlay they are in. */
const BODIES: ReadonlySet<string> = new Set(['facility', 'platform', 'institution', 'venue']);

export const tierOf = ({ kind, overlay }: Pick<Area, 'kind' | 'overlay'>): PlaceTier =>
  BODIES.has(kind) ? 'bodies' : (TIER_OF[overlay] ?? NEW_LAYER);

/**
 * Districts, other places of Shanghai, the delta, elsewhere, city and nation, bodies; within each as in the catalogue.
 */
export function placeOrder({ areas }: Pick<IndexedCatalogue, 'areas'>): (a: Area, b: Area) => number {
  const position = new Map(areas.map(({ id }, index) => [id, index]));
  const orderOf = (area: Area) => PLACE_TIERS.indexOf(tierOf(area)) * areas.length + (position.get(area.id) ?? 0);
  return (a, b) => orderOf(a) - orderOf(b);
}
