/** Which part of a Scene a camera sees: what a first picture needs. */
import type { BBox } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { TOUCH_OPACITY } from './drawing.ts';
import { isOf } from './layer-areas.ts';
import type { Scene, SceneLayer } from './model.ts';

const contains = (outer: BBox, [west, south, east, north]: BBox) =>
  west >= outer[0] && south >= outer[1] && east <= outer[2] && north <= outer[3];

/** Whether a box or a point reaches into the bounds, at any copy of the world. */
function reaches({ bbox, point }: Area, [west, south, east, north]: BBox): boolean {
  const box = bbox ?? (point && ([...point, ...point] as const));
  if (!box) return false;
  return [-360, 0, 360].some(
    (turn) => box[0] + turn <= east && box[2] + turn >= west && box[1] <= north && box[3] >= south,
  );
}

/**
 * The Scene without layers that a camera does not see: by their zoom range, the selection, the box they lie outside of
 * and the places they are about, and without fills that only the pointer finds.
 *
 * @param bounds of the view: west, south, east, north in degrees WGS-84; `west` may be under -180 and `east` over 180.
 */
export function visibleAt(scene: Scene, areas: readonly Area[], zoom: number, bounds: BBox): Scene {
  // A mark is wider than its point, and half a zoom is given either way: nothing may be missing at the edge of the
  // picture.
  const margin = (bounds[2] - bounds[0]) * 0.02;
  const wide: BBox = [bounds[0] - margin, bounds[1] - margin, bounds[2] + margin, bounds[3] + margin];
  const near = areas.filter((area) => reaches(area, wide));
  const isVisible = (layer: SceneLayer) =>
    zoom >= (layer.minZoom ?? 0) - 0.5 &&
    zoom < (layer.maxZoom ?? Number.POSITIVE_INFINITY) + 0.5 &&
    (!layer.ofSelection || scene.selected !== null) &&
    !(layer.outside && contains(layer.outside, bounds)) &&
    !(layer.type === 'fill' && layer.opacity < TOUCH_OPACITY && !layer.dots) &&
    (layer.source !== 'areas' || near.some((area) => isOf(area, layer.where)));
  return { ...scene, layers: scene.layers.filter(isVisible) };
}
