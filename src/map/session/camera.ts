/** Where the map looks, and why: targets of places, what a change of layout keeps, and what the link reports. Pure. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { BBox, LngLat } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { type Frame, projector } from '#scene/camera.ts';
import type { Camera, View } from '#state/view.ts';
import { type CameraTarget, cameraFor, type Layout } from '../MapPort.ts';

/** About a tenth of a metre and a thousandth of a zoom level: nothing that a screen could show. */
export const sameCamera = (a: Camera, b: Camera): boolean =>
  Math.abs(a.lng - b.lng) < 1e-6 && Math.abs(a.lat - b.lat) < 1e-6 && Math.abs(a.zoom - b.zoom) < 1e-3;

const SHANGHAI: LngLat = [121.47, 31.23];
/** A place on another continent is shown with Shanghai, and with this much room around the two, in degrees. */
const MARGIN_MIN_DEGREES = 2;
const MARGIN_SHARE = 0.2;
const LATITUDES = [-60, 75] as const;

/** The box that holds a place together with Shanghai, the short way round the world. East may pass 180. */
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

/**
 * Where the map has to go so that an area is seen.
 *
 * @returns null when it stands in the frame already, or has no position.
 */
export function revealing(
  catalogue: Pick<IndexedCatalogue, 'areaById'>,
  area: Area,
  camera: Camera,
  { frame }: Layout,
): CameraTarget | null {
  const target = targetOf(catalogue, area);
  if (!target || target === 'home') return target;
  const at = area.point ?? ('camera' in target ? ([target.camera.lng, target.camera.lat] as const) : undefined);
  return at && isInFrame(at, camera, frame) ? null : target;
}

/**
 * The target that the camera is fitted to in a layout: it is fitted again when the layout changes. A camera that the
 * user has moved is fitted to nothing, and stays.
 */
export const fittedTo = (
  camera: Camera,
  layout: Layout,
  candidates: readonly CameraTarget[],
): CameraTarget | undefined => candidates.find((target) => sameCamera(camera, cameraFor(target, layout)));

export interface Reported {
  readonly camera: Camera;
  readonly layout: Layout;
  /** Whether an area is selected, and the map still stands where that selection brought it. */
  readonly hasArea: boolean;
  readonly isFollowing: boolean;
}

/**
 * What the link says of the camera. `null` is the default: all of Shanghai, or, beside a selected area, wherever that is
 * seen. All of Shanghai beside an area that lies elsewhere is `home`, because the default would fly to the area.
 */
export function reportedAt({ camera, layout, hasArea, isFollowing }: Reported): View['at'] {
  if (!sameCamera(camera, cameraFor('home', layout))) return camera;
  return hasArea && !isFollowing ? 'home' : null;
}

/** Where a map starts that has this link's `at`. */
export const startTarget = (at: View['at']): CameraTarget => (at && at !== 'home' ? { camera: at } : 'home');

/** Whether two values of `at` say the same. */
export const sameAt = (a: View['at'], b: View['at']): boolean =>
  a === null || b === null || a === 'home' || b === 'home' ? a === b : sameCamera(a, b);
