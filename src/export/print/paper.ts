/**
 * Sheets of paper and what a scale means on them. Lengths on paper are mm, on the ground metres; a scale is its
 * denominator (100,000 for 1:100,000). Pure.
 */
import { WORLD_PX } from '#domain/geo/mercator.ts';
import type { LngLat } from '#domain/model/ids.ts';

/** ISO 216, portrait: width and height, mm. */
export const PAPERS = {
  A4: [210, 297],
  A3: [297, 420],
  A2: [420, 594],
  A1: [594, 841],
  A0: [841, 1189],
} as const;
export type Paper = keyof typeof PAPERS;
export type Way = 'landscape' | 'portrait';

/** Width and height, mm. */
interface PaperSize {
  readonly width: number;
  readonly height: number;
}

export function paperSize(paper: Paper, way: Way): PaperSize {
  const [short, long] = PAPERS[paper];
  return way === 'portrait' ? { width: short, height: long } : { width: long, height: short };
}

/** A CSS px on paper, mm: 1/96 inch. */
const CSS_PX_MM = 25.4 / 96;
/**
 * Type, lines and marks grow with the sheet, but less than it does: a larger one is looked at from farther away, and
 * has to say more. On A0 they are 2.4 times as large as on A4, whose sides are a quarter of its own.
 */
const GROWTH = 0.63;

/** A px of the sheet's drawing, mm. */
export const sheetPxMm = (paper: Paper): number => CSS_PX_MM * (PAPERS[paper][0] / PAPERS.A4[0]) ** GROWTH;

const DEGREES = Math.PI / 180;
/** WGS-84: semi-major axis in metres, and the square of the eccentricity. */
const A = 6_378_137;
const E2 = 0.006_694_379_990_14;

/**
 * The mean radius of curvature of WGS-84 at a latitude (degrees), metres: √(MN) of the radii along the meridian and
 * across it (Snyder, Map Projections: A Working Manual, USGS 1395, chapter 4). Web Mercator takes latitudes of the
 * ellipsoid as if of a sphere, so that north–south lengths are up to 0.67 % larger on the map than east–west ones, at
 * 31° by 0.49 %; with the mean both are right within half of that.
 */
export function curvatureRadius(lat: number): number {
  const w = 1 - E2 * Math.sin(lat * DEGREES) ** 2;
  return (A * Math.sqrt(1 - E2)) / w;
}

/** Metres on the ground of a px of the map at a latitude (degrees): Web Mercator enlarges by 1 / cos φ. */
const metresPerPx = (zoom: number, lat: number): number =>
  (2 * Math.PI * curvatureRadius(lat) * Math.cos(lat * DEGREES)) / (WORLD_PX * 2 ** zoom);

/**
 * The scale that a map of this zoom has at a latitude (degrees).
 *
 * @param pxMm a px of the drawing on paper, mm.
 */
export const scaleAt = (zoom: number, lat: number, pxMm: number): number => (metresPerPx(zoom, lat) * 1000) / pxMm;

/** The zoom at which a map has a scale at a latitude (degrees): the inverse of `scaleAt`. */
export const zoomOf = (scale: number, lat: number, pxMm: number): number => Math.log2(scaleAt(0, lat, pxMm) / scale);

/** Steps of a scale that people calculate with in their heads. */
const ROUND = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8, 10];
/** Of the denominator of a fitted scale: what is written is then exactly what is drawn. */
const DIGITS = 3;
/** A quotient of two doubles may exceed what it is meant to be by a few units in its last place. */
const SLACK = 1e-9;

/** The next smaller scale with three significant digits: what fitted still fits. */
export function writtenScale(scale: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(scale)) - DIGITS + 1);
  return Math.ceil(scale / unit - SLACK) * unit;
}

/** The next smaller round scale. */
export function roundScale(scale: number): number {
  const power = 10 ** Math.floor(Math.log10(scale));
  return (ROUND.find((step) => step * power >= scale * (1 - SLACK)) ?? 10) * power;
}

/** A bar on paper: a round distance on the ground, metres, and its length, mm. */
interface PaperBar {
  readonly metres: number;
  readonly lengthMm: number;
  /** Parts that the bar is divided into. */
  readonly parts: number;
}

/** First digit of a bar's distance and the parts in which it is divided, so that each part is round too. */
const BARS = [
  [5, 5],
  [2, 4],
  [1, 5],
] as const;

/** The longest bar of 1, 2 or 5 times a power of ten metres up to a length, mm. */
export function paperBar(scale: number, maxMm: number): PaperBar {
  const longest = (maxMm / 1000) * scale;
  const power = 10 ** Math.floor(Math.log10(longest));
  const [digit, parts] = BARS.find(([first]) => first * power <= longest * (1 + SLACK)) ?? [1, 5];
  const metres = digit * power;
  return { metres, lengthMm: (metres / scale) * 1000, parts };
}

/** Steps of a graticule, minutes of arc. */
const STEPS = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1200, 1800];

/** Meridians and parallels of a box, degrees. */
interface Graticule {
  readonly meridians: readonly number[];
  readonly parallels: readonly number[];
}

/**
 * Meridians and parallels at one round step.
 *
 * @param corners of the map: north-west and south-east; the east may exceed 180° for a box over the antimeridian.
 * @param least degrees of longitude that two meridians are apart at least.
 */
export function graticuleOf([[west, north], [east, south]]: readonly [LngLat, LngLat], least: number): Graticule {
  const minutes = STEPS.find((step) => step >= least * 60) ?? 1800;
  const between = (from: number, to: number) => {
    const first = Math.ceil((from * 60) / minutes);
    return Array.from(
      { length: Math.max(0, Math.floor((to * 60) / minutes) - first + 1) },
      (_, index) => ((first + index) * minutes) / 60,
    );
  };
  return { meridians: between(west, east), parallels: between(south, north) };
}

const MINUTES = 60;
/** Whole degrees and minutes with the hemisphere, "31°10′N"; steps of the graticule are whole minutes. */
export function angleWords(degrees: number, [positive, negative]: readonly [string, string]): string {
  const all = Math.round(Math.abs(degrees) * MINUTES);
  const minutes = all % MINUTES;
  const hemisphere = all === 0 || all === 180 * MINUTES ? '' : degrees > 0 ? positive : negative;
  return `${Math.floor(all / MINUTES)}°${minutes === 0 ? '' : `${String(minutes).padStart(2, '0')}′`}${hemisphere}`;
}
