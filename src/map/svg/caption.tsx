/**
 * The caption of a picture: title, year, legend, sources. SVG does not wrap text, so lines are broken here, with the
 * table of widths that label placement uses.
 */
import { Fragment, type ReactNode } from 'react';
import { dashPx, type MarkDrawing, TINT } from '#scene/drawing.ts';
import { wrapText } from '#scene/labels/text.ts';
import type { Legend } from '#scene/legend.ts';
import type { Tone } from '#scene/tokens.ts';
import { QUIET_MODULES } from '#ui/quiet-zone.ts';
import { dotsId, STRIPES_ID } from './DotsPatterns.tsx';
import type { Paint } from './paint.ts';

/** All text of a picture, in its language. */
export interface Caption {
  readonly title: string;
  readonly subtitle: string;
  readonly asOf: string;
  readonly legend: Legend;
  readonly sources: readonly string[];
  /** The address of what is shown as a QR code, beside the sources. */
  readonly code?: CaptionCode | undefined;
}

/** A QR code: modules a side, and path data in modules, from 0 to that. */
export interface CaptionCode {
  readonly modules: number;
  readonly path: string;
}

/** A measured part of the caption; `draw` takes the position of its upper left corner, px. */
export interface Block {
  readonly height: number;
  readonly draw: (x: number, y: number) => ReactNode;
}

/** The column that blocks are set in: width in px of the picture, and the font scale (1: as designed). */
export interface Column {
  readonly width: number;
  readonly scale: number;
  readonly paint: Paint;
}

/** How lines of text are set; lengths in px at the scale 1. */
interface TextStyle {
  readonly size: number;
  readonly weight?: number;
  readonly colour: 'ink' | 'ink2' | 'ink3';
  readonly after: number;
}
const TITLE: TextStyle = { size: 23, weight: 600, colour: 'ink', after: 4 };
const SUBTITLE: TextStyle = { size: 13, colour: 'ink2', after: 3 };
const AS_OF: TextStyle = { size: 13, colour: 'ink2', after: 0 };
const HEADING: TextStyle = { size: 13, weight: 600, colour: 'ink', after: 5 };
const ROW: TextStyle = { size: 13, colour: 'ink', after: 4.5 };
const SMALL: TextStyle = { size: 10.5, colour: 'ink3', after: 2 };
const LINE_HEIGHT = 1.35;
/** Baseline of the first line under the top of its box, in em. */
const BASELINE_EM = 1.03;
const MARK_WIDTH = 26;

/** A text in lines that fit the column. */
export function textBlock(text: string, style: TextStyle, { width, scale, paint }: Column, indent = 0): Block {
  const size = style.size * scale;
  const lines = wrapText(text, (width - indent * scale) / size);
  return {
    height: lines.length * size * LINE_HEIGHT + style.after * scale,
    draw: (x, y) =>
      lines.map((line, index) => (
        <text
          // Lines of one text never change order, and two may be equal.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          x={round(x + indent * scale)}
          y={round(y + (index * LINE_HEIGHT + BASELINE_EM) * size)}
          fontSize={round(size)}
          fontWeight={style.weight}
          fill={paint.surface(style.colour)}
        >
          {line}
        </text>
      )),
  };
}

const round = (value: number) => Number(value.toFixed(1));

interface SwatchProps {
  readonly tone: Tone;
  readonly isPoint: boolean | undefined;
  readonly isStripes: boolean | undefined;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly paint: Paint;
}

/** The swatch of a tone, painted as on the map: a tint with its edge, a point, or dots where nothing is stated. */
function Swatch({ tone, isPoint, isStripes, x, y, scale, paint }: SwatchProps) {
  if (isPoint) {
    const at = { cx: round(x + 9 * scale), cy: round(y + 6.5 * scale) };
    return <circle {...at} r={round(4 * scale)} fill={paint.tone(tone, 'edge')} />;
  }
  const isGround = tone === 'plain' || tone === 'not-stated';
  const box = { x: round(x), y: round(y), width: round(18 * scale), height: round(13 * scale), rx: 2 };
  const own = isStripes ? paint.surface('ink3') : paint.tone(tone, 'fill');
  const fill = paint.mix(own, TINT, paint.surface('subject'));
  return (
    <>
      <rect
        {...box}
        fill={fill}
        stroke={isGround ? paint.surface('border') : paint.tone(tone, 'edge')}
        strokeWidth={1.25}
      />
      {tone === 'not-stated' && <rect {...box} fill={`url(#${dotsId(undefined)})`} />}
      {isStripes && <rect {...box} fill={`url(#${STRIPES_ID})`} />}
    </>
  );
}

interface MarkProps {
  readonly drawing: MarkDrawing;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly paint: Paint;
}

