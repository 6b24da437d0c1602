/**
 * SVG -> PNG by resvg, compiled to WebAssembly: the same bytes on every machine, and no native build in a fresh clone.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

let ready: Promise<void> | undefined;

/**
 * @param svg without text: no fonts are loaded, because they differ from machine to machine. About 120 ms for 1200 ×
 * 630.
 */
export async function pngOf(svg: string): Promise<Uint8Array> {
  // Once per process; later calls would throw.
  ready ??= initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  await ready;
  const drawing = new Resvg(svg, { font: { loadSystemFonts: false } });
  const image = drawing.render();
  const png = image.asPng();
  image.free();
  drawing.free();
  return png;
}
