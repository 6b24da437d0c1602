import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projector } from '#scene/camera.ts';
import { scaleBar, scaleWords } from '#scene/scale-bar.ts';

const MAX_PX = 84;
/** Metres of a degree of longitude at the equator on the sphere of Web Mercator. */
const DEGREE_METRES = (2 * Math.PI * 6_378_137) / 360;

describe('the scale bar', () => {
  it('is as long as its distance on the map, round, and as long as it may be', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -60, max: 60, noNaN: true }),
        fc.double({ min: 4, max: 14, noNaN: true }),
        (lat, zoom) => {
          const bar = scaleBar({ lat, zoom }, MAX_PX);
          if (!bar) throw new Error('no bar');
          const { project } = projector({ lng: 0, lat, zoom }, { x: 0, y: 0, width: 100, height: 100 });
          const east = bar.metres / (DEGREE_METRES * Math.cos((lat * Math.PI) / 180));
          expect(project([east, lat]).x - project([0, lat]).x).toBeCloseTo(bar.lengthPx, 3);
          expect(bar.lengthPx).toBeLessThanOrEqual(MAX_PX + 1e-9);
          expect(bar.lengthPx).toBeGreaterThan(MAX_PX / 2.5 - 1e-9);
          expect(String(bar.metres)).toMatch(/^[125]0*$/);
        },
      ),
    );
  });

  it('is absent on a map of the world, whose scale changes within it', () => {
    expect(scaleBar({ lat: 31, zoom: 1.5 }, MAX_PX)).toBeUndefined();
  });

  it('is told in kilometres, below one in metres', () => {
    expect(scaleWords({ metres: 20_000, lengthPx: 50 })).toEqual(['map.scaleKm', 20]);
    expect(scaleWords({ metres: 500, lengthPx: 50 })).toEqual(['map.scaleM', 500]);
  });
});
