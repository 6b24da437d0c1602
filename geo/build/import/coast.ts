/** Land of the delta from OpenStreetMap's coastline, without piers. */
import {
  type Areal,
  boundsOf,
  type Cells,
  cell,
  closed,
  collection,
  type LngLat,
  METRES_PER_DEGREE,
  type Parts,
  partsOf,
  type Ring,
} from './geometry.ts';
import { mapshaper, readPackageJson } from './packages.ts';
import { smoothRing } from './smooth.ts';

/** West, south, east, north of the land that the map draws in detail. */
export const COAST_WINDOW = [116, 27.5, 124, 33.5] as const;

/** Tolerance of Douglas-Peucker: under a pixel at zoom 11. */
export const COAST_INTERVAL_METRES = 60;

/** A tip sharper than this is a pier, a groyne or a creek: thinner than a stroke at every zoom the map has. */
const SHARPEST_TIP_DEGREES = 25;
/** A tooth: a small corner that is less sharp, left over from a harbour or a sluice. */
const TOOTH = { degrees: 65, squareMetres: 200_000 };
/** Land narrower than this has natural corners that look like teeth. */
const SMALLEST_WITH_TEETH_DEGREES = 0.05;
/** A blunt pier: two corners nearer to each other than this, with sides in opposite directions. */
const BLUNT_PIER_METRES = 150;

type Vector = readonly [east: number, north: number];

/** From one position to another in metres, on the tangent plane at the first; accurate over the length of a pier. */
const between = (from: LngLat, to: LngLat): Vector => [
  (to[0] - from[0]) * METRES_PER_DEGREE * Math.cos((from[1] * Math.PI) / 180),
  (to[1] - from[1]) * METRES_PER_DEGREE,
];
const length = ([x, y]: Vector) => Math.hypot(x, y);
/** Angle between two directions in degrees, 0 to 180. */
function angle(a: Vector, b: Vector): number {
  return (Math.abs(Math.atan2(a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1])) * 180) / Math.PI;
}

function isTip(before: LngLat, tip: LngLat, after: LngLat): boolean {
  const [back, on] = [between(tip, before), between(tip, after)];
  const corner = angle(back, on);
  const area = Math.abs(back[0] * on[1] - back[1] * on[0]) / 2;
  return corner < SHARPEST_TIP_DEGREES || (corner < TOOTH.degrees && area < TOOTH.squareMetres);
}

function isBluntPier(before: LngLat, left: LngLat, right: LngLat, after: LngLat): boolean {
  const [out, back] = [between(before, left), between(right, after)];
  const width = length(between(left, right));
  return (
    width < BLUNT_PIER_METRES &&
    length(out) > 2 * width &&
    length(back) > 2 * width &&
    angle(out, back) > 180 - SHARPEST_TIP_DEGREES
  );
}

/** One pass along an open ring; a removed corner changes its neighbours, so passes are repeated. */
function withoutTips(ring: Ring): Ring {
  const kept: LngLat[] = [];
  for (let index = 0; index < ring.length; index++) {
    const at = (step: number) => ring[(index + step + ring.length) % ring.length] as LngLat;
    const before = kept.at(-1) ?? at(-1);
    if (isTip(before, at(0), at(1))) continue;
    if (index + 1 < ring.length && isBluntPier(before, at(0), at(1), at(2))) index++;
    else kept.push(at(0));
  }
  return kept;
}

/**
 * Takes piers, groynes and creeks off a coastline.
 *
 * They are one or two kilometres long and some ten metres wide; simplification keeps their tips and turns them into
 * needles. A morphological opening by buffers would also remove them, but would move every other vertex.
 *
 * @param ring closed ring, longitude before latitude. @returns a closed ring with a subset of its vertices, in order.
 */
export function withoutPiers(ring: Ring): Ring {
  const [west, south, east, north] = boundsOf(ring);
  if (Math.max(east - west, north - south) < SMALLEST_WITH_TEETH_DEGREES) return ring;
  let open: Ring = ring.slice(0, -1);
  for (let before = Infinity; open.length < before && open.length > 3; ) {
    before = open.length;
    open = withoutTips(open);
  }
  return closed(open);
}

const overlapsWindow = (ring: Ring): boolean => {
  const [west, south, east, north] = boundsOf(ring);
  return west < COAST_WINDOW[2] && east > COAST_WINDOW[0] && south < COAST_WINDOW[3] && north > COAST_WINDOW[1];
};

function readLandPolygons(): Parts {
  // Cast: a file of a pinned version with a known form. It is one feature per country, so the coast has no borders in
  // it.
  const countries = readPackageJson('@geo-maps/countries-coastline-1m/map.geo.json') as {
    features: { geometry: Areal }[];
  };
  return countries.features
    .flatMap(({ geometry }) => partsOf(geometry))
    .filter(([outer]) => outer && overlapsWindow(outer));
}

/** Simplified before piers are removed: the rule looks at three vertices, and does not detect a pier of thirty. */
const COMMANDS = `-i land.json -clip bbox=${COAST_WINDOW.join()} -simplify dp interval=${COAST_INTERVAL_METRES} -explode -o cut.json format=geojson`;

const isOnEdge = ([lng, lat]: LngLat) =>
  [COAST_WINDOW[0], COAST_WINDOW[2]].includes(lng as 116) || [COAST_WINDOW[1], COAST_WINDOW[3]].includes(lat as 27.5);
/** A sharper corner is a dike or the mouth of a harbour: a curve would round it off, or close the mouth. */
const SHARPEST_CURVE_DEGREES = 110;
const isSharp = (before: LngLat, corner: LngLat, after: LngLat) =>
  angle(between(corner, before), between(corner, after)) < SHARPEST_CURVE_DEGREES;
/** The edges of the window stay straight, with the last sides before them, and so do the sides of sharp corners. */
const smooth = (ring: Ring) =>
  smoothRing(
    ring,
    (four) => four.some(isOnEdge) || isSharp(four[0], four[1], four[2]) || isSharp(four[1], four[2], four[3]),
  );

/** Land inside the window, in WGS-84, without piers, with a curve through the vertices where they are far apart. */
export async function makeLand(): Promise<Cells> {
  const output = await mapshaper.applyCommands(COMMANDS, {
    'land.json': collection([cell('land', readLandPolygons())]),
  });
  // Cast: what mapshaper was told to write above.
  const cut = JSON.parse(new TextDecoder().decode(output['cut.json'])) as Cells;
  const parts = cut.features
    .flatMap(({ geometry }) => partsOf(geometry))
    .map((rings) =>
      rings
        .map(withoutPiers)
        .filter((ring) => ring.length > 3)
        .map(smooth),
    )
    .filter((rings) => rings.length > 0);
  return collection([cell('land', parts)]);
}
