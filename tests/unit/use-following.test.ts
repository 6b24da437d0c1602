/** Names that are moved with a pan are where they would be placed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panBetween } from '#map/use-following.ts';
import { projector } from '#scene/camera.ts';
import { CAMERA_RANGE, type Camera } from '#state/view.ts';

const layout = { size: { width: 1120, height: 860 }, frame: { x: 40, y: 60, width: 900, height: 700 } };
const motion = (camera: Camera) => ({ camera, layout, isMoving: true });

describe('a pan', () => {
  it('moves every name by as much as its place', () => {
    const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        degrees(121, 121.4),
        degrees(31, 31.2),
        degrees(121, 122),
        degrees(30.5, 31.5),
        degrees(6, CAMERA_RANGE.zoom[1]),
        (lng, lat, placeLng, placeLat, zoom) => {
          const [before, after] = [
            { lng: 121.2, lat: 31.1, zoom },
            { lng, lat, zoom },
          ];
          const pan = panBetween(motion(before), motion(after));
          const [from, to] = [before, after].map((camera) =>
            projector(camera, layout.frame).project([placeLng, placeLat]),
          );
          if (!pan || !from || !to) throw new Error('it is a pan');
          expect(Math.hypot(from.x + pan.x - to.x, from.y + pan.y - to.y)).toBeLessThan(1e-3);
        },
      ),
    );
  });

  it('is none with another zoom or another layout', () => {
    const camera = { lng: 121.2, lat: 31.1, zoom: 9 };
    expect(panBetween(motion(camera), motion({ ...camera, zoom: 9.1 }))).toBeUndefined();
    expect(panBetween(motion(camera), { ...motion(camera), layout: { ...layout } })).toBeUndefined();
  });
});
