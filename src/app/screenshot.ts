/** The current view as a picture file, for a host that requests one: drawn like the pictures that the build makes. */
import { loadGeometries, orThrow } from '#data/load.ts';
import type { DataSource } from '#data/source.ts';
import type { Params, ScreenshotValue } from '#embed/protocol/messages.ts';
import type { MapSession } from '#map/session/session.ts';
import { catalogueOf, languageOf, themeOf } from '#state/selectors.ts';
import type { State } from '#state/store.ts';

/** Rasterises an SVG in a canvas of the SVG's own size. */
async function rasterise(svg: string, width: number, height: number): Promise<ArrayBuffer> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('The browser has made no picture.');
    return await blob.arrayBuffer();
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * A picture that includes title, legend and sources. Its map has the centre and zoom of the screen, so a larger picture
 * shows more of the surroundings.
 *
 * @param options width and height in px; by default those of the map on screen.
 * @throws when shapes fail to load, or the browser cannot draw the picture.
 */
export async function takeScreenshot(
  state: State,
  { motion }: MapSession,
  source: DataSource,
  options: Params<'screenshot'>,
): Promise<ScreenshotValue> {
  const catalogue = catalogueOf(state);
  if (!catalogue) throw new Error('The map has no data yet.');
  const { camera, layout } = motion();
  const { format, width = Math.round(layout.size.width), height = Math.round(layout.size.height) } = options;
  const [{ renderPicture }, loaded] = await Promise.all([import('#map/svg/picture.tsx'), loadGeometries(source)]);
  const look = { width, height, language: languageOf(state), theme: themeOf(state) };
  const svg = renderPicture(catalogue, orThrow(loaded), { ...state.view, at: camera }, look);
  return format === 'svg'
    ? { type: 'image/svg+xml', data: svg }
    : { type: 'image/png', data: await rasterise(svg, width, height) };
}
