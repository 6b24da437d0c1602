/** Word: what its schemas ask for, that each sentence has its note, and that another program reads the same. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rolesAsOf } from '#domain/asof/rules.ts';
import { citeWhole } from '#domain/format/citation.ts';
import type { DocumentId } from '#domain/model/ids.ts';
import { EVIDENCE_LANGUAGES } from '#domain/vocabulary/languages.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { type DocxOptions, type DrawMap, MAP_PICTURE, makeDocx } from '#export/docx/docx.ts';
import type { ExportRequest } from '#export/format.ts';
import { pictureMarkup } from '#export/svg/svg.ts';
import { translator } from '#i18n/index.ts';
import { atOnce } from '#map/svg/slices.ts';
import { listedAreas } from '#state/selectors.ts';
import { viewOfStep } from '#state/story.ts';
import { decode } from '#state/url.ts';
import { pngOf } from '../../geo/build/png.ts';
import { bytesOf, namedRequest, realRequest, work } from './export-support.ts';
import {
  asWritten,
  expectPackage,
  type Files,
  named,
  opened,
  textIn,
  type XmlElement,
  xmlIn,
} from './package-support.ts';
import { areaId, HAS_OUTLINES, OUTLINES_NOTE, realCatalogue, realDerived, yearOf } from './support.ts';

const OPEN: DocxOptions = { sections: 'open', citation: 'language' };
/** Not a picture of anything: what is in it does not matter here. */
const draw: DrawMap = async () => new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const memo = async (request: ExportRequest, options: DocxOptions = OPEN, drawing = draw): Promise<Files> =>
  opened(await bytesOf(await makeDocx(request, work(), options, drawing)));

/** Children in the order of the schemas (ECMA-376, part 1, annex A), of the elements that we write. */
const ORDER = {
  'w:body': ['w:p|w:tbl', 'w:sectPr'],
  'w:p': ['w:pPr', 'w:r|w:hyperlink|w:fldSimple'],
  'w:pPr': [
    ...['pStyle', 'keepNext', 'keepLines', 'numPr', 'tabs', 'spacing', 'ind', 'jc', 'outlineLvl', 'rPr'].map(
      (name) => `w:${name}`,
    ),
  ],
  'w:rPr': ['rStyle', 'rFonts', 'b', 'bCs', 'color', 'sz', 'szCs', 'u', 'vertAlign', 'lang'].map((name) => `w:${name}`),
  'w:r': ['w:rPr', 'w:t|w:tab|w:br|w:drawing|w:footnoteReference|w:footnoteRef|w:separator|w:continuationSeparator'],
  'w:hyperlink': ['w:r'],
  'w:tbl': ['w:tblPr', 'w:tblGrid', 'w:tr'],
  'w:tblPr': ['tblStyle', 'tblW', 'tblBorders', 'tblLayout', 'tblCellMar', 'tblLook'].map((name) => `w:${name}`),
  'w:tr': ['w:trPr', 'w:tc'],
  'w:tc': ['w:tcPr', 'w:p'],
  'w:sectPr': ['w:footerReference', 'w:pgSz', 'w:pgMar'],
  'w:footnote': ['w:p'],
  'w:styles': ['w:docDefaults', 'w:style'],
  'w:style': ['name', 'basedOn', 'next', 'qFormat', 'pPr', 'rPr', 'tblPr', 'tblStylePr'].map((name) => `w:${name}`),
  'w:numbering': ['w:abstractNum', 'w:num'],
  'w:lvl': ['w:start', 'w:numFmt', 'w:lvlText', 'w:lvlJc', 'w:pPr'],
  'w:settings': ['w:zoom', 'w:footnotePr', 'w:compat'],
  'wp:inline': ['wp:extent', 'wp:docPr', 'wp:cNvGraphicFramePr', 'a:graphic'],
  'pic:pic': ['pic:nvPicPr', 'pic:blipFill', 'pic:spPr'],
  'pic:spPr': ['a:xfrm', 'a:prstGeom'],
} as const;

