/**
 * Lengths, bearings and areas on the ellipsoid of WGS-84 (that of CGCS2000 is the same to a tenth of a millimetre).
 * Positions are longitude and latitude in degrees, lengths metres, bearings degrees from north over east, areas square
 * metres. The edge between two vertices is straight in longitude and latitude, as GeoJSON says (RFC 7946, 3.1.1).
 */
import type { LngLat } from '#domain/model/ids.ts';

/** Longitude and latitude, as GeoJSON and our own data have them. */
type At = readonly number[];

const DEGREES = Math.PI / 180;
/** Semi-major axis, metres; flattening. */
const A = 6_378_137;
const F = 1 / 298.257223563;
const B = A * (1 - F);
const E2 = F * (2 - F);
const E = Math.sqrt(E2);

/** Of an iteration: some 0.006 mm. */
const PRECISION = 1e-12;
const ROUNDS = 200;

export interface Course {
  /** Metres. */
  readonly length: number;
  /** Degrees from north over east, 0 to 360; at the start. */
  readonly bearing: number;
}

const turn = (degrees: number) => ((degrees % 360) + 360) % 360;
const coefficients = (cosSqAlpha: number) => {
  const u = (cosSqAlpha * (A * A - B * B)) / (B * B);
  return {
    big: 1 + (u / 16_384) * (4096 + u * (-768 + u * (320 - 175 * u))),
    small: (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u))),
  };
};
const deltaSigma = (small: number, sin: number, cos: number, middle: number) =>
  small *
  sin *
  (middle +
    (small / 4) *
      (cos * (2 * middle * middle - 1) - (small / 6) * middle * (4 * sin * sin - 3) * (4 * middle * middle - 3)));

/**
 * The geodesic from one position to another (Vincenty 1975). Near the other side of the Earth, where it does not
 * converge, the length is half of the meridian's.
 */
export function course([fromLng = 0, fromLat = 0]: At, [toLng = 0, toLat = 0]: At): Course {
  const longitude = (((toLng - fromLng + 540) % 360) - 180) * DEGREES;
  const [u1, u2] = [Math.atan((1 - F) * Math.tan(fromLat * DEGREES)), Math.atan((1 - F) * Math.tan(toLat * DEGREES))];
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = longitude;
  for (let round = 0; round < ROUNDS; round++) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)];
    const sin = Math.hypot(cos2 * sinL, cos1 * sin2 - sin1 * cos2 * cosL);
    if (sin === 0) return { length: 0, bearing: 0 };
    const cos = sin1 * sin2 + cos1 * cos2 * cosL;
    const sigma = Math.atan2(sin, cos);
    const sinAlpha = (cos1 * cos2 * sinL) / sin;
    const cosSqAlpha = 1 - sinAlpha * sinAlpha;
    const middle = cosSqAlpha === 0 ? 0 : cos - (2 * sin1 * sin2) / cosSqAlpha;
    const c = (F / 16) * cosSqAlpha * (4 + F * (4 - 3 * cosSqAlpha));
    const before = lambda;
    lambda = longitude + (1 - c) * F * sinAlpha * (sigma + c * sin * (middle + c * cos * (2 * middle * middle - 1)));
    if (Math.abs(lambda - before) > PRECISION) continue;
    const { big, small } = coefficients(cosSqAlpha);
    const bearing = Math.atan2(cos2 * Math.sin(lambda), cos1 * sin2 - sin1 * cos2 * Math.cos(lambda));
    return { length: B * big * (sigma - deltaSigma(small, sin, cos, middle)), bearing: turn(bearing / DEGREES) };
  }
  return { length: Math.PI * B, bearing: 0 };
}

