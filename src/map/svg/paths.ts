/**
 * Geometry -> SVG path data in world pixels at a reference zoom, relative to an origin near Shanghai so that numbers
 * stay short. d3-geo walks the geometry; the projection is the one of `domain/geo/mercator.ts`, without resampling,
 * because MapLibre too draws straight lines between vertices.
 */
import { type GeoContext, type GeoPath, type GeoStreamWrapper, geoIdentity, geoPath, geoTransform } from 'd3-geo';
import type { LngLat } from '#domain/model/ids.ts';
import { toUnits } from '#scene/units.ts';
import { simplifyStream } from './simplify.ts';

/**
 * Collects path data with relative, rounded coordinates: a third of the bytes of absolute ones, and equal on both sides
 * of a border.
 */
class RelativePath implements GeoContext {
  #data = '';
  /** What the next pair follows: `M x y` (an `l` is needed) or another pair. */
  #after: 'move' | 'line' = 'move';
  #x = 0;
  #y = 0;
  readonly #factor: number;
  constructor(decimals: number) {
    this.#factor = 10 ** decimals;
  }
  #round(value: number) {
    return Math.round(value * this.#factor) / this.#factor;
  }
  #delta(x: number, y: number) {
    const dx = this.#round(x - this.#x);
    const dy = this.#round(y - this.#y);
    return dx === 0 && dy === 0 ? undefined : `${dx}${dy < 0 ? '' : ' '}${dy}`;
  }
  moveTo(x: number, y: number) {
    this.#x = this.#round(x);
    this.#y = this.#round(y);
    this.#data += `M${this.#x}${this.#y < 0 ? '' : ' '}${this.#y}`;
    this.#after = 'move';
  }
  lineTo(x: number, y: number) {
    const to = { x: this.#round(x), y: this.#round(y) };
    const delta = this.#delta(to.x, to.y);
    if (!delta) return;
    this.#data += (this.#after === 'move' ? 'l' : delta.startsWith('-') ? '' : ' ') + delta;
    this.#after = 'line';
    this.#x = to.x;
    this.#y = to.y;
  }
  closePath() {
    this.#data += 'z';
  }
  arc() {
    // Points are drawn as circles by the component, never as path data.
  }
  beginPath() {
    this.#data = '';
  }
  take(): string {
    const data = this.#data;
    this.#data = '';
    return data;
  }
}

/** West, north, east, south in path units. */
export type UnitBox = readonly [x0: number, y0: number, x1: number, y1: number];

export interface PathOptions {
  /** Decimal places of path data; 0 for the poster, 2 for a map that can be zoomed. */
  readonly decimals: number;
  /** Clips to this box, for a drawing that is never panned. */
  readonly clip?: UnitBox;
  /** Projects degrees WGS-84 to the units of the output, if these are not path units. */
  readonly project?: (lngLat: LngLat) => { readonly x: number; readonly y: number };
  /** Square units: vertices whose triangle with their neighbours is smaller are dropped. */
  readonly minArea?: number;
}

/**
 * A function from geometry (longitude and latitude in degrees WGS-84) to path data; empty if nothing is inside the
 * clip. It reuses its buffers, so it is not reentrant.
 */
export function pathWriter({ decimals, clip, project = toUnits, minArea }: PathOptions) {
  const context = new RelativePath(decimals);
  const projection = geoTransform({
    point(lng, lat) {
      const { x, y } = project([lng, lat]);
      this.stream.point(x, y);
    },
  });
  const clipped =
    clip &&
    geoIdentity().clipExtent([
      [clip[0], clip[1]],
      [clip[2], clip[3]],
    ]);
  const stream: GeoStreamWrapper = {
    stream(next) {
      const written = minArea ? simplifyStream(next, minArea) : next;
      return projection.stream(clipped ? clipped.stream(written) : written);
    },
  };
  const path: GeoPath = geoPath(stream, context);
  return (geometry: GeoJSON.Geometry): string => {
    path(geometry);
    return context.take();
  };
}
