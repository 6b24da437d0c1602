/** Figures of one series over the years, as a sparkline, and as a table for assistive technology. */
import type { InDocument } from '#domain/asof/place.ts';
import { contradictionsIn } from '#domain/comparing/contradictions.ts';
import type { Figure } from '#domain/model/schema.ts';
import prose from '#ui/prose.module.css';
import { useLanguage, useSelect } from '../context.ts';
import { Source } from '../parts/Source.tsx';
import { useTarget } from '../parts/use-target.ts';
import { Contradictions } from './Contradictions.tsx';
import css from './SeriesChart.module.css';

/** Fewer points are easier to read as text than as a chart. */
const MIN_YEARS = 3;
const WIDTH = 320;
const HEIGHT = 96;
const MARGIN = { left: 18, right: 26, top: 22, bottom: 20 };

type FigureRow = InDocument<Figure>;

/** Groups figures into series with enough years to draw: metric, unit and scope must be equal to form one line. */
export function drawableSeries(figures: readonly FigureRow[]): FigureRow[][] {
  const groups = new Map<string, FigureRow[]>();
  for (const figure of figures) {
    const { series, metric, scope, unit } = figure.row;
    if (series) {
      const key = [series, metric, scope, unit.en].join('|');
      groups.set(key, [...(groups.get(key) ?? []), figure]);
    }
  }
  return [...groups.values()]
    .filter((rows) => new Set(rows.map(({ row }) => row.asOf)).size >= MIN_YEARS)
    .map((rows) => rows.sort((a, b) => a.row.asOf - b.row.asOf));
}

export function SeriesChart({ figures }: { readonly figures: readonly FigureRow[] }) {
  const { language, foreign, said, t } = useLanguage();
  const { of } = useSelect((state) => contradictionsIn(state.evidence));
  const target = useTarget<HTMLElement>(...figures.map(({ row }) => row.id));
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last) return null;
  const values = figures.map(({ row }) => row.value);
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const x = (year: number) =>
    MARGIN.left + ((year - first.row.asOf) / (last.row.asOf - first.row.asOf)) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (value: number) =>
    HEIGHT - MARGIN.bottom - ((value - min) / (max - min || 1)) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const unit = first.row.unit[language];
  return (
    <figure className={css.chart} {...target}>
      <figcaption>
        {said(first.row.text)} <small lang={foreign}>({unit})</small>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" aria-hidden="true">
        <polyline points={figures.map(({ row }) => `${x(row.asOf)},${y(row.value)}`).join(' ')} />
        {figures.map(({ row }) => (
          <g key={row.id}>
            <circle cx={x(row.asOf)} cy={y(row.value)} r="3.5" data-disputed={of(row.id).length > 0} />
            <text x={x(row.asOf)} y={y(row.value) - 9}>
              {row.value}
            </text>
            <text x={x(row.asOf)} y={HEIGHT - 4} className={css.year}>
              {row.asOf}
            </text>
          </g>
        ))}
      </svg>
      <table className={prose.visuallyHidden}>
        <caption>{said(first.row.text)}</caption>
        <thead>
          <tr>
            <th>{t('year.label')}</th>
            <th lang={foreign}>{unit}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ row }) => (
            <tr key={row.id}>
              <td>{row.asOf}</td>
              <td>{row.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Contradictions ids={figures.map(({ row }) => row.id)} />
      {figures.map(({ document, row }) => (
        <Source key={row.id} document={document} at={row.at} asOf={row.asOf} row={row.id} ours />
      ))}
    </figure>
  );
}
