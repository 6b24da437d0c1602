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
import { type IndexedCatalogue, latestYear } from '#domain/catalogue.ts';
import type { BBox, LngLat, Year } from '#domain/ids.ts';
import { type Language, OVERLAYS, type Standing, type ThemeName } from '#domain/layers.ts';
import { toWorld, WORLD_PX } from '#domain/mercator.ts';
import type { Area } from '#domain/schema.ts';
import { translator } from '#i18n/index.ts';
import { type Frame, fitBox, projector, type Size } from '#scene/camera.ts';
import { alsoText, BESIDE_PX, GROUPED_MIN_ZOOM, labelFontPx, type PlacedLabel, placeLabels } from '#scene/labels.ts';
import { legendOf } from '#scene/legend.ts';
import { composeScene, type Scene, type SceneLabel } from '#scene/scene.ts';
import { THEME, type Tone } from '#scene/tokens.ts';
import type { Camera, View } from '#state/view.ts';
import { HOME } from '../MapPort.ts';
import { headBlocks, heightOf, inColumns, legendBlocks, sourceBlocks, stack, type Words } from './caption.tsx';
import { markupOf } from './markup.ts';
import { type Paint, themePaint } from './paint.ts';
import { pathWriter } from './paths.ts';
import { DotsPatterns, type Geometries, Points, SELECTED_WIDTH_PX, Shapes } from './Shapes.tsx';

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
/** Wider than this over its height, a picture has its words in a column beside the map. */
const BESIDE_ASPECT = 1.15;
const COLUMN_WIDTH_PX = 272;
const PADDING_PX = 18;
const LEGEND_COLUMN_PX = 210;
/** Words are set smaller until they fit, down to this share of their size. */
const MIN_SCALE = 0.45;
const SCALE_STEP = 0.05;
/** What the words of a tall picture may take of its height. */
const WORDS_SHARE = 0.5;
/** A tenth of a px: finer is not seen, and costs bytes. */
const PATH_DECIMALS = 1;
const FONT = "system-ui,-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif";

/**
 * @param view its selection, layers, filter, formula, year and camera; its language and theme give way to the options.
 * @returns the markup of one `<svg>`, with `role="img"`, a title and a description in the language asked for.
 * @throws never for a View that `decode` can return; ids that do not exist are as not named.
 */
export function renderPicture(catalogue: IndexedCatalogue, geometries: Geometries, view: View, options: PictureOptions): string {
  return markupOf(pictureOf(catalogue, geometries, view, options));
}

function pictureOf(catalogue: IndexedCatalogue, geometries: Geometries, asked: View, options: PictureOptions): ReactNode {
  const { width, height, language, theme, words = true } = options;
  const shrink = Math.max(1, MIN_SIZE.width / width, MIN_SIZE.height / height);
  const size: Size = { width: Math.round(width * shrink), height: Math.round(height * shrink) };
  const paint = themePaint(THEME[theme]);
  const view = shownView(catalogue, asked);
  const year = view.asof ?? latestYear(catalogue);
  const scene = composeScene(catalogue, view, year, language);
  const selected = view.area ? catalogue.areaById.get(view.area) : undefined;
  // The words depend on what is in the frame and the frame on the room that words leave: the second round settles it.
  let frame: Frame = { x: 0, y: 0, ...size };
  let layout = layoutOf(size, undefined, paint);
  let said: Words | undefined;
  for (let round = 0; round < 2; round += 1) {
    frame = layout.frame;
    const camera = cameraOf(catalogue, view, frame);
    said = wordsOf({ catalogue, geometries, view, scene, camera, frame, language, selected });
    if (words) layout = layoutOf(size, said, paint);
    frame = layout.frame;
  }
  if (!said) return null;
  const camera = cameraOf(catalogue, view, frame);
  const clip = 'picture-frame';
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      lang={language === 'zh' ? 'zh-CN' : 'en'}
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
        <MapOf catalogue={catalogue} geometries={geometries} scene={scene} camera={camera} frame={frame} paint={paint} words={words} />
      </g>
      {words && layout.draw}
    </svg>
  );
}

