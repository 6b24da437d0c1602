/** Drawing: lengths and areas against another engine, shapes and their vertices, undo, snapping, and the file. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#domain/model/ids.ts';
import { fileOf, shapesOf } from '#workbench/draw/file.ts';
import { begun, done, type History, redone, undone } from '#workbench/draw/history.ts';
import {
  cancelled,
  closes,
  deleted,
  draggedTo,
  dropped,
  finished,
  grabbed,
  measuredNow,
  newPen,
  type Pen,
  penDrawings,
  selectedShape,
  withGiven,
} from '#workbench/draw/pen.ts';
import { type Drawn, geometryOf, handlesOf, made, measured, withAdded, withMoved } from '#workbench/draw/shapes.ts';
import { edgesOf, snapped } from '#workbench/draw/snap.ts';
import { areaOfRing, areaOfRings, circleAround, course, destination } from '#workbench/measure/geodesy.ts';
import { layerWork, NO_CHOICES } from '#workbench/work/layer-work.ts';

/** How far one number is from another, as a share of it. */
const off = (value: number, from: number) => Math.abs(value - from) / Math.abs(from);

describe('lengths', () => {
  // PROJ 9.1.1: `geod +ellps=WGS84 -I -F "%.4f"` of latitude and longitude; azimuth and metres.
  it.each([
    [[121.4737, 31.2304], [121.8083, 31.1443], 106.576651, 33291.082],
    [[121.4737, 31.2304], [116.4074, 39.9042], 360 - 24.069148, 1065846.4895],
    [[121.4737, 31.2304], [-71.0589, 42.3601], 9.56401, 11755970.4508],
    [[121, 31], [122, 31], 89.742476, 95503.9408],
    [[121.4737, 31.2304], [121.4738, 31.2305], 40.672524, 14.6185],
    [[151.2093, -33.8688], [121.4737, 31.2304], 360 - 26.798112, 7852844.4193],
  ] as const)('from %j to %j are those of PROJ to a millimetre', (from, to, bearing, metres) => {
    const found = course(from, to);
    expect(Math.abs(found.length - metres)).toBeLessThan(0.001);
    expect(Math.abs(found.bearing - bearing)).toBeLessThan(1e-4);
  });
  it('lead back to where they end', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -179, max: 179, noNaN: true }),
        fc.double({ min: -80, max: 80, noNaN: true }),
        fc.double({ min: 1, max: 5e6, noNaN: true }),
        fc.double({ min: 0, max: 359.9, noNaN: true }),
        (lng, lat, length, bearing) => {
          const end = destination([lng, lat], { length, bearing });
          expect(Math.abs(course([lng, lat], end).length - length)).toBeLessThan(0.001);
        },
      ),
    );
  });
});

describe('areas', () => {
  // PROJ 9.1.1, with 2,000 positions on each edge: `gdaltransform -s_srs "+proj=longlat +ellps=WGS84" -t_srs
  // "+proj=cea +lon_0=0 +lat_ts=0 +ellps=WGS84"`, whose plane has the areas of the ellipsoid.
  it.each([
    [
      [
        [121.2, 31],
        [121.6, 31],
        [121.6, 31.4],
        [121.2, 31.4],
      ],
      1690663956.96,
    ],
    [
      [
        [121.47, 31.23],
        [121.48, 31.23],
        [121.48, 31.24],
        [121.47, 31.24],
      ],
      1056283.68,
    ],
    [
      [
        [121.1, 30.9],
        [121.9, 31.05],
        [121.55, 31.6],
        [121.3, 31.2],
      ],
      2576075626.3,
    ],
    [
      [
        [10, 60],
        [10.2, 60.05],
        [10.1, 60.2],
      ],
      108521722.753,
    ],
    [
      [
        [100, 10],
        [130, 12],
        [120, 50],
      ],
      6454287150409.4,
    ],
  ])('of %j are those of PROJ to a millionth', (ring, area) => {
    expect(off(areaOfRing(ring), area)).toBeLessThan(1e-6);
    expect(areaOfRing([...ring].reverse())).toBeCloseTo(areaOfRing(ring), 3);
    expect(areaOfRing([...ring, ...ring.slice(0, 1)])).toBeCloseTo(areaOfRing(ring), 3);
  });
  it('of a circle are within a tenth of a per cent', () => {
    expect(off(areaOfRing(circleAround([121.47, 31.23], 3000)), Math.PI * 9e6)).toBeLessThan(1e-3);
  });
  it('have no holes', () => {
    const ring = circleAround([121.47, 31.23], 3000);
    expect(areaOfRings([ring, circleAround([121.47, 31.23], 1000)])).toBeLessThan(areaOfRing(ring));
  });
});

