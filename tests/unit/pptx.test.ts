/** PowerPoint: what its schemas ask for, that nothing is lost, and that another program draws the same map. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import type { StoryId } from '#domain/model/ids.ts';
import type { Story } from '#domain/story/story.ts';
import { EVIDENCE_LANGUAGES } from '#domain/vocabulary/languages.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import type { ExportRequest } from '#export/format.ts';
import { slidesOf } from '#export/pptx/deck.ts';
import { colourMarkup, freeformMarkup } from '#export/pptx/markup.ts';
import { openOutline } from '#export/pptx/outline.ts';
import { makePptx, type PptxOptions } from '#export/pptx/pptx.ts';
import { LAYOUTS, MAP_SCALE } from '#export/pptx/slide.ts';
import { tracesOf } from '#export/svg/traces.ts';
import { featuresOf, inZoom } from '#map/svg/features.ts';
import { picturePath } from '#map/svg/picture-parts.ts';
import { projector } from '#scene/camera.ts';
import { isFaint, opacityOf, toneOf } from '#scene/look.ts';
import { viewOfStep } from '#state/story.ts';
import { pngOf } from '../../geo/build/png.ts';
import { bytesOf, namedRequest, realRequest, work } from './export-support.ts';
import {
  asWritten,
  expectPackage,
  type Files,
  named,
  opened,
  parseXml,
  textIn,
  type XmlElement,
  xmlIn,
} from './package-support.ts';
import { areaId, HAS_OUTLINES, OUTLINES_NOTE, realCatalogue, realDerived } from './support.ts';

const SHOWN: PptxOptions = { slides: 'shown', size: '16:9' };
const YEARS: PptxOptions = { slides: 'years', size: '16:9' };

const packed = async (request: ExportRequest, options: PptxOptions = SHOWN): Promise<Files> =>
  opened(await bytesOf(await makePptx(request, work(), options)));
const slidesIn = (files: Files): readonly string[] =>
  [...files.keys()].filter((path) => /^ppt\/slides\/[^/]*\.xml$/.test(path));

const words = (element: XmlElement): readonly string[] => named(element, 'a:t').map(({ text }) => text);
const propertiesIn = (slide: XmlElement) => named(slide, 'p:cNvPr').map(({ attributes }) => attributes);
/** The shape whose name this is. */
const shapeNamed = (slide: XmlElement, name: string) =>
  named(slide, 'p:sp').find((shape) => named(shape, 'p:cNvPr')[0]?.attributes.name === name);

