/** Curves through the vertices of outlines that a package has at a coarser scale than the districts. */
import { type LngLat, METRES_PER_DEGREE, type Ring } from './geometry.ts';

/** A shorter side is as fine as those of the districts and is left as it is. */
const SHORTEST_METRES = 500;
/** Between two positions that are computed of a curve, and how far those that are left out may lie from it. */
const STEP_METRES = 200;
const TOLERANCE_METRES = 40;

const distance = ([ax, ay]: LngLat, [bx, by]: LngLat) => {
  const east = (bx - ax) * Math.cos((((ay + by) / 2) * Math.PI) / 180);
  return Math.hypot(east, by - ay) * METRES_PER_DEGREE;
};

type Four = readonly [before: LngLat, from: LngLat, to: LngLat, after: LngLat];

/**
 * A position on the centripetal Catmull-Rom curve from the second to the third of four positions (Barry and Goldman's
 * pyramid). Centripetal, because it neither overshoots nor makes loops where a short side follows a long one (Yuksel,
 * Schaefer and Keyser 2011).
 *
 * @param share 0 at `from`, 1 at `to`.
 */
function onCurve([before, from, to, after]: Four, share: number): LngLat {
  const knot = (a: LngLat, b: LngLat) => Math.max(1e-9, Math.sqrt(distance(a, b)));
  const t0 = 0;
  const t1 = t0 + knot(before, from);
  const t2 = t1 + knot(from, to);
  const t3 = t2 + knot(to, after);
  const t = t1 + (t2 - t1) * share;
  const mix = (a: LngLat, b: LngLat, start: number, end: number): LngLat => {
    const part = (t - start) / (end - start);
    return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
  };
  const [a1, a2, a3] = [mix(before, from, t0, t1), mix(from, to, t1, t2), mix(to, after, t2, t3)];
  return mix(mix(a1, a2, t0, t2), mix(a2, a3, t1, t3), t1, t2);
}

function curved(count: number, at: (index: number) => LngLat, isKept: (four: Four) => boolean): LngLat[] {
  const curve: LngLat[] = [];
  for (let index = 0; index < count; index++) {
    const four: Four = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    const length = distance(four[1], four[2]);
    const steps = length < SHORTEST_METRES || isKept(four) ? 1 : Math.ceil(length / STEP_METRES);
    const between = Array.from({ length: steps - 1 }, (_, step) => onCurve(four, (step + 1) / steps));
    curve.push(...thinned([four[1], ...between, four[2]]).slice(0, -1));
  }
  return curve;
}

/** Distance of a position from the line between two others. */
function offset(position: LngLat, from: LngLat, to: LngLat): number {
  const squeeze = Math.cos((position[1] * Math.PI) / 180);
  const [ax, ay] = [(to[0] - from[0]) * squeeze, to[1] - from[1]];
  const [bx, by] = [(position[0] - from[0]) * squeeze, position[1] - from[1]];
  return (Math.abs(ax * by - ay * bx) / Math.max(1e-12, Math.hypot(ax, ay))) * METRES_PER_DEGREE;
}

/** Douglas-Peucker between two positions, which stay; those between them are given in order. */
function thinned(positions: readonly LngLat[]): LngLat[] {
  const [from, to] = [positions[0] as LngLat, positions.at(-1) as LngLat];
  const offsets = positions.map((position) => offset(position, from, to));
  const largest = Math.max(...offsets);
  if (largest <= TOLERANCE_METRES) return [from, to];
  const at = offsets.indexOf(largest);
  return [...thinned(positions.slice(0, at + 1)), ...thinned(positions.slice(at)).slice(1)];
}

const withoutRepeats = (positions: readonly LngLat[]): readonly LngLat[] =>
  positions.filter((position, index) => String(position) !== String(positions[index - 1]));

/**
 * A closed ring as a curve through all its vertices.
 *
 * @param ring longitude before latitude, degrees; repeated vertices are taken once.
 * @param isKept whether the side between the middle two of four vertices stays straight.
 * @returns a closed ring that contains every vertex of the given one.
 */
export function smoothRing(ring: Ring, isKept: (four: Four) => boolean = () => false): Ring {
  const open = withoutRepeats(ring).slice(0, -1);
  if (open.length < 3) return ring;
  const curve = curved(open.length, (index) => open[(index + open.length) % open.length] as LngLat, isKept);
  return [...curve, curve[0] as LngLat];
}

/** A line as a curve through all its vertices; its ends stay where they are. */
export function smoothLine(line: readonly LngLat[]): readonly LngLat[] {
  const vertices = withoutRepeats(line);
  const last = vertices.length - 1;
  const at = (index: number) => vertices[Math.min(last, Math.max(0, index))] as LngLat;
  return [...curved(last, at, () => false), at(last)];
}

/** A centre line with the distance to each bank, in metres. */
export type Channel = readonly (readonly [lng: number, lat: number, halfWidthMetres: number])[];

/** The surface of a channel: its smoothed centre line, as wide as its vertices say. A closed ring. */
export function bandOf(channel: Channel): Ring {
  const centre = smoothLine(channel.map(([lng, lat]) => [lng, lat] as const));
  const vertexAt = new Map(channel.map(([lng, lat, half]) => [String([lng, lat]), half]));
  // Between two vertices of the channel the width changes evenly with the number of steps, which are equally long.
  const known = centre.map((position) => vertexAt.get(String([position[0], position[1]])));
  const halfWidths = known.map((_, index) => {
    const before = known.findLastIndex((half, other) => other <= index && half !== undefined);
    const after = known.findIndex((half, other) => other >= index && half !== undefined);
    const [from = 0, to = 0] = [known[before], known[after]];
    return after === before ? from : from + ((to - from) * (index - before)) / (after - before);
  });
  const bank = (sign: 1 | -1) =>
    centre.map(([lng, lat], index): LngLat => {
      const [a, b] = [centre[Math.max(0, index - 1)], centre[Math.min(centre.length - 1, index + 1)]] as [
        LngLat,
        LngLat,
      ];
      const squeeze = Math.cos((lat * Math.PI) / 180);
      const [east, north] = [(b[0] - a[0]) * squeeze, b[1] - a[1]];
      const shift = (sign * (halfWidths[index] ?? 0)) / METRES_PER_DEGREE / Math.hypot(east, north);
      return [lng - (north * shift) / squeeze, lat + east * shift];
    });
  const ring = [...bank(1), ...bank(-1).reverse()];
  return [...ring, ring[0] as LngLat];
}
