/**
 * Places in question that have no position of their own: the selected one and members of the structure that is shown.
 * The smallest area that is known to hold each is hatched, and the map says so: else the map of "three Zhangjiangs"
 * would show one.
 */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import type { View } from '#state/view.ts';
import type { FillLayer } from './model.ts';

/** A place without a position, and the outline that holds it. */
export interface NotLocated {
  readonly area: Area;
  readonly within: Area;
}

/** The nearest ancestor that has an outline. */
function outlineAbove(catalogue: IndexedCatalogue, { parent }: Area): Area | undefined {
  const above = parent && catalogue.areaById.get(parent);
  return !above || above.shape === 'polygon' ? above || undefined : outlineAbove(catalogue, above);
}

/** Places in question that are only known to lie in another, in the order of the structure. */
export function notLocated(
  catalogue: IndexedCatalogue,
  { area, structure }: Pick<View, 'area' | 'structure'>,
): readonly NotLocated[] {
  const members = (structure && catalogue.structureById.get(structure)?.groups.flatMap((group) => group.members)) || [];
  const asked = new Set<AreaId>(area ? [area, ...members] : members);
  return [...asked].flatMap((id) => {
    const place = catalogue.areaById.get(id);
    if (!place || place.shape !== null || place.precision !== 'area') return [];
    const within = outlineAbove(catalogue, place);
    return within ? [{ area: place, within }] : [];
  });
}

/** The hatching of what holds them, as a list: empty where every place in question has a position. */
export function hatching(places: readonly NotLocated[]): readonly FillLayer[] {
  if (places.length === 0) return [];
  return [
    {
      id: 'not-located',
      type: 'fill',
      source: 'areas',
      where: { shape: 'polygon' },
      ids: [...new Set(places.map(({ within }) => within.id))],
      colour: 'ink2',
      opacity: 1,
      hatch: true,
    },
  ];
}
