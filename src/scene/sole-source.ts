/**
 * While the View asks what a document is the sole source of (`only=document`), a place is coloured by its degree and
 * not by its role.
 */

import { type SoleSourceDegree, soleSourceOf } from '#domain/comparing/sole-source.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { GroupTone } from '#domain/vocabulary/evidence.ts';
import type { View } from '#state/view.ts';
import type { Tone } from './tokens.ts';

/** The colours of a structure's groups are used, because they have no fixed meaning: the legend explains them. */
export const SOLE_SOURCE_TONES: Readonly<Record<SoleSourceDegree, GroupTone>> = {
  place: 'group-1',
  aspect: 'group-5',
  claim: 'group-3',
};

/**
 * A function from a place's id to its tone; undefined when the View does not ask. `plain`: the document names the
 * place, but is the sole source of nothing there; `not-stated`: it does not name the place.
 */
export function soleSourceTone(
  catalogue: IndexedCatalogue,
  { panel, document, only }: View,
): ((area: string) => Tone) | undefined {
  const record = panel === 'documents' && only && document ? catalogue.documentById.get(document) : undefined;
  if (!record) return undefined;
  const own = new Map<string, SoleSourceDegree>(
    soleSourceOf(catalogue, record.id).map(({ area, degree }) => [area, degree]),
  );
  const named = new Set<string>(record.areas);
  return (area) => {
    const degree = own.get(area);
    if (degree) return SOLE_SOURCE_TONES[degree];
    return named.has(area) ? 'plain' : 'not-stated';
  };
}
