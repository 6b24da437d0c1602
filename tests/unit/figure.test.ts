import { describe, expect, it } from 'vitest';
import { formatFigure } from '#domain/format/figure.ts';
import { realDerived, realProject } from './support.ts';

const figure = (value: number, zh: string, en: string, more: object = {}) => ({ value, unit: { zh, en }, ...more });

describe('figures in English', () => {
  it.each([
    [figure(233.5, '亿元', 'CNY 100m'), 'CNY 23.35 billion'],
    [figure(3.22, '万亿元', 'CNY trillion'), 'CNY 3.22 trillion'],
    [figure(970, '万元', 'CNY 10,000'), 'CNY 9.7 million'],
    [figure(15, '万人', '10,000 people'), '150,000 people'],
    [figure(6.38, '亿人次', '100m views'), '638 million views'],
    [figure(3.98, '%', '%'), '3.98%'],
    [figure(3, '位', 'rank'), '3rd'],
    [figure(15, '届', 'edition'), '15th edition'],
    [figure(44, '项', 'projects'), '44 projects'],
    [figure(20, '家', 'companies', { approx: true }), '≈ 20 companies'],
    [figure(500, '家', 'companies', { bound: 'min' }), '≥ 500 companies'],
  ])('%o is %s', (given, expected) => {
    expect(formatFigure(given, 'en')).toBe(expected);
  });
});

describe('figures in Chinese', () => {
  it.each([
    [figure(233.5, '亿元', 'CNY 100m'), '233.5 亿元'],
    [figure(3.98, '%', '%'), '3.98%'],
    [figure(3, '位', 'rank'), '第 3 位'],
    [figure(15, '届', 'edition'), '第 15 届'],
    [figure(5, '届', 'editions'), '5 届'],
  ])('%o is %s', (given, expected) => {
    expect(formatFigure(given, 'zh')).toBe(expected);
  });
});

describe('percentages', () => {
  const metrics = realProject().vocabulary.metrics.value as readonly { readonly id: string; readonly unit?: string }[];
  const unitOf = new Map(metrics.map(({ id, unit }) => [id, unit]));

  const rows = realDerived().documents.flatMap(({ figures }) => figures.filter(({ unit }) => unit.en === '%'));

  it('belong to metrics that are counted in per cent', () => {
    expect(rows.length).toBeGreaterThan(20);
    for (const { id, metric } of rows) expect(unitOf.get(metric), id).toBe('%');
  });
});
