import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alsoAt, bandOf, isSamePoint } from '#domain/geo/same-point.ts';
import type { LngLat } from '#domain/model/ids.ts';
import type { SceneLabel } from '#scene/model.ts';
import { joinLabels } from '#scene/shared-labels.ts';
import { areaId, realCatalogue, smallArea } from './support.ts';

const { areas } = realCatalogue();
const point = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true }));
/** A degree of latitude is 111.2 km; 0.0004° is 44 m, 0.0005° is 56 m. */
const north = ([lng, lat]: LngLat, degrees: number): LngLat => [lng, lat + degrees];

describe('one point', () => {
  it('is what lies within 50 m, whichever way it is asked', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(isSamePoint(a, a)).toBe(true);
        expect(isSamePoint(a, north(a, 0.0004))).toBe(true);
        expect(isSamePoint(a, north(a, 0.0005))).toBe(false);
        if (a[1] === b[1]) expect(isSamePoint(a, b)).toBe(isSamePoint(b, a));
      }),
    );
  });

  it('is as near by longitude as by latitude, also far from the equator', () => {
    expect(isSamePoint([25, 60], [25.0008, 60])).toBe(true);
    expect(isSamePoint([25, 0], [25.0008, 0])).toBe(false);
  });

  it('lies in one band of latitude or in two that touch', () => {
    const near = fc.tuple(
      fc.double({ min: -0.0005, max: 0.0005, noNaN: true }),
      fc.double({ min: -0.0005, max: 0.0005, noNaN: true }),
    );
    fc.assert(
      fc.property(point, near, (a, [lng, lat]) => {
        const b: LngLat = [a[0] + lng, a[1] + lat];
        if (isSamePoint(a, b)) expect(Math.abs(bandOf(a) - bandOf(b))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has the other places of it, never the place itself, and none where a place has no point', () => {
    const here = smallArea('here', { point: [121, 31] });
    const places = [
      smallArea('first', { point: [121, 31] }),
      here,
      smallArea('away', { point: [122, 31] }),
      smallArea('none', { point: null }),
    ];
    expect(alsoAt(places, here).map(({ id }) => id)).toEqual(['first']);
    expect(alsoAt(places, smallArea('none', { point: null }))).toEqual([]);
  });

  it('belongs to every place of the catalogue that shares it, both ways', () => {
    const shared = areas.filter((area) => alsoAt(areas, area).length > 0);
    expect(shared.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['lingang-israel', 'israel', 'zhangjiang-boston', 'boston-historic']),
    );
    for (const area of shared)
      for (const other of alsoAt(areas, area)) expect(alsoAt(areas, other), other.id).toContain(area);
  });
});

describe('labels of marks at one point', () => {
  const label = (id: string, change: Partial<SceneLabel> = {}): SceneLabel => ({
    id: areaId(id),
    text: id,
    at: [35, 31],
    rank: 5,
    minZoom: 1,
    maxZoom: 12,
    anchor: 'beside',
    ...change,
  });

  it('are one, the most important, with the others counted and the range of them all', () => {
    const joined = joinLabels([label('b', { rank: 3, minZoom: 2 }), label('a'), label('c', { maxZoom: 20 })], null);
    expect(joined).toEqual([label('b', { rank: 3, maxZoom: 20, also: [areaId('a'), areaId('c')] })]);
  });

  it("are the selected place's while it is selected", () => {
    const [joined] = joinLabels([label('b', { rank: 3 }), label('a')], areaId('a'));
    expect(joined).toMatchObject({ id: 'a', rank: 3, also: ['b'] });
  });

  it('stay apart at other points, and where a name stands on an outline', () => {
    const labels = [label('a'), label('b', { at: [36, 31] }), label('c', { anchor: 'centre' })];
    expect(joinLabels(labels, null)).toEqual(labels);
  });

  it('lose no place', () => {
    const many = fc.array(
      fc.record({
        at: fc.constantFrom<LngLat>([35, 31], [36, 31], [36, 31.0001]),
        anchor: fc.constantFrom('centre' as const, 'beside' as const),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(many, fc.nat(12), (sketches, pick) => {
        const labels = sketches.map((sketch, index) => label(`place-${index}`, sketch));
        const ids = joinLabels(labels, labels[pick]?.id ?? null).flatMap(({ id, also = [] }) => [id, ...also]);
        expect([...ids].sort()).toEqual(labels.map(({ id }) => id).sort());
      }),
    );
  });
});
