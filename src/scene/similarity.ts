/** While the matrix is open and a place is chosen, the map shows how like it the others are instead of their roles. */

import { buildMatrix, likenessClass, likenessTo } from '#domain/comparing/matrix.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import type { View } from '#state/view.ts';
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
