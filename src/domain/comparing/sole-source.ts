/**
 * What a document is the sole source of.
 *
 * Claims are those of `difference.ts`: (place, role in its words) and (place, industry). A claim is a document's
 * **own** if no other document makes it, of whatever year and standing. Own claims have a degree, by what other
 * documents say of the place:
 *
 * - `place`: no other document names the place, in any kind of row;
 * - `aspect`: others name the place, but none gives it a role (or, of an industry, none puts any industry in it);
 * - `claim`: others give it roles (industries), but not this one.
 *
 * A role in other words is another claim, because the app does not judge whether two phrases mean the same; so degree
 * `claim` may be only a different wording. A place that only this document names is included even if the document gives
 * it neither role nor industry.
 */
import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { AreaId, DocumentId } from '../model/ids.ts';
import { type Claim, claimsOfDocument } from './difference.ts';

/** From the strongest to the weakest; a place has the strongest degree of its claims. */
export const SOLE_SOURCE_DEGREES = ['place', 'aspect', 'claim'] as const;
export type SoleSourceDegree = (typeof SOLE_SOURCE_DEGREES)[number];

export interface OwnClaim extends Claim {
  readonly degree: SoleSourceDegree;
}
export interface SoleSourcePlace {
  readonly area: AreaId;
  readonly degree: SoleSourceDegree;
  /** In the order of the document's years and lines; empty for a place that is only named. */
  readonly claims: readonly OwnClaim[];
}

/**
 * The places for which the document is the sole source of something, in the order of the catalogue, each with its own
 * claims. Empty for a document that does not exist or has no claims of its own.
 */
export function soleSourceOf(catalogue: IndexedCatalogue, document: DocumentId): readonly SoleSourcePlace[] {
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
    const degree = !isNamedElsewhere(area) ? 'place' : spokenOf.has(`${area}|${aspect}`) ? 'claim' : 'aspect';
    byArea.set(area, [...(byArea.get(area) ?? []), { ...claim, degree }]);
  }
  const named = new Set(catalogue.documentById.get(document)?.areas);
  return catalogue.areas.flatMap(({ id }): SoleSourcePlace[] => {
    const claims = byArea.get(id) ?? [];
    const degree =
      named.has(id) && !isNamedElsewhere(id)
        ? 'place'
        : SOLE_SOURCE_DEGREES.find((candidate) => claims.some((claim) => claim.degree === candidate));
    return degree ? [{ area: id, degree, claims }] : [];
  });
}
