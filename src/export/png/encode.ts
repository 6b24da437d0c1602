/**
 * Writes a PNG strip by strip, so that a picture of 8,000 px a side needs the memory of a strip and not a canvas of 256
 * MB, which phones refuse; with texts that say its sources, and its resolution. Each strip is a task of its own,
 * between which the page answers: drawing and packing one takes some 10 ms on a common processor.
 */
import { nextTask } from '#map/svg/slices.ts';
import type { Work } from '../format.ts';

/** Of the pixels of a strip, 32 rows at 8,000 px; and of what is packed, in a chunk with a checksum of its own. */
const STRIP_BYTES = 1_048_576;
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const BYTES_A_PIXEL = 4;
const INCHES_A_METRE = 39.3701;
/** CSS px of an inch. */
const CSS_DPI = 96;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
const crcOf = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crcOf(bytes.subarray(4, data.length + 8)));
  return bytes;
}

function header(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(13);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // Eight bits, red green blue opacity, and the only methods there are.
  bytes.set([8, 6, 0, 0, 0], 8);
  return bytes;
}

function resolution(scale: number): Uint8Array {
  const bytes = new Uint8Array(9);
  const view = new DataView(bytes.buffer);
  const dots = Math.round(CSS_DPI * scale * INCHES_A_METRE);
  view.setUint32(0, dots);
  view.setUint32(4, dots);
  bytes[8] = 1;
  return bytes;
}

/** A text in UTF-8, not compressed: keyword, then four empty fields. */
const text = (keyword: string, words: string) =>
  chunk('iTXt', new TextEncoder().encode(`${keyword}\0\0\0\0\0${words.replaceAll('\0', '')}`));

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Device px of a CSS px. */
  readonly scale: number;
  /** Keywords of at most 79 Latin letters, and what they say. */
  readonly texts: Readonly<Record<string, string>>;
  /** Red, green, blue and opacity of some rows, not premultiplied. */
  readonly strip: (firstRow: number, rows: number) => Uint8ClampedArray;
}

/** @throws the reason of the signal when it is cancelled between two strips. */
export async function encodePng(pixels: Pixels, { progress, signal }: Work): Promise<Blob> {
  const { width, height, scale, texts, strip } = pixels;
  const packer = new CompressionStream('deflate');
  const writer = packer.writable.getWriter();
  const packed = new Response(packer.readable).arrayBuffer();
  // A cancelled stream rejects here too, and has been reported by then.
  packed.catch(() => undefined);
  try {
    const line = width * BYTES_A_PIXEL;
    const most = Math.max(1, Math.floor(STRIP_BYTES / line));
    for (let first = 0; first < height; first += most) {
      await nextTask();
      signal.throwIfAborted();
      const rows = Math.min(most, height - first);
      const data = strip(first, rows);
      // Each row begins with its filter; the flat colours of a map need none.
      const filtered = new Uint8Array(rows * (line + 1));
      for (let row = 0; row < rows; row += 1)
        filtered.set(data.subarray(row * line, (row + 1) * line), row * (line + 1) + 1);
      await writer.write(filtered);
      progress((first + rows) / height);
    }
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
    throw error;
  }
  const pixelChunks: Uint8Array<ArrayBuffer>[] = [];
  const all = new Uint8Array(await packed);
  for (let at = 0; at < all.length; at += STRIP_BYTES) {
    await nextTask();
    pixelChunks.push(chunk('IDAT', all.subarray(at, at + STRIP_BYTES)));
  }
  signal.throwIfAborted();
  return new Blob(
    [
      new Uint8Array(SIGNATURE),
      chunk('IHDR', header(width, height)),
      chunk('pHYs', resolution(scale)),
      ...Object.entries(texts).map(([keyword, words]) => text(keyword, words)),
      ...pixelChunks,
      chunk('IEND', new Uint8Array()),
    ],
    { type: 'image/png' },
  );
}
