/** Names on the map: a gesture over one does what it does beside it, in both renderers. */
import { describe } from 'vitest';
import { expect, test } from './driver/test.ts';

for (const webgl of [false, true])
  describe(`over a name, ${webgl ? 'GL' : 'SVG'}`, () => {
    test('the wheel zooms', async ({ open }) => {
      const app = await open('./', { webgl });
      await app.screen.wheel(await app.map.nameAt('songjiang'), -200);
      // The link names a camera from the first movement on.
      await expect.poll(() => app.map.camera().zoom).toBeGreaterThan(0);
    });

    test('a drag pans, and opens nothing', async ({ open }) => {
      const app = await open('./', { webgl });
      const from = await app.map.nameAt('songjiang');
      await app.screen.drag(from, { x: from.x + 120, y: from.y + 40 });
      await app.map.waitUntilStill();
      const to = await app.map.nameAt('songjiang');
      expect(Math.abs(to.x - from.x - 120)).toBeLessThan(3);
      expect(await app.place.isOpen()).toBe(false);
    });

    test('a click opens the place', async ({ open }) => {
      const app = await open('./', { webgl });
      const at = await app.map.nameAt('songjiang');
      await app.map.click(at);
      expect(await app.place.heading()).toBe('松江区');
    });

    test('the pointer finds the place beneath', async ({ open }) => {
      const app = await open('./', { webgl });
      const at = await app.map.nameAt('songjiang');
      await app.map.pointBeside(at);
      expect(await app.map.tooltip()).toContain('松江');
    });
  });
