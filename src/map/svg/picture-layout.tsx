/** The layout of a picture: its caption, and the frame that is left for the map. */
import type { ReactNode } from 'react';
import type { Frame, Size } from '#scene/camera.ts';
import {
  type Caption,
  codeBlock,
  fittingScale,
  headBlocks,
  heightOf,
  inColumns,
  legendBlocks,
  sourceBlocks,
  stack,
} from './caption.tsx';
import type { Paint } from './paint.ts';

/** With a larger aspect ratio the caption is a column beside the map. */
const BESIDE_ASPECT = 1.15;
const COLUMN_WIDTH_PX = 272;
const PADDING_PX = 18;
const LEGEND_COLUMN_PX = 210;
/** The caption's font is scaled down until it fits, at most to this factor. */
const MIN_SCALE = 0.45;
/** Side of the code of the address at full type. */
const CODE_PX = 84;
/** The part of a tall picture's height that the caption may take. */
const CAPTION_SHARE = 0.5;

const round = (value: number) => Number(value.toFixed(1));

/** The parts of a caption that are left out. */
export interface Without {
  readonly title?: boolean;
  readonly legend?: boolean;
  readonly sources?: boolean;
}

export interface PictureLayout {
  /** Where the map is. */
  readonly frame: Frame;
  readonly draw: ReactNode;
}

/**
 * Divides a picture between caption and map: a column beside the map in a wide picture, blocks above and below the map
 * in a tall one.
 *
 * @param size of the picture, px.
 * @param caption undefined: the map fills the picture.
 * @param without parts that are left out; the map has the room of all only where none is left.
 */
export function layoutOf(size: Size, caption: Caption | undefined, paint: Paint, without: Without = {}): PictureLayout {
  if (!caption || (without.title && without.legend && without.sources))
    return { frame: { x: 0, y: 0, ...size }, draw: null };
  return size.width / size.height > BESIDE_ASPECT
    ? layoutBeside(size, caption, paint, without)
    : layoutAround(size, caption, paint, without);
}

/** The caption in a column on the left: title, legend, and at the bottom the sources. */
function layoutBeside(size: Size, caption: Caption, paint: Paint, without: Without): PictureLayout {
  const width = COLUMN_WIDTH_PX - 2 * PADDING_PX;
  const blocks = (scale: number) => {
    const column = { width, scale, paint };
    return {
      head: without.title ? [] : headBlocks(caption, column),
      legend: without.legend ? [] : legendBlocks(caption, column),
      sources: without.sources
        ? []
        : [...(caption.code ? [codeBlock(caption.code, CODE_PX * scale)] : []), ...sourceBlocks(caption, column)],
    };
  };
  const room = size.height - 2 * PADDING_PX;
  const gapOf = (scale: number) => 14 * scale;
  const total = (scale: number) => {
    const { head, legend, sources } = blocks(scale);
    return heightOf(head) + heightOf(legend) + heightOf(sources) + 2 * gapOf(scale);
  };
  const scale = fittingScale((candidate) => total(candidate) <= room, MIN_SCALE);
  const { head, legend, sources } = blocks(scale);
  return {
    frame: { x: COLUMN_WIDTH_PX, y: 0, width: size.width - COLUMN_WIDTH_PX, height: size.height },
    draw: (
      <>
        {stack(head, PADDING_PX, PADDING_PX)}
        {stack(legend, PADDING_PX, PADDING_PX + heightOf(head) + gapOf(scale))}
        {stack(sources, PADDING_PX, size.height - PADDING_PX - heightOf(sources))}
      </>
    ),
  };
}

/** Title above the map; legend in columns and the sources below it. */
function layoutAround(size: Size, caption: Caption, paint: Paint, without: Without): PictureLayout {
  const width = size.width - 2 * PADDING_PX;
  const count = Math.max(2, Math.floor(width / LEGEND_COLUMN_PX));
  const measured = (scale: number) => {
    const head = without.title ? [] : headBlocks(caption, { width, scale, paint });
    const rows = without.legend ? [] : legendBlocks(caption, { width: width / count - 12, scale, paint });
    const legend = inColumns(rows, count);
    const code = without.sources || !caption.code ? undefined : codeBlock(caption.code, CODE_PX * scale);
    const beside = code ? code.height + PADDING_PX / 2 : 0;
    const sources = without.sources ? [] : sourceBlocks(caption, { width: width - beside, scale, paint });
    const legendHeight = Math.max(...legend.map(heightOf));
    const foot = Math.max(heightOf(sources), code?.height ?? 0);
    return {
      head,
      legend,
      sources,
      code,
      legendHeight,
      foot,
      total: heightOf(head) + legendHeight + foot + 5 * PADDING_PX,
    };
  };
  const scale = fittingScale((candidate) => measured(candidate).total <= size.height * CAPTION_SHARE, MIN_SCALE);
  const { head, legend, sources, code, legendHeight, foot } = measured(scale);
  const top = PADDING_PX + heightOf(head) + PADDING_PX / 2;
  const bottom = size.height - PADDING_PX - foot - PADDING_PX / 2 - legendHeight;
  return {
    frame: { x: 0, y: round(top), width: size.width, height: round(bottom - PADDING_PX / 2 - top) },
    draw: (
      <>
        {stack(head, PADDING_PX, PADDING_PX)}
        {legend.map((blocks, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a picture is drawn once; nothing is ever moved
          <g key={index}>{stack(blocks, PADDING_PX + (index * width) / count, bottom)}</g>
        ))}
        {stack(sources, PADDING_PX, size.height - PADDING_PX - foot)}
        {code?.draw(size.width - PADDING_PX - code.height, size.height - PADDING_PX - foot)}
      </>
    ),
  };
}