const descriptionOf = (said: Words, language: Language): string => {
  const t = translator(language);
  const rows = [...said.legend.tones, ...said.legend.marks].map(({ text }) => text);
  const values = { title: said.title, asOf: said.asOf };
  const alt =
    rows.length > 0 ? t('picture.alt', { ...values, legend: rows.join(language === 'zh' ? '、' : ', ') }) : t('picture.altPlain', values);
  return [alt, ...said.sources].join(language === 'zh' ? '' : ' ');
};

/** A place of a hidden layer switches its layer on, as selecting it does; a place that does not exist is no selection. */
function shownView(catalogue: IndexedCatalogue, view: View): View {
  const area = view.area && catalogue.areaById.get(view.area);
  if (!area) return { ...view, area: null };
  return { ...view, layers: OVERLAYS.filter((overlay) => overlay === area.overlay || view.layers.includes(overlay)) };
}

/** Outside of this box a place is shown on the world, together with Shanghai. */
const REGION: BBox = [114, 26, 125, 36];
const CITY_POINT: LngLat = [121.47, 31.23];
const POINT_ZOOM = 10.5;
/** Air round a place, in its own widths: its neighbours are what tells where it is. */
const SURROUNDINGS = 0.45;
const PLACE_MAX_ZOOM = 11.5;
const WORLD_MAX_ZOOM = 4.5;

const lies = ([lng, lat]: LngLat, [west, south, east, north]: BBox) => lng >= west && lng <= east && lat >= south && lat <= north;

/** The nearest of a place and its ancestors that has a position. */
function positioned(catalogue: IndexedCatalogue, area: Area | undefined): Area | undefined {
  if (!area || area.point) return area;
  return positioned(catalogue, area.parent && catalogue.areaById.get(area.parent));
}

function cameraOf(catalogue: IndexedCatalogue, view: View, frame: Size): Camera {
  if (view.at) return view.at;
  const area = positioned(catalogue, view.area ? catalogue.areaById.get(view.area) : undefined);
  if (!area?.point) return fitBox(HOME, frame);
  const [lng, lat] = area.point;
  if (!lies(area.point, REGION)) return fitBox(withCity(area.point), frame, WORLD_MAX_ZOOM);
  return area.bbox ? fitBox(withAir(area.bbox, SURROUNDINGS), frame, PLACE_MAX_ZOOM) : { lng, lat, zoom: POINT_ZOOM };
}

function withAir([west, south, east, north]: BBox, share: number): BBox {
  const [x, y] = [(east - west) * share, (north - south) * share];
  return [west - x, south - y, east + x, north + y];
}

/** Shanghai and a place far away, the short way round, with room for their names and for the bow of the line between them. */
function withCity([lng, lat]: LngLat): BBox {
  const near = lng - 360 * Math.round((lng - CITY_POINT[0]) / 360);
  const [west, east] = [Math.min(near, CITY_POINT[0]), Math.max(near, CITY_POINT[0])];
  const [south, north] = [Math.min(lat, CITY_POINT[1]), Math.max(lat, CITY_POINT[1])];
  const x = Math.max(6, (east - west) * 0.16);
  const rise = Math.min(84 - north, Math.max(8, (east - west) * 0.16));
  return [west - x, Math.max(-80, south - 10), east + x, north + rise];
}

interface MapProps {
  readonly catalogue: IndexedCatalogue;
  readonly geometries: Geometries;
  readonly scene: Scene;
  readonly camera: Camera;
  readonly frame: Frame;
  readonly paint: Paint;
  readonly words: boolean;
}

/** How far beyond the frame shapes are kept, so that the strokes of what is cut off stay out of sight. */
const BLEED_PX = 6;

