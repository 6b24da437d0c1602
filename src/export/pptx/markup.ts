/** The markup of PresentationML and DrawingML (ECMA-376, part 1), with children in the order of its schemas. */
import { escapeXml } from '#domain/format/markup.ts';
import { attribute } from '../ooxml/package.ts';
import { boxOf, type Trace, type TraceBox } from '../svg/traces.ts';

/** English Metric Units: 914,400 an inch, 96 px an inch. */
export const EMU_PER_PX = 9525;
/** Hundredths of a point, for sizes of letters. */
const FONT_PER_PX = 75;
const PER_CENT = 1000;

export const NAMESPACES = [
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"',
].join(' ');

export const emu = (px: number): number => Math.round(px * EMU_PER_PX);

/** A colour `#rrggbb` as markup: one of the theme's, or itself. */
export type ColourMarkup = (colour: string, alpha?: number) => string;

/** @param slots the names of the theme's colours (`accent1`) by `#rrggbb`. */
export const colourMarkup =
  (slots: ReadonlyMap<string, string>): ColourMarkup =>
  (colour, alpha = 1) => {
    const inner = alpha < 1 ? `<a:alpha val="${Math.round(alpha * 100) * PER_CENT}"/>` : '';
    const slot = slots.get(colour.toLowerCase());
    return slot
      ? `<a:schemeClr val="${slot}">${inner}</a:schemeClr>`
      : `<a:srgbClr val="${colour.slice(1).toUpperCase()}">${inner}</a:srgbClr>`;
  };

export interface Fill {
  readonly colour: string;
  readonly alpha?: number;
  /** A pattern over the colour: its name in DrawingML, and the colour of its marks. */
  readonly pattern?: { readonly name: 'pct5' | 'wdDnDiag' | 'wdUpDiag'; readonly colour: string };
}

export interface Line {
  readonly colour: string;
  readonly widthPx: number;
  readonly alpha?: number;
  /** Lengths in multiples of the width. */
  readonly dash?: readonly number[] | undefined;
}

export function fillMarkup(fill: Fill | undefined, colour: ColourMarkup): string {
  if (!fill) return '<a:noFill/>';
  if (!fill.pattern) return `<a:solidFill>${colour(fill.colour, fill.alpha)}</a:solidFill>`;
  const { name, colour: marks } = fill.pattern;
  return `<a:pattFill prst="${name}"><a:fgClr>${colour(marks)}</a:fgClr><a:bgClr>${colour(fill.colour)}</a:bgClr></a:pattFill>`;
}