const at = fc.tuple(
  fc.double({ min: 121, max: 122, noNaN: true }),
  fc.double({ min: 31, max: 32, noNaN: true }),
) as fc.Arbitrary<LngLat>;
const blank = { id: 'a', name: 'A', colour: 2 };
const given = (pen: Pen, ...positions: readonly LngLat[]) =>
  positions.reduce((before, position, index) => withGiven(before, position, { ...blank, id: `s${index}` }), pen);
const penWith = (tool: Pen['tool'], shapes: readonly Drawn[] = []): Pen => ({ ...newPen('layer', shapes), tool });
const square: Drawn = {
  ...blank,
  note: '',
  kind: 'rectangle',
  vertices: [
    [121, 31],
    [122, 31],
    [122, 32],
    [121, 32],
  ],
};

describe('undo and redo', () => {
  it('are inverse to each other, however many steps were made', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 300 }), fc.nat(400), (values, steps) => {
        const all = values.reduce((history: History<number>, value) => done(history, value), begun(0.5));
        const times = (history: History<number>, how: typeof undone<number>) =>
          Array.from({ length: Math.min(steps, all.past.length) }).reduce((now: History<number>) => how(now), history);
        const back = times(all, undone);
        expect(times(back, redone)).toEqual(all);
        expect(back.now).toBe(Math.min(steps, all.past.length) === 0 ? all.now : back.now);
        expect(undone(begun(1))).toEqual(begun(1));
      }),
    );
  });
  it('go back vertex by vertex, and then to the shapes before', () => {
    const drawn = finished(given(penWith('line'), [121, 31], [121.5, 31], [121.5, 31.5]), blank);
    expect(drawn.history.now.shapes).toHaveLength(1);
    let { history } = drawn;
    const counts: number[] = [];
    while (history.past.length > 0) {
      history = undone(history);
      counts.push(history.now.given.length);
      expect(history.now.shapes).toEqual([]);
    }
    expect(counts).toEqual([3, 2, 1, 0]);
  });
});

