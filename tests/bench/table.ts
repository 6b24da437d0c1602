/** Samples to a Markdown table: medians, spread and ratios, with the targets beside them. */

import { EMBED_MEASURES, MEASURES, type Measure, type Target } from './measures.ts';
import { median } from './median.ts';
import type { Probe, Sample } from './probes/probe.ts';
import { SITE_NAMES, type SiteName } from './sites.ts';

export type Samples = ReadonlyMap<string, readonly Sample[]>;
export const sampleKey = (probe: string, site: SiteName) => `${probe} ${site}`;

const DIVISOR: Readonly<Record<Measure['unit'], number>> = { ms: 1, kB: 1000, MB: 1e6, '': 1 };
const inUnit = (value: number, unit: Measure['unit']) => value / DIVISOR[unit];
const short = (value: number) => (Math.abs(value) < 100 ? value.toFixed(1) : value.toFixed(0));

function cell(values: readonly number[], unit: Measure['unit']): string {
  if (values.length === 0) return '–';
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)].map((value) =>
    short(inUnit(value, unit)),
  );
  return `${[middle, unit].join(' ').trim()} (${low}–${high})`;
}

function verdict(value: number, { must, aim }: Target): string {
  if (Number.isNaN(value)) return 'not measured';
  if (value <= aim) return 'aim met';
  return value <= must ? 'met' : '**not met**';
}

function row({ title, unit, probe, key, against, target, site = 'map' }: Measure, samples: Samples): string {
  const numbers = (of: Probe, from: SiteName, name: string) =>
    (samples.get(sampleKey(of.name, from)) ?? []).flatMap((sample) => sample[name] ?? []);
  const measured = numbers(probe, site, key);
  const other = against ? numbers(against.probe ?? probe, against.site, against.key ?? key) : [];
  const ratio = other.length > 0 ? median(measured) / median(other) : Number.NaN;
  const held = target?.of === 'ratio' ? ratio : inUnit(median(measured), unit);
  const limit = (value: number | undefined) =>
    value === undefined ? '' : `≤ ${value}${target?.of === 'value' && unit ? ` ${unit}` : ''}`;
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

function table(measures: readonly Measure[], [subject, other]: readonly [string, string], samples: Samples): string {
  // What was left out of this run is left out of the table.
  const rows = measures.filter(({ probe }) => SITE_NAMES.some((site) => samples.has(sampleKey(probe.name, site))));
  if (rows.length === 0) return '';
  const head = ['median (lowest–highest)', subject, other, 'ratio', 'must', 'aim', ''];
  return [
    `| ${head.join(' | ')} |`,
    `|${head.map((_, index) => (index === 0 ? '---' : '---:')).join('|')}|`,
    ...rows.map((measure) => row(measure, samples)),
  ].join('\n');
}

export function tables(samples: Samples): string {
  return [
    table(MEASURES, ['this map', 'against'], samples),
    table(EMBED_MEASURES, ['in a host’s page', 'without, or by itself'], samples),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}
