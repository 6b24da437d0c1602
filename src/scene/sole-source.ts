/**
 * While the user asks of what one document is the sole source, a place is coloured by how much of it no other document
 * has, not by its role.
 */

import { type SoleSourceDegree, soleSourceOf } from '#domain/comparing/sole-source.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { GroupTone } from '#domain/vocabulary/evidence.ts';
import type { View } from '#state/view.ts';
import type { Tone } from './tokens.ts';

/** Colours that mean nothing beyond the legend that explains them, as those of a structure's groups. */
export const SOLE_SOURCE_TONES: Readonly<Record<SoleSourceDegree, GroupTone>> = {
  place: 'group-1',
  aspect: 'group-5',
  claim: 'group-3',
};

/**
 * The tone of a place by id, as a function; undefined when the View does not ask. `plain`: the document speaks of the
 * place, and says nothing of its own; `not-stated`: it does not speak of it.
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
