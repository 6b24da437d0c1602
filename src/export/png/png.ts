/** PNG: the picture of the View as pixels, drawn by the browser from the same SVG, with or without WebGL. */
import { inSlices } from '#map/svg/slices.ts';
import { type ExportRequest, type Made, stoppable, TooLarge, type Work } from '../format.ts';
import { type PictureChoice, pictureMarkup } from '../svg/svg.ts';
import { encodePng } from './encode.ts';

/** Of a side: more, and viewers and office programs begin to refuse a picture. */
export const MAX_SIDE = 8000;

/** Of the sides that the dialog takes. */
export const MIN_SIDE = 200;

/** The scale that the sides allow. */
export const scaleFor = ({ width, height }: PictureChoice, asked: number): number =>
  Math.min(asked, MAX_SIDE / Math.max(width, height));

/** What `smallerChoice` reads: sides in CSS px, and a whole scale. */
type Pixels = PictureChoice & { readonly scale: '1' | '2' | '3' | '4' };

/** The next choice with fewer pixels: a smaller scale, then half the sides; undefined for the smallest picture. */
export function smallerChoice(chosen: Pixels): Pixels | undefined {
  const drawn = scaleFor(chosen, Number(chosen.scale));
  const scale = (['3', '2', '1'] as const).find((one) => Number(one) < drawn);
  if (scale) return { ...chosen, scale };
  const half = (side: number) => Math.max(MIN_SIDE, Math.floor(side / 2));
  const [width, height] = [half(chosen.width), half(chosen.height)];
  return width < chosen.width || height < chosen.height ? { ...chosen, width, height, scale: '1' } : undefined;
}

function sizeOf(chosen: Pixels) {
  const scale = scaleFor(chosen, Number(chosen.scale));
  return { width: Math.round(chosen.width * scale), height: Math.round(chosen.height * scale), scale };
}

/** Draws rows of an SVG. @throws when the browser cannot draw it, or has no memory for a strip. */
async function painter(svg: string, width: number, height: number) {
  const image = new Image();
  // Sized as it is drawn: Firefox would enlarge the pixels of a smaller one.
  const sized = svg.replace(/^(<svg[^>]*?) width="[^"]*" height="[^"]*"/, `$1 width="${width}" height="${height}"`);
  image.src = `data:image/svg+xml,${encodeURIComponent(sized)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  return (firstRow: number, rows: number): Uint8ClampedArray => {
    canvas.width = width;
    canvas.height = rows;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, -firstRow, width, height);
    return context.getImageData(0, 0, width, rows).data;
  };
}

/** A file that says its sources also where title and sources are left out of the picture. */
export async function makePng(request: ExportRequest, work: Work, chosen: Pixels): Promise<Made> {
  const { about, t } = request;
  const { width, height, scale } = sizeOf(chosen);
  const svg = await inSlices(stoppable(pictureMarkup(request, chosen, false), work.signal));
  try {
    const strip = await painter(svg, width, height);
    const texts = {
      Title: about.title,
      Description: about.description,
      Source: [about.sources, about.versionWords, about.link].join('\n'),
      Copyright: about.attribution,
    };
    const bytes = await encodePng({ width, height, scale, texts, strip }, work);
    return { bytes, name: `${about.stem}.png`, type: 'image/png' };
  } catch (error) {
    work.signal.throwIfAborted();
    const smaller = smallerChoice(chosen);
    const next = smaller && { chosen: { ...smaller }, words: t('export.smaller', sizeOf(smaller)) };
    throw new TooLarge(t('export.noPixels', { width, height }), next ?? null, error);
  }
}
