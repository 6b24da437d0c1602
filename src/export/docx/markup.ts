/** The markup of WordprocessingML (ECMA-376, part 1, 17), with children in the order of its schemas. */
import { escapeXml } from '#domain/format/markup.ts';
import { attribute, OFFICE, type Relation } from '../ooxml/package.ts';

/** Twentieths of a point, the unit of pages and columns. */
const TWIPS_PER_MM = 1440 / 25.4;
/** English Metric Units, the unit of pictures. */
const EMU_PER_MM = 36_000;
export const twips = (mm: number): number => Math.round(mm * TWIPS_PER_MM);
const emu = (mm: number): number => Math.round(mm * EMU_PER_MM);

/** A4 with its margins, mm. */
export const PAGE = { width: 210, height: 297, side: 22, top: 22, bottom: 20, edge: 10 } as const;
export const TEXT_MM = PAGE.width - 2 * PAGE.side;

export const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${OFFICE}"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(' ');

export interface RunLook {
  /** The id of a style of letters. */
  readonly style?: string;
  readonly isBold?: boolean;
}

/** How runs of a document are set. */
export interface Letters {
  /** Quotation marks and dashes stand in both scripts: in a Chinese text they are those of the Chinese font. */
  readonly isEastAsian: boolean;
}

function runProperties({ style, isBold }: RunLook, { isEastAsian }: Letters): string {
  const inner = [
    style ? `<w:rStyle w:val="${style}"/>` : '',
    isEastAsian ? '<w:rFonts w:hint="eastAsia"/>' : '',
    isBold ? '<w:b/><w:bCs/>' : '',
  ].join('');
  return inner && `<w:rPr>${inner}</w:rPr>`;
}

const LINE_END = /\r\n?|\n/;

/** A text is its lines, and those are parted by tabs: both are elements here. */
const textMarkup = (text: string): string =>
  text
    .split(LINE_END)
    .map((line) =>
      line
        .split('\t')
        .map((piece) => (piece === '' ? '' : `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`))
        .join('<w:tab/>'),
    )
    .join('<w:br/>');

export const runMarkup = (text: string, letters: Letters, look: RunLook = {}): string =>
  `<w:r>${runProperties(look, letters)}${textMarkup(text)}</w:r>`;

export const paragraphMarkup = (style: string, inner: string, more = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${inner}</w:p>`;

/** A value that the program computes: the number of a page. It shows 1 until then. */
export const fieldMarkup = (instruction: string, letters: Letters): string =>
  `<w:fldSimple w:instr=" ${instruction} ">${runMarkup('1', letters)}</w:fldSimple>`;

/** The addresses that a part refers to, each once. */
export class Links {
  readonly #ids = new Map<string, string>();
  readonly #prefix: string;
  constructor(prefix: string) {
    this.#prefix = prefix;
  }
  markup(link: string, words: string, letters: Letters): string {
    const id = this.#ids.get(link) ?? `${this.#prefix}${this.#ids.size + 1}`;
    this.#ids.set(link, id);
    return `<w:hyperlink r:id="${id}" w:history="1">${runMarkup(words, letters, { style: 'Hyperlink' })}</w:hyperlink>`;
  }
  get relations(): readonly Relation[] {
    return [...this.#ids].map(([target, id]) => ({ id, type: `${OFFICE}/hyperlink`, target, isExternal: true }));
  }
}

export interface Picture {
  /** Unique in the document. */
  readonly id: number;
  /** Of the relationship to its file. */
  readonly relation: string;
  readonly name: string;
  readonly alt: string;
  readonly widthMm: number;
  readonly heightMm: number;
}

const PICTURE = 'http://schemas.openxmlformats.org/drawingml/2006/picture';

export function pictureMarkup({ id, relation, name, alt, widthMm, heightMm }: Picture): string {
  const size = `cx="${emu(widthMm)}" cy="${emu(heightMm)}"`;
  return [
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">',
    `<wp:extent ${size}/><wp:docPr id="${id}" name="${attribute(name)}" descr="${attribute(alt)}"/>`,
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>',
    `<a:graphic><a:graphicData uri="${PICTURE}"><pic:pic>`,
    `<pic:nvPicPr><pic:cNvPr id="${id}" name="${attribute(name)}"/><pic:cNvPicPr/></pic:nvPicPr>`,
    `<pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm>`,
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>',
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
  ].join('');
}

/** The parts of a table: rows are written one by one, because a long table takes its time. */
export function tableParts(widths: readonly number[]) {
  const columns = widths.map((share) => Math.floor(share * twips(TEXT_MM)));
  const row = (cells: readonly string[], properties: string) =>
    `<w:tr><w:trPr>${properties}</w:trPr>${cells
      .map((cell, index) => `<w:tc><w:tcPr><w:tcW w:w="${columns[index] ?? 0}" w:type="dxa"/></w:tcPr>${cell}</w:tc>`)
      .join('')}</w:tr>`;
  return {
    start: [
      '<w:tbl><w:tblPr><w:tblStyle w:val="MemoTable"/>',
      `<w:tblW w:w="${twips(TEXT_MM)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
      '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>',
      `</w:tblPr><w:tblGrid>${columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    ].join(''),
    /** Repeated on each page. */
    head: (cells: readonly string[]) => row(cells, '<w:cantSplit/><w:tblHeader/>'),
    row: (cells: readonly string[]) => row(cells, '<w:cantSplit/>'),
    end: '</w:tbl>',
  };
}
