/** The registry of formats, in the order of the dialog. A format's own code is loaded when a file is made. */
import { fileOrigin } from '#data/carried.ts';
import { type Format, format } from './format.ts';

const WIDTH = { kind: 'number', label: 'embed.width', min: 200, max: 8000, initial: 1600 } as const;
const HEIGHT = { kind: 'number', label: 'embed.height', min: 200, max: 8000, initial: 900 } as const;
const PICTURE = {
  width: WIDTH,
  height: HEIGHT,
  ground: {
    kind: 'choice',
    label: 'export.ground',
    values: { paper: 'export.ground.paper', transparent: 'export.ground.transparent' },
    initial: 'paper',
  },
  title: { kind: 'check', label: 'export.with.title', initial: true },
  legend: { kind: 'check', label: 'export.with.legend', initial: true },
  sources: { kind: 'check', label: 'export.with.sources', initial: true },
} as const;
const SCALES = { '1': null, '2': null, '3': null, '4': null } as const;

const png = format({
  id: 'png',
  name: 'PNG',
  extension: 'png',
  hint: 'export.hint.png',
  options: { ...PICTURE, scale: { kind: 'choice', label: 'export.scale', values: SCALES, initial: '2' } },
  make: async (...of) => (await import('./png/png.ts')).makePng(...of),
});
const svg = format({
  id: 'svg',
  name: 'SVG',
  extension: 'svg',
  hint: 'export.hint.svg',
  options: PICTURE,
  make: async (...of) => (await import('./svg/svg.ts')).makeSvg(...of),
});
const csv = format({
  id: 'csv',
  name: 'CSV',
  extension: 'csv',
  hint: 'export.hint.csv',
  options: {
    table: {
      kind: 'choice',
      label: 'export.table',
      values: {
        places: 'export.sheet.places',
        figures: 'export.sheet.figures',
        comparison: 'export.sheet.comparison',
        difference: 'export.sheet.difference',
        matrix: 'export.sheet.matrix',
      },
      initial: 'places',
    },
  },
  make: async (...of) => (await import('./csv/csv.ts')).makeCsv(...of),
});
const geojson = format({
  id: 'geojson',
  name: 'GeoJSON',
  extension: 'geojson',
  hint: 'export.hint.geojson',
  options: {},
  make: async (request, work) => (await import('./geojson/geojson.ts')).makeGeoJson(request, work),
});
const kml = format({
  id: 'kml',
  name: 'KML',
  extension: 'kml',
  hint: 'export.hint.kml',
  options: {},
  make: async (request, work) => (await import('./kml/kml.ts')).makeKml(request, work),
});
const gpkg = format({
  id: 'gpkg',
  name: 'GeoPackage',
  extension: 'gpkg',
  hint: 'export.hint.gpkg',
  options: {},
  make: async (request, work) => (await import('./gpkg/gpkg.ts')).makeGpkg(request, work),
});
const shp = format({
  id: 'shp',
  name: 'Shapefile',
  extension: 'shp.zip',
  hint: 'export.hint.shp',
  options: {
    encoding: { kind: 'choice', label: 'export.encoding', values: { 'UTF-8': null, GBK: null }, initial: 'UTF-8' },
  },
  make: async (...of) => (await import('./shp/shp.ts')).makeShp(...of),
});
const xlsx = format({
  id: 'xlsx',
  name: 'XLSX',
  extension: 'xlsx',
  hint: 'export.hint.xlsx',
  options: {},
  make: async (request, work) => (await import('./xlsx/xlsx.ts')).makeXlsx(request, work),
});

const pptx = format({
  id: 'pptx',
  name: 'PowerPoint',
  extension: 'pptx',
  hint: 'export.hint.pptx',
  options: {
    slides: {
      kind: 'choice',
      label: 'export.pptx.slides',
      values: { shown: 'export.pptx.shown', years: 'export.pptx.years' },
      initial: 'shown',
    },
    size: { kind: 'choice', label: 'export.pptx.size', values: { '16:9': null, '4:3': null }, initial: '16:9' },
  },
  make: async (...of) => (await import('./pptx/pptx.ts')).makePptx(...of),
});

const print = format({
  id: 'print',
  name: 'PDF',
  extension: 'pdf',
  hint: 'export.hint.print',
  options: {
    paper: {
      kind: 'choice',
      label: 'print.paper',
      values: { A4: null, A3: null, A2: null, A1: null, A0: null },
      initial: 'A4',
    },
    way: {
      kind: 'choice',
      label: 'print.way',
      values: { landscape: 'print.landscape', portrait: 'print.portrait' },
      initial: 'landscape',
    },
    scale: {
      kind: 'choice',
      label: 'print.scaleChoice',
      values: {
        fit: 'print.fit',
        round: 'print.round',
        '1:50,000': null,
        '1:100,000': null,
        '1:200,000': null,
        '1:500,000': null,
        '1:1,000,000': null,
      },
      initial: 'round',
    },
    review: { kind: 'text', label: 'print.reviewField', maxLength: 40, initial: '' },
    legend: { kind: 'check', label: 'export.with.legend', initial: true },
    grid: { kind: 'check', label: 'print.grid', initial: true },
    north: { kind: 'check', label: 'print.northArrow', initial: true },
    panel: { kind: 'check', label: 'print.panel', initial: true },
  },
  make: async (...of) => (await import('./print/print.ts')).makePrint(...of),
  hand: {
    label: 'print.button',
    refused: 'print.refused',
    over: async (made, chosen) => (await import('./print/print.ts')).printMade(made, chosen),
  },
});

const html = format({
  id: 'html',
  name: 'HTML',
  extension: 'html',
  hint: 'export.hint.html',
  options: {
    documents: {
      kind: 'choice',
      label: 'documents.label',
      values: { all: 'export.html.all', until: 'export.html.until' },
      initial: 'all',
    },
    own: { kind: 'check', label: 'export.html.own', initial: false },
  },
  async make(request, work, chosen) {
    work.signal.throwIfAborted();
    const [{ makeHtml }, { loadParts }] = await Promise.all([import('./html/html.ts'), import('./html/load-parts.ts')]);
    return makeHtml(request, work, chosen, await loadParts(request, chosen.own, work.signal));
  },
});

const docx = format({
  id: 'docx',
  name: 'DOCX',
  extension: 'docx',
  hint: 'export.hint.docx',
  options: {
    sections: {
      kind: 'choice',
      label: 'export.docx.sections',
      values: { open: 'export.docx.open', all: 'export.docx.all' },
      initial: 'open',
    },
    citation: {
      kind: 'choice',
      label: 'export.docx.citation',
      values: { language: 'export.docx.language', 'GB/T 7714': null, APA: null },
      initial: 'language',
    },
  },
  make: async (...of) => (await import('./docx/docx.ts')).makeDocx(...of),
});

export const FORMATS: readonly Format[] = [png, svg, print, pptx, docx, html, geojson, csv, xlsx, gpkg, shp, kml];

/** Those of this page: a file is not made from a file, which can be copied. */
export const offeredFormats = (): readonly Format[] => (fileOrigin() ? FORMATS.filter((one) => one !== html) : FORMATS);
