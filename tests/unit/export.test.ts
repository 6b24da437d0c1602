/** Files of the map: their names, sources and escaping; the formats that are text. */
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentId, StoryId } from '#domain/model/ids.ts';
import { areasOfFigure } from '#domain/model/rows/figures.ts';
import type { Story } from '#domain/story/story.ts';
import { EVIDENCE_LANGUAGES } from '#domain/vocabulary/languages.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { makeCsv } from '#export/csv/csv.ts';
import { fileStem } from '#export/file-name.ts';
import { initialOf, readChosen } from '#export/format.ts';
import { makeGeoJson, rightHanded } from '#export/geojson/geojson.ts';
import { makeKml } from '#export/kml/kml.ts';
import { MAX_SIDE } from '#export/png/png.ts';
import { FORMATS } from '#export/registry.ts';
import { plainCell } from '#export/tables/sheet.ts';
import { sheetNamed } from '#export/tables/sheets.ts';
import { translator } from '#i18n/index.ts';
import { STAGE_PX, viewOfStep } from '#state/story.ts';
import { decode } from '#state/url.ts';
import type { View } from '#state/view.ts';
import { cancelled, namedRequest, realRequest, textOf, work } from './export-support.ts';
import { inXml } from './package-support.ts';
import { areaId, HAS_OUTLINES, OUTLINES_NOTE, realCatalogue, realDerived, yearOf } from './support.ts';

/** What breaks files: markup, cells that are evaluated, controls, directions, pairs of surrogates. */
const HARD = ['& < > " \' ]]>', '=1+1', '\u202eabc', '😀', 'مركز', '-x', '@x', 'a\u0000b', 'a,b\r\n"c"', '\u2028'];
const name = fc.oneof(fc.constantFrom(...HARD), fc.string({ unit: 'grapheme', minLength: 1 }));

describe('a file name', () => {
  test('says what the file holds, in the language of the interface', () => {
    expect(realRequest({ area: areaId('songjiang') }, 'en').about.stem).toBe('shanghai-innovation-2019-songjiang');
    expect(realRequest({ area: areaId('songjiang') }).about.stem).toBe('上海科创布局-2019-松江区');
  });
  test('is one that every file system takes, whatever the parts are', () => {
    fc.assert(
      fc.property(fc.array(name), (parts) => {
        const stem = fileStem(parts);
        expect(stem).toMatch(/^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}-]*$/u);
        expect(new TextEncoder().encode(stem).length).toBeLessThanOrEqual(205);
      }),
    );
    expect(['con', 'COM1', ''].map((part) => fileStem([part]))).toEqual(['map-con', 'map-COM1', 'map']);
    expect(fileStem(['../..', 'a/b\\c:d'])).toBe('a-b-c-d');
  });
});

describe('options', () => {
  test('keep what fits them, and nothing else', () => {
    const options = {
      a: { kind: 'check', label: 'export.table', initial: true },
      b: { kind: 'number', label: 'export.table', initial: 2, min: 1, max: 4 },
      c: { kind: 'choice', label: 'export.table', initial: 'x', values: { x: null, y: null } },
    } as const;
    expect(readChosen(options, { a: false, b: 4, c: 'y', d: 1 })).toEqual({ a: false, b: 4, c: 'y' });
    expect(readChosen(options, { a: 1, b: 5, c: 'toString' })).toEqual(initialOf(options));
    for (const wrong of [null, 'a', [], 7]) expect(readChosen(options, wrong)).toEqual(initialOf(options));
  });
});

describe('the registry', () => {
  test('has each format once, in a folder of its own', () => {
    const ids = FORMATS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const folders = readdirSync('src/export', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((folder) => folder.name)).toEqual(expect.arrayContaining(ids));
  });
  test.each(EVIDENCE_LANGUAGES)('is what the About panel tells, in %s', (language) => {
    const told = translator(language)('about.exports');
    for (const { name } of FORMATS) expect(told).toContain(name);
    expect(told).toContain(`${MAX_SIDE / 1000},000`);
  });
  test.each(FORMATS.map((one) => [one.id, one] as const))('%s stops when it is cancelled', async (_, one) => {
    await expect(one.make(namedRequest(['a']), cancelled(), initialOf(one.options))).rejects.toThrow(/abort/i);
  });
});

