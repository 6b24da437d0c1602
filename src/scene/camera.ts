/**
 * Cameras and their projection: the only place that turns degrees into pixels, for both renderers, pictures and poster.
 */

import { fromWorld, toWorld, WORLD_PX, wrapLng } from '#domain/geo/mercator.ts';
import type { BBox, LngLat } from '#domain/model/ids.ts';
import { CAMERA_RANGE, type Camera } from '#state/view.ts';

const MIN_ZOOM = CAMERA_RANGE.zoom[0];

/** CSS px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}
/** The part of the map container that no panel covers, in CSS px from the container's north-west corner. */
export interface Frame extends Size {
  readonly x: number;
  readonly y: number;
}

/**
 * The camera that fits a box (west, south, east, north, degrees WGS-84) into the frame at the largest zoom up to
 * `maxZoom`. `east` may exceed 180 for a box over the antimeridian; the centre's longitude is wrapped into ±180.
 */
export function fitBox([west, south, east, north]: BBox, frame: Size, maxZoom = 12): Camera {
  const a = toWorld([west, north]);
  const b = toWorld([east, south]);
  const scale = Math.min(frame.width / (b.x - a.x), frame.height / (b.y - a.y));
  const zoom = Math.min(maxZoom, Math.max(MIN_ZOOM, Math.log2(scale / WORLD_PX)));
  const [lng, lat] = fromWorld({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  return { lng: wrapLng(lng), lat, zoom };
}

/**
 * Projection of a camera (Web Mercator, see `domain/geo/mercator.ts`): longitude and latitude in degrees WGS-84 to CSS
 * px in the container, and back. The camera's centre is in the middle of the frame; `scale` is the side of the world
 * square in px.
 */
export function projector(camera: Camera, frame: Frame) {
  const scale = WORLD_PX * 2 ** camera.zoom;
  const centre = toWorld([camera.lng, camera.lat]);
  const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  return {
    scale,
    project(lngLat: LngLat): { x: number; y: number } {
      const point = toWorld(lngLat);
      // The world repeats horizontally: take the copy of the point that is nearest to the centre.
      const dx = point.x - centre.x - Math.round(point.x - centre.x);
      return { x: middle.x + dx * scale, y: middle.y + (point.y - centre.y) * scale };
    },
    unproject(x: number, y: number): LngLat {
      return fromWorld({ x: centre.x + (x - middle.x) / scale, y: centre.y + (y - middle.y) / scale });
    },
  };
}

/** The bounds of the whole container: west, south, east, north in degrees WGS-84. */
export function boundsOf(camera: Camera, { size, frame }: { readonly size: Size; readonly frame: Frame }): BBox {
  const { unproject } = projector(camera, frame);
  const [[west, north], [east, south]] = [unproject(0, 0), unproject(size.width, size.height)];
  return [west, south, east, north];
}
