/**
 * When is the map on the screen? Frames of the screencast are compared with the last one, where the map is seen in it;
 * what is as white there as an empty page does not count. And: how many bytes had the server sent by then?
 */
import { PNG } from 'pngjs';
import { EMPTY_PATH } from '../server.ts';
import { AFTER_LIVE_MS, type Probe, waitForLive, waitUntil } from './probe.ts';

const SHARE = 0.85;
/** Per channel of 255; two renderers round a blended colour differently by a few steps. */
const TOLERANCE = 16;
const CELL_PX = 8;
/** An empty page. The screencast cannot be asked for it: its first frame may already be the map. */
const WHITE = Uint8Array.of(255, 255, 255);

interface Frame {
  /** Milliseconds of the wall clock at which the frame was swapped in. */
  readonly at: number;
  readonly png: Buffer;
}

/** Whether a pixel is that of another picture of the same size, or the one colour that is given for all of it. */
function same(a: Uint8Array, b: Uint8Array, offset: number, offsetB = offset): boolean {
  for (const channel of [0, 1, 2])
    if (Math.abs((a[offset + channel] ?? 0) - (b[offsetB + channel] ?? 0)) > TOLERANCE) return false;
  return true;
}

/** Offsets of the pixels that make the picture: on the map, and not as white as an empty page. */
function pixelsOfInterest({ width, height, data }: PNG, isMap: (x: number, y: number) => boolean): readonly number[] {
  const offsets: number[] = [];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const offset = (y * width + x) * 4;
      if (isMap(x, y) && !same(data, WHITE, offset, 0)) offsets.push(offset);
    }
  }
  return offsets;
}

function firstPicture(frames: readonly Frame[], isMap: (x: number, y: number) => boolean): number {
  const last = frames.at(-1);
  if (!last) throw new Error('The screencast gave no frames.');
  const final = PNG.sync.read(last.png);
  const offsets = pixelsOfInterest(final, isMap);
  if (offsets.length === 0) throw new Error('The last frame is blank.');
  const found = frames.find(({ png }) => {
    const { data } = PNG.sync.read(png);
    return offsets.filter((offset) => same(data, final.data, offset)).length >= SHARE * offsets.length;
  });
  return (found ?? last).at;
}

/** One character per cell, one string per row of them: is the map the topmost thing there? */
function mapCells(cell: number): readonly string[] {
  return Array.from({ length: Math.ceil(innerHeight / cell) }, (_, row) =>
    Array.from({ length: Math.ceil(innerWidth / cell) }, (__, column) =>
      document.elementFromPoint((column + 0.5) * cell, (row + 0.5) * cell)?.closest('[data-map-state]') ? '1' : '0',
    ).join(''),
  );
}

export const picture: Probe = {
  name: 'picture',
  sites: ['map', 'floor'],
  async run(context, { link, server }) {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const frames: Frame[] = [];
    session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
      frames.push({ at: (metadata.timestamp ?? 0) * 1000, png: Buffer.from(data, 'base64') });
      // Fails only when the page is gone, and then there is nothing left to acknowledge.
      session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
    });
    await page.goto(new URL(EMPTY_PATH, link).href);
    await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
    server.forget();
    await page.goto(link, { waitUntil: 'commit' });
    await waitUntil(page, (await waitForLive(page)) + AFTER_LIVE_MS);
    await session.send('Page.stopScreencast');
    const origin = await page.evaluate(() => performance.timeOrigin);
    const cells = await page.evaluate(mapCells, CELL_PX);
    const isMap = (x: number, y: number) => cells[Math.floor(y / CELL_PX)]?.[Math.floor(x / CELL_PX)] === '1';
    const at = firstPicture(frames, isMap);
    const bytes = server.sent().reduce((sum, entry) => sum + (entry.at <= at ? entry.bytes : 0), 0);
    return { pictureMs: at - origin, bytes };
  },
};
