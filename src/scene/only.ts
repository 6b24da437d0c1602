/** While the reader asks what one document alone says, a place is coloured by how alone the document is with it, not by its role. */

import { type Alone, onlyIn } from '#domain/comparing/only.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { GroupTone } from '#domain/vocabulary/evidence.ts';
import type { View } from '#state/view.ts';
import type { Tone } from './tokens.ts';

/** Colours that mean nothing beyond the legend that explains them, as those of a formula's groups. */
export const ALONE_TONES: Readonly<Record<Alone, GroupTone>> = {
  place: 'group-1',
  aspect: 'group-5',
  claim: 'group-3',
};

/**
 * The tone of a place by id, as a function; undefined when the View does not ask. `plain`: the document speaks of the place, and says
 * nothing of its own; `not-stated`: it does not speak of it.
 */
export function aloneTone(
  catalogue: IndexedCatalogue,
  { panel, document, only }: View,
): ((area: string) => Tone) | undefined {
  const record = panel === 'documents' && only && document ? catalogue.documentById.get(document) : undefined;
  if (!record) return undefined;
  const own = new Map<string, Alone>(onlyIn(catalogue, record.id).map(({ area, alone }) => [area, alone]));
  const named = new Set<string>(record.areas);
  return (area) => {
    const alone = own.get(area);
    if (alone) return ALONE_TONES[alone];
    return named.has(area) ? 'plain' : 'not-stated';
  };
}
