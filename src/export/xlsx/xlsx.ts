/**
 * A workbook (Office Open XML, ECMA-376): each table of the View a sheet, and one that says where all is from. Numbers
 * and days are such; a text is never evaluated, because its cell is of the type of texts.
 */
import { strToU8 } from 'fflate';
import { escapeXml } from '#domain/format/markup.ts';
import { widthEm } from '#scene/labels/text.ts';
import type { ExportRequest, Made, Work } from '../format.ts';
import { dayOf, type Sheet, type SheetCell } from '../tables/sheet.ts';
import { filledSheets } from '../tables/sheets.ts';
import { zipped } from '../zip/zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Characters that a cell may have; Excel refuses a file with more. */
const MAX_CELL = 32_767;
/** Of a sheet's name, which none of these signs may be in. */
const MAX_NAME = 31;
const NOT_IN_NAME = /[[\]:*?/\\]/g;
/** Widths of columns, in digits of the usual font. */
const WIDTHS = { min: 6, max: 60, margin: 2 } as const;
/** A digit of the usual font is this wide, em. */
const DIGIT_EM = 0.55;
const MS_A_DAY = 86_400_000;
/** Day 1 is 1900-01-01, and 1900 has a 29 February here: later days count from this one. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** Cell formats, by their order in `styles.xml`. */
const STYLE = { plain: 0, head: 1, day: 2, wrapped: 3 } as const;

/** Column letters: 0 is A, 26 is AA. */
const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

/** Characters that a workbook spells by their number; a text that looks so spells its own sign. */
const spelled = (text: string) => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replaceAll('\r', '_x000D_');

function textCell(reference: string, text: string, style: number): string {
  const cut = text.length > MAX_CELL ? text.slice(0, MAX_CELL) : text;
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(spelled(cut))}</t></is></c>`;
}

function cellMarkup(reference: string, cell: SheetCell): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${reference}"><v>${cell}</v></c>` : '';
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'object') {
    const days = (Date.parse(`${cell.day}T00:00:00Z`) - DAY_ZERO) / MS_A_DAY;
    return `<c r="${reference}" s="${STYLE.day}"><v>${days}</v></c>`;
  }
  return textCell(reference, cell, cell.includes('\n') ? STYLE.wrapped : STYLE.plain);
}

/** The longest line of a cell, in digits: a Chinese sign is as wide as two. */
const widthOf = (cell: SheetCell): number =>
  cell === undefined
    ? 0
    : Math.max(
        ...String(typeof cell === 'object' ? cell.day : cell)
          .split('\n')
          .map(widthEm),
      ) / DIGIT_EM;

const columnWidth = (sheet: Sheet, index: number): number => {
  const widest = sheet.rows.reduce(
    (width, row) => Math.max(width, widthOf(row[index])),
    // The button of the filter covers the end of the heading.
    widthOf(sheet.columns[index]?.heading) + 2,
  );
  return Number(Math.min(WIDTHS.max, Math.max(WIDTHS.min, widest + WIDTHS.margin)).toFixed(1));
};

