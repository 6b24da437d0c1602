/** Names on the map: a gesture over one does what it does beside it, in both renderers. */
import { expect, test } from './driver/test.ts';

for (const webgl of [false, true])
  test(`over a name the pointer, a drag, the wheel and a click work, ${webgl ? 'GL' : 'SVG'}`, async ({ open }) => {
    const app = await open('./?at=121.4,31.2,8.5', { webgl });
    const from = await app.map.nameAt('songjiang');
    await app.map.pointBeside(from);
    expect(await app.map.tooltip()).toContain('松江');

    await app.screen.drag(from, { x: from.x + 120, y: from.y + 40 });
    await app.map.waitUntilStill();
    const to = await app.map.nameAt('songjiang');
    expect(Math.abs(to.x - from.x - 120)).toBeLessThan(3);
    expect(await app.place.isOpen()).toBe(false);

    await app.screen.wheel(to, -200);
    await expect.poll(() => app.map.camera().zoom).toBeGreaterThan(8.6);
    await app.map.waitUntilStill();

    await app.map.click(await app.map.nameAt('songjiang'));
    expect(await app.place.heading()).toBe('松江区');
  });