/** Children in the order of the schemas (ECMA-376, part 1, annex A), of the elements that we write. */
const FILLS = ['a:noFill', 'a:solidFill', 'a:pattFill'];
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'p:sld': ['p:cSld', 'p:clrMapOvr', 'mc:AlternateContent', 'p:transition'],
  'p:cSld': ['p:bg', 'p:spTree'],
  'p:spTree': ['p:nvGrpSpPr', 'p:grpSpPr', 'p:sp|p:grpSp'],
  'p:grpSp': ['p:nvGrpSpPr', 'p:grpSpPr', 'p:sp|p:grpSp'],
  'p:sp': ['p:nvSpPr', 'p:spPr', 'p:txBody'],
  'p:nvSpPr': ['p:cNvPr', 'p:cNvSpPr', 'p:nvPr'],
  'p:spPr': ['a:xfrm', 'a:custGeom', 'a:prstGeom', ...FILLS, 'a:ln'],
  'p:txBody': ['a:bodyPr', 'a:lstStyle', 'a:p'],
  'a:xfrm': ['a:off', 'a:ext', 'a:chOff', 'a:chExt'],
  'a:custGeom': ['a:avLst', 'a:gdLst', 'a:ahLst', 'a:cxnLst', 'a:rect', 'a:pathLst'],
  'a:ln': [...FILLS, 'a:custDash', 'a:round'],
  'a:pattFill': ['a:fgClr', 'a:bgClr'],
  'a:p': ['a:pPr', 'a:r|a:br', 'a:endParaRPr'],
  'a:pPr': ['a:spcBef', 'a:spcAft', 'a:buFont', 'a:buNone', 'a:buChar'],
  'a:r': ['a:rPr', 'a:t'],
  'a:rPr': [...FILLS, 'a:effectLst', 'a:latin', 'a:ea', 'a:cs', 'a:hlinkClick'],
  'a:theme': ['a:themeElements', 'a:objectDefaults', 'a:extraClrSchemeLst', 'a:custClrLst'],
  'a:themeElements': ['a:clrScheme', 'a:fontScheme', 'a:fmtScheme'],
  'a:clrScheme': [
    ...['dk1', 'lt1', 'dk2', 'lt2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'],
    ...['hlink', 'folHlink'],
  ].map((slot) => `a:${slot}`),
  'a:fmtScheme': ['a:fillStyleLst', 'a:lnStyleLst', 'a:effectStyleLst', 'a:bgFillStyleLst'],
  'p:presentation': [
    ...['sldMasterIdLst', 'notesMasterIdLst', 'sldIdLst', 'sldSz', 'notesSz', 'defaultTextStyle'].map(
      (name) => `p:${name}`,
    ),
  ],
  'p:sldMaster': ['p:cSld', 'p:clrMap', 'p:sldLayoutIdLst', 'p:txStyles'],
  'p:sldLayout': ['p:cSld', 'p:clrMapOvr'],
  'p:notesMaster': ['p:cSld', 'p:clrMap', 'p:notesStyle'],
  'p:notes': ['p:cSld', 'p:clrMapOvr'],
};

/** Whatever would make PowerPoint offer to repair the file. */
function expectWhole(files: Files) {
  expectPackage(files, ORDER);
  for (const path of files.keys()) {
    const root = xmlIn(files, path);
    const ids = propertiesIn(root).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const run of named(root, 'a:rPr')) expect(named(run, 'a:ea')).toHaveLength(1);
    for (const geometry of named(root, 'a:path')) {
      const [w, h] = [Number(geometry.attributes.w), Number(geometry.attributes.h)];
      expect(geometry.children[0]?.name).toBe('a:moveTo');
      for (const { attributes } of named(geometry, 'a:pt')) {
        const [x, y] = [Number(attributes.x), Number(attributes.y)];
        if (!(x >= 0 && y >= 0 && x <= w && y <= h && Number.isInteger(x * y)))
          throw new Error(`${path}: ${x}, ${y} is not in ${w} × ${h}`);
      }
    }
    for (const { attributes } of named(root, 'a:ext').filter(({ attributes }) => 'cx' in attributes))
      expect(Number(attributes.cx) >= 0 && Number(attributes.cy) >= 0).toBe(true);
  }
  const faces = named(xmlIn(files, 'ppt/theme/theme1.xml'), 'a:ea').map(({ attributes }) => attributes.typeface);
  expect(faces).toEqual(['Microsoft YaHei', 'Microsoft YaHei']);
  for (const path of slidesIn(files)) {
    const names = propertiesIn(xmlIn(files, path)).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  }
}