function Mark({ drawing, x, y, scale, paint }: MarkProps) {
  const { stroke, widthPx } = drawing;
  const line = { stroke: stroke === null ? 'none' : paint.colour(stroke), strokeWidth: widthPx };
  const middle = round(y + 6.5 * scale);
  if (drawing.shape === 'circle') {
    const fill = drawing.fill ? paint.colour(drawing.fill) : 'none';
    return <circle cx={round(x + 9 * scale)} cy={middle} r={drawing.radiusPx} fill={fill} {...line} />;
  }
  return <path d={`M${round(x)} ${middle}h${round(18 * scale)}`} {...line} strokeDasharray={dashPx(drawing)} />;
}

/** A mark with its text, and below it an optional hint. */
function rowBlock(
  mark: (x: number, y: number) => ReactNode,
  text: string,
  hint: string | undefined,
  column: Column,
): Block {
  const words = textBlock(text, hint ? { ...ROW, after: 0 } : ROW, column, MARK_WIDTH);
  const more = hint ? textBlock(hint, { ...SMALL, colour: 'ink2', after: ROW.after }, column, MARK_WIDTH) : undefined;
  return {
    height: words.height + (more?.height ?? 0),
    draw: (x, y) => (
      <>
        {mark(x, y + 2 * column.scale)}
        {words.draw(x, y)}
        {more?.draw(x, y + words.height)}
      </>
    ),
  };
}

const gap = (height: number): Block => ({ height, draw: () => null });

/** Title, subtitle and year. */
export function headBlocks({ title, subtitle, asOf }: Caption, column: Column): Block[] {
  return [textBlock(title, TITLE, column), textBlock(subtitle, SUBTITLE, column), textBlock(asOf, AS_OF, column)];
}

/** Heading, tones and marks of the legend. */
export function legendBlocks({ legend }: Caption, column: Column): Block[] {
  const { scale, paint } = column;
  return [
    ...(legend.tones.length > 0 ? [textBlock(legend.heading, HEADING, column)] : []),
    ...legend.tones.map(({ tone, isPoint, isStripes, text, hint }) =>
      rowBlock(
        (x, y) => (
          <Swatch tone={tone} isPoint={isPoint} isStripes={isStripes} x={x} y={y} scale={scale} paint={paint} />
        ),
        text,
        hint,
        column,
      ),
    ),
    ...(legend.tones.length > 0 ? [gap(4 * scale)] : []),
    ...legend.marks.map(({ drawing, text }) =>
      rowBlock((x, y) => <Mark drawing={drawing} x={x} y={y} scale={scale} paint={paint} />, text, undefined, column),
    ),
  ];
}

/**
 * A code, black on white whatever it stands on.
 *
 * @param side of the code without the white around it, px; the white reaches beyond the block's left edge, so that the
 *   code stands in line with the text.
 */
export function codeBlock({ modules, path }: CaptionCode, side: number): Block {
  const module = side / modules;
  const quiet = QUIET_MODULES * module;
  const all = round(side + 2 * quiet);
  return {
    height: all,
    draw: (x, y) => (
      <>
        <rect x={round(x - quiet)} y={round(y)} width={all} height={all} fill="#fff" />
        <path
          d={path}
          fill="#000"
          transform={`translate(${round(x)} ${round(y + quiet)}) scale(${module.toFixed(5)})`}
          shapeRendering="crispEdges"
        />
      </>
    ),
  };
}

/** The sources, one block a line. */
export const sourceBlocks = ({ sources }: Caption, column: Column): Block[] =>
  sources.map((line) => textBlock(line, SMALL, column));

/** The total height of blocks, px. */
/** Type is made smaller in steps of this. */
const TYPE_STEP = 0.05;
/** The largest type (1: as designed) at which a layout fits, or the least that is allowed. */
export function fittingScale(fits: (scale: number) => boolean, least: number): number {
  let scale = 1;
  while (scale > least && !fits(scale)) scale -= TYPE_STEP;
  return scale;
}

export const heightOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { height }) => sum + height, 0);

/** Draws blocks from top to bottom. */
export function stack(blocks: readonly Block[], x: number, y: number): ReactNode {
  let at = y;
  return blocks.map((block, index) => {
    const top = at;
    at += block.height;
    // biome-ignore lint/suspicious/noArrayIndexKey: a picture is drawn once, so keys are never compared
    return <Fragment key={index}>{block.draw(x, top)}</Fragment>;
  });
}

/** Distributes blocks over columns of similar height, in order. @returns the blocks of each column. */
export function inColumns(blocks: readonly Block[], count: number): Block[][] {
  const even = heightOf(blocks) / count;
  const columns: Block[][] = Array.from({ length: count }, () => []);
  let filled = 0;
  for (const block of blocks) {
    columns[Math.min(count - 1, Math.floor((filled + block.height / 2) / even))]?.push(block);
    filled += block.height;
  }
  return columns;
}
