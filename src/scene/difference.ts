/** While two documents are compared, a place is coloured by what becomes of it, not by its role. */

import { type Change, claimsOfDocument, difference, leadingChange } from '#domain/comparing/difference.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId } from '#domain/model/ids.ts';
import { differenceOf } from '#state/selectors.ts';
import type { View } from '#state/view.ts';
import type { Tone } from './tokens.ts';

/**
 * The tone of a place by id, as a function; undefined when the View shows no difference. `plain`: both documents say the same of
 * it; `not-stated`: neither gives it a role or an industry.
 */
export function changeTone(catalogue: IndexedCatalogue, view: View): ((area: string) => Tone) | undefined {
  const pair = view.panel === 'difference' ? differenceOf(catalogue, view) : undefined;
  if (!pair) return undefined;
  const [from, to] = pair.map((document) => claimsOfDocument(catalogue, document)) as [
    ReturnType<typeof claimsOfDocument>,
    ReturnType<typeof claimsOfDocument>,
  ];
  const spokenOf = new Set<string>([...from.values(), ...to.values()].map(({ area }) => area));
  const byArea = new Map<AreaId, Change[]>();
  for (const change of difference(from, to)) byArea.set(change.area, [...(byArea.get(change.area) ?? []), change]);
  return (area) => {
    const kind = leadingChange(byArea.get(area as AreaId) ?? []);
    if (kind) return `change-${kind}`;
    return spokenOf.has(area) ? 'plain' : 'not-stated';
  };
}
