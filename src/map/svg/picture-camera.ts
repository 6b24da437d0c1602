/**
 * The camera of a picture: the View's, otherwise the selected place with its surroundings, otherwise all of Shanghai.
 */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { BBox, LngLat } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { fitBox, type Size } from '#scene/camera.ts';
import type { Camera, View } from '#state/view.ts';
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
 */
export function pictureCamera(catalogue: IndexedCatalogue, view: View, frame: Size): Camera {
  if (view.at === 'home') return fitBox(HOME, frame);
  if (view.at) return view.at;
  const area = positionedAt(catalogue, view.area ? catalogue.areaById.get(view.area) : undefined);
  if (!area?.point) return fitBox(HOME, frame);
  const [lng, lat] = area.point;
  if (isFarAway(area.point)) return fitBox(withCity(area.point), frame, WORLD_MAX_ZOOM);
  return area.bbox
    ? fitBox(withMargin(area.bbox, SURROUNDINGS), frame, PLACE_MAX_ZOOM)
    : { lng, lat, zoom: POINT_ZOOM };
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