/** Geometry to path data in px of the picture, cut to the frame; below the zoom at which the world repeats, as often as it does. */
function pathOf(camera: Camera, frame: Frame): (geometry: GeoJSON.Geometry) => string {
  const scale = WORLD_PX * 2 ** camera.zoom;
  const centre = toWorld([camera.lng, camera.lat]);
  const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  const clip = [frame.x - BLEED_PX, frame.y - BLEED_PX, frame.x + frame.width + BLEED_PX, frame.y + frame.height + BLEED_PX] as const;
  // Arcs run on beyond the antimeridian, so a copy of the world on each side is looked at wherever they are drawn.
  const half = frame.width / 2 / scale;
  const copies = [-1, 0, 1].filter((copy) => centre.x + half > copy && centre.x - half < copy + 2);
  const writers = copies.map((copy) =>
    pathWriter(PATH_DECIMALS, clip, (lngLat) => {
      const point = toWorld(lngLat);
      return { x: middle.x + (point.x + copy - centre.x) * scale, y: middle.y + (point.y - centre.y) * scale };
    }),
  );
  return (geometry) => writers.map((write) => write(geometry)).join('');
}

function MapOf({ catalogue, geometries, scene, camera, frame, paint, words }: MapProps) {
  const { project } = projector(camera, frame);
  const isIn = ({ x, y }: { x: number; y: number }) =>
    x > frame.x - 20 && y > frame.y - 20 && x < frame.x + frame.width + 20 && y < frame.y + frame.height + 20;
  const place = (lngLat: LngLat) => {
    const { x, y } = project(lngLat);
    return isIn({ x, y }) ? { x: round(x), y: round(y) } : undefined;
  };
  const selected = scene.selected ? catalogue.areaById.get(scene.selected) : undefined;
  const labels = selected?.point ? withLabelOf(scene, selected, selected.point) : scene.labels;
  const placed = placeLabels(labels, {
    project,
    size: { width: frame.x + frame.width, height: frame.y + frame.height },
    clear: frame,
    zoom: camera.zoom,
    first: scene.selected,
  });
  return (
    <>
      <rect x={frame.x} y={frame.y} width={frame.width} height={frame.height} fill={paint.surface('water')} />
      <DotsPatterns scene={scene} zoom={camera.zoom} paint={paint} transform={dotsTransform(camera)} />
      <g strokeLinejoin="round">
        <Shapes scene={scene} geometries={geometries} zoom={camera.zoom} path={pathOf(camera, frame)} paint={paint} still />
      </g>
      <Points scene={scene} geometries={geometries} zoom={camera.zoom} place={place} paint={paint} still />
      {selected?.shape === 'point' && selected.point && <Pin at={place(selected.point)} paint={paint} />}
      {words && (
        <Labels placed={placed.filter((label) => label.placed)} scene={scene} camera={camera} catalogue={catalogue} paint={paint} />
      )}
    </>
  );
}

const round = (value: number) => Number(value.toFixed(1));

/** Dots grow with the zoom as on the map, and start from the picture's corner. */
const dotsTransform = ({ zoom }: Camera) => `scale(${Number((2 ** (zoom - Math.floor(zoom))).toFixed(3))})`;

/** The selected place has a ring of its own: also where no layer draws it, because it has no tie to Shanghai or shows only from nearer. */
function Pin({ at, paint }: { readonly at: { readonly x: number; readonly y: number } | undefined; readonly paint: Paint }) {
  return at ? <circle cx={at.x} cy={at.y} r={8} fill="none" stroke={paint.surface('accent')} strokeWidth={SELECTED_WIDTH_PX} /> : null;
}

/** The place that the picture is of has its name, whatever the layers leave out. */
function withLabelOf(scene: Scene, area: Area, at: LngLat): readonly SceneLabel[] {
  if (scene.labels.some(({ id }) => id === area.id)) return scene.labels;
  const anchor = area.shape === 'point' ? 'beside' : 'centre';
  const text = (area.label ?? area.name)[scene.language];
  return [...scene.labels, { id: area.id, text, at, rank: 1, minZoom: 0, maxZoom: Number.POSITIVE_INFINITY, anchor }];
}

const LINE_EM = 1.25;
/** From the middle of a line to its baseline. */
const MIDDLE_EM = 0.36;
const HALO_PX = 3;
const ANCHORS = { centre: 'middle', above: 'middle', below: 'middle', right: 'start', left: 'end' } as const;

interface LabelsProps {
  readonly placed: readonly PlacedLabel[];
  readonly scene: Scene;
  readonly camera: Camera;
  readonly catalogue: IndexedCatalogue;
  readonly paint: Paint;
}