const documentIn = (files: Files) => xmlIn(files, 'word/document.xml');
/** A paragraph as it is shown. */
function words(element: XmlElement): string {
  if (element.name === 'w:br') return '\n';
  if (element.name === 'w:tab') return '\t';
  return element.text + element.children.map(words).join('');
}
const styleOf = (paragraph: XmlElement) => named(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? '';
const paragraphsIn = (files: Files) => named(documentIn(files), 'w:p');
const headingsIn = (files: Files) => paragraphsIn(files).filter((one) => styleOf(one).startsWith('Heading'));
const notesIn = (files: Files) =>
  named(xmlIn(files, 'word/footnotes.xml'), 'w:footnote').filter(({ attributes }) => Number(attributes['w:id']) > 0);
const targetsIn = (files: Files, path: string) =>
  new Map(named(xmlIn(files, path), 'Relationship').map(({ attributes }) => [attributes.Id, attributes.Target ?? '']));

/** Whatever would make Word offer to repair the file. */
function expectWhole(files: Files) {
  expectPackage(files, ORDER);
  const styles = named(xmlIn(files, 'word/styles.xml'), 'w:style').map(({ attributes }) => attributes['w:styleId']);
  expect(new Set(styles).size).toBe(styles.length);
  const used = ['word/document.xml', 'word/footnotes.xml', 'word/footer.xml'].flatMap((path) =>
    ['w:pStyle', 'w:rStyle', 'w:tblStyle'].flatMap((kind) =>
      named(xmlIn(files, path), kind).map(({ attributes }) => attributes['w:val']),
    ),
  );
  expect(styles).toEqual(expect.arrayContaining([...new Set(used)]));
  const references = named(documentIn(files), 'w:footnoteReference').map(({ attributes }) => attributes['w:id']);
  expect(references).toEqual(notesIn(files).map(({ attributes }) => attributes['w:id']));
  expect(references).toEqual(references.map((_, index) => String(index + 1)));
  const drawings = named(documentIn(files), 'wp:docPr').map(({ attributes }) => attributes);
  expect(new Set(drawings.map(({ id }) => id)).size).toBe(drawings.length);
  for (const { descr } of drawings) expect(descr).not.toBe('');
  for (const table of named(documentIn(files), 'w:tbl')) {
    const columns = named(table, 'w:gridCol').length;
    for (const row of named(table, 'w:tr')) expect(named(row, 'w:tc')).toHaveLength(columns);
    expect(named(table, 'w:tblHeader')).toHaveLength(1);
  }
  const [fonts] = named(xmlIn(files, 'word/styles.xml'), 'w:rFonts');
  expect(fonts?.attributes).toMatchObject({ 'w:eastAsia': 'DengXian', 'w:ascii': 'Calibri' });
}

/** What breaks files: markup, controls, directions, pairs of surrogates. */
const HARD = ['& < > " \' ]]>', '\u202eabc', '😀', 'مركز', 'a\u0000b\u0008', 'a\r\nb', 'x\ty', '\u2028', '\ud83d'];
const hard = fc.oneof(fc.constantFrom(...HARD), fc.string({ unit: 'grapheme', minLength: 1 }));

describe('a memo', () => {
  test('holds every name as it is, and stays whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hard, { minLength: 1, maxLength: 3 }), async (names) => {
        const files = await memo(namedRequest(names, { compare: [areaId('area-0')] }), { ...OPEN, sections: 'all' });
        expectWhole(files);
        const headings = headingsIn(files).map(words);
        for (const name of names) expect(headings).toContain(asWritten(name));
        const heads = named(documentIn(files), 'w:tbl').map((table) => words(named(table, 'w:tc')[1] as XmlElement));
        expect(heads[0]).toBe(asWritten(names[0] ?? ''));
      }),
      { numRuns: 30 },
    );
  });

  test('stops in the middle when it is cancelled, in each of its stages', async () => {
    for (const limit of [0.05, 0.3, 0.6, 0.92]) {
      const controller = new AbortController();
      const shares: number[] = [];
      const progress = (share: number) => {
        shares.push(share);
        if (share >= limit) controller.abort();
      };
      const made = makeDocx(namedRequest(['a', 'b']), { progress, signal: controller.signal }, OPEN, draw);
      await expect(made).rejects.toThrow(/abort/i);
      expect(shares.filter((share) => share >= limit)).toHaveLength(1);
    }
  });

  test('says where the map is when it cannot be drawn', async () => {
    const request = namedRequest(['a']);
    const files = await memo(request, OPEN, async () => {
      throw new Error('no canvas');
    });
    expectWhole(files);
    expect(paragraphsIn(files).map(words)).toContain(
      `${request.t('export.docx.noPicture')}${request.t('export.pptx.address')}`,
    );
    // The code is drawn without a canvas.
    expect([...files.keys()].filter((path) => path.endsWith('.png'))).toHaveLength(1);
  });

  test('equal requests are equal files', async () => {
    const [first, second] = await Promise.all(
      [0, 1].map(async () => bytesOf(await makeDocx(realOrSmall(), work(), OPEN, draw))),
    );
    expect(first).toEqual(second);
  });
});
const small = namedRequest(['a', 'b']);
const realOrSmall = () => small;

