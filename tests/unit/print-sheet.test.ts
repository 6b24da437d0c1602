/** Sheets of paper as drawings: their sides, their scale, and what stands on them. */
import { describe, expect, test } from 'vitest';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { initialOf } from '#export/format.ts';
import { PAPERS, type Paper, sheetPxMm } from '#export/print/paper.ts';
import { makePrint, type PrintChoice } from '#export/print/print.ts';
import { sheetSteps } from '#export/print/sheet.tsx';
import { drawnOut } from '#export/print/texture.ts';
import { FORMATS } from '#export/registry.ts';
import { boxOf, tracesOf } from '#export/svg/traces.ts';
import { atOnce } from '#map/svg/slices.ts';
import { qrCode } from '#ui/qr.ts';
import { namedRequest, realRequest, textOf, work } from './export-support.ts';
import { areaId, HAS_OUTLINES, OUTLINES_NOTE } from './support.ts';

const format = FORMATS.find(({ id }) => id === 'print');
const drawSheet = (...of: Parameters<typeof sheetSteps>) => atOnce(sheetSteps(...of));
const CHOICE = initialOf(format?.options ?? {}) as unknown as PrintChoice;
const textsIn = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text);
const numberOf = (text: string) => Number(text.replaceAll(',', ''));

/** What the drawing itself says: the scale in words, and the bar's length on paper against its words. */
function measured(svg: string, paper: Paper) {
  const scale = numberOf(/1:([\d,]+)/.exec(textsIn(svg).find((text) => text.includes('1:')) ?? '')?.[1] ?? '');
  const [, bar = ''] = /<g id="scale-bar">(.*?)<\/g>/s.exec(svg) ?? [];
  const [, words = '', unit = ''] = /([\d,]+) (km|m|公里|米)</.exec(bar) ?? [];
  const [width = 0] = [...bar.matchAll(/ width="([\d.]+)"[^>]*fill="none"/g)].map(([, px]) => Number(px));
  const mm = width * sheetPxMm(paper);
  return { scale, ground: numberOf(words) * (/^(km|公里)$/.test(unit) ? 1e6 : 1000), mm };
}

describe('a sheet', () => {
  for (const paper of Object.keys(PAPERS) as Paper[])
    for (const way of ['landscape', 'portrait'] as const)
      test(`${paper} ${way} has the paper's sides, and a bar as long as its scale says`, () => {
        const [short, long] = PAPERS[paper];
        const { svg, size, words } = drawSheet(namedRequest(['A', 'B']), { ...CHOICE, paper, way, scale: '1:500,000' });
        const sides = way === 'portrait' ? [short, long] : [long, short];
        expect(size).toEqual(sides.map((side) => `${side}mm`));
        const [, width, height] = /^<svg[^>]* width="([^"]*)" height="([^"]*)"/.exec(svg) ?? [];
        expect([width, height]).toEqual(size);
        // One px of the drawing is as many mm in both directions.
        const [, w, h] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
        for (const [px, side] of [
          [w, sides[0]],
          [h, sides[1]],
        ])
          expect((Number(px) * sheetPxMm(paper)) / Number(side)).toBeCloseTo(1, 4);
        const { scale, ground, mm } = measured(svg, paper);
        expect(scale).toBe(500_000);
        expect((mm * scale) / ground).toBeCloseTo(1, 3);
        expect(words).toContain('1:500,000');
      });

  test('says a fitted scale with at most three digits, and is drawn at that', () => {
    for (const scale of ['fit', 'round']) {
      const { svg } = drawSheet(namedRequest(['A']), { ...CHOICE, scale });
      const { scale: said, ground, mm } = measured(svg, 'A4');
      expect(String(said)).toMatch(/^\d{1,3}0*$/);
      expect((mm * said) / ground).toBeCloseTo(1, 3);
    }
  });

  test('has a place for the review number, and invents none', () => {
    const review = (number: string) =>
      textsIn(drawSheet(namedRequest(['A']), { ...CHOICE, review: number }).svg).join('');
    expect(review('  ')).toMatch(/审图号\): ＿+Statements/);
    expect(review('GS<京>(2022)1061号')).toContain('GS&lt;京&gt;(2022)1061号');
  });

  test('has graticule, arrow and legend where they are wanted, the code of its address always', () => {
    const all = drawSheet(namedRequest(['A']), CHOICE).svg;
    const none = drawSheet(namedRequest(['A']), { ...CHOICE, grid: false, north: false, legend: false }).svg;
    for (const id of ['graticule', 'north-arrow']) {
      expect(all).toContain(`id="${id}"`);
      expect(none).not.toContain(`id="${id}"`);
    }
    expect(textsIn(all).length).toBeGreaterThan(textsIn(none).length);
    const code = qrCode(namedRequest(['A']).about.link)?.path ?? '?';
    for (const svg of [all, none]) {
      expect(svg.includes(code)).toBe(true);
      expect(textsIn(svg).join('')).toContain('data=0123456789ab');
    }
  });

  test('is drawn of names with markup, and of nothing', () => {
    const { svg } = drawSheet(namedRequest(['& < > " \' ]]>', 'مركز', '😀']), CHOICE);
    expect(svg).not.toContain('& <');
    const empty = drawSheet(namedRequest([], { layers: [] }), CHOICE);
    expect(measured(empty.svg, 'A4').ground).toBeGreaterThan(0);
  });

  test('draws no bar where none is true: on a map of the world', () => {
    const request = { ...namedRequest(['A']), camera: () => ({ lng: 60, lat: 25, zoom: 1 }) };
    const { svg } = drawSheet(request, CHOICE);
    expect(svg).not.toContain('id="scale-bar"');
    expect(textsIn(svg).join(' ')).toMatch(/Scale 1:[\d,]+ at 25°N/);
  });

  test('is left out of what is remembered where it was typed for one map', async () => {
    const { readChosen } = await import('#export/format.ts');
    expect(readChosen(format?.options ?? {}, { review: 'GS 1', paper: 'A0', scale: '1:3' })).toEqual({
      ...CHOICE,
      paper: 'A0',
    });
  });
});