/** What breaks files: markup, controls, directions, pairs of surrogates. */
const HARD = ['& < > " \' ]]>', '\u202eabc', '😀', 'مركز', 'a\u0000b\u0008', 'a\r\nb', 'x\ty', '\u2028', '\ud83d'];
const hard = fc.oneof(fc.constantFrom(...HARD), fc.string({ unit: 'grapheme', minLength: 1 }));
describe('outlines', () => {
  const frame = { x: 0, y: 0, width: 10, height: 10 };
  test('are read from path data as they were written', () => {
    expect(tracesOf('M1.5-2l1 .5-3 0zM0 0l1 1')).toEqual([
      {
        spots: [
          [15, -20],
          [25, -15],
          [-5, -15],
        ],
        isClosed: true,
      },
      {
        spots: [
          [0, 0],
          [10, 10],
        ],
        isClosed: false,
      },
    ]);
  });
  test('have no line where the frame has cut them', () => {
    const cut = tracesOf('M0 2l5 0 0 5-5 0z');
    expect(openOutline(cut, frame)).toEqual([
      {
        spots: [
          [0, 20],
          [50, 20],
          [50, 70],
          [0, 70],
        ],
        isClosed: false,
      },
    ]);
    expect(openOutline(tracesOf('M2 2l5 0 0 5-5 0z'), frame)).toBe(undefined);
  });
  test('keep holes and islands as rings of one path', () => {
    const traces = tracesOf('M0 0l9 0 0 9-9 0zM3 3l0 3 3 0 0-3zM20 0l2 0 0 2z');
    const geometry = parseXml(`<a:x>${freeformMarkup(traces, undefined, MAP_SCALE)}</a:x>`);
    expect(named(geometry, 'a:path')).toHaveLength(1);
    expect(named(geometry, 'a:moveTo')).toHaveLength(3);
    expect(named(geometry, 'a:close')).toHaveLength(3);
    expect(named(geometry, 'a:path')[0]?.attributes).toEqual({ w: '220', h: '90' });
  });
});

test('a colour of the theme is named, another is itself', () => {
  const colour = colourMarkup(new Map([['#aabbcc', 'accent1']]));
  expect(colour('#AABBCC')).toBe('<a:schemeClr val="accent1"></a:schemeClr>');
  expect(colour('#123456', 0.5)).toBe('<a:srgbClr val="123456"><a:alpha val="50000"/></a:srgbClr>');
});

describe('PowerPoint', () => {
  test('holds every name as it is, and stays whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hard, { minLength: 1, maxLength: 3 }), async (names) => {
        const files = await packed({ ...namedRequest(names), camera: () => ({ lng: 122.5, lat: 31.5, zoom: 7 }) });
        expectWhole(files);
        const slide = xmlIn(files, 'ppt/slides/slide1.xml');
        for (const [index, name] of names.entries())
          expect(shapeNamed(slide, `area-${index}`) && altIn(slide, `area-${index}`)).toContain(asWritten(name));
      }),
      { numRuns: 40 },
    );
  });

  test('stops in the middle when it is cancelled', async () => {
    const controller = new AbortController();
    const shares: number[] = [];
    const progress = (share: number) => {
      shares.push(share);
      controller.abort();
    };
    const made = makePptx(namedRequest(['a']), { progress, signal: controller.signal }, YEARS);
    await expect(made).rejects.toThrow(/abort/i);
    expect(shares).toHaveLength(1);
  });
});

const altIn = (slide: XmlElement, name: string) =>
  propertiesIn(slide).find((properties) => properties.name === name)?.descr ?? '';

/** Ids of the places that the Scene's layers draw in a frame, asked of the layers themselves. */
function placesDrawn({ scene, geometries, camera: cameraOf }: ExportRequest): ReadonlySet<string> {
  const { map } = LAYOUTS['16:9'];
  const [x = 0, y = 0, width = 0, height = 0] = [map.x, map.y, map.width, map.height].map((px) => px / MAP_SCALE);
  const frame = { x, y, width, height };
  const camera = cameraOf(frame);
  const path = picturePath(camera, frame, 0);
  const { project } = projector(camera, frame);
  const isIn = (at: readonly [number, number]) => {
    const spot = project(at);
    return spot.x >= x && spot.y >= y && spot.x <= x + width && spot.y <= y + height;
  };
  return new Set(
    scene.layers
      .filter((layer) => layer.source === 'areas' && inZoom(layer, camera.zoom))
      .flatMap((layer) =>
        featuresOf(layer, scene, geometries).flatMap(({ properties, geometry }) => {
          const id = String(properties?.id);
          if (layer.type === 'fill' && !layer.hatch && opacityOf(layer, toneOf(scene, id), isFaint(scene, id)) < 0.02)
            return [];
          const isDrawn =
            layer.type === 'point'
              ? geometry.type === 'Point' && isIn([geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0])
              : path(geometry) !== '';
          return isDrawn ? [id] : [];
        }),
      ),
  );
}

