/** Figures: a value with its unit and year. */
import * as v from 'valibot';
import { formatFigure } from '../../format/figure.ts';
import type { AreaId } from '../ids.ts';
import {
  areaId,
  basis,
  citation,
  contradicts,
  dated,
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

/** What a figure is of: one place (`area`), or several together (`areas`), of none of which it is the figure alone. */
const whose = {
  area: v.optional(areaId),
  areas: v.optional(v.pipe(v.array(areaId), v.minLength(2, 'areas are two or more together; of one give `area`'))),
};

const fields = v.strictObject({
  id: statementId,
  ...whose,
  metric: metricId,
  value: v.pipe(v.number(), v.finite()),
  unit: words,
  asOf: year,
  period: v.optional(period),
  scope: v.optional(v.picklist(FIGURE_SCOPES)),
  approx: v.optional(v.boolean()),
  bound: v.optional(v.picklist(['min', 'max'])),
  series: v.optional(id<string>()),
  dated,
  standing,
  basis,
  text: words,
  terms,
  at: citation,
  note: v.optional(words),
  contradicts,
});
const schema = v.pipe(
  fields,
  v.forward(
    v.check(
      ({ area, areas }) => (area === undefined) !== (areas === undefined),
      'give `area`, or `areas` for a figure of several places together',
    ),
    ['area'],
  ),
);
export type Figure = v.InferOutput<typeof schema>;

/** The places that a figure is of; several are meant together. */
export const areasOfFigure = ({ area, areas }: Pick<Figure, 'area' | 'areas'>): readonly AreaId[] =>
  areas ?? (area === undefined ? [] : [area]);

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
    added: () => [
      // `area` is empty where the figure is of several places: it is the figure of none of them.
      { name: 'areas', type: 'string', value: (row) => areasOfFigure(row).join(' ') },
      { name: 'bound', type: 'string', value: (row) => row.bound },
      { name: 'approx', type: 'boolean', value: (row) => row.approx ?? false },
      { name: 'dated', type: 'string', value: (row) => row.dated },
      ...wordColumns<Figure>('note', (row) => row.note),
    ],
  },
} as const satisfies RowFile<Figure>;

export const kind = {
  areas: areasOfFigure,
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
