import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WORLD_PX, wrapLng } from '#domain/geo/mercator.ts';
import type { BBox } from '#domain/model/ids.ts';
import { fitBox, projector } from '#scene/camera.ts';
import { CAMERA_RANGE } from '#state/view.ts';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const camera = fc.record({ lng: between(-180, 180), lat: between(-80, 80), zoom: between(...CAMERA_RANGE.zoom) });
const frame = fc.record({
  x: between(0, 400),
  y: between(0, 400),
  width: between(50, 2000),
  height: between(50, 2000),
});
/** Boxes large enough that no zoom limit meets them: a tenth of a degree and more. */
const box = fc
  .tuple(between(-170, 160), between(-70, 60), between(0.1, 10), between(0.1, 10))
  .map(([west, south, width, height]): BBox => [west, south, west + width, south + height]);

describe('a projector', () => {
  it("puts the camera's centre in the middle of the frame", () => {
    fc.assert(
      fc.property(camera, frame, (at, free) => {
        const { x, y } = projector(at, free).project([at.lng, at.lat]);
        expect(x).toBeCloseTo(free.x + free.width / 2, 6);
        expect(y).toBeCloseTo(free.y + free.height / 2, 6);
      }),
    );
  });

  it('is undone by its inverse, within half a world of the centre', () => {
    const near = fc.tuple(between(-179, 179), between(-80, 80));
    fc.assert(
      fc.property(camera, frame, near, (at, free, [east, lat]) => {
        const { project, unproject } = projector(at, free);
        const { x, y } = project([wrapLng(at.lng + east), lat]);
        const [backLng, backLat] = unproject(x, y);
        expect(backLng).toBeCloseTo(at.lng + east, 6);
        expect(backLat).toBeCloseTo(lat, 6);
      }),
    );
  });

  it('takes the nearest copy of the world: over the antimeridian, east is to the right', () => {
    const { project, scale } = projector({ lng: 179, lat: 0, zoom: 3 }, { x: 0, y: 0, width: 1000, height: 600 });
    expect(project([-179, 0]).x).toBeCloseTo(500 + (2 / 360) * scale, 6);
    expect(scale).toBe(WORLD_PX * 8);
  });
});

describe('fitting a box', () => {
  it('fills the frame in one direction, stays inside it in the other, and is centred', () => {
    fc.assert(
      fc.property(box, frame, (bounds, free) => {
        const [west, south, east, north] = bounds;
        const fitted = fitBox(bounds, free, Number.POSITIVE_INFINITY);
        fc.pre(fitted.zoom > CAMERA_RANGE.zoom[0]);
        const { project } = projector(fitted, free);
        const [topLeft, bottomRight] = [project([west, north]), project([east, south])];
        expect(
          Math.max((bottomRight.x - topLeft.x) / free.width, (bottomRight.y - topLeft.y) / free.height),
        ).toBeCloseTo(1, 6);
        expect((topLeft.x + bottomRight.x) / 2).toBeCloseTo(free.x + free.width / 2, 5);
        expect((topLeft.y + bottomRight.y) / 2).toBeCloseTo(free.y + free.height / 2, 5);
      }),
    );
  });

  it('goes no deeper than it is told, and no wider than a phone needs', () => {
    expect(fitBox([121, 31, 121.0001, 31.0001], { width: 800, height: 600 }, 11.5).zoom).toBe(11.5);
    expect(fitBox([121, 31, 121, 31], { width: 800, height: 600 }).zoom).toBe(12);
    expect(fitBox([-180, -80, 180, 80], { width: 10, height: 10 }).zoom).toBe(CAMERA_RANGE.zoom[0]);
  });

  it('over the antimeridian has its centre there', () => {
    const { lng } = fitBox([170, -10, 200, 10], { width: 800, height: 600 });
    expect(lng).toBeCloseTo(-175, 9);
  });
});