/** Names as the style sheet sets them (`.label` of critical.css), each line a text of its own. */
function Labels({ placed, scene, camera, catalogue, paint }: LabelsProps) {
  return (
    <g stroke={paint.surface('halo')} strokeWidth={HALO_PX} strokeLinejoin="round" paintOrder="stroke" fontWeight={500}>
      {placed.map(({ label, lines, x, y, side }) => {
        const size = labelFontPx(label.rank);
        const counted = label.grouped && camera.zoom >= GROUPED_MIN_ZOOM ? [`○ ${label.grouped}`] : [];
        const also = alsoText(label);
        const rows = [...lines.map((line, index) => (also && index === lines.length - 1 ? `${line} ${also}` : line)), ...counted];
        const height = rows.length * size * LINE_EM;
        const top = side === 'above' ? y - BESIDE_PX - height : side === 'below' ? y + BESIDE_PX : y - height / 2;
        const left = side === 'right' ? x + BESIDE_PX : side === 'left' ? x - BESIDE_PX : x;
        return rows.map((row, index) => (
          <text
            // Lines of one name never change order, and two may be equal.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={`${label.id}-${index}`}
            x={round(left)}
            y={round(top + (index + 0.5) * size * LINE_EM + MIDDLE_EM * size)}
            fontSize={size}
            fontWeight={label.rank <= 3 ? 600 : undefined}
            textAnchor={ANCHORS[side] === 'start' ? undefined : ANCHORS[side]}
            fill={labelColour(label, scene, catalogue, paint)}
          >
            {row}
          </text>
        ));
      })}
    </g>
  );
}

function labelColour({ id, rank }: SceneLabel, scene: Scene, catalogue: IndexedCatalogue, paint: Paint): string {
  if (id === scene.selected) return paint.surface('accent');
  if (catalogue.areaById.get(id)?.overlay === 'g60') return paint.tone('corridor' as Tone, 'edge');
  return paint.surface(rank >= 5 ? 'ink2' : 'ink');
}

interface Subject {
  readonly catalogue: IndexedCatalogue;
  readonly geometries: Geometries;
  readonly view: View;
  readonly scene: Scene;
  readonly camera: Camera;
  readonly frame: Frame;
  readonly language: Language;
  readonly selected: Area | undefined;
}

function wordsOf(subject: Subject): Words {
  const { catalogue, geometries, view, scene, camera, frame, language, selected } = subject;
  const t = translator(language);
  const { project } = projector(camera, frame);
  const isIn = (lngLat: LngLat) => {
    const { x, y } = project(lngLat);
    return x >= frame.x && y >= frame.y && x <= frame.x + frame.width && y <= frame.y + frame.height;
  };
  const overlaps = ([west, south, east, north]: BBox) => {
    const [a, b] = [project([west, north]), project([east, south])];
    return a.x < frame.x + frame.width && b.x > frame.x && a.y < frame.y + frame.height && b.y > frame.y;
  };
  const legend = legendOf({
    catalogue,
    view,
    scene,
    zoom: camera.zoom,
    say: t,
    shown: {
      area: (area) => (area.bbox ? overlaps(area.bbox) : area.point !== null && isIn(area.point)),
      ties: tiesDrawn(geometries, scene, camera),
    },
  });
  const formula = legend.formula;
  return {
    title: selected?.name[language] ?? formula?.name[language] ?? t('app.title'),
    subtitle: selected || formula ? t('app.title') : t('app.subtitle'),
    asOf: t('picture.asOf', { year: formula?.asOf ?? scene.year }),
    legend,
    sources: [
      t('picture.sources', { documents: documentsOf(catalogue, scene.year, language) }),
      t('picture.geometry'),
      ...(legend.showsTies ? [t('picture.ties')] : []),
    ],
  };
}

const tiesDrawn = ({ arcs }: Geometries, { selected, year, layers }: Scene, { zoom }: Camera): ReadonlySet<Standing> =>
  new Set(
    arcs.features.flatMap(({ properties }): Standing[] => {
      const isOfSelection = selected !== null && (properties?.from === selected || properties?.to === selected);
      const isDrawn = layers.some(({ ofSelection, where }) => ofSelection && where.standing === properties?.standing) && zoom > 0;
      return properties?.part === 'link' && isOfSelection && isDrawn && properties.asOf <= year ? [properties.standing as Standing] : [];
    }),
  );