describe.skipIf(!HAS_OUTLINES)(`a memo of the real data${OUTLINES_NOTE}`, () => {
  const everything = { layers: OVERLAYS, asof: yearOf(2022) } as const;
  const songjiang = () => realRequest({ area: areaId('songjiang'), layers: ['districts', 'g60'] });

  test('has a section for each place, with a note for each role, by the year', async () => {
    const request = realRequest(everything);
    const files = await memo(request);
    expectWhole(files);
    const { catalogue, view, year } = request;
    const areas = listedAreas(catalogue, view, year);
    expect(areas.length).toBeGreaterThan(200);
    const sections = headingsIn(files).filter((one) => styleOf(one) === 'Heading2');
    expect(sections.map(words)).toEqual(areas.map(({ name }) => name.zh));
    const said = paragraphsIn(files).filter((one) => words(one).startsWith('角色（'));
    const roles = areas.flatMap(({ id }) => {
      const { stated, lastKnown } = rolesAsOf(catalogue, id, year);
      return [...stated, ...lastKnown];
    });
    expect(said).toHaveLength(roles.length);
    for (const one of said) expect(named(one, 'w:footnoteReference')).toHaveLength(1);
  });

  test('every note cites section and line of a row, and leads to it', async () => {
    const request = songjiang();
    const files = await memo(request);
    expectWhole(files);
    const notes = notesIn(files);
    expect(notes.length).toBeGreaterThan(10);
    const targets = targetsIn(files, 'word/_rels/footnotes.xml.rels');
    const rows = new Map(
      [...request.evidence.values()].flatMap(({ statements, links, structures, figures, events }) =>
        [...statements, ...links, ...structures, ...figures, ...events].map((row) => [row.id as string, row] as const),
      ),
    );
    for (const note of notes) {
      const [link, ...others] = named(note, 'w:hyperlink').map(({ attributes }) =>
        targets.get(attributes['r:id'] ?? ''),
      );
      expect(others.length >= 0 && link).toBeTruthy();
      const { view } = decode(new URL(link ?? '').search);
      const row = rows.get(view.statement ?? '');
      expect(words(note)).toContain(`“${row?.at.section}”，第 ${row?.at.line} 行`);
      expect(view).toMatchObject({ asof: 2019, data: '0123456789ab', lang: 'zh' });
    }
  });

  test.each([
    ['language', 'zh', 'zh'],
    ['language', 'en', 'en'],
    ['APA', 'zh', 'en'],
    ['GB/T 7714', 'en', 'zh'],
  ] as const)('citations as %s are, in a memo in %s, those of %s', async (citation, language, style) => {
    const request = realRequest({ area: areaId('songjiang') }, language);
    const files = await memo(request, { ...OPEN, citation });
    const sources = paragraphsIn(files).filter((one) => styleOf(one) === 'Bibliography');
    expect(sources.map(words)).toEqual(
      request.about.documents.map((document) => {
        const link = document.url ? ` ${document.url}` : '';
        return citeWhole(document, style) + link;
      }),
    );
    expect(words(notesIn(files)[0] as XmlElement)).toMatch(
      style === 'zh' ? /\[R\].*第 \d+ 行/ : /\[Report\].*line \d+/,
    );
  });

  test.each(EVIDENCE_LANGUAGES)(
    'is about what is on screen: a table, a comparison, a difference; in %s',
    async (language) => {
      const t = translator(language);
      const tables = (files: Files) =>
        named(documentIn(files), 'w:tbl').map((table) => named(table, 'w:tr').length - 1);
      const table = await memo(realRequest({ panel: 'table', layers: ['districts'] }, language));
      expectWhole(table);
      expect(tables(table)).toEqual([16]);
      const compared = await memo(
        realRequest({ panel: 'compare', compare: ['songjiang', 'minhang'].map(areaId) }, language),
      );
      expectWhole(compared);
      expect(tables(compared)).toHaveLength(2);
      const names = ['songjiang', 'minhang'].map((id) => realCatalogue().areaById.get(areaId(id))?.name[language]);
      expect(headingsIn(compared).map(words)).toEqual(expect.arrayContaining(names));
      const difference = ['progress-2015' as DocumentId, 'progress-2022' as DocumentId] as const;
      const changed = await memo(realRequest({ panel: 'difference', difference }, language));
      expectWhole(changed);
      expect(tables(changed).length).toBeGreaterThan(2);
      const only = await memo(realRequest({ panel: 'difference', difference, change: 'dropped' }, language));
      expect(tables(only)).toHaveLength(1);
      expect(headingsIn(only).map(words)).toContain(t('difference.dropped'));
      const structure = await memo(
        realRequest({ structure: 'siis-2020-one-corridor-one-core-nine-cities' as never }, language),
      );
      expectWhole(structure);
      expect(notesIn(structure).length).toBeGreaterThan(1);
    },
  );

  test('of a story has a section a step, with its map and its points', async () => {
    const [story] = realDerived().stories;
    const [step] = story?.steps ?? [];
    if (!story || !step) throw new Error('no story');
    const shown = { ...viewOfStep(step, realCatalogue()), mode: 'present', story: story.id, step: step.id } as const;
    const files = await memo(realRequest({ ...shown, lang: 'zh' }, 'zh', story));
    expectWhole(files);
    expect(headingsIn(files).map(words)).toEqual(expect.arrayContaining(story.steps.map(({ title }) => title.zh)));
    // One more for the code.
    expect(named(documentIn(files), 'w:drawing')).toHaveLength(story.steps.length + 1);
    const points = paragraphsIn(files).filter((one) => styleOf(one) === 'ListBullet');
    expect(points).toHaveLength(story.steps.flatMap((one) => one.points).length);
  });

  test('without a place says so, and has its sources all the same', async () => {
    const request = realRequest({ layers: [] });
    const files = await memo(request);
    expectWhole(files);
    expect(paragraphsIn(files).map(words)).toContain(request.t('export.nothing.places'));
    const all = paragraphsIn(files).map(words).join('\n');
    for (const part of [request.about.version, request.about.attribution, request.about.link])
      expect(all).toContain(part);
    expect([...targetsIn(files, 'word/_rels/document.xml.rels').values()]).toContain(request.about.link);
    expect(textIn(files, 'docProps/core.xml')).toContain(request.about.version);
    expect(words(xmlIn(files, 'word/footer.xml'))).toMatch(/第 1 页，共 1 页$/);
  });

  const hasOffice =
    existsSync('/usr/bin/soffice') &&
    existsSync('/usr/lib/libreoffice/program/libswlo.so') &&
    existsSync('/usr/bin/pdftotext');
  test.skipIf(!hasOffice)(
    'LibreOffice makes a PDF of it, with every name and every note',
    { timeout: 300_000 },
    async () => {
      const request = realRequest({ layers: ['districts', 'g60'] });
      const map: DrawMap = async (of) =>
        new Uint8Array(await pngOf(atOnce(pictureMarkup(of, MAP_PICTURE, false)).replace(/<text.*?<\/text>/gs, '')));
      const bytes = await bytesOf(await makeDocx(request, work(), OPEN, map));
      const folder = mkdtempSync(join(tmpdir(), 'layout-map-docx-'));
      try {
        writeFileSync(join(folder, 'memo.docx'), bytes);
        const options = { cwd: folder, env: { ...process.env, HOME: folder }, stdio: 'ignore' } as const;
        execFileSync('/usr/bin/soffice', ['--headless', '--convert-to', 'pdf', 'memo.docx'], options);
        execFileSync('/usr/bin/pdftotext', ['-raw', 'memo.pdf', 'memo.txt'], options);
        const text = readFileSync(join(folder, 'memo.txt'), 'utf8').replace(/\s/g, '');
        for (const { name } of listedAreas(request.catalogue, request.view, request.year))
          expect(text).toContain(name.zh.replace(/\s/g, ''));
        const notes = notesIn(opened(bytes));
        expect(text.split(request.t('export.docx.row')).length - 1).toBe(
          notes.flatMap((note) => named(note, 'w:hyperlink')).length,
        );
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
