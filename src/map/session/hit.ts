/** Maps a renderer's hit to an area that is on the map now. */
import type { AreaId } from '#domain/model/ids.ts';
import { catalogueOf } from '#state/selectors.ts';
import type { State } from '#state/store.ts';

/**
 * A renderer draws one or two frames after the View has changed: an area that was switched off in between is no longer
 * hit.
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
