/**
 * Layout structures in words: the members of each group, and what changed since the previous structure. Separate from
 * the map's part (`asof/structure.ts`), so that it loads with its panel.
 */
import type { AreaId } from '../model/ids.ts';
import type { StructureSummary } from '../model/schema.ts';
import type { Words } from '../vocabulary/languages.ts';

/** Group words by member. A place that a structure lists in two groups has both, in the order of the structure. */
export type Placement = ReadonlyMap<AreaId, readonly Words[]>;

export const placementOf = ({ groups }: Pick<StructureSummary, 'groups'>): Placement => {
  const placement = new Map<AreaId, Words[]>();
  for (const { role, members } of groups)
    for (const id of members) placement.set(id, [...(placement.get(id) ?? []), role]);
  return placement;
};

/** A member of one structure or of both, with its group words in each. */
export interface Came {
  readonly area: AreaId;
  readonly to: readonly Words[];
}
export interface Went {
  readonly area: AreaId;
  readonly from: readonly Words[];
}
export interface StructureChange {
  readonly came: readonly Came[];
  readonly went: readonly Went[];
  /**
   * In both, under other words. Any changed word counts as a change, because the app does not judge whether two words
   * mean the same.
   */
  readonly moved: readonly (Came & Went)[];
}

const same = (a: readonly Words[], b: readonly Words[]) =>
  a.length === b.length && a.every((words, index) => words.zh === b[index]?.zh && words.en === b[index]?.en);

/** Changes from one placement to another; the lists are empty when they are equal. `applyChange` is the inverse. */
export function changeOf(before: Placement, after: Placement): StructureChange {
  return {
    came: [...after].flatMap(([area, to]) => (before.has(area) ? [] : [{ area, to }])),
    went: [...before].flatMap(([area, from]) => (after.has(area) ? [] : [{ area, from }])),
    moved: [...after].flatMap(([area, to]) => {
      const from = before.get(area);
      return from && !same(from, to) ? [{ area, from, to }] : [];
    }),
  };
}

/** Applies a change: `applyChange(a, changeOf(a, b))` has the members of `b`, each in its groups. */
export function applyChange(before: Placement, { came, went, moved }: StructureChange): Placement {
  const after = new Map(before);
  for (const { area } of went) after.delete(area);
  for (const { area, to } of [...came, ...moved]) after.set(area, to);
  return after;
}
