/** The legend of a slide: its rows with their heights, set as large as the column has room for. */
import type { Paint } from '#map/svg/paint.ts';
import { DOTS, STRIPES, TINT } from '#scene/drawing.ts';
import { wrapText } from '#scene/labels/text.ts';
import type { Legend, MarkRow, ToneRow } from '#scene/legend.ts';
import type { Box, Fill, Line } from './markup.ts';

/** Sizes at full scale, px of the slide. */
const HEADING_PX = 18;
const ROW_PX = 16;
const HINT_PX = 12;
const AFTER_PX = 6;
const MARK_PX = 34;
const SWATCH = { width: 24, height: 16 } as const;
const LINE_HEIGHT = 1.3;
const SMALLEST = 0.5;
const STEP = 0.05;

/** A mark of the legend: a shape in its box. */
export interface LegendMark {
  readonly shape: 'rect' | 'ellipse' | 'line';
  readonly box: Box;
  readonly fill?: Fill | undefined;
  readonly line?: Line | undefined;
}
export interface LegendEntry {
  readonly mark?: LegendMark;
  readonly text: string;
  readonly box: Box;
  readonly px: number;
  readonly isHeading?: boolean;
}

function toneMark({ tone, isPoint, isStripes }: ToneRow, paint: Paint, scale: number): LegendMark {
  const edge = paint.tone(tone, 'edge');
  if (isPoint) {
    const side = 12 * scale;
    return { shape: 'ellipse', box: { x: 6 * scale, y: 3 * scale, width: side, height: side }, fill: { colour: edge } };
  }
  const isGround = tone === 'plain' || tone === 'not-stated';
  const own = isStripes ? paint.surface('ink3') : paint.tone(tone, 'fill');
  const colour = paint.mix(own, TINT, paint.surface('subject'));
  const [, light] = STRIPES.lines;
  const pattern: Fill['pattern'] = isStripes
    ? { name: 'wdDnDiag', colour: paint.mix(paint.surface(light.colour), light.opacity, colour) }
    : tone === 'not-stated'
      ? { name: 'pct5', colour: paint.surface(DOTS.colour) }
      : undefined;
  return {
    shape: 'rect',
    box: { x: 0, y: 2 * scale, width: SWATCH.width * scale, height: SWATCH.height * scale },
    fill: { colour, ...(pattern && { pattern }) },
    line: { colour: isGround ? paint.surface('border') : edge, widthPx: 1.25 },
  };
}

function drawnMark({ drawing }: MarkRow, paint: Paint, scale: number): LegendMark {
  const middle = 10 * scale;
  const line: Line | undefined =
    drawing.stroke === null
      ? undefined
      : {
          colour: paint.colour(drawing.stroke),
          widthPx: drawing.widthPx,
          dash: drawing.shape === 'line' ? drawing.dash : undefined,
        };
  if (drawing.shape === 'line')
    return { shape: 'line', box: { x: 0, y: middle, width: SWATCH.width * scale, height: 0 }, line };
  const radius = drawing.radiusPx * scale * 1.25;
  const box = { x: (SWATCH.width * scale) / 2 - radius, y: middle - radius, width: 2 * radius, height: 2 * radius };
  return { shape: 'ellipse', box, fill: drawing.fill ? { colour: paint.colour(drawing.fill) } : undefined, line };
}

const moved = (mark: LegendMark, x: number, y: number): LegendMark => ({
  ...mark,
  box: { ...mark.box, x: mark.box.x + x, y: mark.box.y + y },
});

function set(legend: Legend, { x, y, width }: Box, paint: Paint, scale: number): readonly LegendEntry[] {
  const entries: LegendEntry[] = [];
  let top = y;
  const add = (text: string, px: number, left: number, rest: Pick<LegendEntry, 'mark' | 'isHeading'> = {}) => {
    const lines = wrapText(text, (width - left) / px).length;
    const height = lines * px * LINE_HEIGHT;
    entries.push({ ...rest, text, px, box: { x: x + left, y: top, width: width - left, height } });
    top += height;
  };
  const row = (mark: LegendMark, text: string, hint?: string) => {
    add(text, ROW_PX * scale, MARK_PX * scale, { mark: moved(mark, x, top) });
    if (hint) add(hint, HINT_PX * scale, MARK_PX * scale);
    top += AFTER_PX * scale;
  };
  if (legend.tones.length > 0) {
    add(legend.heading, HEADING_PX * scale, 0, { isHeading: true });
    top += AFTER_PX * scale;
  }
  for (const tone of legend.tones) row(toneMark(tone, paint, scale), tone.text, tone.hint);
  for (const mark of legend.marks) row(drawnMark(mark, paint, scale), mark.text);
  return entries;
}

/** The entries from the top of the column down; the smallest letters may still be too many for it. */
export function legendEntries(legend: Legend, column: Box, paint: Paint): readonly LegendEntry[] {
  for (let scale = 1; ; scale -= STEP) {
    const entries = set(legend, column, paint, scale);
    const { box } = entries.at(-1) ?? {};
    if (scale - STEP < SMALLEST || !box || box.y + box.height <= column.y + column.height) return entries;
  }
}