/** @param scale px of the slide for a px of the picture. */
export function lineMarkup(line: Line | undefined, colour: ColourMarkup, scale: number): string {
  if (!line) return '<a:ln><a:noFill/></a:ln>';
  const { dash = [] } = line;
  const lengths = dash.flatMap((length, index) => {
    const [d, sp] = [length, dash[index + 1] ?? length].map((share) => Math.round(share * 100 * PER_CENT));
    return index % 2 === 0 ? `<a:ds d="${d}" sp="${sp}"/>` : [];
  });
  return [
    `<a:ln w="${emu(line.widthPx * scale)}">`,
    fillMarkup({ colour: line.colour, ...(line.alpha !== undefined && { alpha: line.alpha }) }, colour),
    lengths.length > 0 ? `<a:custDash>${lengths.join('')}</a:custDash>` : '',
    '<a:round/></a:ln>',
  ].join('');
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const frameMarkup = ({ x, y, width, height }: Box): string =>
  `<a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm>`;

const pathMarkup = (traces: readonly Trace[], [x0, y0, x1, y1]: TraceBox, attributes: string): string =>
  `<a:path w="${Math.max(1, x1 - x0)}" h="${Math.max(1, y1 - y0)}"${attributes}>${traces
    .map(({ spots, isClosed }) => {
      const [first, ...rest] = spots.map(([x, y]) => `<a:pt x="${x - x0}" y="${y - y0}"/>`);
      const lines = rest.map((spot) => `<a:lnTo>${spot}</a:lnTo>`).join('');
      return `<a:moveTo>${first}</a:moveTo>${lines}${isClosed ? '<a:close/>' : ''}`;
    })
    .join('')}</a:path>`;

/**
 * A freeform, with its frame: islands and holes are further rings of one path.
 *
 * @param open the outline without what the frame of the map has cut; undefined: all of it.
 */
export function freeformMarkup(traces: readonly Trace[], open: readonly Trace[] | undefined, scale: number): string {
  const extent = boxOf(traces);
  const [x0, y0, x1, y1] = extent;
  const unit = scale / 10;
  const box = {
    x: x0 * unit,
    y: y0 * unit,
    width: Math.max(1, x1 - x0) * unit,
    height: Math.max(1, y1 - y0) * unit,
  };
  const isArea = traces.some(({ isClosed }) => isClosed);
  const paths = open
    ? pathMarkup(traces, extent, ' stroke="0"') + (open.length > 0 ? pathMarkup(open, extent, ' fill="none"') : '')
    : pathMarkup(traces, extent, isArea ? '' : ' fill="none"');
  return [
    frameMarkup(box),
    '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>',
    `<a:pathLst>${paths}</a:pathLst></a:custGeom>`,
  ].join('');
}

/** Text of one look. */
export interface Run {
  readonly text: string;
  readonly px: number;
  readonly colour: string;
  readonly isBold?: boolean;
  /** A glow behind the letters, as the halo of names on the map. */
  readonly halo?: string;
  /** Id of the relationship of an address. */
  readonly link?: string;
}
export interface Paragraph {
  readonly runs: readonly Run[];
  readonly align?: 'l' | 'ctr' | 'r';
  readonly afterPx?: number;
  readonly bullet?: boolean;
  /** Set in under the words of a bullet. */
  readonly isInset?: boolean;
}

const HALO_PX = 3;
const BULLET_PX = 20;

export interface Letters {
  readonly colour: ColourMarkup;
  /** BCP 47. */
  readonly language: string;
}

function runProperties(name: string, run: Omit<Run, 'text'>, { colour, language }: Letters): string {
  const size = Math.max(100, Math.round(run.px * FONT_PER_PX));
  const glow = run.halo
    ? `<a:effectLst><a:glow rad="${emu(HALO_PX)}">${colour(run.halo, 0.9)}</a:glow></a:effectLst>`
    : '';
  return [
    `<a:${name} lang="${attribute(language)}" sz="${size}" b="${run.isBold ? 1 : 0}">`,
    `<a:solidFill>${colour(run.colour)}</a:solidFill>${glow}`,
    '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>',
    run.link ? `<a:hlinkClick r:id="${run.link}"/>` : '',
    `</a:${name}>`,
  ].join('');
}

/** A paragraph for each line of the texts: DrawingML has no line ends within one. */
export function paragraphMarkup(
  { runs, align, afterPx = 0, bullet = false, isInset = bullet }: Paragraph,
  letters: Letters,
): string {
  const indent = ` marL="${isInset ? emu(BULLET_PX) : 0}" indent="${bullet ? -emu(BULLET_PX) : 0}"`;
  const properties = [
    `<a:pPr${indent} algn="${align ?? 'l'}"><a:spcBef><a:spcPts val="0"/></a:spcBef>`,
    `<a:spcAft><a:spcPts val="${Math.round(afterPx * FONT_PER_PX)}"/></a:spcAft>`,
    bullet ? '<a:buFont typeface="Arial"/><a:buChar char="•"/>' : '<a:buNone/>',
    '</a:pPr>',
  ].join('');
  const written = runs.map((run) =>
    run.text
      .split(/\r\n?|\n|\u2028|\u2029/)
      .map((line) => `<a:r>${runProperties('rPr', run, letters)}<a:t>${escapeXml(line)}</a:t></a:r>`)
      .join('<a:br/>'),
  );
  return `<a:p>${properties}${written.join('')}</a:p>`;
}

export const bodyMarkup = (paragraphs: readonly Paragraph[], letters: Letters, properties: string): string =>
  `<p:txBody>${properties}<a:lstStyle/>${
    paragraphs.length > 0 ? paragraphs.map((one) => paragraphMarkup(one, letters)).join('') : '<a:p/>'
  }</p:txBody>`;

/** The frame of text without margins. */
export const textProperties = (wrap: boolean, anchor: 't' | 'ctr' | 'b'): string =>
  `<a:bodyPr wrap="${wrap ? 'square' : 'none'}" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="${anchor}"><a:noAutofit/></a:bodyPr>`;
