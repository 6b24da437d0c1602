/** Samples to a Markdown table: medians, spread and ratios, with the targets beside them. */

import { MEASURES, type Measure, type Target } from './measures.ts';
import { median } from './median.ts';
import type { Probe, Sample } from './probes/probe.ts';
import type { SiteName } from './sites.ts';

export type Samples = ReadonlyMap<string, readonly Sample[]>;
export const sampleKey = (probe: string, site: SiteName) => `${probe} ${site}`;

const inUnit = (value: number, unit: Measure['unit']) => (unit === 'kB' ? value / 1000 : value);
const short = (value: number) => (Math.abs(value) < 100 ? value.toFixed(1) : value.toFixed(0));

function cell(values: readonly number[], unit: Measure['unit']): string {
  if (values.length === 0) return '–';
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)].map((value) => short(inUnit(value, unit)));
  return `${middle} ${unit} (${low}–${high})`;
}

function verdict(value: number, { must, aim }: Target): string {
  if (Number.isNaN(value)) return 'not measured';
  if (value <= aim) return 'aim met';
  return value <= must ? 'met' : '**not met**';
}

function row({ title, unit, probe, key, target, site = 'map', against = 'floor' }: Measure, samples: Samples): string {
  const [measured = [], other = []] = [site, against].map((name) =>
    (samples.get(sampleKey(probe.name, name)) ?? []).flatMap((sample) => sample[key] ?? []),
  );
  const ratio = other.length > 0 ? median(measured) / median(other) : Number.NaN;
  const held = target?.of === 'ratio' ? ratio : inUnit(median(measured), unit);
  const limit = (value: number | undefined) => (value === undefined ? '' : `≤ ${value}${target?.of === 'value' ? ` ${unit}` : ''}`);
  const cells = [
    title,
    cell(measured, unit),
    cell(other, unit),
    Number.isFinite(ratio) ? ratio.toFixed(2) : '–',
    limit(target?.must),
    limit(target?.aim),
    target ? verdict(held, target) : '',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** @param probes that were run: only their rows are in the table. Held against is MapLibre alone, or what the row's title says. */
export function table(samples: Samples, probes: readonly Probe[]): string {
  const head = ['median (lowest–highest)', 'this map', 'held against', 'ratio', 'must', 'aim', ''];
  return [
    `| ${head.join(' | ')} |`,
    `|${head.map((_, index) => (index === 0 ? '---' : '---:')).join('|')}|`,
    ...MEASURES.filter(({ probe }) => probes.includes(probe)).map((measure) => row(measure, samples)),
  ].join('\n');
}
