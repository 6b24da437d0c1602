/** A memo for Word (WordprocessingML, ECMA-376): what is on screen, each sentence with a note of where it stands. */
import { captionOf, descriptionOf } from '#map/svg/picture-caption.ts';
import { inSlices } from '#map/svg/slices.ts';
import { qrCode } from '#ui/qr.ts';
import { QUIET_MODULES } from '#ui/quiet-zone.ts';
import type { ExportRequest, Made, Work } from '../format.ts';
import { filesOf } from '../ooxml/package.ts';
import { encodePng } from '../png/encode.ts';
import { makePng } from '../png/png.ts';
import { zipped } from '../zip/zip.ts';
import { memoOf, type Sections } from './contents.ts';
import type { Block } from './memo.ts';
import { partsOf } from './package.ts';
import { type Drawn, Writer } from './writer.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface DocxOptions {
  readonly sections: Sections;
  /** `language`: GB/T 7714 in Chinese, APA otherwise. */
  readonly citation: 'language' | 'GB/T 7714' | 'APA';
}

/** The picture of a map, CSS px: its letters are of 7 points on the page. */
export const MAP_SIZE = { width: 720, height: 486 } as const;
/** Px of a module of the code. */
const MODULE_PX = 8;
/** Shares of the work: choosing what is said, drawing, writing. The rest is compression. */
const [CHOSEN, DRAWN, WRITTEN] = [0.1, 0.5, 0.9];

/** Draws the map of a request as PNG; in tests there is no browser that does it. */
export type DrawMap = (request: ExportRequest, work: Work) => Promise<Uint8Array<ArrayBuffer>>;

const bytesOf = async (bytes: Blob | Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes;

/** What the memo draws; 220 dots an inch on the page. */
export const MAP_PICTURE = { ...MAP_SIZE, ground: 'paper', title: false, legend: true, sources: false } as const;
const drawMap: DrawMap = async (request, work) =>
  bytesOf((await makePng(request, work, { ...MAP_PICTURE, scale: '2' })).bytes);

/** The words for those who do not see the map: those of a step, or of the picture itself. */
function altOf(request: ExportRequest, alt: string | undefined): string {
  const { catalogue, geometries, view, scene, camera, language } = request;
  const frame = { x: 0, y: 0, ...MAP_SIZE };
  const selected = view.area ? catalogue.areaById.get(view.area) : undefined;
  const caption = captionOf({ catalogue, geometries, view, scene, camera: camera(frame), frame, language, selected });
  return alt ?? descriptionOf(caption, language);
}

/** The code of an address. @returns undefined when the address is longer than any code holds. */
async function drawCode(link: string, work: Work): Promise<Drawn | undefined> {
  const code = qrCode(link);
  if (!code) return undefined;
  const side = (code.modules + 2 * QUIET_MODULES) * MODULE_PX;
  const strip = (firstRow: number, rows: number) => {
    const pixels = new Uint8ClampedArray(side * rows * 4).fill(255);
    for (let row = 0; row < rows; row += 1)
      for (let column = 0; column < side; column += 1) {
        const [x, y] = [column, firstRow + row].map((px) => Math.floor(px / MODULE_PX) - QUIET_MODULES);
        if (code.isDark(x ?? -1, y ?? -1)) pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
      }
    return pixels;
  };
  const png = await encodePng({ width: side, height: side, scale: 2, texts: {}, strip }, work);
  return { bytes: await bytesOf(png), alt: link, ratio: 1 };
}

/** Chooses, writes and packs in slices between which the page answers; pictures are drawn one by one. */
export async function makeDocx(
  request: ExportRequest,
  { progress, signal }: Work,
  { sections, citation }: DocxOptions,
  draw: DrawMap = drawMap,
): Promise<Made> {
  signal.throwIfAborted();
  const { about, evidenceLanguage } = request;
  const blocks: Block[] = [];
  function* choose(): Generator<undefined> {
    for (const block of memoOf(request, sections)) {
      signal.throwIfAborted();
      if (block) blocks.push(block);
      yield;
    }
  }
  await inSlices(choose());
  progress(CHOSEN);

  const pictures = new Map<Block, Drawn>();
  const toDraw = blocks.filter(({ is }) => is === 'map' || is === 'address');
  for (const [index, block] of toDraw.entries()) {
    const work: Work = {
      signal,
      progress: (share) => progress(CHOSEN + ((DRAWN - CHOSEN) * (index + share)) / toDraw.length),
    };
    const drawn = await pictureOf(block, draw, work);
    if (drawn) pictures.set(block, drawn);
  }

  const style = citation === 'language' ? evidenceLanguage : citation === 'APA' ? 'en' : 'zh';
  const writer = new Writer(request, style);
  function* write(): Generator<undefined> {
    for (const [index, block] of blocks.entries()) {
      for (const _ of writer.write(block, pictures.get(block))) {
        signal.throwIfAborted();
        yield;
      }
      progress(DRAWN + ((WRITTEN - DRAWN) * (index + 1)) / blocks.length);
    }
  }
  await inSlices(write());
  const { body, notes, letters } = writer;
  const title = blocks.find(({ is }) => is === 'title');
  const parts = partsOf({
    request,
    letters,
    title: title?.is === 'title' ? title.text : about.title,
    body,
    notes,
    links: writer.links.relations,
    noteLinks: writer.noteLinks.relations,
    pictures: writer.pictures,
  });
  const bytes = await zipped(filesOf(parts), about.made, (done) => {
    signal.throwIfAborted();
    progress(WRITTEN + ((1 - WRITTEN) * done) / parts.length);
  });
  return { bytes, name: `${about.stem}.docx`, type: TYPE, preview: previewOf(blocks) };
}

/** A browser that cannot draw so many pixels leaves the rest of the memo: its words matter more. */
async function pictureOf(block: Block, draw: DrawMap, work: Work): Promise<Drawn | undefined> {
  try {
    if (block.is === 'address') return await drawCode(block.link, work);
    if (block.is !== 'map') return undefined;
    const bytes = await draw(block.request, work);
    return { bytes, alt: altOf(block.request, block.alt), ratio: MAP_SIZE.height / MAP_SIZE.width };
  } catch {
    work.signal.throwIfAborted();
    return undefined;
  }
}

/** The headings, as Word's outline shows them. */
const previewOf = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) =>
      block.is === 'title' ? block.text : block.is === 'heading' ? `${'  '.repeat(block.level)}${block.text}` : [],
    )
    .slice(0, OUTLINE_LINES)
    .join('\n');
/** As many lines as the dialog has room for. */
const OUTLINE_LINES = 60;
