/** While the matrix is open and a place is chosen, the map shows how like it the others are instead of their roles. */

import { buildMatrix, likenessClass, likenessTo } from '#domain/comparing/matrix.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, Year } from '#domain/model/ids.ts';
import type { View } from '#state/view.ts';
import type { Scene } from './model.ts';
import { type SimilarTone, similarTone } from './tokens.ts';

/** Tones by place; undefined when the map shows roles. A place of which nothing is known has none, and is drawn as not stated. */
export function similarityOf(
  catalogue: IndexedCatalogue,
  view: View,
  year: Year,
): Readonly<Record<string, SimilarTone>> | undefined {
  if (view.panel !== 'matrix' || view.area === null) return undefined;
  const pairs = likenessTo(buildMatrix(catalogue, view.matrix ?? 'industry', year), view.area);
  if (!pairs) return undefined;
  return Object.fromEntries([
    [view.area, similarTone(likenessClass(1))],
    ...pairs.map(({ b, index }) => [b.area.id, similarTone(likenessClass(index))] as const),
  ]);
}

/** Overlays whose marks mean what they are and not a role; similarity leaves them as they are. */
const BY_WHAT_IT_IS: ReadonlySet<string | undefined> = new Set(['overseas', 'partners']);

/** Tones of roles give way to those of similarity; a place that is not compared is as one of which nothing is stated. */
export function similarityTones(
  catalogue: IndexedCatalogue,
  tones: Scene['tones'],
  similarity: Readonly<Record<string, SimilarTone>>,
): Scene['tones'] {
  const isKept = (id: string) => BY_WHAT_IT_IS.has(catalogue.areaById.get(id as AreaId)?.overlay);
  return Object.fromEntries(
    Object.entries(tones).map(([id, tone]) => [id, isKept(id) ? tone : (similarity[id] ?? 'not-stated')]),
  );
}
