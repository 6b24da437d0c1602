/**
 * A View as one self-contained SVG: no CSS variables, no external references, with text and sources, so that it can be
 * shown by `<img>`, put on a slide or saved as a file. It draws the map's Scene with the components of the SVG map.
 *
 * In the running app: a lazy chunk of its own.
 *
 *     const { renderPicture } = await import('#map/svg/picture.tsx');
 *     const files = await Promise.all(GEOMETRY.map(async (name) => [name, await loadGeometry(name)] as const));
 *     // each is { ok: true, value } or a failure to report; then
 *     renderPicture(catalogue, { base, world, areas, arcs }, view, { width: 1200, height: 630, language, theme });
 *
 * A View without a camera (`at: null`) is fitted: the selected place with its surroundings, or all of Shanghai. For
 * exactly what is on screen pass the current camera as `at`.
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
import type { Caption } from './caption.tsx';
import type { Geometries } from './features.ts';
import { markupOf } from './markup.ts';
import { PictureMap } from './PictureMap.tsx';
import { themePaint } from './paint.ts';
import { pictureCamera } from './picture-camera.ts';
import { captionOf, descriptionOf } from './picture-caption.ts';
import { layoutOf } from './picture-layout.tsx';

export type { Geometries };

export interface PictureOptions {
  /** Size of the picture in CSS px; the map gets what the caption leaves. */
  readonly width: number;
  readonly height: number;
  readonly language: Language;
  readonly theme: ThemeName;
  /** False: no text at all, for renderers without reliable fonts. */
  readonly words?: boolean;
}

/** Smaller pictures are drawn at this size and scaled down, so that the caption fits. */
const MIN_SIZE: Size = { width: 560, height: 420 };
const FONT = "system-ui,-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif";

/**
 * @param view its selection, overlays, filter, structure, year and camera; language and theme are those of the options.
 * @returns the markup of one `<svg>`, with `role="img"`, a title and a description in the language of the options.
 * @throws never for a View that `decode` can return; ids that do not exist are ignored.
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
  // The caption depends on what is in the frame, and the frame on the size of the caption: two iterations suffice.
  let frame: Frame = { x: 0, y: 0, ...size };
  let layout = layoutOf(size, undefined, paint);
  let caption: Caption | undefined;
  for (let iteration = 0; iteration < 2; iteration += 1) {
    frame = layout.frame;
    const camera = pictureCamera(catalogue, view, frame);
    caption = captionOf({ catalogue, geometries, view, scene, camera, frame, language, selected });
    if (words) layout = layoutOf(size, caption, paint);
    frame = layout.frame;
  }
  if (!caption) return null;
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
      <title id="picture-title">{caption.title}</title>
      <desc id="picture-desc">{descriptionOf(caption, language)}</desc>
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

/** Switches the overlay of the selected place on, as selecting it does; a place that does not exist is not selected. */
function shownView(catalogue: IndexedCatalogue, view: View): View {
  const area = view.area && catalogue.areaById.get(view.area);
  if (!area) return { ...view, area: null };
  return { ...view, layers: OVERLAYS.filter((overlay) => overlay === area.overlay || view.layers.includes(overlay)) };
}
