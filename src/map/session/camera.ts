/** Camera targets: where to look for a place, what a change of layout keeps, and what the link reports. Pure. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { BBox, LngLat } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { type Frame, projector } from '#scene/camera.ts';
import type { Camera, View } from '#state/view.ts';
import { type CameraTarget, cameraFor, type Layout } from '../MapPort.ts';

/** About 0.1 m and 0.001 zoom levels: too small to see on a screen. */
export const sameCamera = (a: Camera, b: Camera): boolean =>
  Math.abs(a.lng - b.lng) < 1e-6 && Math.abs(a.lat - b.lat) < 1e-6 && Math.abs(a.zoom - b.zoom) < 1e-3;

const SHANGHAI: LngLat = [121.47, 31.23];
/** A place on another continent is shown with Shanghai, and with this much room around the two, in degrees. */
const MARGIN_MIN_DEGREES = 2;
const MARGIN_SHARE = 0.2;
const LATITUDES = [-60, 75] as const;

/** The bounding box of a place and Shanghai, the short way around the world. East may exceed 180. */
function withShanghai([lng, lat]: LngLat): BBox {
  const [homeLng, homeLat] = SHANGHAI;
  const nearLng = lng - homeLng > 180 ? lng - 360 : homeLng - lng > 180 ? lng + 360 : lng;
  const margin = Math.max(MARGIN_MIN_DEGREES, Math.abs(nearLng - homeLng) * MARGIN_SHARE);
  return [
    Math.min(nearLng, homeLng) - margin,
    Math.max(LATITUDES[0], Math.min(lat, homeLat) - margin),
    Math.max(nearLng, homeLng) + margin,
    Math.min(LATITUDES[1], Math.max(lat, homeLat) + margin),
  ];
}

const NEAR_ZOOM = 10.5;
/** Within this box a point is shown with its surroundings; beyond it there is no base map to show it on. */
const DELTA: BBox = [115.5, 27.5, 123.5, 33.5];
const isWithin = ([lng, lat]: LngLat, [west, south, east, north]: BBox) =>
  lng >= west && lng <= east && lat >= south && lat <= north;

/**
 * Where to look for an area: its outline, its point, or that of the nearest ancestor that has one.
 *
 * @returns null when neither it nor an ancestor has a position.
 */
export function targetOf(catalogue: Pick<IndexedCatalogue, 'areaById'>, area: Area): CameraTarget | null {
  if (area.bbox) return { bbox: area.bbox };
  if (area.point)
    return isWithin(area.point, DELTA)
      ? { camera: { lng: area.point[0], lat: area.point[1], zoom: NEAR_ZOOM } }
      : { bbox: withShanghai(area.point) };
  const parent = area.parent && catalogue.areaById.get(area.parent);
  return parent ? targetOf(catalogue, parent) : null;
}

const isInFrame = (at: LngLat, camera: Camera, frame: Frame): boolean => {
  const { x, y } = projector(camera, frame).project(at);
  return x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height;
};

/** Shares of a box that is seen, and of the view that it fills, below which it is looked for. */
const SEEN_MIN = 0.5;
const FILLED_MAX = 0.8;

/** Whether most of a box is out of view, and it is not that the user looks at a part of it from near by. */
function sharesLittle([west, south, east, north]: BBox, camera: Camera, frame: Frame): boolean {
  const { project } = projector(camera, frame);
  const [from, to] = [project([west, north]), project([east, south])];
  const [width, height] = [to.x - from.x, to.y - from.y];
  const seenWidth = Math.max(0, Math.min(to.x, frame.x + frame.width) - Math.max(from.x, frame.x));
  const seenHeight = Math.max(0, Math.min(to.y, frame.y + frame.height) - Math.max(from.y, frame.y));
  const seen = seenWidth * seenHeight;
  return seen < SEEN_MIN * width * height && seen < FILLED_MAX * frame.width * frame.height;
}

/**
 * The target that brings an area into view.
 *
 * @returns null when it is in view already, or has no position.
 */
export function revealing(
  catalogue: Pick<IndexedCatalogue, 'areaById'>,
  area: Area,
  camera: Camera,
  { frame }: Layout,
): CameraTarget | null {
  const target = targetOf(catalogue, area);
  if (!target || target === 'home') return target;
  if (area.bbox && sharesLittle(area.bbox, camera, frame)) return target;
  const at = area.point ?? ('camera' in target ? ([target.camera.lng, target.camera.lat] as const) : undefined);
  return at && isInFrame(at, camera, frame) ? null : target;
}

/**
 * The target that the camera is fitted to in a layout; it is refitted when the layout changes. A camera that the user
 * has moved is fitted to nothing, and is kept.
 */
export const fittedTo = (
  camera: Camera,
  layout: Layout,
  candidates: readonly CameraTarget[],
): CameraTarget | undefined => candidates.find((target) => sameCamera(camera, cameraFor(target, layout)));

export interface Reported {
  readonly camera: Camera;
  readonly layout: Layout;
  /** Whether an area is selected and the map is still where that selection moved it. */
  readonly hasArea: boolean;
  readonly isFollowing: boolean;
}

/**
 * The camera as the link states it. `null` is the default: all of Shanghai or, with a selected area, wherever that area
 * is in view. All of Shanghai with an area selected elsewhere is `home`, because the default would fly to the area.
 */
export function reportedAt({ camera, layout, hasArea, isFollowing }: Reported): View['at'] {
  if (!sameCamera(camera, cameraFor('home', layout))) return camera;
  return hasArea && !isFollowing ? 'home' : null;
}

/** The initial target for a link's `at`. */
export const startTarget = (at: View['at']): CameraTarget => (at && at !== 'home' ? { camera: at } : 'home');

/** The camera after the map was dragged by so many CSS px, to the east and to the south. */
export function dragged(
  camera: Camera,
  { frame }: Layout,
  { x, y }: { readonly x: number; readonly y: number },
): Camera {
  const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  const [lng, lat] = projector(camera, frame).unproject(middle.x - x, middle.y - y);
  return { ...camera, lng, lat };
}

/** Whether two values of `at` are equal. */
export const sameAt = (a: View['at'], b: View['at']): boolean =>
  a === null || b === null || a === 'home' || b === 'home' ? a === b : sameCamera(a, b);
