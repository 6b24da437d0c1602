/**
 * Systems of coordinates -> degrees WGS-84. CGCS2000 is the same to less than a metre. GCJ-02 and BD-09 are those of
 * maps made in China, which lie 300 to 1,000 m beside; they have no exact inverse, and are brought back to within a
 * centimetre or two. What a file is in is never guessed: `namedIn` and `betterFit` only say what to ask.
 */
import type { Position } from 'geojson';
import { ReadFailure } from '../model/problems.ts';

export const SHIFTED = ['gcj02', 'bd09'] as const;
export type Shifted = (typeof SHIFTED)[number];
const isShifted = (crs: string): crs is Shifted => SHIFTED.some((one) => one === crs);

export type ToWgs84 = (position: Position) => Position;

async function shifted(crs: Shifted): Promise<ToWgs84> {
  const { default: gcoord } = await import('gcoord');
  const from = crs === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09;
  return ([lng = 0, lat = 0]) => gcoord.transform([lng, lat], from, gcoord.WGS84);
}

const gauss = (meridian: number, easting: number, ellipsoid = '+ellps=GRS80') =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${easting} +y_0=0 ${ellipsoid} +units=m +no_defs`;
/**
 * Codes that proj4 does not know by itself: those near Shanghai. CGCS2000 in zones of three degrees (4549, 4550; with
 * the number of the zone before the easting 4528, 4529) and of six (4509, 4510; 4498, 4499), and Beijing 1954.
 */
const CODES: Readonly<Record<string, string>> = {
  4326: 'EPSG:4326',
  4490: 'EPSG:4326',
  3857: 'EPSG:3857',
  4549: gauss(120, 500_000),
  4550: gauss(123, 500_000),
  4528: gauss(120, 40_500_000),
  4529: gauss(123, 41_500_000),
  4509: gauss(117, 500_000),
  4510: gauss(123, 500_000),
  4498: gauss(117, 20_500_000),
  4499: gauss(123, 21_500_000),
  2437: gauss(120, 500_000, '+ellps=krass'),
  32650: '+proj=utm +zone=50 +datum=WGS84 +units=m +no_defs',
  32651: '+proj=utm +zone=51 +datum=WGS84 +units=m +no_defs',
};
const CODE = /EPSG:{0,2}(\d{4,5})$/i;

/** What a file says, or a person types, as proj4 takes it. */
function definitionOf(crs: string): string {
  const code = CODE.exec(crs.trim())?.[1];
  return (code && CODES[code]) ?? crs.trim();
}

/** Names of Beijing 1954 and Xi'an 1980 and their ellipsoids, in WKT and proj4. */
const OLD_DATUM = /beijing|xian[_\s]?(?:19)?80|krass|IAU[_\s]?(?:19)?76|北京|西安/i;
/** The parameters of a shift, which only the surveyors of a place have. */
const SHIFT = /towgs84/i;

/**
 * Whether a system has a datum of its own, from which nothing is shifted to WGS-84 here: what is converted from it lies
 * some 100 m beside. The parameters differ from place to place, and we have none.
 */
export function isUnshifted(crs: string | null): boolean {
  if (crs === null) return false;
  const definition = definitionOf(crs);
  return OLD_DATUM.test(definition) && !SHIFT.test(definition);
}

/**
 * @param crs `gcj02`, `bd09`, a proj4 string, WKT or a code of EPSG; null: degrees WGS-84, for which there is nothing
 *   to do.
 * @throws (rejects) a `ReadFailure` for what proj4 cannot read.
 */
export async function toWgs84(crs: string | null): Promise<ToWgs84 | undefined> {
  if (crs === null || crs === 'wgs84') return undefined;
  if (isShifted(crs)) return shifted(crs);
  const { default: proj4 } = await import('proj4');
  try {
    const { forward } = proj4(definitionOf(crs), 'EPSG:4326');
    return ([x = 0, y = 0]) => {
      try {
        const [lng = Number.NaN, lat = Number.NaN] = forward([x, y]);
        return [lng, lat];
      } catch {
        // It takes no numbers that are none of its system: such a position is told as being nowhere.
        return [Number.NaN, Number.NaN];
      }
    };
  } catch {
    throw new ReadFailure('unknown-crs', crs.slice(0, 80));
  }
}

const NAMED: readonly (readonly [name: RegExp, crs: Shifted])[] = [
  [/gcj-?0?2|火星|高德|amap|gaode|腾讯|tencent/i, 'gcj02'],
  [/bd-?0?9|百度|baidu/i, 'bd09'],
];

/** A system that names of a file or of columns speak of. */
export const namedIn = (names: readonly string[]): Shifted | undefined =>
  NAMED.find(([name]) => names.some((one) => name.test(one)))?.[1];

/** Share of the rows that lie in the place that they name, by system. */
export type Fits = Readonly<Record<'wgs84' | Shifted, number>>;
/** A difference that is no accident: so many rows, and such a share of them. */
const ROWS_MIN = 3;
const SHARE_MIN = 0.02;

/** The system in which clearly more rows are where they say than as they are written. */
export function betterFit(fits: Fits, rows: number): Shifted | undefined {
  const [best] = [...SHIFTED].sort((a, b) => fits[b] - fits[a]);
  if (!best) return undefined;
  const gain = fits[best] - fits.wgs84;
  return gain >= SHARE_MIN && gain * rows >= ROWS_MIN ? best : undefined;
}