/** Where a geodesic of this length and bearing ends (Vincenty 1975). */
export function destination([lng = 0, lat = 0]: At, { length, bearing }: Course): LngLat {
  const [sinA, cosA] = [Math.sin(bearing * DEGREES), Math.cos(bearing * DEGREES)];
  const tanU = (1 - F) * Math.tan(lat * DEGREES);
  const cosU = 1 / Math.sqrt(1 + tanU * tanU);
  const sinU = tanU * cosU;
  const start = Math.atan2(tanU, cosA);
  const sinAlpha = cosU * sinA;
  const cosSqAlpha = 1 - sinAlpha * sinAlpha;
  const { big, small } = coefficients(cosSqAlpha);
  let sigma = length / (B * big);
  let middle = 0;
  for (let round = 0; round < ROUNDS; round++) {
    middle = Math.cos(2 * start + sigma);
    const before = sigma;
    sigma = length / (B * big) + deltaSigma(small, Math.sin(sigma), Math.cos(sigma), middle);
    if (Math.abs(sigma - before) <= PRECISION) break;
  }
  const [sin, cos] = [Math.sin(sigma), Math.cos(sigma)];
  const latitude = Math.atan2(
    sinU * cos + cosU * sin * cosA,
    (1 - F) * Math.hypot(sinAlpha, sinU * sin - cosU * cos * cosA),
  );
  const lambda = Math.atan2(sin * sinA, cosU * cos - sinU * sin * cosA);
  const c = (F / 16) * cosSqAlpha * (4 + F * (4 - 3 * cosSqAlpha));
  middle = Math.cos(2 * start + sigma);
  const longitude =
    lambda - (1 - c) * F * sinAlpha * (sigma + c * sin * (middle + c * cos * (2 * middle * middle - 1)));
  return [lng + longitude / DEGREES, latitude / DEGREES];
}

/** The length of a line, metres. */
export const lengthOf = (line: readonly At[]): number =>
  line.reduce((sum, to, index) => sum + (index === 0 ? 0 : course(line[index - 1] ?? to, to).length), 0);

/** The area between the equator and a latitude, for each radian of longitude: square metres. */
export function areaBelow(latitude: number): number {
  const sin = Math.sin(latitude * DEGREES);
  return ((B * B) / 2) * (sin / (1 - E2 * sin * sin) + Math.atanh(E * sin) / E);
}

/** Three points of Gauss and Legendre between 0 and 1, and their weights. */
const GAUSS = [
  [0.5 - Math.sqrt(0.15), 5 / 18],
  [0.5, 8 / 18],
  [0.5 + Math.sqrt(0.15), 5 / 18],
] as const;

/** The area that a ring encloses, whichever way it runs and whether or not it is closed: square metres. */
export function areaOfRing(ring: readonly At[]): number {
  let sum = 0;
  for (let index = 0; index < ring.length; index++) {
    const [[lng = 0, lat = 0], [toLng = 0, toLat = 0]] = [ring[index] ?? [], ring[(index + 1) % ring.length] ?? []];
    const below = GAUSS.reduce((total, [at, weight]) => total + weight * areaBelow(lat + at * (toLat - lat)), 0);
    sum += (toLng - lng) * DEGREES * below;
  }
  return Math.abs(sum);
}

/** The area of a polygon without its holes: square metres. */
export const areaOfRings = (rings: readonly (readonly At[])[]): number =>
  rings.reduce((sum, ring, index) => (index === 0 ? areaOfRing(ring) : sum - areaOfRing(ring)), 0);

/** Corners of a circle: so many that its area is within 0.05 %. */
const CORNERS = 128;
/** A circle as a ring, not closed, counter-clockwise. @param radius metres. */
export const circleAround = (centre: At, radius: number): readonly LngLat[] =>
  Array.from({ length: CORNERS }, (_, index) =>
    destination(centre, { length: radius, bearing: 360 - (index * 360) / CORNERS }),
  );

/** Metres that a degree of longitude and one of latitude are, at a latitude. */
export function metresOfDegree(lat: number): { readonly lng: number; readonly lat: number } {
  const w = Math.sqrt(1 - E2 * Math.sin(lat * DEGREES) ** 2);
  return { lng: (DEGREES * A * Math.cos(lat * DEGREES)) / w, lat: (DEGREES * A * (1 - E2)) / w ** 3 };
}
