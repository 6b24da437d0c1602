/** Waters beside the districts: as smooth as they are, and not crossed by the axis of the corridor. */
import { booleanIntersects, feature } from '@turf/turf';
import type { LineString, MultiLineString, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { bandOf, smoothLine, smoothRing } from '../../geo/build/import/smooth.ts';
import { featuresOf, saw } from './layers.ts';

/** Natural Earth turned by 40° to 90° from one side of five kilometres to the next. */
const SHARPEST_TURN_DEGREES = 60;
const MOST_OVER_30_DEGREES = 4;

/** Turns in degrees at the vertices of a closed ring. */
function turnsOf(ring: readonly Position[]): number[] {
  const open = ring.slice(0, -1);
  const squeeze = Math.cos(((open[0]?.[1] ?? 0) * Math.PI) / 180);
  const at = (index: number) => open[(index + open.length) % open.length] as [number, number];
  const direction = (from: [number, number], to: [number, number]) =>
    Math.atan2(to[1] - from[1], (to[0] - from[0]) * squeeze);
  return open.map((_, index) => {
    const turn = direction(at(index), at(index + 1)) - direction(at(index - 1), at(index));
    return Math.abs((Math.atan2(Math.sin(turn), Math.cos(turn)) * 180) / Math.PI);
  });
}

const lakes = featuresOf('water').filter(({ properties }) => properties.kind === 'lake');

describe('waters', () => {
  it.each(lakes.map(({ id, geometry }) => [id, geometry as Polygon] as const))('%s has a smooth shore', (_, lake) => {
    const turns = turnsOf(lake.coordinates[0] ?? []);
    expect(Math.max(...turns)).toBeLessThan(SHARPEST_TURN_DEGREES);
    expect(turns.filter((turn) => turn > 30).length).toBeLessThanOrEqual(MOST_OVER_30_DEGREES);
  });

  it('are not crossed by the axis of G60', () => {
    const axis = featuresOf('g60').find(({ id }) => id === 'g60')?.geometry as MultiLineString;
    saw(`${lakes.length} lakes and an axis of ${axis.coordinates.flat().length} vertices`);
    for (const lake of lakes)
      expect(booleanIntersects(feature(axis), feature(lake.geometry as Polygon)), String(lake.id)).toBe(false);
  });

  it('the lower Yangtze is a surface from the river to the estuary', () => {
    const reach = featuresOf('water').find(({ id }) => id === 'yangtze-reach')?.geometry as Polygon;
    const river = featuresOf('water').find(({ id }) => id === 'yangtze')?.geometry as LineString;
    expect(booleanIntersects(feature(reach), feature(river))).toBe(true);
    const land = featuresOf('coast')[0]?.geometry as Polygon;
    // Its end lies in the sea of the coast's own data: nothing between is left out.
    const end = river.coordinates.at(-1) as Position;
    expect(booleanIntersects(feature({ type: 'Point', coordinates: end }), feature(land))).toBe(false);
  });
});

describe('a smooth line', () => {
  const vertices = [
    [121, 31],
    [121.05, 31.03],
    [121.1, 31.02],
    [121.12, 31.06],
  ] as const;

  it('has every vertex of the given one, and its ends', () => {
    const line = smoothLine(vertices);
    expect(line.length).toBeGreaterThan(vertices.length);
    const positions = line.map(String);
    expect(vertices.every((vertex) => positions.includes(String(vertex)))).toBe(true);
    expect([line[0], line.at(-1)]).toEqual([vertices[0], vertices.at(-1)]);
  });

  it('as a ring is closed, and straight where it is asked to be', () => {
    const ring = [...vertices, vertices[0]];
    expect(smoothRing(ring, () => true)).toEqual(ring);
    const smooth = smoothRing(ring);
    expect(smooth[0]).toEqual(smooth.at(-1));
    expect(smooth.length).toBeGreaterThan(ring.length);
  });

  it('as a channel is as wide as it says', () => {
    const ring = bandOf([
      [121, 31, 1000],
      [121.1, 31, 1000],
    ]);
    const lats = ring.map(([, lat]) => lat);
    expect((Math.max(...lats) - Math.min(...lats)) * 111.195).toBeCloseTo(2, 2);
  });
});
