/** While the matrix is open and a place is selected, places are coloured by similarity to it and not by their roles. */

import { buildMatrix, similarityClass, similarityTo } from '#domain/comparing/matrix.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, Year } from '#domain/model/ids.ts';
import type { View } from '#state/view.ts';
import { kindOf } from './kinds/index.ts';
import type { Scene } from './model.ts';
import { type SimilarTone, similarTone } from './tokens.ts';

/**
 * Tones by place; undefined when the map shows roles. A place without data has no tone, and is drawn as not stated.
 */
export function similarityOf(
  catalogue: IndexedCatalogue,
  view: View,
  year: Year,
): Readonly<Record<string, SimilarTone>> | undefined {
  if (view.panel !== 'matrix' || view.area === null) return undefined;
  const pairs = similarityTo(buildMatrix(catalogue, view.matrix ?? 'industry', year, view), view.area);
  if (!pairs) return undefined;
  return Object.fromEntries([
    [view.area, similarTone(similarityClass(1))],
    ...pairs.map(({ b, index }) => [b.area.id, similarTone(similarityClass(index))] as const),
  ]);
}

/**
 * Replaces the tones of roles by those of similarity; a place that is not compared becomes `not-stated`.
 */
export function similarityTones(
  catalogue: IndexedCatalogue,
  tones: Scene['tones'],
  similarity: Readonly<Record<string, SimilarTone>>,
): Scene['tones'] {
  // The colour of these says what a place is and not its role, so it stays.
  const isKept = (id: string) => kindOf(catalogue.areaById.get(id as AreaId)?.overlay)?.colourMeans === 'kind';
  return Object.fromEntries(
    Object.entries(tones).map(([id, tone]) => [id, isKept(id) ? tone : (similarity[id] ?? 'not-stated')]),
  );
}
