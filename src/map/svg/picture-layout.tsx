/** Where the words of a picture stand and what room they leave to its map. */
import type { ReactNode } from 'react';
import type { Frame, Size } from '#scene/camera.ts';
import { headBlocks, heightOf, inColumns, legendBlocks, sourceBlocks, stack, type Words } from './caption.tsx';
import type { Paint } from './paint.ts';

/** Wider than this over its height, a picture has its words in a column beside the map. */
const BESIDE_ASPECT = 1.15;
const COLUMN_WIDTH_PX = 272;
const PADDING_PX = 18;
const LEGEND_COLUMN_PX = 210;
/** Words are set smaller until they fit, down to this share of their size. */
const MIN_SCALE = 0.45;
const SCALE_STEP = 0.05;
/** What the words of a tall picture may take of its height. */
const WORDS_SHARE = 0.5;

const round = (value: number) => Number(value.toFixed(1));

export interface PictureLayout {
  /** Where the map is. */
  readonly frame: Frame;
  readonly draw: ReactNode;
}

/**
 * Divides a picture between its words and its map: a column beside the map if it is wide, words above and below if it is tall.
 *
 * @param size of the picture, px.
 * @param words undefined: the map has the whole picture.
 */
export function layoutOf(size: Size, words: Words | undefined, paint: Paint): PictureLayout {
  if (!words) return { frame: { x: 0, y: 0, ...size }, draw: null };
  return size.width / size.height > BESIDE_ASPECT ? layoutBeside(size, words, paint) : layoutAround(size, words, paint);
}

/** The largest scale at which `fits` holds. */
function fittingScale(fits: (scale: number) => boolean): number {
  let scale = 1;
  while (scale > MIN_SCALE && !fits(scale)) scale -= SCALE_STEP;
  return scale;
}

/** Words in a column to the left: title, legend, and at its foot the sources. */
function layoutBeside(size: Size, words: Words, paint: Paint): PictureLayout {
  const width = COLUMN_WIDTH_PX - 2 * PADDING_PX;
  const blocks = (scale: number) => {
    const column = { width, scale, paint };
    return {
      head: headBlocks(words, column),
      legend: legendBlocks(words, column),
      sources: sourceBlocks(words, column),
    };
  };
  const room = size.height - 2 * PADDING_PX;
  const gapOf = (scale: number) => 14 * scale;
  const total = (scale: number) => {
    const { head, legend, sources } = blocks(scale);
    return heightOf(head) + heightOf(legend) + heightOf(sources) + 2 * gapOf(scale);
  };
  const scale = fittingScale((candidate) => total(candidate) <= room);
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
function layoutAround(size: Size, words: Words, paint: Paint): PictureLayout {
  const width = size.width - 2 * PADDING_PX;
  const count = Math.max(2, Math.floor(width / LEGEND_COLUMN_PX));
  const measured = (scale: number) => {
    const head = headBlocks(words, { width, scale, paint });
    const legend = inColumns(legendBlocks(words, { width: width / count - 12, scale, paint }), count);
    const sources = sourceBlocks(words, { width, scale, paint });
    const legendHeight = Math.max(...legend.map(heightOf));
    return {
      head,
      legend,
      sources,
      legendHeight,
      total: heightOf(head) + legendHeight + heightOf(sources) + 5 * PADDING_PX,
    };
  };
  const scale = fittingScale((candidate) => measured(candidate).total <= size.height * WORDS_SHARE);
  const { head, legend, sources, legendHeight } = measured(scale);
  const top = PADDING_PX + heightOf(head) + PADDING_PX / 2;
  const bottom = size.height - PADDING_PX - heightOf(sources) - PADDING_PX / 2 - legendHeight;
  return {
    frame: { x: 0, y: round(top), width: size.width, height: round(bottom - PADDING_PX / 2 - top) },
    draw: (
      <>
        {stack(head, PADDING_PX, PADDING_PX)}
        {legend.map((blocks, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a picture is drawn once; nothing is ever moved
          <g key={index}>{stack(blocks, PADDING_PX + (index * width) / count, bottom)}</g>
        ))}
        {stack(sources, PADDING_PX, size.height - PADDING_PX - heightOf(sources))}
      </>
    ),
  };
}
