/** Compares screenshots: the share of pixels that differ, and the shift between two of them in pixels. */
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Threshold of the colour distance, 0 to 1; anti-aliased edges never count. */
const THRESHOLD = 0.1;

function decode(a: Buffer, b: Buffer): readonly [PNG, PNG] {
  const [first, second] = [PNG.sync.read(a), PNG.sync.read(b)];
  if (first.width !== second.width || first.height !== second.height) throw new Error('The pictures differ in size.');
  return [first, second];
}

/** The first pixel: red, green, blue. */
export const colourOf = (picture: Buffer): readonly number[] => [...PNG.sync.read(picture).data.subarray(0, 3)];

/** Share of the pixels that are not the same, 0 to 1. */
export function difference(a: Buffer, b: Buffer): number {
  const [first, second] = decode(a, b);
  return (
    pixelmatch(first.data, second.data, undefined, first.width, first.height, { threshold: THRESHOLD }) /
    (first.width * first.height)
  );
}

const grey = ({ data }: PNG, offset: number) => (data[offset] ?? 0) + (data[offset + 1] ?? 0) + (data[offset + 2] ?? 0);

/** Mean difference per pixel when the second picture is shifted by this offset. */
function misfit(a: PNG, b: PNG, dx: number, dy: number, margin: number): number {
  let sum = 0;
  for (let y = margin; y < a.height - margin; y += 1) {
    for (let x = margin; x < a.width - margin; x += 1)
      sum += Math.abs(grey(a, (y * a.width + x) * 4) - grey(b, ((y + dy) * b.width + x + dx) * 4));
  }
  return sum;
}

/** The best shift, of up to `reach` pixels in any direction, that aligns the second picture with the first. */
export function shift(a: Buffer, b: Buffer, reach = 3): { readonly x: number; readonly y: number } {
  const [first, second] = decode(a, b);
  const steps = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);
  const tried = steps.flatMap((x) => steps.map((y) => ({ x, y, misfit: misfit(first, second, x, y, reach) })));
  const { x, y } = tried.reduce((best, next) => (next.misfit < best.misfit ? next : best));
  return { x, y };
}

/** Threshold of an edge: change of brightness over two pixels, summed over three channels. */
const EDGE = 150;

/** Edge mask: 1 for every pixel at which the picture changes sharply to the right or downwards. */
function edges(png: PNG): Uint8Array {
  const found = new Uint8Array(png.width * png.height);
  for (let y = 1; y < png.height - 1; y += 1) {
    for (let x = 1; x < png.width - 1; x += 1) {
      const at = y * png.width + x;
      const across = Math.abs(grey(png, (at + 1) * 4) - grey(png, (at - 1) * 4));
      const down = Math.abs(grey(png, (at + png.width) * 4) - grey(png, (at - png.width) * 4));
      if (Math.max(across, down) >= EDGE) found[at] = 1;
    }
  }
  return found;
}

/** Minimum line length in px. Shorter runs are dots of patterns and dashes, whose phase differs between renderers. */
const SHORTEST_LINE_PX = 60;

/** Keeps only edge pixels that are connected into a line. */
function lines(found: Uint8Array, width: number): Uint8Array {
  const kept = new Uint8Array(found.length);
  const seen = new Uint8Array(found.length);
  for (let start = 0; start < found.length; start += 1) {
    if (!found[start] || seen[start]) continue;
    const line = [start];
    seen[start] = 1;
    for (let next = 0; next < line.length; next += 1) {
      for (const step of [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1]) {
        const at = (line[next] ?? 0) + step;
        if (!found[at] || seen[at]) continue;
        seen[at] = 1;
        line.push(at);
      }
    }
    if (line.length >= SHORTEST_LINE_PX) for (const at of line) kept[at] = 1;
  }
  return kept;
}

function alone(
  from: Uint8Array,
  to: Uint8Array,
  width: number,
  reach: number,
): { readonly edges: number; readonly alone: number } {
  const result = { edges: 0, alone: 0 };
  for (let at = 0; at < from.length; at += 1) {
    if (!from[at]) continue;
    result.edges += 1;
    let near = false;
    for (let dy = -reach; dy <= reach && !near; dy += 1)
      for (let dx = -reach; dx <= reach && !near; dx += 1) near = to[at + dy * width + dx] === 1;
    if (!near) result.alone += 1;
  }
  return result;
}

/**
 * Whether lines lie on lines: of all pixels of a line in one picture, the share that has no line of the other picture
 * within `reach` pixels, the worse of both directions. A shift of the whole, of a part, and a line too many or too few
 * all count.
 */
export function linesAlone(a: Buffer, b: Buffer, reach = 1): { readonly pixels: number; readonly share: number } {
  const [first, second] = decode(a, b);
  const [one, other] = [lines(edges(first), first.width), lines(edges(second), second.width)];
  const both = [alone(one, other, first.width, reach), alone(other, one, first.width, reach)];
  return {
    pixels: Math.min(...both.map((side) => side.edges)),
    share: Math.max(...both.map((side) => side.alone / Math.max(1, side.edges))),
  };
}

/** Share of the pixels that differ from the most frequent colour, 0 to 1; 0 for a blank page. */
export function painted(picture: Buffer): number {
  const { data } = PNG.sync.read(picture);
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return 1 - Math.max(...counts.values()) / (data.length / 4);
}

/** Mean brightness, 0 black to 1 white. */
export function brightness(picture: Buffer): number {
  const png = PNG.sync.read(picture);
  let sum = 0;
  for (let at = 0; at < png.data.length; at += 4) sum += grey(png, at);
  return sum / (png.data.length / 4) / (3 * 255);
}