describe('the address of a file', () => {
  test('names the data and the year, so that it shows the same later', () => {
    const { link } = realRequest({ asof: null, area: areaId('songjiang') }).about;
    const { view } = decode(new URL(link).search, { years: new Set([2022].map(yearOf)) });
    expect(view).toMatchObject({ area: 'songjiang', data: '0123456789ab', lang: 'zh' });
    expect(view.asof).not.toBe(null);
  });
  test('of a step says what differs from the step, and of a story of one’s own what is shown', () => {
    const { stories } = realDerived();
    const story = stories.find(({ steps }) => steps.some(({ view }) => view.area));
    const step = story?.steps.find(({ view }) => view.area);
    if (!story || !step) throw new Error('no step shows a place');
    const shown = { ...viewOfStep(step, realCatalogue()), mode: 'present', story: story.id, step: step.id } as const;
    const linkOf = (view: Partial<View>, told: Story = story) =>
      new URL(realRequest({ ...shown, ...view, lang: 'zh' }, 'zh', told).about.link).searchParams;
    expect(Object.fromEntries(linkOf({}))).toMatchObject({ story: story.id, step: step.id });
    expect(linkOf({}).has('area')).toBe(false);
    // Without a word on it, the link would show the place of the step.
    expect(linkOf({ area: null }).get('without')).toContain('area');
    const own = 'my-own' as StoryId;
    const link = linkOf({ story: own }, { ...story, id: own });
    expect([link.get('story'), link.get('mode'), link.get('area')]).toEqual([null, null, step.view.area]);
  });
});

describe('the camera of a file', () => {
  test('of a step is that of the stage until somebody moves the map, elsewhere that of the page', () => {
    const told = realDerived().stories.flatMap((story) => story.steps.map((step) => ({ story, step })));
    const shown = told.map(({ story, step }) => ({
      story,
      view: { ...viewOfStep(step, realCatalogue()), mode: 'present', story: story.id, step: step.id } as const,
    }));
    const stage = { width: STAGE_PX, height: STAGE_PX };
    const placed = shown.find(({ view }) => view.at !== null && view.at !== 'home');
    if (!placed) throw new Error('no step has a camera');
    expect(realRequest(placed.view, 'zh', placed.story).camera(stage)).toEqual(placed.view.at);
    const moved = { ...placed.view, at: { lng: 121, lat: 31, zoom: 9 } };
    const home = realRequest().camera(stage);
    expect(realRequest(moved, 'zh', placed.story).camera(stage)).toEqual(home);
  });
});

describe('CSV', () => {
  test('quotes every name, and evaluates none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 5 }), async (names) => {
        const text = await textOf(await makeCsv(namedRequest(names), work(), { table: 'places' }));
        expect(text.startsWith('\ufeff')).toBe(true);
        for (const one of names) {
          const safe = /^[=+\-@\t\r]/.test(one) ? `'${one}` : one;
          expect(text).toContain(safe.replaceAll('"', '""'));
        }
        expect(text).not.toMatch(/(?:^|[,\n])"?[=+@]/);
      }),
    );
  });
});

const positions = (value: unknown): readonly number[][] =>
  Array.isArray(value) ? (typeof value[0] === 'number' ? [value] : value.flatMap(positions)) : [];

