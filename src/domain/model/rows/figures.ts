/** Figures: a value with its unit and year. */
import * as v from 'valibot';
import { formatFigure } from '../../format/figure.ts';
import {
  areaId,
  citation,
  contradicts,
  id,
  metricId,
  period,
  standing,
  statementId,
  terms,
  words,
  year,
} from '../parts.ts';
import { type RowFile, type RowKind, wordColumns } from './kind.ts';

export const FIGURE_SCOPES = ['city', 'district', 'zone', 'national', 'place', 'bilateral'] as const;

const schema = v.strictObject({
  id: statementId,
  area: areaId,
  metric: metricId,
  value: v.pipe(v.number(), v.finite()),
  unit: words,
  asOf: year,
  period: v.optional(period),
  scope: v.optional(v.picklist(FIGURE_SCOPES)),
  approx: v.optional(v.boolean()),
  bound: v.optional(v.picklist(['min', 'max'])),
  series: v.optional(id<string>()),
  standing,
  text: words,
  terms,
  at: citation,
  note: v.optional(words),
  contradicts,
});
export type Figure = v.InferOutput<typeof schema>;

export const file = {
  schema,
  name: { zh: '数字', en: 'figures' },
  needsTerm: false,
  text: (row) => row.text,
  csv: {
    about: { zh: '数字，一行一条', en: 'Figures, one a row' },
    columns: () => [
      { name: 'period', type: 'string', value: (row) => row.period },
      { name: 'area', type: 'string', value: (row) => row.area },
      { name: 'metric', type: 'string', value: (row) => row.metric },
      { name: 'value', type: 'number', value: (row) => row.value },
      ...wordColumns<Figure>('unit', (row) => row.unit),
      { name: 'scope', type: 'string', value: (row) => row.scope },
      { name: 'standing', type: 'string', value: (row) => row.standing },
      ...wordColumns<Figure>('text', (row) => row.text),
    ],
  },
} as const satisfies RowFile<Figure>;

export const kind = {
  areas: (row) => [row.area],
  // One sentence: what is counted, value, unit.
  words: (row) => ({
    zh: `${row.text.zh}：${formatFigure(row, 'zh')}`,
    en: `${row.text.en}: ${formatFigure(row, 'en')}`,
  }),
  asOf: (row) => row.asOf,
  isDated: false,
  placeOrder: null,
  placeRank: 3,
  sayingRank: 4,
  isCounted: true,
  search: { kind: 'figure', limit: 3, terms: (row) => row.terms, metric: (row) => row.metric },
} as const satisfies RowKind<Figure>;