describe('a shape', () => {
  it('is done by itself where it can be, and otherwise when it is ended', () => {
    expect(given(penWith('point'), [121, 31]).history.now.shapes).toMatchObject([{ kind: 'point' }]);
    expect(given(penWith('rectangle'), [121, 31], [122, 32]).history.now.shapes).toMatchObject([
      { vertices: square.vertices },
    ]);
    const [circle] = given(penWith('circle'), [121, 31], [122, 31]).history.now.shapes;
    expect(circle?.radius).toBeCloseTo(95503.9408, 3);
    const polygon = given(penWith('polygon'), [121, 31], [122, 31], [122, 32]);
    expect(polygon.history.now.shapes).toEqual([]);
    expect(closes(polygon, [121.001, 31], 0.01)).toBe(true);
    expect(closes(polygon, [121.5, 31], 0.01)).toBe(false);
    expect(finished(polygon, blank).history.now).toMatchObject({ shapes: [{ kind: 'polygon' }], given: [] });
    // Too few vertices are no shape, and nothing is lost.
    const two = given(penWith('polygon'), [121, 31], [122, 31]);
    expect(finished(two, blank)).toBe(two);
    expect(cancelled(two).history.now.given).toEqual([]);
  });
  it('of two equal corners, or of no radius, is none', () => {
    expect(
      made({
        kind: 'rectangle',
        given: [
          [121, 31],
          [121, 32],
        ],
      }),
    ).toBeUndefined();
    expect(
      made({
        kind: 'circle',
        given: [
          [121, 31],
          [121, 31],
        ],
      }),
    ).toBeUndefined();
    expect(
      made({
        kind: 'polygon',
        given: [
          [121, 31],
          [121, 31],
          [122, 31],
        ],
      }),
    ).toBeUndefined();
  });
  it('that is a rectangle stays one when a corner is moved', () => {
    fc.assert(
      fc.property(at, at, fc.nat(3), at, (one, other, index, to) => {
        const form = made({ kind: 'rectangle', given: [one, other] });
        if (!form) return;
        const { vertices } = withMoved({ ...square, ...form }, index, to);
        expect(vertices[index]).toEqual(to);
        expect(vertices[(index + 2) % 4]).toEqual(form.vertices[(index + 2) % 4]);
        const [oppositeLng, oppositeLat] = form.vertices[(index + 2) % 4] ?? [];
        if (to[0] !== oppositeLng && to[1] !== oppositeLat) expect(new Set(vertices.map(String)).size).toBe(4);
        // Corners that follow each other have one side in common.
        vertices.forEach(([lng, lat], corner) => {
          const [nextLng, nextLat] = vertices[(corner + 1) % 4] ?? [];
          expect(lng === nextLng || lat === nextLat).toBe(true);
        });
        expect(new Set(vertices.map(([lng]) => lng)).size).toBeLessThanOrEqual(2);
        expect(new Set(vertices.map(([, lat]) => lat)).size).toBeLessThanOrEqual(2);
      }),
    );
  });
  it('has a closed ring that runs counter-clockwise, however it was drawn', () => {
    for (const vertices of [square.vertices, [...square.vertices].reverse()]) {
      const geometry = geometryOf({ ...square, vertices });
      if (geometry.type !== 'Polygon') throw new Error('a rectangle is an area');
      const [ring = []] = geometry.coordinates;
      expect(ring.at(-1)).toEqual(ring[0]);
      const area = ring.slice(1).reduce((sum, [x = 0, y = 0], index) => {
        const [fromX = 0, fromY = 0] = ring[index] ?? [];
        return sum + (fromX * y - x * fromY) / 2;
      }, 0);
      expect(area).toBeGreaterThan(0);
    }
  });
  it('gains a vertex in the middle of an edge, and loses it again', () => {
    const pen: Pen = { ...penWith('select', [square]), selected: { shape: 'a', vertex: null } };
    const taken = grabbed(pen, [121.5, 31.001], 0.01);
    if (!taken) throw new Error('the middle of the edge is there');
    const moved = dropped(draggedTo(taken, { at: [121.5, 30.9], to: null }), true);
    expect(selectedShape(moved)).toMatchObject({ kind: 'polygon', vertices: { length: 5, 1: [121.5, 30.9] } });
    expect(moved.selected?.vertex).toBe(1);
    expect(selectedShape(deleted(moved))?.vertices).toEqual(square.vertices);
    expect(deleted({ ...moved, selected: { shape: 'a', vertex: null } }).history.now.shapes).toEqual([]);
    expect(grabbed(pen, [121.25, 31.25], 0.01)).toBeUndefined();
  });
  it('whose vertex is only touched is selected, and no step', () => {
    const pen: Pen = { ...penWith('select', [square]), selected: { shape: 'a', vertex: null } };
    const touched = dropped(grabbed(pen, [121, 31], 0.01) ?? pen, false);
    expect(touched.selected).toEqual({ shape: 'a', vertex: 0 });
    expect(touched.history).toBe(pen.history);
  });
  it('that is a circle is changed by its rim', () => {
    const circle: Drawn = { ...square, kind: 'circle', vertices: [[121, 31]], radius: 1000 };
    expect(handlesOf(circle)).toHaveLength(2);
    expect(withMoved(circle, 1, [122, 31]).radius).toBeCloseTo(95503.9408, 3);
    expect(withMoved(circle, 0, [122, 31])).toMatchObject({ vertices: [[122, 31]], radius: 1000 });
    expect(withAdded(circle, 0, [122, 31])).toBe(circle);
  });
  it('is measured up to the pointer while it is drawn', () => {
    const pen: Pen = { ...given(penWith('line'), [121, 31]), pointer: { at: [122, 31], to: null } };
    expect(measuredNow(pen)?.measured.length).toBeCloseTo(95503.9408, 3);
    expect(penDrawings(pen, '#000000').map(({ id }) => id)).toEqual(['layer', 'pen', 'pen-given']);
    expect(measured({ kind: 'point', vertices: [[121, 31]] })).toEqual({});
  });
});

