/** Paper: sheets as Chromium writes them to a PDF, measured by poppler. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import type { App } from './driver/app.ts';
import { ExportDialog } from './driver/export.ts';
import { expect, test } from './driver/test.ts';

const PROGRAMS = ['pdfinfo', 'pdftotext', 'pdftocairo'];
const MISSING = PROGRAMS.filter((program) => {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' });
    return false;
  } catch {
    return true;
  }
});
const NOTE = MISSING.length > 0 ? ` (skipped: ${MISSING.join(', ')} is not there)` : '';
const MM_PER_PT = 25.4 / 72;

const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Word {
  readonly text: string;
  readonly middle: number;
}

/** A PDF as poppler reads it; lengths in mm. */
class Pdf {
  readonly #file = join(folder, `${Math.random()}.pdf`);
  constructor(bytes: Buffer) {
    writeFileSync(this.#file, bytes);
  }
  #run(program: string, ...options: string[]): string {
    const to = program === 'pdfinfo' ? [] : ['-'];
    // A PDF may name a glyph by its radical: 里 as ⾥, which is the same in this form.
    return execFileSync(program, [...options, this.#file, ...to], { encoding: 'utf8', maxBuffer: 1e8 }).normalize(
      'NFKC',
    );
  }
  /** Width and height of each page. */
  pages(): readonly (readonly [number, number])[] {
    const text = this.#run('pdfinfo', '-l', '-1');
    return [...text.matchAll(/size:\s+([\d.]+) x ([\d.]+) pts/g)].map(
      ([, width, height]) => [Number(width) * MM_PER_PT, Number(height) * MM_PER_PT] as const,
    );
  }
  text(page: number): string {
    return this.#run('pdftotext', '-f', String(page), '-l', String(page), '-layout');
  }
  words(page: number): readonly Word[] {
    const text = this.#run('pdftotext', '-f', String(page), '-l', String(page), '-bbox');
    return [...text.matchAll(/xMin="([\d.]+)"[^>]* xMax="([\d.]+)"[^>]*>([^<]*)</g)].map(([, from, to, word = '']) => ({
      text: word,
      middle: ((Number(from) + Number(to)) / 2) * MM_PER_PT,
    }));
  }
  /** Widths of the rectangles that are drawn as lines. */
  outlines(page: number): readonly number[] {
    const svg = this.#run('pdftocairo', '-svg', '-f', String(page), '-l', String(page));
    return [
      ...svg.matchAll(/<path [^>]*fill:none[^>]* d="M ([^"]*)"[^>]*?(?: transform="matrix\(([^)]*)\)")?\/>/g),
    ].flatMap(([, d = '', matrix = '1']) => {
      const spots = [...d.matchAll(/([-\d.]+) ([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
      const [a, b, c] = spots;
      const isRectangle = a && b && c && !d.includes('C') && a[1] === b[1] && b[0] === c[0] && c[1] !== b[1];
      return isRectangle ? [Math.abs(b[0] - a[0]) * Number(matrix.split(',')[0]) * MM_PER_PT] : [];
    });
  }
}

/** The browser's dialog cannot be operated: the page is told what a browser tells it, and `pdf` prints it. */
const withoutDialog = (screen: App['screen']) =>
  screen.runFirst(() => {
    window.print = () => void dispatchEvent(new Event('beforeprint'));
  }, undefined);
const SHEET = { css: '[data-part="print-sheet"]' };

/** Metres of the length of a degree along the parallel on WGS-84. */
function degreeMetres(lat: number): number {
  const phi = (lat * Math.PI) / 180;
  return ((Math.PI / 180) * 6_378_137 * Math.cos(phi)) / Math.sqrt(1 - 0.00669438 * Math.sin(phi) ** 2);
}

const degrees = (words: string): number => {
  const [, whole = '0', minutes = '0'] = /^(\d+)°(?:(\d+)′)?[EN]$/.exec(words) ?? [];
  return Number(whole) + Number(minutes) / 60;
};

/** The scale that the sheet says, against its bar and against its graticule; each as a quotient that should be 1. */
function scaleOf(pdf: Pdf): { readonly bar: number; readonly ground: number; readonly scale: number } {
  const text = pdf.text(1);
  const scale = Number(/1:([\d,]+)/.exec(text)?.[1]?.replaceAll(',', ''));
  // The labels of the bar: zero, and its end with the unit, which poppler puts on lines of their own.
  const [, labels = ''] = /^ ?0 ([\s\S]{0,120})/m.exec(text) ?? [];
  const metres = Number(/\d[\d,]*/.exec(labels)?.[0].replaceAll(',', '')) * (/km|公里/.test(labels) ? 1000 : 1);
  const wanted = (metres * 1000) / scale;
  const lengths = pdf.outlines(1).map((length) => length / wanted);
  const bar = lengths.sort((one, other) => Math.abs(one - 1) - Math.abs(other - 1))[0] ?? 0;
  const words = pdf.words(1);
  const meridians = words.filter(({ text: word }) => /^\d+°(\d+′)?E$/.test(word));
  // The latitude at which the sheet says that it is true stands in a sentence.
  const [, at = ''] = /(?:True at |央 ?)(\d+°(?:\d+′)?N)/.exec(text) ?? [];
  const latitude = degrees(at);
  const [west, east] = [meridians[0], meridians.at(-1)];
  const mm = (east?.middle ?? 0) - (west?.middle ?? 0);
  const ground = (degrees(east?.text ?? '') - degrees(west?.text ?? '')) * degreeMetres(latitude) * 1000;
  return { bar, ground: (mm * scale) / ground, scale };
}

describe.skipIf(MISSING.length > 0)(`a sheet in a PDF${NOTE}`, () => {
  for (const [lang, paper, way, size] of [
    ['zh', 'A4', 'landscape', [297, 210]],
    ['en', 'A0', 'portrait', [841, 1189]],
  ] as const)
    test(`${paper} in ${lang} has the size of the paper, the scale that it says, and leaves nothing behind`, async ({
      open,
    }) => {
      const app = await open('./?v=1&asof=2019&area=songjiang', { lang, before: withoutDialog });
      const title = await app.screen.run(() => document.title);
      const sheets = await app.screen.run(() => document.adoptedStyleSheets.length);
      const dialog = new ExportDialog(app);
      await dialog.open();
      await dialog.choose('PDF');
      await dialog.set('paper', paper);
      await dialog.set('way', way);
      await dialog.set('scale', '1:500,000');
      await expect.poll(() => dialog.size()).toContain(paper);
      await expect.poll(() => dialog.size()).toContain('1:500,000');
      await dialog.press('print');
      await app.screen.isThere(SHEET);
      expect(await app.screen.run(() => document.title)).toMatch(lang === 'zh' ? /^上海科创布局-2019/ : /^shanghai-/);
      const pdf = new Pdf(await app.screen.pdf());
      await expect.poll(() => app.screen.count(SHEET)).toBe(0);
      expect(await app.screen.run(() => document.title)).toBe(title);
      expect(await app.screen.run(() => document.adoptedStyleSheets.length)).toBe(sheets);

      const [first = [0, 0], ...others] = pdf.pages();
      for (const [index, side] of size.entries()) expect(Math.abs((first[index] ?? 0) - side)).toBeLessThan(0.5);
      // The panel of the place, on paper of its own.
      expect(others.length).toBeGreaterThan(0);
      for (const [width] of others) expect(Math.abs(width - 210)).toBeLessThan(0.5);
      const { bar, ground, scale } = scaleOf(pdf);
      expect(scale).toBe(500_000);
      expect(Math.abs(bar - 1)).toBeLessThan(0.005);
      // East–west on the ellipsoid, read from the labels of the graticule.
      expect(Math.abs(ground - 1)).toBeLessThan(0.005);
      expect(pdf.text(1)).toContain('审图号');
      expect(pdf.text(2)).toContain(lang === 'zh' ? '松江' : 'Songjiang');
    });

  test('the browser’s own print gives the sheet with the table after it, whose head is on every page', async ({
    open,
  }) => {
    const app = await open('./?panel=table', { lang: 'en' });
    await app.table.waitUntilShown();
    // What draws the sheet is loaded when the page is idle: until then the page prints as it is.
    await expect
      .poll(() =>
        app.screen.run(() => {
          dispatchEvent(new Event('beforeprint'));
          const is = document.querySelector('[data-part="print-sheet"]') !== null;
          dispatchEvent(new Event('afterprint'));
          return is;
        }),
      )
      .toBe(true);
    expect(await app.screen.count(SHEET)).toBe(0);
    const pdf = new Pdf(await app.screen.pdf());
    const pages = pdf.pages();
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[0]?.map(Math.round)).toEqual([297, 210]);
    expect(Math.abs(scaleOf(pdf).bar - 1)).toBeLessThan(0.005);
    const head = await app.screen.text({ css: 'th', nth: 0 });
    for (const page of pages.keys()) if (page > 0) expect(pdf.text(page + 1)).toContain(head.trim());
    expect(await app.screen.count(SHEET)).toBe(0);
  });
});

test('a browser that does not print is told of, and nothing is left in the page', async ({ open }) => {
  const app = await open('./', {
    lang: 'en',
    before: (screen) =>
      screen.runFirst(() => {
        window.print = () => undefined;
      }, undefined),
  });
  const dialog = new ExportDialog(app);
  await dialog.open();
  await dialog.choose('PDF');
  await dialog.size();
  await dialog.press('print');
  await expect.poll(() => dialog.status()).toContain('did not print');
  expect(await app.screen.count(SHEET)).toBe(0);
});

test('the print key of a page that was never idle waits for the sheet', async ({ open }) => {
  const app = await open('./?v=1', {
    lang: 'en',
    before: (screen) =>
      screen.runFirst(() => {
        const told = Object.assign(globalThis, { sheets: [] as boolean[] });
        globalThis.requestIdleCallback = () => 0;
        window.print = () => {
          dispatchEvent(new Event('beforeprint'));
          told.sheets.push(document.querySelector('[data-part="print-sheet"]') !== null);
          dispatchEvent(new Event('afterprint'));
        };
      }, undefined),
  });
  await app.press('Control+p');
  await expect
    .poll(() => app.screen.run(() => (globalThis as unknown as { readonly sheets: readonly boolean[] }).sheets))
    .toEqual([true]);
  expect(await app.screen.count(SHEET)).toBe(0);
});
