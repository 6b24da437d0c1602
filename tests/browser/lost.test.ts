/** The graphics context is gone, as after sleep or a driver's crash: the drawn map takes over with all that the live one does. */
import { describe } from 'vitest';
import { type App, expect, test } from './driver.ts';

/** Ways to be without WebGL: never there, or lost on the way. */
const WAYS = {
  svg: async (open: (link?: string, options?: { webgl: boolean }) => Promise<App>) => open('./', { webgl: false }),
  lost: async (open: (link?: string) => Promise<App>) => {
    const app = await open();
    await app.loseContext();
    await app.waitForMap('lost');
    return app;
  },
};

describe.each(Object.entries(WAYS))('the drawn map, %s,', (_, start) => {
  test('shows the districts', async ({ open }) => {
    const app = await start(open);
    for (const id of ['pudong', 'songjiang', 'chongming', 'huangpu']) expect(await app.paintOf(id), id).toBeTruthy();
    expect(await app.labels()).toEqual(expect.arrayContaining(['pudong', 'songjiang', 'chongming']));
  });

  test('selects', async ({ open }) => {
    const app = await start(open);
    const { x, y } = await app.labelAt('jiading');
    await app.clickMap({ x, y: y + 26 });
    await expect.poll(() => app.panelHeading()).toBe('嘉定区');
  });

  test('is panned and zoomed', async ({ open }) => {
    const app = await start(open);
    const before = await app.pointOf('songjiang');
    await app.dragMap(-50, 30);
    await expect.poll(async () => (await app.pointOf('songjiang')).x).toBeCloseTo(before.x - 50, 0);
    await expect.poll(() => app.link().get('at')).toBeTruthy();
    const zoom = app.camera().zoom;
    await app.zoomByWheel(-300);
    await expect.poll(() => app.camera().zoom).toBeGreaterThan(zoom);
  });

  test('switches layers and years', async ({ open }) => {
    const app = await start(open);
    await app.toggleLayer('临港');
    await expect.poll(() => app.labels()).not.toContain('lingang');
    await app.year(2015);
    await expect.poll(() => app.paintOf('pudong')).toBe('role-core-functional-area');
  });
});

describe('a lost context', () => {
  test('is told', async ({ open }) => {
    const app = await open();
    await app.loseContext();
    await expect.poll(() => app.notices()).toEqual([expect.stringContaining('图形上下文丢失')]);
  });

  test('that comes back brings the live map back, where the reader has gone meanwhile', async ({ open }) => {
    const app = await open();
    await app.loseContext();
    await app.waitForMap('lost');
    await app.dragMap(-60, 40);
    await app.toggleLayer('临港');
    const { x, y } = await app.pointOf('songjiang');
    await app.restoreContext();
    await app.waitForMap('live');
    expect(await app.notices()).toEqual([]);
    const again = await app.pointOf('songjiang');
    expect(Math.hypot(again.x - x, again.y - y)).toBeLessThan(1);
    expect(await app.labels()).not.toContain('lingang');
    expect(await app.screen.count({ css: '.svg-map' })).toBe(0);
  });
});