describe('patterns', () => {
  test('are drawn out as shapes that cover what they fill, and nothing is left that refers to one', () => {
    const { svg } = drawSheet(namedRequest(['A', 'B']), CHOICE);
    expect(svg).toContain('<pattern id="dots-never"');
    expect(svg).not.toMatch(/fill="url\(/);
    const pattern = '<pattern id="dots-a" patternTransform="scale(2)"><circle fill="#123456"/></pattern>';
    const drawn = atOnce(drawnOut(`${pattern}<path d="M10 20l50 0 0 60-50 0z" fill="url(#dots-a)"/>`));
    expect(drawn).toContain('<clipPath id="shape-1"><path d="M10 20l50 0 0 60-50 0z"/></clipPath>');
    const dots = [...drawn.matchAll(/M([-\d.]+) ([-\d.]+)h0/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    // On the grid of the pattern: 6 or 18, and every 24 on.
    for (const [x] of dots) expect([6, 18]).toContain(((x % 24) + 24) % 24);
    const within = dots.filter(([x, y]) => x >= 10 && x <= 60 && y >= 20 && y <= 80);
    expect(within.map(String).sort()).toEqual([
      '18,42',
      '18,66',
      '30,30',
      '30,54',
      '30,78',
      '42,42',
      '42,66',
      '54,30',
      '54,54',
      '54,78',
    ]);
  });

  test('have the box of relative path data', () => {
    expect(boxOf(tracesOf('M10 20l5-5 10 30zM-1 0l.5-.5z'))).toEqual([-10, -5, 250, 450]);
  });
});

describe.skipIf(!HAS_OUTLINES)(`a sheet of the real data${OUTLINES_NOTE}`, () => {
  test('holds every district, at A0 with all layers on, and its sources', async () => {
    const request = realRequest({ area: areaId('songjiang'), layers: [...OVERLAYS] }, 'zh');
    const file = await makePrint(request, work(), { ...CHOICE, paper: 'A0' });
    const svg = await textOf(file);
    expect(file.words).toContain('A0');
    const texts = textsIn(svg).join('\n');
    for (const { name } of request.catalogue.areas.filter(({ overlay }) => overlay === 'districts'))
      expect(texts, name.zh).toContain(name.zh.slice(0, 2));
    // Lines are broken at spaces.
    const letters = texts.replaceAll(/\s/g, '');
    for (const { short } of request.about.documents) expect(letters).toContain(short.zh.replaceAll(' ', ''));
    expect(texts).toContain('OpenStreetMap');
    // No words beyond the paper.
    const [, width = 0, height = 0] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number);
    for (const [, x = 0, y = 0] of [...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"/g)].map((one) =>
      one.map(Number),
    ))
      expect(x > 0 && x < width && y > 0 && y < height, `${x} ${y}`).toBe(true);
  });
});
