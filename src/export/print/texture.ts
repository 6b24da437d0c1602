/**
 * Patterns of a drawing as plain shapes. Chromium prints a pattern as one bitmap for all that it fills, of 72 dots an
 * inch: on paper dots and stripes would be blurred, and a large sheet would take many megabytes.
 */
import { DOTS, HATCH, STRIPES } from '#scene/drawing.ts';
import { boxOf, TENTHS, tracesOf } from '../svg/traces.ts';

/** West, north, east, south of path data, px. */
type Box = readonly [x0: number, y0: number, x1: number, y1: number];

function boxOfPath(data: string): Box {
  const [x0, y0, x1, y1] = boxOf(tracesOf(data));
  return [x0 / TENTHS, y0 / TENTHS, x1 / TENTHS, y1 / TENTHS];
}

const round = (value: number) => Number(value.toFixed(2));
/** The multiples of a step, from an offset, that reach into a range. */
const steps = (from: number, to: number, step: number, offset: number): number[] => {
  const first = Math.floor((from - offset) / step);
  return Array.from(
    { length: Math.max(0, Math.ceil((to - offset) / step) - first + 1) },
    (_, n) => offset + (first + n) * step,
  );
};

/** Dots of the tiles over a box: lines of no length with round ends. */
function dots([x0, y0, x1, y1]: Box, scale: number): string {
  const tile = DOTS.tilePx * scale;
  return DOTS.centresPx
    .flatMap((centre) =>
      steps(y0, y1, tile, centre * scale).flatMap((y) =>
        steps(x0, x1, tile, centre * scale).map((x) => `M${round(x)} ${round(y)}h0`),
      ),
    )
    .join('');
}

/** Lines over a box, down to the east or to the west, a tile apart. */
function slanted([x0, y0, x1, y1]: Box, tile: number, offset: number, isEast: boolean): string {
  const height = y1 - y0;
  const from = isEast ? x0 - y1 : x0 + y0;
  const to = isEast ? x1 - y0 : x1 + y1;
  return steps(from, to, tile, offset)
    .map((at) => {
      const x = isEast ? at + y0 : at - y0;
      return `M${round(x)} ${round(y0)}l${round(isEast ? height : -height)} ${round(height)}`;
    })
    .join('');
}

/** A pattern as the drawing defines it. */
interface Pattern {
  readonly scale: number;
  readonly inside: string;
}

const attribute = (markup: string, name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(markup)?.[1] ?? '';

/** What a pattern puts on a box, as markup. */
function texture(id: string, { scale, inside }: Pattern, box: Box): string {
  const path = (d: string, look: string) => (d === '' ? '' : `<path d="${d}" fill="none" ${look}/>`);
  if (id === 'hatch') {
    const look = `stroke="${attribute(inside, 'stroke')}" stroke-width="${round(HATCH.widthPx * scale)}"`;
    return path(slanted(box, HATCH.tilePx * scale, 0, false), look);
  }
  if (id === 'stripes') {
    const lines = inside.match(/<line [^>]*>/g) ?? [];
    // Each line is there three times, with what its neighbours reach into the tile.
    return STRIPES.lines
      .map(({ atPx, widthPx, opacity }, index) => {
        const colour = attribute(lines[index * 3] ?? '', 'stroke');
        const look = `stroke="${colour}" stroke-opacity="${opacity}" stroke-width="${round(widthPx * scale)}"`;
        return path(slanted(box, STRIPES.tilePx * scale, atPx * scale, true), look);
      })
      .join('');
  }
  const look = `stroke="${attribute(inside, 'fill')}" stroke-width="${round(2 * DOTS.radiusPx * scale)}" stroke-linecap="round"`;
  return path(dots(box, scale), look);
}

const PATTERN = /<pattern id="([^"]*)"[^>]*patternTransform="scale\(([\d.]+)\)"[^>]*>(.*?)<\/pattern>/gs;
const FILLED = /<(path|rect) ([^>]*) fill="url\(#([^")]*)\)"\/>/g;

/** The box of a shape: of a swatch, or of a place. */
function boxOfShape(kind: string, attributes: string): Box {
  if (kind === 'path') return boxOfPath(attribute(` ${attributes}`, 'd'));
  const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((name) =>
    Number(attribute(` ${attributes}`, name)),
  );
  return [x, y, x + width, y + height];
}

/**
 * The drawing with its patterns drawn out, each clipped to the shape that it fills; in steps between which the work may
 * be interrupted.
 */
export function* drawnOut(svg: string): Generator<undefined, string> {
  const patterns = new Map<string, Pattern>(
    [...svg.matchAll(PATTERN)].map(([, id = '', scale, inside = '']) => [id, { scale: Number(scale), inside }]),
  );
  let count = 0;
  let at = 0;
  let drawn = '';
  for (const { 0: whole, 1: kind = '', 2: attributes = '', 3: id = '', index } of svg.matchAll(FILLED)) {
    const pattern = patterns.get(id);
    if (!pattern) continue;
    count += 1;
    const clip = `shape-${count}`;
    drawn += [
      svg.slice(at, index),
      `<clipPath id="${clip}"><${kind} ${attributes}/></clipPath>`,
      `<g clip-path="url(#${clip})">${texture(id, pattern, boxOfShape(kind, attributes))}</g>`,
    ].join('');
    at = index + whole.length;
    yield;
  }
  return drawn + svg.slice(at);
}