describe.skipIf(!HAS_OUTLINES)(`of the real data${OUTLINES_NOTE}`, () => {
  const everything = { layers: OVERLAYS } as const;
  test('no place is lost, with and without a position', async () => {
    const request = realRequest(everything);
    const ids = request.catalogue.areas.filter(({ overlay }) => overlay !== 'context').map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(300);
    const geojson = JSON.parse(await textOf(await makeGeoJson(request, work())));
    expect(geojson.features.map(({ id }: { id: string }) => id).sort()).toEqual([...ids].sort());
    const kml = await textOf(await makeKml(request, work()));
    expect([...kml.matchAll(/<Placemark id="([^"]*)"/g)].map(([, id]) => id).sort()).toEqual([...ids].sort());
    const sheet = sheetNamed(request, 'places');
    expect(sheet.rows.map(([id]) => id).sort()).toEqual([...ids].sort());
  });

  test('each place with a role or an industry has its sources, and each file its version and address', async () => {
    const request = realRequest(everything);
    const geojson = JSON.parse(await textOf(await makeGeoJson(request, work())));
    const songjiang = geojson.features.find(({ id }: { id: string }) => id === 'songjiang');
    expect(songjiang.properties.sources.join()).toMatch(/第 \d+ 行（20\d\d）/);
    for (const { properties } of geojson.features)
      expect(properties.sources.length > 0).toBe(properties.role !== null || properties.industries !== null);
    expect(geojson).toMatchObject({ data_version: '0123456789ab', link: request.about.link, made: '2026-12-01' });
    const kml = await textOf(await makeKml(request, work()));
    for (const word of ['0123456789ab', 'OpenStreetMap', '<atom:link']) expect(kml).toContain(word);
  });

  test('GeoJSON is as RFC 7946 has it: degrees, closed rings, outer ones counterclockwise', async () => {
    const { features } = JSON.parse(await textOf(await makeGeoJson(realRequest(everything), work())));
    let rings = 0;
    for (const { geometry } of features) {
      if (!geometry) continue;
      for (const [lng = Number.NaN, lat = Number.NaN] of positions(geometry.coordinates))
        expect(Math.abs(lng) <= 180 && Math.abs(lat) <= 90).toBe(true);
      expect(rightHanded(geometry)).toEqual(geometry);
      const polygons =
        geometry.type === 'Polygon'
          ? [geometry.coordinates]
          : geometry.type === 'MultiPolygon'
            ? geometry.coordinates
            : [];
      for (const polygon of polygons)
        for (const ring of polygon) {
          rings += 1;
          expect(ring.at(0)).toEqual(ring.at(-1));
        }
    }
    expect(rings).toBeGreaterThan(40);
  });

  test('figures keep value, bound, approximation and note, and say where they stand', () => {
    const request = realRequest({ ...everything, asof: yearOf(2022) });
    const sheet = sheetNamed(request, 'figures');
    const column = (wanted: string) => sheet.columns.findIndex(({ name }) => name === wanted);
    const shown = new Set(sheetNamed(request, 'places').rows.map(([id]) => id));
    const figures = [...request.evidence.values()]
      .flatMap((file) => file.figures)
      .filter((figure) => figure.asOf <= 2022 && areasOfFigure(figure).some((id) => shown.has(id)));
    expect(figures.length).toBeGreaterThan(10);
    expect(sheet.rows.map((row) => [row[column('id')], row[column('value')], row[column('bound')]])).toEqual(
      figures.map(({ id, value, bound }) => [id, value, bound]),
    );
    for (const row of sheet.rows) {
      expect(typeof row[column('line')]).toBe('number');
      expect(row[column('section')]).toBeTruthy();
    }
    const names = sheet.columns.map((one) => one.name);
    expect(names.slice(-6)).toEqual(['document', 'section', 'line', 'data_version', 'made', 'link']);
  });

  test('comparison, changes and matrix are tables too; what is not there is said', () => {
    const request = realRequest({
      compare: ['songjiang', 'minhang'].map(areaId),
      difference: ['x', 'y'] as unknown as readonly [DocumentId, DocumentId],
    });
    expect(sheetNamed(request, 'comparison').rows.map(([id]) => id)).toContain('minhang');
    expect(() => sheetNamed(request, 'difference')).toThrow(request.t('export.nothing.difference'));
    expect(sheetNamed(realRequest(), 'difference').rows.length).toBeGreaterThan(20);
    const matrix = sheetNamed(realRequest(), 'matrix');
    expect(matrix.rows.flat().filter((cell) => typeof cell === 'number').length).toBeGreaterThan(30);
    expect(() => sheetNamed(realRequest(), 'comparison')).toThrow(request.t('export.nothing.comparison'));
    expect(() => sheetNamed(realRequest({ layers: [] }), 'places')).toThrow(request.t('export.nothing.places'));
  });

  test('a day is a day, and a year a number', () => {
    const { columns, rows } = sheetNamed(realRequest(), 'places');
    const [row = []] = rows;
    const cell = (wanted: string) => row[columns.findIndex(({ name: own }) => own === wanted)];
    expect(cell('made')).toEqual({ day: '2026-12-01' });
    expect(plainCell(cell('made'))).toBe('2026-12-01');
    expect(cell('as_of')).toBe(2019);
  });
});

describe('GeoJSON and KML', () => {
  test('hold every name as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 4 }), async (names) => {
        const request = namedRequest(names);
        const { features } = JSON.parse(await textOf(await makeGeoJson(request, work())));
        const kml = await textOf(await makeKml(request, work()));
        // Every tag is one of ours, and what is between is escaped.
        const rest = kml.replace(/<\/?[a-zA-Z?][^<>]*>/g, '');
        expect(rest).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/);
        const [, ...shown] = [...kml.matchAll(/<name>([^<]*)<\/name>/g)].map(([, text]) => text);
        for (const [index, one] of names.entries()) {
          const written = new TextDecoder().decode(new TextEncoder().encode(one));
          expect(features[index + 2].properties.name_en).toBe(written);
          const clean = inXml(written);
          expect(shown.map((text) => plain(text ?? ''))).toContain(clean);
        }
      }),
    );
  });
});

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (text: string) => text.replace(/&(\w+|#39);/g, (_, sign) => SIGNS[sign] ?? '');
