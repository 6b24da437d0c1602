/**
 * A picture stands alone: one well-formed SVG that needs nothing from anywhere, for every view that a link can name.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AreaId, StructureId } from '#domain/model/ids.ts';
import { THEMES } from '#domain/vocabulary/display.ts';
import { EVIDENCE_LANGUAGES, LANGUAGES } from '#domain/vocabulary/languages.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { type PictureOptions, pictureSteps, renderPicture } from '#map/svg/picture.tsx';
import { THEME } from '#scene/tokens.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { areaId, HAS_OUTLINES, OUTLINES_NOTE, realCatalogue, realDerived, yearOf } from './support.ts';

const HOME: PictureOptions = { width: 1200, height: 630, language: 'zh', theme: 'light' };
const picture = (change: Partial<View> = {}, options: Partial<PictureOptions> = {}) =>
  renderPicture(realCatalogue(), realDerived().geometry, { ...DEFAULT_VIEW, ...change }, { ...HOME, ...options });

/** Names of elements still open at the end, or where the tags do not match; empty for well-formed markup. */
function openElements(markup: string): string[] {
  const open: string[] = [];
  for (const [, slash, name = '', empty] of markup.matchAll(
    /<(\/?)([a-zA-Z]+)(?:\s+[a-zA-Z][\w:-]*="[^"<]*")*\s*(\/?)>/g,
  )) {
    if (slash) {
      if (open.pop() !== name) return [name];
    } else if (!empty) open.push(name);
  }
  return open;
}
const withoutTags = (markup: string) =>
  markup.replace(/<(\/?)([a-zA-Z]+)(?:\s+[a-zA-Z][\w:-]*="[^"<]*")*\s*(\/?)>/g, '');

function expectToStandAlone(svg: string) {
  expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" role="img"')).toBe(true);
  expect(openElements(svg)).toEqual([]);
  expect(withoutTags(svg)).not.toMatch(/[<>]/);
  expect(svg).not.toMatch(/var\(|color-mix|href=|<style|<script|<image|@import|data-/);
  for (const [, reference = ''] of svg.matchAll(/url\(([^)]*)\)/g)) {
    expect(reference).toMatch(/^#/);
    expect(svg).toContain(` id="${reference.slice(1)}"`);
  }
  expect(svg).not.toMatch(/="[^"]*(?:NaN|undefined|Infinity)[^"]*"/);
  for (const [, ids = ''] of svg.matchAll(/aria-labelledby="([^"]*)"/g))
    for (const id of ids.split(' ')) expect(svg).toContain(` id="${id}"`);
}
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text);

describe.skipIf(!HAS_OUTLINES)(`a picture${OUTLINES_NOTE}`, () => {
  const SAID = {
    zh: ['上海科创中心布局图', '截至 2022 年', '核心区', '崇明', 'OpenStreetMap'],
    en: ['Innovation Layout', 'for 2022', 'Core area', 'Chongming', 'OpenStreetMap'],
  } as const;
  test.each(EVIDENCE_LANGUAGES.flatMap((language) => THEMES.map((theme) => [language, theme] as const)))(
    'of home, %s, %s',
    (language, theme) => {
      const svg = picture({ asof: yearOf(2022) }, { language, theme });
      expectToStandAlone(svg);
      expect(svg).toContain(`fill="${THEME[theme].surface.water}"`);
      const said = texts(svg).join(' ');
      for (const word of SAID[language]) expect(said.replaceAll('\n', ' ')).toContain(word);
      for (const { short } of realCatalogue().documents.filter(({ covers }) => covers[1] <= 2022))
        expect(svg).toContain(short[language].slice(0, 6));
    },
  );

  test('of home is small: what a page waits for', () => {
    expect(picture({ asof: yearOf(2022) }).length).toBeLessThan(100_000);
    expect(picture({ asof: yearOf(2022), area: areaId('songjiang') }, { width: 880, height: 520 }).length).toBeLessThan(
      65_000,
    );
  });

  test('of every place: it is marked, and named', () => {
    const { areas } = realCatalogue();
    let seen = 0;
    for (const area of areas.filter(({ point }) => point !== null)) {
      const svg = picture(
        { area: area.id },
        { width: 880, height: 520, theme: seen % 2 ? 'light' : 'dark', language: 'en' },
      );
      expectToStandAlone(svg);
      const accent = THEME[seen % 2 ? 'light' : 'dark'].surface.accent;
      expect(svg, area.id).toMatch(new RegExp(`stroke="${accent}" stroke-width="2.5"`));
      if (area.shape === 'point') expect(svg, area.id).toMatch(new RegExp(`<text [^>]*fill="${accent}"`));
      seen += 1;
    }
    expect(seen).toBeGreaterThan(150);
  });

  test('of a place without a position shows where it lies, and marks nothing', () => {
    const area = realCatalogue().areas.find(({ point, parent }) => point === null && parent === 'pudong');
    const svg = picture({ area: area?.id ?? null }, { language: 'en' });
    expectToStandAlone(svg);
    expect(svg).not.toContain(`stroke="${THEME.light.surface.accent}" stroke-width="2.5"`);
    expect(texts(svg)).toContain('Pudong');
  });

  test('of any view is one', () => {
    const { areas, structures, years, industryGroups } = realCatalogue();
    const views = fc.record({
      area: fc.option(fc.oneof(fc.constantFrom(...areas.map(({ id }) => id)), fc.constant('nowhere' as AreaId))),
      layers: fc.subarray([...OVERLAYS]),
      asof: fc.option(fc.constantFrom(...years)),
      structure: fc.option(
        fc.oneof(fc.constantFrom(...structures.map(({ id }) => id)), fc.constant('none' as StructureId)),
      ),
      panel: fc.constantFrom(null, 'difference', 'matrix'),
      industry: fc.option(fc.constantFrom(...industryGroups.map(({ id }) => id))),
      at: fc.option(
        fc.record({
          lng: fc.integer({ min: -180, max: 180 }),
          lat: fc.integer({ min: -85, max: 85 }),
          zoom: fc.integer({ min: -1, max: 14 }),
        }),
      ),
    });
    const sizes = fc.record({ width: fc.integer({ min: 1, max: 2000 }), height: fc.integer({ min: 1, max: 2000 }) });
    fc.assert(
      fc.property(views, sizes, fc.constantFrom(...LANGUAGES), (view, size, language) => {
        const svg = picture(view as Partial<View>, { ...size, language });
        expectToStandAlone(svg);
        expect(svg).toContain(` width="${size.width}" height="${size.height}" `);
      }),
      { numRuns: 25 },
    );
  });

  test('is drawn in steps, a few for each of its elements at most, so that the page can answer between them', () => {
    const options = { width: 1200, height: 630, language: 'zh', theme: 'light' } as const;
    const { geometry } = realDerived();
    const steps = pictureSteps(realCatalogue(), geometry, DEFAULT_VIEW, options);
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count += 1;
    const svg = renderPicture(realCatalogue(), geometry, DEFAULT_VIEW, options);
    expect(step.value).toBe(svg);
    expect(count).toBeGreaterThan(svg.match(/<[a-z]/g)?.length ?? Infinity);
  });

  test('without words has no text, and the map fills it', () => {
    const svg = picture({}, { words: false });
    expectToStandAlone(svg);
    expect(svg).not.toContain('<text');
    expect(svg).not.toContain('font-family');
    expect(svg).toContain('<clipPath id="picture-frame"><rect x="0" y="0" width="1200" height="630"/>');
  });

  test('of a year says so, and its legend has every role that it paints and no other', () => {
    const svg = picture({ asof: yearOf(2022), layers: ['districts'] }, { language: 'en' });
    expect(texts(svg).join(' ')).toContain('for 2022');
    const named = new Set(
      realCatalogue()
        .roleClasses.filter(({ en }) => texts(svg).includes(en))
        .map(({ id }) => id),
    );
    const fills = realCatalogue().roleClasses.filter(({ id }) => {
      const paint = THEME.light.roles[id];
      return paint !== undefined && svg.includes(` stroke="${paint.edge}" stroke-width="1.25"`);
    });
    expect(named.size).toBeGreaterThan(1);
    expect(new Set(fills.map(({ id }) => id))).toEqual(named);
    const painted = new Set([...svg.matchAll(/<path d="[^"]*" fill="(#[0-9a-f]{6})"/g)].map(([, fill = '']) => fill));
    const explained = new Set(
      [...svg.matchAll(/<rect [^>]*rx="2" fill="(#[0-9a-f]{6})"/g)].map(([, fill = '']) => fill),
    );
    const ground: readonly string[] = Object.values(THEME.light.surface);
    expect([...painted].filter((fill) => !explained.has(fill) && !ground.includes(fill))).toEqual([]);
  });

  test('over the antimeridian has land on both sides', () => {
    const svg = picture({ at: { lng: 179, lat: 60, zoom: 3 } }, { words: false });
    const [, d = ''] = /<path d="([^"]*)" fill="#f7f5f0"/.exec(svg) ?? [];
    const starts = [...d.matchAll(/M(-?[\d.]+)/g)].map(([, x]) => Number(x));
    expect(starts.some((x) => x < 500)).toBe(true);
    expect(starts.some((x) => x > 700)).toBe(true);
  });
});
