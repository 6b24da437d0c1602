/**
 * Layout formulas in words: who is in which group, and what changed from the formula before. Apart from the map's part,
 * so that it loads with its panel.
 */
import type { AreaId } from '../model/ids.ts';
import type { StructureSummary } from '../model/schema.ts';
import type { Words } from '../vocabulary/languages.ts';

/** Group words by member. A place that a formula names in two groups has both, in the order of the formula. */
export type Placement = ReadonlyMap<AreaId, readonly Words[]>;

export const placementOf = ({ groups }: Pick<StructureSummary, 'groups'>): Placement => {
  const placement = new Map<AreaId, Words[]>();
  for (const { role, members } of groups)
    for (const id of members) placement.set(id, [...(placement.get(id) ?? []), role]);
  return placement;
};

/** A member in one formula or in both, with its group words there. */
export interface Came {
  readonly area: AreaId;
  readonly to: readonly Words[];
}
export interface Went {
  readonly area: AreaId;
  readonly from: readonly Words[];
}
export interface FormulaChange {
  readonly came: readonly Came[];
  readonly went: readonly Went[];
  /**
   * In both, under other words: a changed word is told as a change, because whether it means the same is not ours to
   * say.
   */
  readonly moved: readonly (Came & Went)[];
}

const same = (a: readonly Words[], b: readonly Words[]) =>
  a.length === b.length && a.every((words, index) => words.zh === b[index]?.zh && words.en === b[index]?.en);

/** What leads from one placement to another; empty lists when they are equal. `applyChange` is the inverse. */
export function changeOf(before: Placement, after: Placement): FormulaChange {
  return {
    came: [...after].flatMap(([area, to]) => (before.has(area) ? [] : [{ area, to }])),
    went: [...before].flatMap(([area, from]) => (after.has(area) ? [] : [{ area, from }])),
    moved: [...after].flatMap(([area, to]) => {
      const from = before.get(area);
      return from && !same(from, to) ? [{ area, from, to }] : [];
    }),
  };
}

/**
 * The placement that a change leads to: `applyChange(a, changeOf(a, b))` has the members of `b`, each in its groups.
 */
export function applyChange(before: Placement, { came, went, moved }: FormulaChange): Placement {
  const after = new Map(before);
  for (const { area } of went) after.delete(area);
  for (const { area, to } of [...came, ...moved]) after.set(area, to);
  return after;
}
