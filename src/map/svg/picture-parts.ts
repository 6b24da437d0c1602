/** What a picture of the map consists of, for every form that it is written in: path data and placed labels. */
import { toWorld, WORLD_PX } from '#domain/geo/mercator.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { LngLat } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { type Frame, projector } from '#scene/camera.ts';
import { groundOf } from '#scene/ground.ts';
import { type PlacedLabel, placeLabels } from '#scene/labels/place.ts';
import type { Scene, SceneLabel } from '#scene/model.ts';
import type { Camera } from '#state/view.ts';
import { featuresOf, type Geometries, inZoom } from './features.ts';
import { pathWriter } from './paths.ts';

/** A tenth of a px: finer is invisible and costs bytes. */
const PATH_DECIMALS = 1;
/** Vertices whose triangle is smaller are dropped; at twice this the coasts of small islands look ragged. */
const MIN_AREA_PX2 = 0.5;
/** The coasts of the world have more detail than a picture can show, and are most of its bytes. */
const MIN_AREA_WORLD_PX2 = 2;
const WORLD_ZOOM = 5;

/** How far beyond the frame shapes are kept, so that the strokes along the clip edge are outside the frame. */
const BLEED_PX = 6;

/**
 * A function from geometry to path data in px of the picture, clipped to the frame; at low zooms with the world
 * repeated. It keeps what it has made: a place is on several layers, and clipping is most of the work of a picture.
 *
 * @param bleedPx how far beyond the frame shapes are kept.
 */
export function picturePath(camera: Camera, frame: Frame, bleedPx = BLEED_PX): (geometry: GeoJSON.Geometry) => string {
  const scale = WORLD_PX * 2 ** camera.zoom;
  const centre = toWorld([camera.lng, camera.lat]);
  const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  const clip = [
    frame.x - bleedPx,
    frame.y - bleedPx,
    frame.x + frame.width + bleedPx,
    frame.y + frame.height + bleedPx,
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
  const kept = new WeakMap<GeoJSON.Geometry, string>();
  return (geometry) => {
    const data = kept.get(geometry) ?? writers.map((write) => write(geometry)).join('');
    kept.set(geometry, data);
    return data;
  };
}

/** Whether a layer draws this place as a point at the camera's zoom. */
export const isPointDrawn = (scene: Scene, geometries: Geometries, { zoom }: Camera, { id }: Area) =>
  scene.layers.some(
    (layer) =>
      layer.type === 'point' &&
      inZoom(layer, zoom) &&
      featuresOf(layer, scene, geometries).some(({ properties }) => properties?.id === id),
  );

/** A label nearer to the upper or lower edge than this would be clipped. */
const EDGE_PX = 12;

/** What labels are placed in. */
export interface LabelledMap {
  readonly catalogue: IndexedCatalogue;
  readonly geometries: Geometries;
  readonly scene: Scene;
  readonly camera: Camera;
  readonly frame: Frame;
}

/** The labels that a picture shows, the selected place's before all others. */
export function pictureLabels({ catalogue, geometries, scene, camera, frame }: LabelledMap): readonly PlacedLabel[] {
  const selected = scene.selected ? catalogue.areaById.get(scene.selected) : undefined;
  const labels = selected?.point ? withLabelOf(scene.labels, selected, selected.point, scene.language) : scene.labels;
  return placeLabels(labels, {
    project: projector(camera, frame).project,
    size: { width: frame.x + frame.width, height: frame.y + frame.height },
    clear: frame,
    // Names of the smallest map stay on one that is smaller still.
    zoom: Math.max(0, camera.zoom),
    first: scene.selected,
    ground: groundOf(geometries.areas),
  }).filter(({ placed, y }) => placed && y > frame.y + EDGE_PX && y < frame.y + frame.height - EDGE_PX);
}

/** Labels the selected place even if no layer does. */
function withLabelOf(
  labels: readonly SceneLabel[],
  area: Area,
  at: LngLat,
  language: EvidenceLanguage,
): readonly SceneLabel[] {
  if (labels.some(({ id }) => id === area.id)) return labels;
  const isOutline = area.shape !== 'point';
  const text = (area.label ?? area.name)[language];
  const anchor = isOutline ? 'centre' : 'beside';
  return [...labels, { id: area.id, text, at, rank: 1, minZoom: 0, maxZoom: Number.POSITIVE_INFINITY, anchor }];
}
