/** Labels of compared places: numbered by column, and shown at every zoom whatever overlays are on. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import type { SceneLabel } from './model.ts';

/** Before all other labels. */
const RANK = 0;

/**
 * Numbers the labels of compared places, and adds those whose overlay is off. A place without a point gets no label.
 */
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
