/** Places set side by side have the number of their column before their name, and are named from far away on, whatever layers are on. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import type { SceneLabel } from './model.ts';

/** Before all others, districts too. */
const RANK = 0;

/** The labels with those of the compared places numbered, and added where their layer is off. A place without a point has none. */
export function withCompared(
  catalogue: IndexedCatalogue,
  compared: readonly AreaId[],
  labels: readonly SceneLabel[],
  language: EvidenceLanguage,
): readonly SceneLabel[] {
  if (compared.length === 0) return labels;
  const numbered = compared.flatMap((id, index): SceneLabel[] => {
    const area = catalogue.areaById.get(id);
    if (!area?.point) return [];
    return [
      {
        id,
        text: (area.label ?? area.name)[language],
        at: area.point,
        rank: RANK,
        minZoom: 0,
        maxZoom: Number.POSITIVE_INFINITY,
        anchor: area.shape === 'point' ? 'beside' : 'centre',
        order: index + 1,
      },
    ];
  });
  return [...numbered, ...labels.filter(({ id }) => !compared.includes(id))];
}
