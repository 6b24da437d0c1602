/**
 * The SVG map in motion: names stay on their places in every frame, and at rest all is drawn as if it had not moved.
 */
import { describe } from 'vitest';
import type { App } from './driver/app.ts';
import { expect, test } from './driver/test.ts';
import { difference } from './helper/picture.ts';

/** Two roundings of a position to a px. */
const GLUED_PX = 1.5;
/** Shares of the pixels. */
const [SAME, DIFFERENT] = [0.0005, 0.05];

const MOVEMENTS: Readonly<Record<string, (app: App) => Promise<void>>> = {
  'a drag': (app) => app.map.drag(150, 90),
  'a drag beyond what was drawn': async (app) => {
    await app.map.drag(-290, 60);
    await app.map.drag(-120, 60);
  },
  'the wheel': async (app) => {
    for (let notch = 0; notch < 4; notch += 1) await app.map.zoomByWheel(-60);
  },
  'a flight': (app) => app.use('zoomIn'),
};

describe('a name stays on its place during', () => {
  for (const [name, move] of Object.entries(MOVEMENTS))
    test(name, async ({ open }) => {
      const app = await open('./', { motion: true });
      await app.map.waitForName('qingpu');
      const { px, frames } = await app.map.driftOf('qingpu', () => move(app));
      expect(frames).toBeGreaterThan(2);
      expect(px).toBeLessThan(GLUED_PX);
    });
});

test('a map that was dragged there and back is the same picture, and drawn for where it rests', async ({ open }) => {
  const app = await open('./');
  const clip = await app.map.frame();
  const rest = async () => {
    // Nothing is under the pointer.
    await app.map.pointAt(await app.map.corner());
    await app.map.waitUntilStill();
    expect(await app.svg.isMoved()).toBe(false);
    return app.screen.picture(clip);
  };
  const before = await rest();
  await app.map.drag(-120, 60);
  expect(difference(before, await rest())).toBeGreaterThan(DIFFERENT);
  await app.map.drag(120, -60);
  expect(difference(before, await rest())).toBeLessThan(SAME);
});
