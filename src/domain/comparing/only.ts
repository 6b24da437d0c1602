/**
 * What one document says and no other does.
 *
 * Claims are those of `difference.ts`: (place, role in its words) and (place, industry). A claim of a document is **its own** when no
 * other document makes it, of whatever year and standing. Its own claims differ in how alone it is with them, which is asked of the
 * place:
 *
 * - `place`: no other document names the place, in any kind of row;
 * - `aspect`: others name the place, but none gives it a role (or, of an industry, none puts any industry in it);
 * - `claim`: others give it roles (industries), but not this one.
 *
 * A role in other words is another claim: whether two phrases mean the same is not ours to say, so `claim` may be no more than a
 * wording of its own. A place that only this document names is here also when it gives it neither role nor industry.
 */
import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { AreaId, DocumentId } from '../model/ids.ts';
import { type Claim, claimsOfDocument } from './difference.ts';

/** From the most alone to the least; a place as a whole is as alone as the most alone of its claims. */
export const ALONE = ['place', 'aspect', 'claim'] as const;
export type Alone = (typeof ALONE)[number];

export interface OwnClaim extends Claim {
  readonly alone: Alone;
}
export interface OnlyHere {
  readonly area: AreaId;
  readonly alone: Alone;
  /** In the order of the document's years and lines; empty for a place that is named and no more. */
  readonly claims: readonly OwnClaim[];
}

/**
 * Places of which the document alone says something, in the order of the catalogue, each with what that is. Empty for a document
 * that does not exist or says nothing of its own.
 */
export function onlyIn(catalogue: IndexedCatalogue, document: DocumentId): readonly OnlyHere[] {
  const others = catalogue.documents
    .filter(({ id }) => id !== document)
    .map(({ id }) => claimsOfDocument(catalogue, id));
  const spokenOf = new Set(
    others.flatMap((claims) => [...claims.values()].map(({ area, aspect }) => `${area}|${aspect}`)),
  );
  const isNamedElsewhere = (area: AreaId) =>
    catalogue.documentsNaming.get(area)?.some((id) => id !== document) ?? false;
  const byArea = new Map<AreaId, OwnClaim[]>();
  for (const claim of claimsOfDocument(catalogue, document).values()) {
    if (others.some((claims) => claims.has(claim.key))) continue;
    const { area, aspect } = claim;
    const alone = !isNamedElsewhere(area) ? 'place' : spokenOf.has(`${area}|${aspect}`) ? 'claim' : 'aspect';
    byArea.set(area, [...(byArea.get(area) ?? []), { ...claim, alone }]);
  }
  const named = new Set(catalogue.documentById.get(document)?.areas);
  return catalogue.areas.flatMap(({ id }): OnlyHere[] => {
    const claims = byArea.get(id) ?? [];
    const alone =
      named.has(id) && !isNamedElsewhere(id)
        ? 'place'
        : ALONE.find((degree) => claims.some((claim) => claim.alone === degree));
    return alone ? [{ area: id, alone, claims }] : [];
  });
}
