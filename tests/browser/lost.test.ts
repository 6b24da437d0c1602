/**
 * The WebGL context is lost, as after sleep or a driver crash: the SVG map replaces the GL map with all its
 * features.
 */
import { describe } from 'vitest';
import { expect, type Open, test } from './driver/test.ts';
import { zh } from './driver/words.ts';
import type { Screen } from './helper/screen.ts';

/** Ways to lack WebGL: never available, or lost later. */
const WAYS = {
  svg: async (open: Open) => open('./'),
  lost: async (open: Open) => {
    const app = await open('./', { webgl: true });
    await app.gl.loseContext();
    await app.map.waitForState('lost');
    return app;
  },
};

describe.each(Object.entries(WAYS))('the SVG map, %s,', (_, start) => {
  test('shows, switches layers and years, pans, zooms and selects', async ({ open }) => {
    const app = await start(open);
    for (const id of ['pudong', 'songjiang', 'chongming', 'huangpu']) expect(await app.svg.toneOf(id), id).toBeTruthy();
    expect(await app.map.labels()).toEqual(expect.arrayContaining(['pudong', 'songjiang', 'chongming']));

    await app.layers.toggle('lingang');
    await expect.poll(() => app.map.labels()).not.toContain('lingang');
    await app.timeline.setYear(2015);
    await expect.poll(() => app.svg.toneOf('pudong')).toBe('role-core-functional-area');

    const before = await app.map.pointOf('songjiang');
    await app.map.drag(-50, 30);
    await expect.poll(async () => (await app.map.pointOf('songjiang')).x).toBeCloseTo(before.x - 50, 0);
    await expect.poll(() => app.link().get('at')).toBeTruthy();
    const zoom = app.map.camera().zoom;
    await app.map.zoomByWheel(-300);
    await expect.poll(() => app.map.camera().zoom).toBeGreaterThan(zoom);
    await app.map.waitUntilStill();

    await app.map.click(await app.map.insideOf('jiading'));
    await expect.poll(() => app.place.heading()).toBe('嘉定区');
  });
});

/** Loses each WebGL 2 context so many ms after it has been made, and counts. */
const loseAfter = (delay: number) => async (screen: Screen) =>
  screen.runFirst((ms) => {
    const { getContext } = HTMLCanvasElement.prototype;
    const seen = new WeakSet<object>();
    Object.assign(globalThis, { losses: 0 });
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
      const context = Reflect.apply(getContext, this, args) as WebGL2RenderingContext | null;
      if (args[0] !== 'webgl2' || !context || seen.has(context)) return context;
      seen.add(context);
      this.addEventListener('webglcontextlost', () => {
        (globalThis as { losses?: number }).losses = 1;
      });
      setTimeout(() => context.getExtension('WEBGL_lose_context')?.loseContext(), ms);
      return context;
    } as typeof getContext;
  }, delay);

describe('a context that is lost while the map starts', () => {
  test.for([
    ['', 0],
    ['mode=embed', 50],
    ['', 300],
  ] as const)('leaves a map that answers: ?%s, after %i ms', async ([query, delay], { open }) => {
    const app = await open(`./?${query}`, {
      webgl: true,
      until: 'svg',
      expected: [/context|WebGL/i],
      before: loseAfter(delay),
    });
    await expect.poll(() => app.screen.run(() => (globalThis as { losses?: number }).losses)).toBe(1);
    await expect.poll(() => app.screen.count({ css: '[data-part="drawn-map"]' })).toBe(1);
    await app.map.drag(-50, 30);
    await expect.poll(() => app.link().get('at')).toBeTruthy();
    expect(['svg', 'lost']).toContain(await app.map.state());
  });
});

describe('a lost context', () => {
  test('is told', async ({ open }) => {
    const app = await open('./', { webgl: true });
    await app.gl.loseContext();
    await expect.poll(() => app.notices()).toEqual([expect.stringContaining(zh('map.lost'))]);
  });

  test('that is restored brings the GL map back, with the view that the user has moved to meanwhile', async ({
    open,
  }) => {
    const app = await open('./', { webgl: true });
    await app.gl.loseContext();
    await app.map.waitForState('lost');
    await app.map.drag(-60, 40);
    await app.layers.toggle('lingang');
    const { x, y } = await app.map.pointOf('songjiang');
    await app.gl.restoreContext();
    await app.map.waitForState('live');
    expect(await app.notices()).toEqual([]);
    const again = await app.map.pointOf('songjiang');
    expect(Math.hypot(again.x - x, again.y - y)).toBeLessThan(1);
    expect(await app.map.labels()).not.toContain('lingang');
    expect(await app.screen.count({ css: '[data-part="drawn-map"]' })).toBe(0);
  });
});