/** @param isFirst the sheet that is open at first. */
function sheetMarkup(sheet: Sheet, isFirst: boolean): string {
  const last = `${letters(sheet.columns.length - 1)}${sheet.rows.length + 1}`;
  const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
  return [
    `${XML}<worksheet xmlns="${MAIN}">`,
    // A page is as wide as the sheet; without this, Excel does not look at `fitToHeight`.
    `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}"/>`,
    `<sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}>`,
    // Heads, and the first column, by which a row is known.
    '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>',
    '<selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight"/>',
    '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>',
    ...sheet.columns.map(
      (_, index) => `<col min="${index + 1}" max="${index + 1}" width="${columnWidth(sheet, index)}" customWidth="1"/>`,
    ),
    '</cols><sheetData>',
    row(1, sheet.columns.map(({ heading }, index) => textCell(`${letters(index)}1`, heading, STYLE.head)).join('')),
    ...sheet.rows.map((cells, at) =>
      row(at + 2, cells.map((cell, index) => cellMarkup(`${letters(index)}${at + 2}`, cell)).join('')),
    ),
    `</sheetData><autoFilter ref="A1:${last}"/>`,
    '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join('');
}

/** Names of sheets are unique, whatever their case. */
function sheetNames(sheets: readonly Sheet[]): readonly string[] {
  const taken = new Set<string>();
  return sheets.map(({ name, id }) => {
    const clean =
      name
        .replace(NOT_IN_NAME, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, MAX_NAME) || id;
    const unique = taken.has(clean.toLowerCase()) ? id : clean;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** The sheet of sources: what the file shows, from when, and every document with its day of publication. */
function aboutSheet({ about, catalogue, evidenceLanguage: language, t }: ExportRequest): Sheet {
  const line = (words: string, value: SheetCell, more?: SheetCell, url?: string) => [words, value, more, url];
  return {
    id: 'about',
    name: t('export.sheet.about'),
    columns: [
      { name: 'what', heading: t('export.sheet.about') },
      { name: 'value', heading: t('export.column.text') },
      { name: 'published', heading: t('export.column.published') },
      { name: 'url', heading: t('export.column.link') },
    ],
    rows: [
      line(about.title, about.description),
      line(t('export.column.link'), about.link),
      line(t('export.column.version'), about.version),
      line(t('export.column.made'), { day: about.made }),
      line(t('export.column.attribution'), about.attribution),
      ...catalogue.documents.map(({ title, publisher, published, url }) =>
        line(t('export.column.document'), `${title[language]} (${publisher[language]})`, dayOf(published), url),
      ),
    ],
  };
}

const STYLES = [
  `${XML}<styleSheet xmlns="${MAIN}">`,
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>',
  '<fonts count="2"><font><sz val="11"/><name val="DengXian"/><family val="2"/></font>',
  '<font><b/><sz val="11"/><name val="DengXian"/><family val="2"/></font></fonts>',
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE9E6DF"/><bgColor indexed="64"/></patternFill></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="4">',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>',
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('');

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
const relations = (entries: readonly string[]) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`;

/** The parts of the package that name the others. */
function frame(sheets: readonly Sheet[], request: ExportRequest): Readonly<Record<string, string>> {
  const names = sheetNames(sheets);
  const { about } = request;
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`;
  // The filter of a sheet is a hidden name too: without it LibreOffice shows none.
  const filters = sheets.map(({ columns, rows }, index) => {
    const range = `$A$1:$${letters(columns.length - 1)}$${rows.length + 1}`;
    const name = escapeXml((names[index] ?? '').replaceAll("'", "''"));
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${name}'!${range}</definedName>`;
  });
  return {
    '[Content_Types].xml': [
      `${XML}<Types xmlns="${PACKAGE}/content-types">`,
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      '<Default Extension="xml" ContentType="application/xml"/>',
      override('/xl/workbook.xml', `${OFFICE}.sheet.main+xml`),
      ...sheets.map((_, index) => override(`/xl/worksheets/sheet${index + 1}.xml`, `${OFFICE}.worksheet+xml`)),
      override('/xl/styles.xml', `${OFFICE}.styles+xml`),
      override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
      '</Types>',
    ].join(''),
    '_rels/.rels': relations([
      relation('rId1', `${RELATIONS}/officeDocument`, 'xl/workbook.xml'),
      relation('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
    ]),
    'docProps/core.xml': [
      `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties"`,
      ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
      ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
      `<dc:title>${escapeXml(about.title)}</dc:title>`,
      `<dc:subject>${escapeXml(about.link)}</dc:subject>`,
      `<dc:description>${escapeXml([about.sources, about.attribution, about.versionWords].join('\n'))}</dc:description>`,
      `<dcterms:created xsi:type="dcterms:W3CDTF">${about.made}T00:00:00Z</dcterms:created>`,
      '</cp:coreProperties>',
    ].join(''),
    'xl/workbook.xml': [
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>`,
      ...names.map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`),
      `</sheets><definedNames>${filters.join('')}</definedNames></workbook>`,
    ].join(''),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index) =>
        relation(`rId${index + 1}`, `${RELATIONS}/worksheet`, `worksheets/sheet${index + 1}.xml`),
      ),
      relation(`rId${sheets.length + 1}`, `${RELATIONS}/styles`, 'styles.xml'),
    ]),
    'xl/styles.xml': STYLES,
  };
}

/** All tables of the View that have rows. Works in slices. */
export async function makeXlsx(request: ExportRequest, { progress, signal }: Work): Promise<Made> {
  signal.throwIfAborted();
  const sheets = [...filledSheets(request), aboutSheet(request)];
  const parts = [
    ...Object.entries(frame(sheets, request)).map(([path, text]) => ({ path, bytes: () => strToU8(text) })),
    ...sheets.map((sheet, index) => ({
      path: `xl/worksheets/sheet${index + 1}.xml`,
      bytes: () => strToU8(sheetMarkup(sheet, index === 0)),
    })),
  ];
  // The day alone: equal tables of one day are equal files.
  const bytes = await zipped(parts, request.about.made, (done) => {
    signal.throwIfAborted();
    progress(done / parts.length);
  });
  return {
    bytes,
    name: `${request.about.stem}.xlsx`,
    type: `${OFFICE}.sheet`,
    preview: sheets.map(({ name, rows, columns }) => `${name}: ${rows.length} × ${columns.length}`).join('\n'),
  };
}
