/** Layout formulas on the map: the colour of each member, and where they lie together. */
import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { AreaId, BBox } from '../model/ids.ts';
import type { Area, StructureSummary } from '../model/schema.ts';
import { GROUP_TONES, type GroupTone } from '../vocabulary/evidence.ts';

/** The colour of each member: that of the first group which names it. */
export function groupTones({ groups }: Pick<StructureSummary, 'groups'>): Readonly<Record<AreaId, GroupTone>> {
  const pairs = groups.flatMap(({ members }, index) => members.map((id) => [id, GROUP_TONES[index]] as const));
  return Object.fromEntries(pairs.reverse()) as Record<AreaId, GroupTone>;
}

/** A place that is drawn: itself, or the nearest ancestor that has a shape. */
function drawnOf(catalogue: IndexedCatalogue, area: Area | undefined): Area | undefined {
  return area && (area.shape === null ? drawnOf(catalogue, area.parent && catalogue.areaById.get(area.parent)) : area);
}

/** Longitude of the city, degrees: what lies far is taken the short way round from here. */
const SHANGHAI_LNG = 121.47;
const shortWay = (lng: number) => lng - 360 * Math.round((lng - SHANGHAI_LNG) / 360);
/** Air round the members, as a share of their extent, and at least so many degrees, for a single point. */
const MARGIN_SHARE = 0.08;
const MARGIN_MIN_DEGREES = 0.03;
/** Web Mercator has no more to show beyond; a box that reaches further would push the rest aside. */
const MAX_LAT = 78;

/**
 * The box that holds a formula's members, with a margin: west, south, east, north in degrees; east may pass 180. A
 * member without a shape counts where its nearest ancestor lies. Undefined when none can be placed.
 */
export function boundsOfMembers(
  catalogue: IndexedCatalogue,
  formula: Pick<StructureSummary, 'groups'>,
): BBox | undefined {
  const members = new Set(formula.groups.flatMap((group) => group.members));
  const boxes = [...members].flatMap((id): BBox[] => {
    const area = drawnOf(catalogue, catalogue.areaById.get(id));
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
