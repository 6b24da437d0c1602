/** Events: what happened, or is to happen, on a date. */
import * as v from 'valibot';
import {
  areaId,
  basis,
  citation,
  contradicts,
  dated,
  isInOrder,
  partialDate,
  standing,
  statementId,
  terms,
  words,
} from '../parts.ts';
import type { RowFile, RowKind } from './kind.ts';

const schema = v.pipe(
  v.strictObject({
    id: statementId,
    date: partialDate,
    end: v.optional(partialDate),
    title: words,
    areas: v.array(areaId),
    dated,
    standing,
    basis,
    terms,
    at: citation,
    note: v.optional(words),
    contradicts,
  }),
  v.forward(
    v.check(({ date, end }) => end === undefined || isInOrder(date, end), 'an end is not before its date'),
    ['end'],
  ),
);
export type EventRow = v.InferOutput<typeof schema>;

export const file = {
  schema,
  name: { zh: '事件', en: 'events' },
  needsTerm: false,
  text: (row) => row.title,
  csv: null,
} as const satisfies RowFile<EventRow>;

export const kind = {
  areas: (row) => row.areas,
  words: (row) => row.title,
  asOf: (row) => row.date,
  isDated: true,
  // The newest first; text order is date order.
  placeOrder: (a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1),
  placeRank: 5,
  sayingRank: 3,
  isCounted: false,
  search: { kind: 'event', limit: 3, terms: (row) => row.terms },
} as const satisfies RowKind<EventRow>;