/** Documents that speak of years up to this one: what the picture can rest on. */
function documentsOf({ documents }: IndexedCatalogue, year: Year, language: Language): string {
  const names = documents.filter(({ covers }) => covers[0] <= year).map(({ short }) => short[language]);
  return names.join(language === 'zh' ? '、' : ', ');
}

interface PictureLayout {
  /** Where the map is. */
  readonly frame: Frame;
  readonly draw: ReactNode;
}

function layoutOf(size: Size, words: Words | undefined, paint: Paint): PictureLayout {
  if (!words) return { frame: { x: 0, y: 0, ...size }, draw: null };
  return size.width / size.height > BESIDE_ASPECT ? layoutBeside(size, words, paint) : layoutAround(size, words, paint);
}

/** The largest scale at which `fits` holds. */
function fittingScale(fits: (scale: number) => boolean): number {
  let scale = 1;
  while (scale > MIN_SCALE && !fits(scale)) scale -= SCALE_STEP;
  return scale;
}

/** Words in a column to the left: title, legend, and at its foot the sources. */
function layoutBeside(size: Size, words: Words, paint: Paint): PictureLayout {
  const width = COLUMN_WIDTH_PX - 2 * PADDING_PX;
  const blocks = (scale: number) => {
    const column = { width, scale, paint };
    return { head: headBlocks(words, column), legend: legendBlocks(words, column), sources: sourceBlocks(words, column) };
  };
  const room = size.height - 2 * PADDING_PX;
  const gapOf = (scale: number) => 14 * scale;
  const total = (scale: number) => {
    const { head, legend, sources } = blocks(scale);
    return heightOf(head) + heightOf(legend) + heightOf(sources) + 2 * gapOf(scale);
  };
  const scale = fittingScale((candidate) => total(candidate) <= room);
  const { head, legend, sources } = blocks(scale);
  return {
    frame: { x: COLUMN_WIDTH_PX, y: 0, width: size.width - COLUMN_WIDTH_PX, height: size.height },
    draw: (
      <>
        {stack(head, PADDING_PX, PADDING_PX)}
        {stack(legend, PADDING_PX, PADDING_PX + heightOf(head) + gapOf(scale))}
        {stack(sources, PADDING_PX, size.height - PADDING_PX - heightOf(sources))}
      </>
    ),
  };
}

/** Title above the map; legend in columns and the sources below it. */
function layoutAround(size: Size, words: Words, paint: Paint): PictureLayout {
  const width = size.width - 2 * PADDING_PX;
  const count = Math.max(2, Math.floor(width / LEGEND_COLUMN_PX));
  const measured = (scale: number) => {
    const head = headBlocks(words, { width, scale, paint });
    const legend = inColumns(legendBlocks(words, { width: width / count - 12, scale, paint }), count);
    const sources = sourceBlocks(words, { width, scale, paint });
    const legendHeight = Math.max(...legend.map(heightOf));
    return { head, legend, sources, legendHeight, total: heightOf(head) + legendHeight + heightOf(sources) + 5 * PADDING_PX };
  };
  const scale = fittingScale((candidate) => measured(candidate).total <= size.height * WORDS_SHARE);
  const { head, legend, sources, legendHeight } = measured(scale);
  const top = PADDING_PX + heightOf(head) + PADDING_PX / 2;
  const bottom = size.height - PADDING_PX - heightOf(sources) - PADDING_PX / 2 - legendHeight;
  return {
    frame: { x: 0, y: round(top), width: size.width, height: round(bottom - PADDING_PX / 2 - top) },
    draw: (
      <>
        {stack(head, PADDING_PX, PADDING_PX)}
        {legend.map((blocks, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a picture is drawn once; nothing is ever moved
          <g key={index}>{stack(blocks, PADDING_PX + (index * width) / count, bottom)}</g>
        ))}
        {stack(sources, PADDING_PX, size.height - PADDING_PX - heightOf(sources))}
      </>
    ),
  };
}
