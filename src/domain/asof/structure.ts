/** Layout structures on the map: the colour of each member, and their common bounding box. */
import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { AreaId, BBox } from '../model/ids.ts';
import type { Area, StructureSummary } from '../model/schema.ts';
import { GROUP_TONES, type GroupTone } from '../vocabulary/evidence.ts';

/** The colour of each member: that of the first group that lists it. */
export function groupTones({ groups }: Pick<StructureSummary, 'groups'>): Readonly<Record<AreaId, GroupTone>> {
  const pairs = groups.flatMap(({ members }, index) => members.map((id) => [id, GROUP_TONES[index]] as const));
  return Object.fromEntries(pairs.reverse()) as Record<AreaId, GroupTone>;
}

/** The place that is drawn for an area: itself, or its nearest ancestor with a shape. */
function drawnOf(catalogue: IndexedCatalogue, area: Area | undefined): Area | undefined {
  return area && (area.shape === null ? drawnOf(catalogue, area.parent && catalogue.areaById.get(area.parent)) : area);
}

/** Longitude of the city, degrees: other longitudes are unwrapped to the nearest turn from here. */
const SHANGHAI_LNG = 121.47;
const shortWay = (lng: number) => lng - 360 * Math.round((lng - SHANGHAI_LNG) / 360);
/** Margin around the members, as a share of their extent, and its minimum in degrees, for a single point. */
const MARGIN_SHARE = 0.08;
const MARGIN_MIN_DEGREES = 0.03;
/**
 * Latitude limit of the box, degrees. Web Mercator shows little beyond it, and a box that reaches further would
 * displace the members.
 */
const MAX_LAT = 78;

/**
 * Bounding box of a structure's members, with a margin: west, south, east, north in degrees WGS-84; east may exceed
 * 180. A member without a shape counts at its nearest ancestor with one. Undefined when no member has a position.
 */
export const boundsOfMembers = (
  catalogue: IndexedCatalogue,
  structure: Pick<StructureSummary, 'groups'>,
): BBox | undefined =>
  boundsOfAreas(
    catalogue,
    [...new Set(structure.groups.flatMap((group) => group.members))].flatMap((id) => catalogue.areaById.get(id) ?? []),
  );

/** The same of any places. */
export function boundsOfAreas(catalogue: IndexedCatalogue, areas: readonly Area[]): BBox | undefined {
  const boxes = areas.flatMap((member): BBox[] => {
    const area = drawnOf(catalogue, member);
    if (area?.bbox) return [area.bbox];
    return area?.point ? [[shortWay(area.point[0]), area.point[1], shortWay(area.point[0]), area.point[1]]] : [];
  });
  if (boxes.length === 0) return undefined;
  const [west, south, east, north] = [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
  const margin = Math.max(MARGIN_MIN_DEGREES, MARGIN_SHARE * Math.max(east - west, north - south));
  return [west - margin, Math.max(-MAX_LAT, south - margin), east + margin, Math.min(MAX_LAT, north + margin)];
}
