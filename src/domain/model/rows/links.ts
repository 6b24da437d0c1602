/** Links: a row that joins two areas. */
import * as v from 'valibot';
import {
  areaId,
  basis,
  citation,
  contradicts,
  relationId,
  standing,
  statementId,
  terms,
  words,
  year,
} from '../parts.ts';
import type { RowFile, RowKind } from './kind.ts';

const schema = v.pipe(
  v.strictObject({
    id: statementId,
    from: areaId,
    to: areaId,
    type: relationId,
    asOf: year,
    standing,
    basis,
    text: words,
    terms,
    at: citation,
    note: v.optional(words),
    contradicts,
  }),
  v.forward(
    v.check(({ from, to }) => from !== to, 'a link joins two areas; say what concerns one alone in a statement'),
    ['to'],
  ),
);
export type Link = v.InferOutput<typeof schema>;

export const file = {
  schema,
  name: { zh: '联系', en: 'links' },
  needsTerm: false,
  text: (row) => row.text,
  csv: null,
} as const satisfies RowFile<Link>;

export const kind = {
  areas: (row) => [row.from, row.to],
  words: (row) => row.text,
  asOf: (row) => row.asOf,
  isDated: false,
  placeOrder: null,
  placeRank: 4,
  sayingRank: 1,
  isCounted: true,
  search: { kind: 'link', limit: 3, terms: (row) => row.terms },
} as const satisfies RowKind<Link>;
