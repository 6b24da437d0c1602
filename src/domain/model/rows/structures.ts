/** Structures: a row that groups areas, as in "1+1+X". */
import * as v from 'valibot';
import { BASES, GROUP_TONES } from '../../vocabulary/evidence.ts';
import { areaId, basis, citation, standing, structureId, terms, words, year } from '../parts.ts';
import type { RowFile, RowKind } from './kind.ts';

/**
 * The structure that this one comes after. `named`: a document says that one grew out of the other; `inferred`: they
 * speak of the same place in different years, and the order is inferred by the editors.
 */
export const follows = v.strictObject({ structure: structureId, basis: v.picklist(BASES) });

const schema = v.strictObject({
  id: structureId,
  name: words,
  asOf: year,
  follows: v.optional(follows),
  text: v.optional(words),
  groups: v.pipe(
    v.array(v.strictObject({ role: words, members: v.array(areaId), note: v.optional(words) })),
    v.minLength(1, 'at least one group'),
    v.maxLength(GROUP_TONES.length, 'more groups than the map has colours for (src/scene/tokens.ts)'),
  ),
  at: citation,
  standing,
  basis,
  terms,
  note: v.optional(words),
});
export type Structure = v.InferOutput<typeof schema>;

export const file = {
  schema,
  name: { zh: '布局', en: 'layouts' },
  needsTerm: false,
  text: (row) => row.text,
  csv: null,
} as const satisfies RowFile<Structure>;

export const kind = {
  areas: (row) => row.groups.flatMap(({ members }) => members),
  words: (row) => row.name,
  asOf: (row) => row.asOf,
  isDated: false,
  placeOrder: null,
  placeRank: 1,
  sayingRank: 5,
  isCounted: false,
  // Not searchable: the panel of structures lists all of them.
  search: null,
} as const satisfies RowKind<Structure>;
