/** What a renderer's hit means as of now. */
import type { AreaId } from '#domain/model/ids.ts';
import { catalogueOf } from '#state/selectors.ts';
import type { State } from '#state/store.ts';

/**
 * A renderer draws a frame or two after the View has changed: an area that was switched off in between is not hit any more.
 *
 * @returns the area, or null when it is not on the map.
 */
export function hitOf(state: State, hit: AreaId | null): AreaId | null {
  const catalogue = catalogueOf(state);
  const overlay = hit && catalogue?.areaById.get(hit)?.overlay;
  const structure = state.view.structure ? catalogue?.structureById.get(state.view.structure) : undefined;
  const isMember = structure?.groups.some(({ members }) => members.some((id) => id === hit));
  return isMember || state.view.layers.some((name) => name === overlay) ? hit : null;
}
