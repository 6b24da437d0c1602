/** PNG: the picture of the View as pixels, drawn by the browser from the same SVG, with or without WebGL. */
import { inSlices } from '#map/svg/slices.ts';
import { type ExportRequest, type Made, stoppable, type Work } from '../format.ts';
import { type PictureChoice, pictureMarkup } from '../svg/svg.ts';
import { encodePng } from './encode.ts';

/** Of a side: more, and viewers and office programs begin to refuse a picture. */
export const MAX_SIDE = 8000;

/** The scale that the sides allow. */
export const scaleFor = ({ width, height }: PictureChoice, asked: number): number =>
  Math.min(asked, MAX_SIDE / Math.max(width, height));

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
export async function makePng(
  request: ExportRequest,
  work: Work,
  chosen: PictureChoice & { readonly scale: '1' | '2' | '3' | '4' },
): Promise<Made> {
  const { about, t } = request;
  const scale = scaleFor(chosen, Number(chosen.scale));
  const [width, height] = [Math.round(chosen.width * scale), Math.round(chosen.height * scale)];
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
    throw new Error(t('export.noPixels', { width, height }), { cause: error });
  }
}
