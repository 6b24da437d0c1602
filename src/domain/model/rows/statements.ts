/** Statements: what a document says of areas. */
import * as v from 'valibot';
import { ASPECTS } from '../../vocabulary/evidence.ts';
import { inEachLanguage } from '../../vocabulary/languages.ts';
import {
  areaId,
  basis,
  citation,
  contradicts,
  industryId,
  roleClassId,
  standing,
  statementId,
  terms,
  words,
  wordsAnd,
  year,
} from '../parts.ts';
import { type RowFile, type RowKind, wordColumns } from './kind.ts';

export const role = wordsAnd({
  class: roleClassId,
  /** It sums the place up, where others are details: the first after 功能定位, or the layout of the whole city. */
  headline: v.optional(v.literal(true)),
});

const schema = v.pipe(
  v.strictObject({
    id: statementId,
    areas: v.pipe(v.array(areaId), v.minLength(1, 'at least one area')),
    asOf: year,
    aspect: v.picklist(ASPECTS),
    role: v.optional(role),
    industries: v.optional(v.array(industryId), []),
    text: words,
    terms,
    at: citation,
    standing,
    basis,
    target: v.optional(year),
    note: v.optional(words),
    contradicts,
  }),
  v.forward(
    v.check(({ asOf, target }) => target === undefined || target >= asOf, 'a target is not before asOf'),
    ['target'],
  ),
);
export type Role = v.InferOutput<typeof role>;
export type Statement = v.InferOutput<typeof schema>;

export const file = {
  schema,
  name: { zh: '表述', en: 'statements' },
  needsTerm: true,
  text: (row) => row.text,
  csv: {
    about: { zh: '表述，一行一条', en: 'Statements, one a row' },
    columns: () => [
      { name: 'areas', type: 'string', value: (row) => row.areas.join(' ') },
      { name: 'aspect', type: 'string', value: (row) => row.aspect },
      { name: 'standing', type: 'string', value: (row) => row.standing },
      { name: 'role_class', type: 'string', value: (row) => row.role?.class },
      ...wordColumns<Statement>('role', (row) => row.role),
      { name: 'industries', type: 'string', value: (row) => row.industries.join(' ') },
      ...wordColumns<Statement>('text', (row) => row.text),
      { name: 'terms', type: 'string', value: (row) => row.terms.join('|') },
      { name: 'target', type: 'number', value: (row) => row.target },
    ],
    added: () => wordColumns<Statement>('note', (row) => row.note),
  },
} as const satisfies RowFile<Statement>;

export const kind = {
  areas: (row) => row.areas,
  words: (row) => row.text,
  asOf: (row) => row.asOf,
  isDated: false,
  // By aspect, then the newest year first, then in the order of the document.
  placeOrder: (a, b) =>
    ASPECTS.indexOf(a.aspect) - ASPECTS.indexOf(b.aspect) || b.asOf - a.asOf || a.at.line - b.at.line,
  placeRank: 2,
  sayingRank: 2,
  isCounted: true,
  search: {
    kind: 'statement',
    limit: 6,
    terms: (row) => (row.role ? [...row.terms, ...inEachLanguage(row.role)] : row.terms),
  },
} as const satisfies RowKind<Statement>;
