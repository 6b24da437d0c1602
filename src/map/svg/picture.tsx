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
import type { AreaId } from '#domain/model/ids.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import { evidenceLanguage, type Language } from '#domain/vocabulary/languages.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { translator } from '#i18n/index.ts';
import type { Frame, Size } from '#scene/camera.ts';
import { composeScene } from '#scene/scene.ts';
import { THEME } from '#scene/tokens.ts';
import type { Camera, View } from '#state/view.ts';
import type { Caption, CaptionCode } from './caption.tsx';
import type { Geometries } from './features.ts';
import { markupSteps } from './markup.ts';
import { NAMESPACES, type Named } from './named.ts';
import { PictureMap } from './PictureMap.tsx';
import { type Paint, themePaint } from './paint.ts';
import { pictureCamera } from './picture-camera.ts';
import { captionOf, descriptionOf } from './picture-caption.ts';
import { layoutOf, type PictureLayout, type Without } from './picture-layout.tsx';
import { pictureLabels, picturePath } from './picture-parts.ts';
import { prepareShapes } from './Shapes.tsx';
import { atOnce } from './slices.ts';

export type { Geometries };

const NOTHING: Without = {};

export interface PictureOptions {
  /** Size of the picture in CSS px; the map gets what the caption leaves. */
  readonly width: number;
  readonly height: number;
  readonly language: Language;
  readonly theme: ThemeName;
  /** False: no text at all, for renderers without reliable fonts. */
  readonly words?: boolean;
  /** The parts of the caption that are left out; by default none. Without any the map fills the picture. */
  readonly without?: Without;
  /** Further lines below the sources. */
  readonly notes?: readonly string[];
  /** The address of what is shown as a QR code, beside the sources. */
  readonly code?: CaptionCode | undefined;
  /** Neither paper nor water under the map. */
  readonly isTransparent?: boolean;
  /** For drawing programs: layers and places are groups with names. */
  readonly isNamed?: boolean;
  /** Side of the square, px, that the View's camera is for, as that of a story's step is; without it, the picture's. */
  readonly stage?: number;
  /** For paper, which is laid out otherwise than a screen. */
  readonly sheet?: SheetDesign;
}

/** What makes a sheet of paper of a picture. */
export interface SheetDesign {
  /** Width and height of the drawing as CSS lengths: `width` and `height` of the options are its px. */
  readonly size: readonly [width: string, height: string];
  /** Where the map is, and what stands beside it and over it. */
  readonly layout: (size: Size, caption: Caption, paint: Paint) => PictureLayout;
  /** The camera for what the layout leaves to the map. */
  readonly camera: (frame: Frame) => Camera;
  readonly paint: Paint;
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
  return atOnce(pictureSteps(catalogue, geometries, view, options));
}

/** As `renderPicture`, in steps of some milliseconds: it yields where the work may be interrupted (`inSlices`). */
export function* pictureSteps(
  catalogue: IndexedCatalogue,
  geometries: Geometries,
  view: View,
  options: PictureOptions,
): Generator<undefined, string> {
  return yield* markupSteps(yield* pictureOf(catalogue, geometries, view, options));
}

function* pictureOf(
  catalogue: IndexedCatalogue,
  geometries: Geometries,
  asked: View,
  options: PictureOptions,
): Generator<undefined, ReactNode> {
  const { width, height, language, theme, words = true, without = NOTHING, isTransparent = false, sheet } = options;
  const shrink = Math.max(1, MIN_SIZE.width / width, MIN_SIZE.height / height);
  const size: Size = sheet
    ? { width, height }
    : { width: Math.round(width * shrink), height: Math.round(height * shrink) };
  const paint = sheet?.paint ?? themePaint(THEME[theme]);
  const view = shownView(catalogue, asked);
  const year = view.asof ?? latestYear(catalogue);
  const scene = composeScene(catalogue, view, year, evidenceLanguage(language));
  const selected = view.area ? catalogue.areaById.get(view.area) : undefined;
  // The caption depends on what is in the frame, and the frame on the size of the caption: two iterations suffice.
  let frame: Frame = { x: 0, y: 0, ...size };
  let layout = layoutOf(size, undefined, paint);
  let caption: Caption | undefined;
  const cameraFor = (of: Frame) => sheet?.camera(of) ?? pictureCamera(catalogue, view, of, options.stage);
  for (let iteration = 0; iteration < 2; iteration += 1) {
    frame = layout.frame;
    const camera = cameraFor(frame);
    const said = captionOf({ catalogue, geometries, view, scene, camera, frame, language, selected });
    caption = { ...said, sources: [...said.sources, ...(options.notes ?? [])], code: options.code };
    if (words) layout = sheet?.layout(size, caption, paint) ?? layoutOf(size, caption, paint, without);
    frame = layout.frame;
    yield;
  }
  if (!caption) return null;
  const camera = cameraFor(frame);
  const path = picturePath(camera, frame);
  yield* prepareShapes({ scene, geometries, zoom: camera.zoom, path, paint, isPicture: true });
  const placed = words ? pictureLabels({ catalogue, geometries, scene, camera, frame }) : [];
  yield;
  const clip = 'picture-frame';
  const named: Named | undefined = options.isNamed
    ? { place: (id) => catalogue.areaById.get(id as AreaId)?.name[scene.language] }
    : undefined;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      {...(named && NAMESPACES)}
      role="img"
      lang={translator(language).tag}
      width={sheet?.size[0] ?? width}
      height={sheet?.size[1] ?? height}
      viewBox={`0 0 ${size.width} ${size.height}`}
      fontFamily={words ? FONT : undefined}
      aria-labelledby="picture-title picture-desc"
    >
      <title id="picture-title">{caption.title}</title>
      <desc id="picture-desc">{descriptionOf(caption, language)}</desc>
      <clipPath id={clip}>
        <rect x={frame.x} y={frame.y} width={frame.width} height={frame.height} />
      </clipPath>
      {!isTransparent && <rect width={size.width} height={size.height} fill={paint.surface('panel')} />}
      <g clipPath={`url(#${clip})`}>
        <PictureMap
          catalogue={catalogue}
          geometries={geometries}
          scene={scene}
          camera={camera}
          frame={frame}
          paint={paint}
          path={path}
          placed={placed}
          words={words}
          named={named}
          isTransparent={isTransparent}
          hasScaleBar={!sheet}
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