const story = (id: string): Story => {
  const found = realDerived().stories.find((one) => one.id === (id as StoryId));
  if (!found) throw new Error(`no story ${id}`);
  return found;
};

describe.skipIf(!HAS_OUTLINES)(`of the real data${OUTLINES_NOTE}`, () => {
  const everything = { layers: OVERLAYS } as const;
  const world = { ...realRequest(everything), camera: () => ({ lng: 90, lat: 20, zoom: 1 }) };

  test.each([
    ['the city', realRequest(everything)],
    [
      'a place',
      realRequest({ area: areaId('songjiang'), compare: ['minhang', 'qingpu'].map(areaId), panel: 'compare' }),
    ],
    ['a structure', realRequest({ structure: 'siis-2020-one-corridor-one-core-nine-cities' as never }, 'en')],
    ['nothing', realRequest({ layers: [] })],
    ['the world', world],
  ])('%s: no place is lost, each is a shape of its own with alt text', async (_, request) => {
    const files = await packed(request);
    expectWhole(files);
    const slide = xmlIn(files, 'ppt/slides/slide1.xml');
    const drawn = placesDrawn(request);
    for (const id of drawn) {
      const shape = shapeNamed(slide, id);
      expect(shape && named(shape, 'p:spPr')[0]?.children.some(({ name }) => /Geom$/.test(name)), id).toBe(true);
      expect(altIn(slide, id)).toContain(request.catalogue.areaById.get(areaId(id))?.name[request.evidenceLanguage]);
    }
    expect(words(slide).join('')).toContain('OpenStreetMap');
    const links = named(xmlIn(files, 'ppt/slides/_rels/slide1.xml.rels'), 'Relationship');
    expect(links.map(({ attributes }) => attributes.Target)).toContain(request.about.link);
    const core = textIn(files, 'docProps/core.xml');
    expect(core).toContain(request.about.version);
    expect(named(parseXml(core), 'dc:identifier')[0]?.text).toBe(request.about.link);
  });

  test('sees the places that it counts', () => {
    expect(placesDrawn(realRequest(everything)).size).toBeGreaterThan(30);
    expect(placesDrawn(world).size).toBeGreaterThan(50);
  });

  test('the notes cite document, section, line and year of what is shown', async () => {
    const notes = words(xmlIn(await packed(realRequest()), 'ppt/notesSlides/notesSlide1.xml'));
    expect(notes.filter((line) => /^— .+，“.+”，第 \d+ 行（20\d\d）$/.test(line)).length).toBeGreaterThan(20);
    expect(notes.some((line) => line.startsWith('松江区：'))).toBe(true);
  });

  test('several years: the same shapes by the same names, joined by Morph, a fade elsewhere', async () => {
    const files = await packed(realRequest(), YEARS);
    expectWhole(files);
    const slides = slidesIn(files).map((path) => xmlIn(files, path));
    expect(slides).toHaveLength(realRequest().catalogue.years.length);
    const shared = (slide: XmlElement) =>
      propertiesIn(slide).flatMap(({ name = '' }) => (/^!!\w/.test(name) ? name : []));
    const [first = [], ...others] = slides.map(shared);
    expect(first).toContain('!!songjiang');
    for (const names of others)
      expect(names.filter((name) => !name.includes('label:') && !name.includes('leader:')).sort()).toEqual(
        first.filter((name) => !name.includes('label:') && !name.includes('leader:')).sort(),
      );
    for (const [index, slide] of slides.entries()) {
      expect(named(slide, 'p159:morph')).toHaveLength(index === 0 ? 0 : 1);
      const [fallback] = named(slide, 'mc:Fallback');
      expect(fallback ? named(fallback, 'p:fade') : []).toHaveLength(index === 0 ? 0 : 1);
    }
    const fills = slides.map((slide) => {
      const shape = shapeNamed(slide, '!!songjiang');
      return JSON.stringify(shape && named(shape, 'p:spPr')[0]?.children.find(({ name }) => /Fill$/.test(name)));
    });
    expect(new Set(fills).size).toBeGreaterThan(2);
    expect(fills.join('')).toContain('accent');
  });

  test.each(
    realDerived().stories.map(
      ({ id }, index) => [id, EVIDENCE_LANGUAGES[index % EVIDENCE_LANGUAGES.length] ?? 'zh'] as const,
    ),
  )('story %s, %s: a slide a step, with points, sources and what the speaker says', async (id, language) => {
    const told = story(id);
    const files = await packed({ ...realRequest({}, language), story: told }, { slides: 'shown', size: '4:3' });
    expectWhole(files);
    expect(slidesIn(files)).toHaveLength(told.steps.length);
    for (const [index, step] of told.steps.entries()) {
      const slide = xmlIn(files, `ppt/slides/slide${index + 1}.xml`);
      const said = words(slide);
      expect(said).toEqual(expect.arrayContaining([step.title, ...step.points].map((one) => one[language])));
      expect(altIn(slide, 'map')).toBe(step.alt[language]);
      const notes = words(xmlIn(files, `ppt/notesSlides/notesSlide${index + 1}.xml`));
      expect(notes[0]).toBe(step.notes[language]);
      expect(notes.filter((line) => line.startsWith('— ')).length).toBeGreaterThanOrEqual(step.points.length);
      const links = named(xmlIn(files, `ppt/slides/_rels/slide${index + 1}.xml.rels`), 'Relationship');
      const address = links.find(({ attributes }) => attributes.TargetMode === 'External')?.attributes.Target ?? '';
      const { searchParams } = new URL(address);
      expect([searchParams.get('story'), searchParams.get('step')]).toEqual([id, step.id]);
      // The ground is there at every zoom, on a map of the world too.
      expect(propertiesIn(slide).map(({ name }) => name)).toContain('ground:0');
    }
  });

  test('a slide of another year has the address of what is shown with that year, beside a step too', () => {
    const told = story('g60');
    const [step] = told.steps;
    if (!step) throw new Error('no step');
    const view = { ...viewOfStep(step, realCatalogue()), mode: 'present', story: told.id, step: step.id } as const;
    const request = realRequest({ ...view, area: null }, 'zh', told);
    const links = slidesOf(request, 'years').map(({ link }) => new URL(link).searchParams);
    // That of the step is not written.
    expect(links.map((link) => link.get('asof') ?? String(step.view.asof))).toEqual(
      request.catalogue.years.map(String),
    );
    expect(new Set(links.map((link) => link.get('without')))).toEqual(new Set(['area']));
  });

  test('has the address as a code of one shape, and none where it is too long for any', async () => {
    const slide = xmlIn(await packed(realRequest()), 'ppt/slides/slide1.xml');
    expect(altIn(slide, 'code')).toBe(realRequest().about.link);
    expect(shapeNamed(slide, 'code-modules')).toBeDefined();
    const long = realRequest();
    const link = `${long.about.link}&find=${'a'.repeat(2400)}`;
    const files = await packed({ ...long, about: { ...long.about, link } });
    expectWhole(files);
    expect(shapeNamed(xmlIn(files, 'ppt/slides/slide1.xml'), 'code-modules')).toBeUndefined();
  });

  test('the preview is the titles', async () => {
    const { preview = '' } = await makePptx(realRequest(), work(), YEARS);
    expect(preview.split('\n')).toHaveLength(realRequest().catalogue.years.length);
    expect(preview).toMatch(/^1\. .+/);
  });

  test('a point without a row says so', async () => {
    const [first] = story('g60').steps;
    if (!first) throw new Error('no step');
    const points = [{ zh: '一句话', en: 'A sentence', rows: [] }];
    const own = { ...story('g60'), id: 'my-own' as StoryId, steps: [{ ...first, points }] };
    const files = await packed({ ...realRequest(), story: own });
    expect(words(xmlIn(files, 'ppt/slides/slide1.xml'))).toContain('无出处');
    const link = textIn(files, 'ppt/slides/_rels/slide1.xml.rels');
    expect(link).not.toContain('story=');
  });
});

