/** The part of a Scene that is in the viewport: what the first frame needs. */
import type { BBox } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { TOUCH_OPACITY } from './drawing.ts';
import { isInLayer } from './layer-areas.ts';
import type { Scene, SceneLayer } from './model.ts';

const contains = (outer: BBox, [west, south, east, north]: BBox) =>
  west >= outer[0] && south >= outer[1] && east <= outer[2] && north <= outer[3];

/** Whether a box or a point intersects the bounds, in any copy of the world. */
function reaches({ bbox, point }: Area, [west, south, east, north]: BBox): boolean {
  const box = bbox ?? (point && ([...point, ...point] as const));
  if (!box) return false;
  return [-360, 0, 360].some(
    (turn) => box[0] + turn <= east && box[2] + turn >= west && box[1] <= north && box[3] >= south,
  );
}

/**
 * The Scene without the layers that are not in the viewport: by zoom range, selection, `outside` and the positions of
 * their places. Fills that only serve hit tests are left out too.
 *
 * @param bounds of the viewport: west, south, east, north in degrees WGS-84; `west` may be under -180 and `east` over
 *   180.
 */
export function visibleAt(scene: Scene, areas: readonly Area[], zoom: number, bounds: BBox): Scene {
  // A mark is wider than its point, so the bounds get a margin of 2 %, and zoom ranges half a zoom: nothing may be
  // missing at an edge.
  const margin = (bounds[2] - bounds[0]) * 0.02;
  const wide: BBox = [bounds[0] - margin, bounds[1] - margin, bounds[2] + margin, bounds[3] + margin];
  const near = areas.filter((area) => reaches(area, wide));
  const isVisible = (layer: SceneLayer) =>
    zoom >= (layer.minZoom ?? 0) - 0.5 &&
    zoom < (layer.maxZoom ?? Number.POSITIVE_INFINITY) + 0.5 &&
    (!layer.ofSelection || scene.selected !== null) &&
    !(layer.outside && contains(layer.outside, bounds)) &&
    !(layer.type === 'fill' && layer.opacity < TOUCH_OPACITY && !layer.dots) &&
    (layer.source !== 'areas' || near.some((area) => isInLayer(area, layer.where)));
  return { ...scene, layers: scene.layers.filter(isVisible) };
}
