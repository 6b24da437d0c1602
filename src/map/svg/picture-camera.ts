/**
 * The camera of a picture: the View's, otherwise the selected place with its surroundings or the members of the
 * structure, otherwise all of Shanghai.
 */
import { boundsOfMembers } from '#domain/asof/structure.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { BBox, LngLat } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { fitBox, type Size } from '#scene/camera.ts';
import { CAMERA_RANGE, type Camera, type View } from '#state/view.ts';
import { HOME } from '../MapPort.ts';

/** A place outside this box is shown on a map of the world, together with Shanghai. */
const REGION: BBox = [114, 26, 125, 36];
const CITY_POINT: LngLat = [121.47, 31.23];
const POINT_ZOOM = 10.5;
/** Margin round a place, relative to its size: its neighbours show where it is. */
const SURROUNDINGS = 0.45;
const PLACE_MAX_ZOOM = 11.5;
const WORLD_MAX_ZOOM = 4.5;

const lies = ([lng, lat]: LngLat, [west, south, east, north]: BBox) =>
  lng >= west && lng <= east && lat >= south && lat <= north;

/** Whether a point is too far from Shanghai for a regional map of both. */
export const isFarAway = (point: LngLat): boolean => !lies(point, REGION);

/** The nearest of a place and its ancestors that has a position. */
export function positionedAt(catalogue: IndexedCatalogue, area: Area | undefined): Area | undefined {
  if (!area || area.point) return area;
  return positionedAt(catalogue, area.parent && catalogue.areaById.get(area.parent));
}

/**
 * The camera of a picture; its centre stands in the middle of the frame.
 *
 * @param frame the room that the map has in the picture, px.
 * @param stage side of the square, px, that the View's camera is for; undefined: the camera is exactly that.
 */
export function pictureCamera(catalogue: IndexedCatalogue, view: View, frame: Size, stage?: number): Camera {
  if (view.at === 'home') return fitBox(HOME, frame);
  if (view.at) return stage === undefined ? view.at : withinStage(view.at, frame, stage);
  const area = positionedAt(catalogue, view.area ? catalogue.areaById.get(view.area) : undefined);
  const structure = view.structure === null ? undefined : catalogue.structureById.get(view.structure);
  const members = structure && boundsOfMembers(catalogue, structure);
  if (!area && members) return fitBox(members, frame);
  if (!area?.point) return fitBox(HOME, frame);
  const [lng, lat] = area.point;
  if (isFarAway(area.point)) return fitBox(withCity(area.point), frame, WORLD_MAX_ZOOM);
  return area.bbox
    ? fitBox(withMargin(area.bbox, SURROUNDINGS), frame, PLACE_MAX_ZOOM)
    : { lng, lat, zoom: POINT_ZOOM };
}

/** What the camera shows of a square, in the frame: a zoom alone would show less in a smaller one. */
function withinStage({ lng, lat, zoom }: Camera, { width, height }: Size, stage: number): Camera {
  const [least, most] = CAMERA_RANGE.zoom;
  const fitted = zoom + Math.log2(Math.min(width, height) / stage);
  return { lng, lat, zoom: Math.min(most, Math.max(least, fitted)) };
}

function withMargin([west, south, east, north]: BBox, share: number): BBox {
  const [x, y] = [(east - west) * share, (north - south) * share];
  return [west - x, south - y, east + x, north + y];
}

/**
 * The box of Shanghai and a distant place by the shorter way round, with room for their labels and for the arc between
 * them.
 */
function withCity([lng, lat]: LngLat): BBox {
  const near = lng - 360 * Math.round((lng - CITY_POINT[0]) / 360);
  const [west, east] = [Math.min(near, CITY_POINT[0]), Math.max(near, CITY_POINT[0])];
  const [south, north] = [Math.min(lat, CITY_POINT[1]), Math.max(lat, CITY_POINT[1])];
  const x = Math.max(6, (east - west) * 0.16);
  const rise = Math.min(84 - north, Math.max(8, (east - west) * 0.16));
  return [west - x, Math.max(-80, south - 10), east + x, north + rise];
}
