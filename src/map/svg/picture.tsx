/**
 * A View as one SVG that stands alone: no variables, no references, its words and sources in it, so that it can be shown by `<img>`,
 * put on a slide or kept in a folder. The Scene is the map's own, drawn by the same components as the map without WebGL.
 *
 * In the running app: a lazy chunk of its own.
 *
 *     const { renderPicture } = await import('#map/svg/picture.tsx');
 *     const files = await Promise.all(GEOMETRY.map(async (name) => [name, await loadGeometry(name)] as const));
 *     // each is { ok: true, value } or a failure to tell; then
 *     renderPicture(catalogue, { base, world, areas, arcs }, view, { width: 1200, height: 630, language, theme });
 *
 * A View without a camera (`at: null`) is fitted: the selected place with its surroundings, or all of Shanghai. To picture exactly what
 * is on screen pass the present camera as `at`.
 */
import type { ReactNode } from 'react';
import { type IndexedCatalogue, latestYear } from '#domain/model/catalogue.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import { evidenceLanguage, type Language } from '#domain/vocabulary/languages.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { translator } from '#i18n/index.ts';
import type { Frame, Size } from '#scene/camera.ts';
import { composeScene } from '#scene/scene.ts';
import { THEME } from '#scene/tokens.ts';
import type { View } from '#state/view.ts';
import type { Words } from './caption.tsx';
import type { Geometries } from './features.ts';
import { markupOf } from './markup.ts';
import { PictureMap } from './PictureMap.tsx';
import { themePaint } from './paint.ts';
import { pictureCamera } from './picture-camera.ts';
import { layoutOf } from './picture-layout.tsx';
import { descriptionOf, wordsOf } from './picture-words.ts';

export type { Geometries };

export interface PictureOptions {
  /** Of the picture, in CSS px. The map in it is what the words leave. */
  readonly width: number;
  readonly height: number;
  readonly language: Language;
  readonly theme: ThemeName;
  /** False: the map alone, without a letter, for where fonts are not to be relied on. */
  readonly words?: boolean;
}

/** Smaller pictures are drawn at this size and shown smaller, so that nothing falls out of them. */
const MIN_SIZE: Size = { width: 560, height: 420 };
const FONT = "system-ui,-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif";

/**
 * @param view its selection, layers, filter, structure, year and camera; its language and theme give way to the options.
 * @returns the markup of one `<svg>`, with `role="img"`, a title and a description in the language asked for.
 * @throws never for a View that `decode` can return; ids that do not exist are as not named.
 */
export function renderPicture(
  catalogue: IndexedCatalogue,
  geometries: Geometries,
  view: View,
  options: PictureOptions,
): string {
  return markupOf(pictureOf(catalogue, geometries, view, options));
}

function pictureOf(
  catalogue: IndexedCatalogue,
  geometries: Geometries,
  asked: View,
  options: PictureOptions,
): ReactNode {
  const { width, height, language, theme, words = true } = options;
  const shrink = Math.max(1, MIN_SIZE.width / width, MIN_SIZE.height / height);
  const size: Size = { width: Math.round(width * shrink), height: Math.round(height * shrink) };
  const paint = themePaint(THEME[theme]);
  const view = shownView(catalogue, asked);
  const year = view.asof ?? latestYear(catalogue);
  const scene = composeScene(catalogue, view, year, evidenceLanguage(language));
  const selected = view.area ? catalogue.areaById.get(view.area) : undefined;
  // The words depend on what is in the frame and the frame on the room that words leave: the second round settles it.
  let frame: Frame = { x: 0, y: 0, ...size };
  let layout = layoutOf(size, undefined, paint);
  let said: Words | undefined;
  for (let round = 0; round < 2; round += 1) {
    frame = layout.frame;
    const camera = pictureCamera(catalogue, view, frame);
    said = wordsOf({ catalogue, geometries, view, scene, camera, frame, language, selected });
    if (words) layout = layoutOf(size, said, paint);
    frame = layout.frame;
  }
  if (!said) return null;
  const camera = pictureCamera(catalogue, view, frame);
  const clip = 'picture-frame';
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      lang={translator(language).tag}
      width={width}
      height={height}
      viewBox={`0 0 ${size.width} ${size.height}`}
      fontFamily={words ? FONT : undefined}
      aria-labelledby="picture-title picture-desc"
    >
      <title id="picture-title">{said.title}</title>
      <desc id="picture-desc">{descriptionOf(said, language)}</desc>
      <clipPath id={clip}>
        <rect x={frame.x} y={frame.y} width={frame.width} height={frame.height} />
      </clipPath>
      <rect width={size.width} height={size.height} fill={paint.surface('panel')} />
      <g clipPath={`url(#${clip})`}>
        <PictureMap
          catalogue={catalogue}
          geometries={geometries}
          scene={scene}
          camera={camera}
          frame={frame}
          paint={paint}
          words={words}
        />
      </g>
      {words && layout.draw}
    </svg>
  );
}

/** A place of a hidden layer switches its layer on, as selecting it does; a place that does not exist is no selection. */
function shownView(catalogue: IndexedCatalogue, view: View): View {
  const area = view.area && catalogue.areaById.get(view.area);
  if (!area) return { ...view, area: null };
  return { ...view, layers: OVERLAYS.filter((overlay) => overlay === area.overlay || view.layers.includes(overlay)) };
}
