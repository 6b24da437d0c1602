/** While two documents are compared, a place is coloured by its change and not by its role. */

import { type Change, claimsOfDocument, difference, leadingChange } from '#domain/comparing/difference.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId } from '#domain/model/ids.ts';
import { differenceOf } from '#state/selectors.ts';
import type { View } from '#state/view.ts';
import type { Tone } from './tokens.ts';

/**
 * A function from a place's id to its tone; undefined when the View shows no difference. `plain`: both documents say
 * the same of the place; `not-stated`: neither gives it a role or an industry.
 */
export function changeTone(catalogue: IndexedCatalogue, view: View): ((area: string) => Tone) | undefined {
  const pair = view.panel === 'difference' ? differenceOf(catalogue, view) : undefined;
  if (!pair) return undefined;
  const [from, to] = pair.map((document) => claimsOfDocument(catalogue, document)) as [
    ReturnType<typeof claimsOfDocument>,
    ReturnType<typeof claimsOfDocument>,
  ];
  const mentioned = new Set<string>([...from.values(), ...to.values()].map(({ area }) => area));
  const byArea = new Map<AreaId, Change[]>();
  for (const change of difference(from, to)) byArea.set(change.area, [...(byArea.get(change.area) ?? []), change]);
  return (area) => {
    const kind = leadingChange(byArea.get(area as AreaId) ?? []);
    if (kind) return `change-${kind}`;
    return mentioned.has(area) ? 'plain' : 'not-stated';
  };
}