describe('an outline that crosses itself', () => {
  it('has the area of its parts, as it is painted', () => {
    const triangles = [
      [
        [121, 31],
        [121.5, 31.5],
        [121, 32],
      ],
      [
        [122, 31],
        [122, 32],
        [121.5, 31.5],
      ],
    ];
    const bow: Pick<Drawn, 'kind' | 'vertices'> = {
      kind: 'polygon',
      vertices: [
        [121, 31],
        [122, 32],
        [122, 31],
        [121, 32],
      ],
    };
    const parts = triangles.reduce((sum, ring) => sum + areaOfRing(ring), 0);
    expect(off(measured(bow).area ?? 0, parts)).toBeLessThan(1e-8);
  });
});

describe('snapping', () => {
  const edges = edgesOf([
    { geometry: geometryOf(square) },
    { geometry: { type: 'Point', coordinates: [121.5, 31.5] } },
  ]);
  it('takes a vertex before an edge, a point, and nothing beyond its reach', () => {
    expect(snapped([121.003, 31.001], 0.01, [edges])).toEqual({ at: [121, 31], to: 'vertex' });
    expect(snapped([121.4, 31.005], 0.01, [edges])).toEqual({ at: [121.4, 31], to: 'edge' });
    expect(snapped([121.501, 31.5], 0.01, [edges])).toEqual({ at: [121.5, 31.5], to: 'vertex' });
    expect(snapped([121.3, 31.3], 0.01, [edges])).toEqual({ at: [121.3, 31.3], to: null });
  });
});

describe('the file of a drawing', () => {
  const columns = { name: '名称', note: '备注', length: '长度', area: '面积' };
  const circle: Drawn = {
    ...square,
    id: 'b',
    name: '圆',
    kind: 'circle',
    vertices: [[121.4, 31.2]],
    radius: 500,
    colour: 4,
  };
  it('comes back as it was drawn', () => {
    expect(shapesOf(fileOf([square, circle], columns))).toEqual([square, circle]);
  });
  it('is read like any other, without a question, in its own colours', async () => {
    const work = layerWork();
    await work.open(new Blob([fileOf([square, circle], columns)]), () => undefined);
    const look = await work.look(NO_CHOICES);
    expect(look).toMatchObject({ rows: 2, placed: 2, problems: [], questions: [], isDrawn: true });
    expect(look.columns.map(({ name }) => name)).toEqual(['名称', '备注', '长度', '面积']);
    expect(look.head[1]?.[3]).toBeCloseTo(0.785, 3);
    const { features } = JSON.parse(await work.draw(null).file.text()) as GeoJSON.FeatureCollection;
    expect(features.map(({ properties }) => properties?.c)).toEqual([2, 4]);
    // Another file in the same worker is read anew.
    await work.open(new Blob([fileOf([circle], columns)]), () => undefined);
    expect((await work.look(NO_CHOICES)).rows).toBe(1);
  });
});
