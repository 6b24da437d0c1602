/** Lines in pieces are the same lines: every segment once, and each piece knows what of its line is before it. */
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#domain/model/ids.ts';
import { linesOf, meshOf } from '#map/svg/mesh.ts';
import { piecesOf } from '#map/svg/pieces.ts';
import { toUnits } from '#scene/units.ts';
import { realDerived } from './support.ts';

const MOST_VERTICES = 65;

const { areas, base, arcs } = realDerived().geometry;
const meshes = [areas, base, arcs].map(({ features }) => meshOf(features.map(({ geometry }) => geometry)));
const segmentsOf = (lines: readonly (readonly Position[])[]) =>
  lines.flatMap((line) => line.slice(1).map((to, index) => `${line[index]} ${to}`)).toSorted();
const lengthOf = (line: readonly Position[]): number => {
  const points = line.map((position) => toUnits(position as unknown as LngLat));
  return points.slice(1).reduce((sum, to, index) => {
    const from = points[index] ?? to;
    return sum + Math.hypot(to.x - from.x, to.y - from.y);
  }, 0);
};

describe('the pieces of the published lines', () => {
  const all = meshes.map((mesh) => ({ mesh, pieces: piecesOf(mesh) }));

  it('have every segment once', () => {
    for (const { mesh, pieces } of all) {
      const segments = segmentsOf(pieces.flatMap(({ geometry }) => linesOf(geometry)));
      expect(segments).toEqual(segmentsOf(mesh.coordinates));
    }
  });

  it('are short', () => {
    const lengths = all.flatMap(({ pieces }) => pieces.map(({ geometry }) => linesOf(geometry).flat().length));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(MOST_VERTICES);
    expect(Math.max(...meshes.flatMap(({ coordinates }) => coordinates.map(({ length }) => length)))).toBeGreaterThan(
      5 * MOST_VERTICES,
    );
  });

  it('begin where the piece before them ends, also for dashes', () => {
    let followers = 0;
    for (const [index, piece] of all.flatMap(({ pieces }) => pieces).entries()) {
      if (piece.from === 0) continue;
      const before = all.flatMap(({ pieces }) => pieces)[index - 1];
      const [line = []] = before ? linesOf(before.geometry) : [];
      expect(linesOf(piece.geometry)[0]?.[0]).toEqual(line.at(-1));
      expect(piece.from).toBeCloseTo((before?.from ?? 0) + lengthOf(line), 6);
      followers += 1;
    }
    expect(followers).toBeGreaterThan(50);
  });

  it('have none for a point', () => {
    expect(piecesOf({ type: 'Point', coordinates: [121, 31] })).toEqual([]);
  });
});
