/** Startup: the map is visible before any script runs, becomes live, and requests nothing from other hosts. */
import { describe } from 'vitest';
import { App } from './driver/app.ts';
import { ShareDialog } from './driver/dialogs.ts';
import { expect, test } from './driver/test.ts';
import { word } from './driver/words.ts';

const DISTRICTS = [
  'pudong',
  'huangpu',
  'jingan',
  'xuhui',
  'changning',
  'putuo',
  'hongkou',
  'yangpu',
  'baoshan',
  'minhang',
  'jiading',
  'jinshan',
  'songjiang',
  'qingpu',
  'fengxian',
  'chongming',
];

describe('start', () => {
  test('without scripts every district is drawn', async ({ open }) => {
    const app = await open('./', { scripts: false });
    for (const id of DISTRICTS)
      expect(
        await app.screen.count({ css: `[data-map-state="poster"] [data-layer="districts-fill"] [data-id="${id}"]` }),
        id,
      ).toBe(1);
  });

  test('without scripts the names are links to the places', async ({ open }) => {
    const app = await open('./', { scripts: false });
    const link = { css: '[data-part="poster"] a[data-area="songjiang"]', nth: 0 };
    expect(await app.screen.attribute(link, 'href')).toMatch(/^\?.*\barea=songjiang\b/);
    await app.map.waitForName('songjiang');
  });

  test('the map is a picture first and then live', async ({ open }) => {
    const app = await open('./', { webgl: true });
    expect(await app.markedAt('map:poster')).toBeLessThan(await app.markedAt('map:live'));
    expect(await app.screen.count({ css: '[data-part="poster"]' })).toBe(0);
  });

  test('a place clicked in the picture is open when the map is live', async ({ open }) => {
    let release = () => {};
    const app = await open('./', {
      webgl: true,
      until: 'poster',
      before: async (screen) => {
        release = await screen.hold(/assets\/GlMap-[\w-]+\.js/);
      },
    });
    await app.map.clickName('songjiang');
    release();
    await app.map.waitForState('live');
    expect(await app.place.heading()).toContain('松江');
  });

  test('the shapes of the first picture come while the renderer’s code does, and once', async ({ open }) => {
    const SHAPES = /assets\/geometry-(?:base|areas)-[\w-]+\.json/;
    let release = () => {};
    const app = await open('./', {
      webgl: true,
      until: 'poster',
      before: async (screen) => {
        release = await screen.hold(/assets\/GlMap-[\w-]+\.js/);
      },
    });
    await expect.poll(() => app.screen.requests(SHAPES).length).toBe(2);
    release();
    await app.map.waitForState('live');
    expect(app.screen.requests(SHAPES).length).toBe(2);
  });

  test('everything comes from the site itself', async ({ open }) => {
    const app = await open('./?area=lingang', { webgl: true });
    await app.place.waitUntilShown();
    const hosts = new Set(app.screen.requests(/^http/).map((url) => new URL(url).host));
    expect([...hosts]).toEqual([app.screen.url().host]);
  });

  test('without WebGL the SVG map is the map', async ({ open }) => {
    const app = await open('./');
    expect(await app.map.state()).toBe('svg');
    expect(await app.map.labels()).toEqual(expect.arrayContaining(['pudong', 'songjiang', 'chongming']));
  });
});

describe('the drawing of the map', () => {
  const DRAWING = { css: '[data-part="map-drawing"]' } as const;

  test('is chosen among the notes, kept in this window, and no part of a shared link', async ({ open }) => {
    const app = await open('./');
    await app.use('about');
    await app.screen.click({ role: 'radio', name: word('drawing.gl'), in: DRAWING });
    // The browser of this test has no WebGL: the choice is kept, and the SVG map stays.
    expect(await app.screen.isChecked({ role: 'radio', name: word('drawing.gl'), in: DRAWING })).toBe(true);
    await app.screen.reload();
    await app.map.waitForState('svg');
    expect(await app.screen.isChecked({ role: 'radio', name: word('drawing.gl'), in: DRAWING })).toBe(true);
    await app.press('Escape');
    const share = new ShareDialog(app);
    await share.open();
    expect((await share.link()).search).not.toContain('renderer');
  });

  test('changes at once, and the camera stays', async ({ open }) => {
    const app = await open('./?at=121.5,31.2,10&panel=about', { webgl: true });
    await app.screen.click({ role: 'radio', name: word('drawing.svg'), in: DRAWING });
    await app.map.waitForState('svg');
    expect(app.map.camera().zoom).toBeCloseTo(10, 3);
  });
});

/** Long enough for what runs every second. In ms. */
const REST_MS = 3000;

describe('at rest', () => {
  for (const [name, webgl] of [
    ['SVG', false],
    ['GL', true],
  ] as const)
    test(`the ${name} map runs no frames and no timers`, async ({ open }) => {
      const app = await open('./', { webgl, before: App.countWork });
      await app.map.drag(80, 40);
      await app.map.waitUntilStill();
      // What the page has put off until it is idle.
      await expect.poll(() => app.workWithin(REST_MS), { timeout: 30_000 }).toEqual([]);
      expect(await app.workWithin(REST_MS)).toEqual([]);
    });
});
