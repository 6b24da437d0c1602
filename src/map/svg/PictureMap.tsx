/** The map in a picture: the Scene in px of the picture, clipped to its frame, with labels as text. */
import { toWorld, WORLD_PX } from '#domain/geo/mercator.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, LngLat } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { type Frame, projector } from '#scene/camera.ts';
import { PIN, ringRadiusPx, SELECTED } from '#scene/drawing.ts';
import { placeLabels } from '#scene/labels.ts';
import type { Scene, SceneLabel } from '#scene/model.ts';
import type { Camera } from '#state/view.ts';
import { DotsPatterns } from './DotsPatterns.tsx';
import { featuresOf, type Geometries, inZoom } from './features.ts';
import { PictureLabels } from './PictureLabels.tsx';
import { Points } from './Points.tsx';
import type { Paint } from './paint.ts';
import { pathWriter } from './paths.ts';
import { Shapes } from './Shapes.tsx';

/** A tenth of a px: finer is invisible and costs bytes. */
const PATH_DECIMALS = 1;
/** Vertices whose triangle is smaller are dropped; at twice this the coasts of small islands look ragged. */
const MIN_AREA_PX2 = 0.5;
/** The coasts of the world have more detail than a picture can show, and are most of its bytes. */
const MIN_AREA_WORLD_PX2 = 2;
const WORLD_ZOOM = 5;

export interface PictureMapProps {
  readonly catalogue: IndexedCatalogue;
  readonly geometries: Geometries;
  readonly scene: Scene;
  readonly camera: Camera;
  readonly frame: Frame;
  readonly paint: Paint;
  readonly words: boolean;
}

/** How far beyond the frame shapes are kept, so that the strokes along the clip edge are outside the frame. */
const BLEED_PX = 6;

/**
 * A function from geometry to path data in px of the picture, clipped to the frame; at low zooms with the world
 * repeated.
 */
function pathOf(camera: Camera, frame: Frame): (geometry: GeoJSON.Geometry) => string {
  const scale = WORLD_PX * 2 ** camera.zoom;
  const centre = toWorld([camera.lng, camera.lat]);
  const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  const clip = [
    frame.x - BLEED_PX,
    frame.y - BLEED_PX,
    frame.x + frame.width + BLEED_PX,
    frame.y + frame.height + BLEED_PX,
  ] as const;
  // Arcs continue beyond the antimeridian, so a copy of the world on each side is drawn wherever it can reach the
  // frame.
  const half = frame.width / 2 / scale;
  const copies = [-1, 0, 1].filter((copy) => centre.x + half > copy && centre.x - half < copy + 2);
  const writers = copies.map((copy) =>
    pathWriter({
      decimals: PATH_DECIMALS,
      clip,
      minArea: camera.zoom < WORLD_ZOOM ? MIN_AREA_WORLD_PX2 : MIN_AREA_PX2,
      project(lngLat) {
        const point = toWorld(lngLat);
        return { x: middle.x + (point.x + copy - centre.x) * scale, y: middle.y + (point.y - centre.y) * scale };
      },
    }),
  );
  return (geometry) => writers.map((write) => write(geometry)).join('');
}

/**
 * The map in its frame: water, shapes, points and, in a picture with text, labels. All lengths are px of the picture.
 */
export function PictureMap({ catalogue, geometries, scene, camera, frame, paint, words }: PictureMapProps) {
  const { project } = projector(camera, frame);
  const isIn = ({ x, y }: { x: number; y: number }) =>
    x > frame.x - 20 && y > frame.y - 20 && x < frame.x + frame.width + 20 && y < frame.y + frame.height + 20;
  const place = (lngLat: LngLat) => {
    const { x, y } = project(lngLat);
    return isIn({ x, y }) ? { x: round(x), y: round(y) } : undefined;
  };
  const selected = scene.selected ? catalogue.areaById.get(scene.selected) : undefined;
  const city = camera.zoom < CITY_MAX_ZOOM ? catalogue.areaById.get(CITY) : undefined;
  const labels = [city, selected].reduce(
    (known, area) => (area?.point ? withLabelOf(known, area, area.point, scene.language) : known),
    scene.labels,
  );
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
        <Shapes
          scene={scene}
          geometries={geometries}
          zoom={camera.zoom}
          path={pathOf(camera, frame)}
          paint={paint}
          isPicture
        />
      </g>
      <Points scene={scene} geometries={geometries} zoom={camera.zoom} place={place} paint={paint} isPicture />
      {selected?.shape === 'point' && selected.point && !isDrawn(scene, geometries, camera, selected) && (
        <Pin at={place(selected.point)} paint={paint} />
      )}
      {words && (
        <PictureLabels
          placed={placed.filter(
            (label) => label.placed && label.y > frame.y + EDGE_PX && label.y < frame.y + frame.height - EDGE_PX,
          )}
          scene={scene}
          camera={camera}
          catalogue={catalogue}
          paint={paint}
        />
      )}
    </>
  );
}

const round = (value: number) => Number(value.toFixed(1));

/** Dots scale with the zoom as on the map; their grid starts at the picture's corner. */
const dotsTransform = ({ zoom }: Camera) => `scale(${Number((2 ** (zoom - Math.floor(zoom))).toFixed(3))})`;

const isDrawn = (scene: Scene, geometries: Geometries, { zoom }: Camera, { id }: Area) =>
  scene.layers.some(
    (layer) =>
      layer.type === 'point' &&
      inZoom(layer, zoom) &&
      featuresOf(layer, scene, geometries).some(({ properties }) => properties?.id === id),
  );

/**
 * Marks the selected place even if no layer draws it, because it has no tie to Shanghai or appears only at higher
 * zooms.
 */
function Pin({
  at,
  paint,
}: {
  readonly at: { readonly x: number; readonly y: number } | undefined;
  readonly paint: Paint;
}) {
  return at ? (
    <>
      <circle cx={at.x} cy={at.y} r={PIN.radiusPx} fill={paint.surface(PIN.colour)} />
      <circle
        cx={at.x}
        cy={at.y}
        r={ringRadiusPx(PIN.radiusPx)}
        fill="none"
        stroke={paint.surface(SELECTED.colour)}
        strokeWidth={SELECTED.widthPx}
      />
    </>
  ) : null;
}

/** Labels the selected place even if no layer does, and the city on a map of the world. */
function withLabelOf(
  labels: readonly SceneLabel[],
  area: Area,
  at: LngLat,
  language: EvidenceLanguage,
): readonly SceneLabel[] {
  if (labels.some(({ id }) => id === area.id)) return labels;
  const isOutline = area.shape !== 'point' && area.id !== CITY;
  const text = (area.label ?? area.name)[language];
  const anchor = isOutline ? 'centre' : 'beside';
  return [...labels, { id: area.id, text, at, rank: 1, minZoom: 0, maxZoom: Number.POSITIVE_INFINITY, anchor }];
}
const CITY = 'shanghai' as AreaId;
/** From this zoom on the city is more than a point. */
const CITY_MAX_ZOOM = 6;
/** A label nearer to the upper or lower edge than this would be clipped. */
const EDGE_PX = 12;