const has = (program: string): boolean => {
  try {
    execFileSync(program, program === 'soffice' ? ['--version'] : ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const PROGRAMS = ['soffice', 'pdftotext', 'pdftocairo'];
const MISSING = PROGRAMS.filter((program) => !has(program));
const PROGRAMS_NOTE = MISSING.length > 0 ? ` (skipped: ${MISSING.join(', ')} is not there)` : '';

/** At least this of two areas is common to both. */
const SAME_AREA = 0.97;
const PX_PER_SLIDE_PX = 2;

describe.skipIf(!HAS_OUTLINES || MISSING.length > 0)(`read by LibreOffice${OUTLINES_NOTE}${PROGRAMS_NOTE}`, () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'pptx-'));
  function converted(at: string, bytes: Uint8Array): string {
    writeFileSync(join(at, 'a.pptx'), bytes);
    const own = `-env:UserInstallation=file://${join(at, 'user')}`;
    execFileSync('soffice', ['--headless', own, '--convert-to', 'pdf', '--outdir', at, join(at, 'a.pptx')], {
      stdio: 'ignore',
    });
    return join(at, 'a.pdf');
  }

  test('every text of the slides is there', { timeout: 180_000 }, async () => {
    const at = folder();
    try {
      const bytes = await bytesOf(await makePptx({ ...realRequest(), story: story('g60') }, work(), SHOWN));
      const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
      const text = plain(execFileSync('pdftotext', ['-layout', converted(at, bytes), '-'], { encoding: 'utf8' }));
      const files = opened(bytes);
      const said = slidesIn(files).flatMap((path) => words(xmlIn(files, path)));
      expect(said.length).toBeGreaterThan(200);
      // A text of several lines is cut by what stands beside it: its words are compared, or its signs for Chinese.
      const parts = said.flatMap((one) => plain(one).match(/[\p{sc=Han}]{1,4}|[A-Za-z0-9.]+/gu) ?? []);
      const lost = [...new Set(parts)].filter((part) => ![...part].every((sign) => text.includes(sign)));
      expect(lost).toEqual([]);
      const names = [...named(xmlIn(files, 'ppt/slides/slide1.xml'), 'p:sp')]
        .filter((shape) => named(shape, 'p:cNvPr')[0]?.attributes.name?.startsWith('!!label:'))
        .flatMap(words);
      expect(names.length).toBeGreaterThan(8);
      expect(names.filter((name) => !text.includes(plain(name)))).toEqual([]);
    } finally {
      rmSync(at, { recursive: true });
    }
  });

  test.each([
    ['16:9', 'zh'],
    ['4:3', 'en'],
  ] as const)('a phone reads the address of a slide of %s, %s', { timeout: 180_000 }, async (size, language) => {
    const at = folder();
    try {
      const request = realRequest({ area: areaId('songjiang') }, language);
      const bytes = await bytesOf(await makePptx(request, work(), { slides: 'shown', size }));
      const pdf = converted(at, bytes);
      // As wide as a screen: what is seen there is what a phone has.
      execFileSync('pdftocairo', [
        '-png',
        '-singlefile',
        '-scale-to-x',
        '1920',
        '-scale-to-y',
        '-1',
        pdf,
        join(at, 'a'),
      ]);
      const { data, width, height } = PNG.sync.read(readFileSync(join(at, 'a.png')));
      expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(request.about.link);
    } finally {
      rmSync(at, { recursive: true });
    }
  });

  test('each district covers the same as in the SVG picture', { timeout: 180_000 }, async () => {
    const request = realRequest();
    const bytes = await bytesOf(await makePptx(request, work(), SHOWN));
    const files = opened(bytes);
    const ids = request.catalogue.areas.filter(({ overlay }) => overlay === 'districts').map(({ id }) => id);
    const colourOf = (index: number) => `${(index * 16 + 8).toString(16).padStart(2, '0')}40C0`.toUpperCase();
    // The same shapes in a colour each, and nothing else: no name or neighbour lies over them.
    const path = 'ppt/slides/slide1.xml';
    const slide = textIn(files, path);
    const shapes = ids.map((id, index) => {
      const shape = slide.match(/<p:sp>.*?<\/p:sp>/g)?.find((one) => one.includes(` name="${id}"`)) ?? '';
      const geometry = /<a:xfrm>.*<\/a:custGeom>/.exec(shape)?.[0];
      if (!geometry) throw new Error(`${id} has no shape`);
      return `<p:sp><p:nvSpPr><p:cNvPr id="${index + 2}" name="${id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${geometry}<a:solidFill><a:srgbClr val="${colourOf(index)}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>`;
    });
    const [head = ''] = /^.*?<p:spTree>.*?<\/p:grpSpPr>/s.exec(slide) ?? [];
    const bare = `${head}${shapes.join('')}</p:spTree></p:cSld></p:sld>`;
    const changed = zipSync({ ...Object.fromEntries(files), [path]: strToU8(bare) });
    const at = folder();
    try {
      const pdf = converted(at, changed);
      const { size, map } = LAYOUTS['16:9'];
      const [width, height] = [size.width * PX_PER_SLIDE_PX, size.height * PX_PER_SLIDE_PX];
      const scaled = ['-scale-to-x', String(width), '-scale-to-y', String(height)];
      // Cairo takes the middle of a pixel, as resvg does; poppler's own renderer takes every pixel that is touched.
      execFileSync('pdftocairo', ['-png', '-singlefile', '-antialias', 'none', ...scaled, pdf, join(at, 'a')]);
      const office = PNG.sync.read(readFileSync(join(at, 'a.png')));
      const frame = {
        x: map.x / MAP_SCALE,
        y: map.y / MAP_SCALE,
        width: map.width / MAP_SCALE,
        height: map.height / MAP_SCALE,
      };
      const write = picturePath(request.camera(frame), frame);
      const outlines = ids.map((id, index) => {
        const feature = request.geometries.areas.features.find(({ properties }) => properties?.id === id);
        return `<path d="${feature ? write(feature.geometry) : ''}" fill="#${colourOf(index)}"/>`;
      });
      const view = `0 0 ${size.width / MAP_SCALE} ${size.height / MAP_SCALE}`;
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${view}" shape-rendering="crispEdges">${outlines.join('')}</svg>`;
      const ours = PNG.sync.read(Buffer.from(await pngOf(svg)));
      expect([office.width, office.height]).toEqual([ours.width, ours.height]);
      const counts = ids.map(() => ({ both: 0, either: 0 }));
      const at4 = (png: PNG, offset: number) =>
        png.data[offset + 3] === 0
          ? ''
          : png.data
              .subarray(offset, offset + 3)
              .toString('hex')
              .toUpperCase();
      const indices = new Map(ids.map((_, index) => [colourOf(index), index]));
      for (let offset = 0; offset < ours.data.length; offset += 4) {
        const [a, b] = [indices.get(at4(ours, offset)), indices.get(at4(office, offset))];
        for (const index of new Set([a, b])) {
          const count = index === undefined ? undefined : counts[index];
          if (!count) continue;
          count.either += 1;
          if (a === b) count.both += 1;
        }
      }
      expect(counts).toHaveLength(16);
      const shares = counts.map(({ both, either }, index) => [ids[index], both / either] as const);
      expect(shares.filter(([, share]) => !(share >= SAME_AREA))).toEqual([]);
    } finally {
      rmSync(at, { recursive: true });
    }
  });
});
