/**
 * The page frame: what the build renders is on screen first, works as far as it can, and is replaced by the app without
 * a jump. Each test holds back what a slow network may bring late.
 */
import { describe } from 'vitest';
import type { App } from './driver/app.ts';
import { expect, test } from './driver/test.ts';
import type { Screen } from './helper/screen.ts';

const INDEX = /assets\/index-[\w-]+\.json/;
const GEOMETRY = /assets\/geometry-[\w-]+\.json/;
const RENDERERS = /assets\/(?:GlMap|SvgMap|maplibre-gl-worker)-[\w-]+\.js/;
const SUMMARY = /assets\/words-\w+\/[\w-]+\.json/;
const REACT = /assets\/client-[\w-]+\.js/;

const FRAME = { css: '[data-frame]' } as const;

/** Holds back these files from the start. */
function holding(...files: readonly RegExp[]) {
  const releases: (() => void)[] = [];
  return {
    before: async (screen: Screen) => {
      for (const file of files) releases.push(await screen.hold(file));
    },
    release: () => {
      for (const release of releases) release();
    },
  };
}

const isTakenOver = async (app: App) => (await app.screen.count(FRAME)) === 0;

/** All that is visible of parts of the page: each element with its box, its own text and its colour. */
const seenIn = (app: App, parts: readonly string[]) =>
  app.screen.run(
    (selectors) =>
      selectors.flatMap((selector) =>
        [...document.querySelectorAll(`${selector}, ${selector} *`)]
          .filter((element) => element.checkVisibility({ visibilityProperty: true }))
          .map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
            const text = texts.map((node) => node.textContent).join('');
            const { color, backgroundColor } = getComputedStyle(element);
            return `${element.tagName} ${[x, y, width, height].map(Math.round)} ${color} ${backgroundColor} ${text}`;
          }),
      ),
    parts,
  );
const PARTS = [
  '#left',
  '[data-part="timeline"] [data-part="track"]',
  '[data-part="map-controls"]',
  '[data-part="attribution"]',
];

describe('while the index is held back', () => {
  test('a link to a place and a year has its words, and the app replaces them', async ({ open }) => {
    const held = holding(INDEX);
    const app = await open('./?area=songjiang&asof=2019', { until: 'parsed', before: held.before });
    expect(await app.place.heading()).toBe('松江区');
    const role = await app.screen.text({ css: '[data-part="panel"] [data-part="role"]' });
    expect(role).toContain('2019');
    expect(await app.screen.text({ css: '[data-part="legend"] h2' })).toContain('2019');
    held.release();
    await expect.poll(() => isTakenOver(app)).toBe(true);
    expect(await app.screen.text({ css: '[data-part="panel"] [data-part="role"]' })).toBe(role);
    const [painted = 0, requested = 0] = await app.screen.run(() => [
      performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      performance.getEntriesByType('resource').find(({ name }) => /client-[\w-]+\.js/.test(name))?.startTime,
    ]);
    expect(painted).toBeGreaterThan(0);
    expect(requested).toBeGreaterThanOrEqual(painted);
    await app.place.history();
  });

  test('a search can be typed, and is answered when it comes', async ({ open }) => {
    const held = holding(INDEX);
    const app = await open('./', { until: 'parsed', before: held.before });
    await app.search.type('松江');
    held.release();
    await expect.poll(() => app.search.offered()).not.toEqual([]);
    expect(await app.search.typed()).toBe('松江');
    expect(await app.screen.run(() => document.activeElement?.id)).toBe('search');
  });

  test('Enter takes the first answer when it comes', async ({ open }) => {
    const held = holding(INDEX);
    const app = await open('./', { until: 'parsed', before: held.before });
    await app.search.submit('松江');
    held.release();
    expect(await app.place.heading()).toBe('松江区');
  });

  test('clicks on a tool, a layer and the language are answered when it comes', async ({ open }) => {
    const held = holding(INDEX);
    const app = await open('./', { until: 'parsed', before: held.before });
    await app.useTool('filter');
    await app.screen.click({ css: '#left input[type=checkbox]', nth: 8 });
    await app.use('language');
    held.release();
    await expect.poll(() => app.screen.attribute({ css: 'html' }, 'lang')).toBe('en');
    await expect.poll(() => app.screen.url().searchParams.get('panel')).toBe('filter');
    await expect.poll(() => app.screen.url().searchParams.get('layers') ?? '').toContain('sites');
  });

  test('the poster answers clicks with outline and words, the last of them counts, and the app has them', async ({
    open,
  }) => {
    const held = holding(INDEX, REACT);
    const app = await open('./?asof=2019', { until: 'parsed', before: held.before });
    await app.map.clickName('qingpu');
    expect(await app.place.heading()).toBe('青浦区');
    const [frameBefore, role] = [await app.map.frame(), { css: '[data-part="panel"] [data-part="role"]' }];
    await app.map.clickName('songjiang');
    await expect.poll(() => app.place.heading()).toBe('松江区');
    expect(await app.screen.count({ css: '[data-part="panel"]' })).toBe(1);
    expect(await app.screen.count({ css: '.poster-selected' })).toBe(1);
    const words = await app.screen.text(role);
    expect(words).toContain('2019');
    held.release();
    await expect.poll(() => isTakenOver(app)).toBe(true);
    expect(await app.place.heading()).toBe('松江区');
    expect(await app.screen.text(role)).toBe(words);
    expect(await app.map.frame()).toEqual(frameBefore);
    await expect.poll(() => app.screen.url().searchParams.get('area')).toBe('songjiang');
  });

  test('the poster follows a drag, which opens nothing, and the map goes on with it', async ({ open }) => {
    const held = holding(INDEX);
    const app = await open('./', { until: 'parsed', before: held.before });
    const before = await app.map.nameAt('songjiang');
    const isMovedBy = async (dx: number, dy: number) => {
      const { x, y } = await app.map.nameAt('songjiang');
      return Math.hypot(x - before.x - dx, y - before.y - dy) <= 1;
    };
    const from = await app.map.insideOf('songjiang');
    await app.screen.pressMouse(from);
    await app.screen.pointAt({ x: from.x + 50, y: from.y + 30 });
    expect(await isMovedBy(50, 30)).toBe(true);
    held.release();
    await app.map.waitForState('svg');
    await expect.poll(() => isMovedBy(50, 30)).toBe(true);
    await app.screen.pointAt({ x: from.x + 90, y: from.y + 70 });
    await app.screen.releaseMouse();
    await expect.poll(() => isMovedBy(90, 70)).toBe(true);
    expect(app.screen.url().searchParams.get('area')).toBeNull();
    await expect.poll(() => app.screen.url().searchParams.get('at')).not.toBeNull();
  });

  test('the page says what it waits for, and goes on', async ({ open }) => {
    const held = holding(INDEX);
    const app = await open('./', { until: 'parsed', before: held.before });
    await expect.poll(() => app.notices()).toEqual([expect.stringContaining('index.json')]);
    held.release();
    await expect.poll(() => isTakenOver(app)).toBe(true);
    await expect.poll(() => app.notices()).toEqual([]);
  });
});

test('a picture that is half parsed is not shown with the colours of another year', async ({ open, home }) => {
  const html = await (await fetch(home)).text();
  // The browser paints nothing before the end of what `rel=expect` names.
  const half = `${html.slice(0, html.indexOf('<div id="app">'))}<div id="notices"></div>`;
  const app = await open('./?asof=2015', {
    until: 'parsed',
    before: (screen) => screen.answer(/\?asof=2015/, { status: 200, body: half }),
  });
  const isSeen = () =>
    app.screen.run(() => document.querySelector('.poster-box')?.checkVisibility({ visibilityProperty: true }));
  expect(await isSeen()).toBe(false);
  await app.screen.answerAsUsual(/\?asof=2015/);
  await app.screen.reload();
  await expect.poll(isSeen).toBe(true);
});

describe('without', () => {
  test('geometry, everything that is words works', async ({ open }) => {
    const app = await open('./?area=songjiang', { until: 'parsed', before: holding(GEOMETRY).before });
    await app.place.history();
    await app.search.submit('青浦');
    await expect.poll(() => app.place.heading()).toBe('青浦区');
  });

  test('a renderer, everything that is words works', async ({ open }) => {
    const app = await open('./?area=songjiang', { until: 'parsed', before: holding(RENDERERS).before });
    await app.place.history();
    await app.search.submit('青浦');
    await expect.poll(() => app.place.heading()).toBe('青浦区');
  });

  test('the summary of the place, the panel comes with the catalogue', async ({ open }) => {
    const app = await open('./?area=songjiang', {
      until: 'parsed',
      before: (screen) => screen.answer(SUMMARY, { status: 404, body: '' }),
    });
    expect(await app.place.heading()).toBe('松江区');
    await app.place.history();
  });

  test.for(['js', 'css'])(
    'a file of the app (%s), the page says so and a link loads it again',
    async (kind, { open }) => {
      const file = new RegExp(`assets/App-[\\w-]+\\.${kind}`);
      const app = await open('./?area=songjiang', {
        until: 'parsed',
        expected: [/404/],
        before: (screen) => screen.answer(file, { status: 404, body: '' }),
      });
      await app.screen.appears({ css: '.start-failure' });
      await app.screen.answerAsUsual(file);
      await app.screen.click({ css: '.start-failure a' });
      await app.place.history();
      expect(await app.place.heading()).toBe('松江区');
    },
  );

  test('the code of a panel, a notice says so, the View stays, and a click continues', async ({ open }) => {
    const code = /assets\/FilterPanel-[\w-]+\.js/;
    const app = await open('./?area=songjiang', {
      expected: [/404/, /dynamically imported module/],
      before: (screen) => screen.answer(code, { status: 404, body: '' }),
    });
    await app.use('close');
    await app.useTool('filter');
    await expect.poll(() => app.failures()).not.toBe('');
    await app.map.waitForState('svg');
    await app.screen.answerAsUsual(code);
    await app.use('retry');
    await expect.poll(() => app.failures()).toBe('');
    await app.screen.appears({ css: '[data-part="panel"] h2' });
  });
});

describe('the take-over', () => {
  for (const [name, link, lang] of [
    ['the default view', './', 'zh'],
    ['the default view in English', './', 'en'],
    ['another year', './?asof=2019', 'zh'],
  ] as const)
    test(`changes no part: ${name}`, async ({ open }) => {
      const held = holding(INDEX);
      const app = await open(link, { lang, until: 'parsed', before: held.before });
      await app.screen.appears({ css: '[data-frame] [data-part="timeline"]' });
      const before = await seenIn(app, PARTS);
      expect(before.length).toBeGreaterThan(100);
      held.release();
      await expect.poll(() => isTakenOver(app)).toBe(true);
      expect(await seenIn(app, PARTS)).toEqual(before);
    });

  for (const size of ['desktop', 'tablet', 'phone'] as const)
    for (const link of ['./', './?area=songjiang&asof=2019', './?panel=filter'] as const)
      test(`moves nothing (${size}, ${link})`, async ({ open }) => {
        const app = await open(link, { size });
        if (link.includes('area')) await app.place.history();
        await app.map.waitUntilStill();
        const shifts = await app.screen.run(
          () =>
            new Promise<readonly string[]>((resolve) => {
              new PerformanceObserver((list) =>
                resolve(
                  list
                    .getEntries()
                    .map((entry) => entry as PerformanceEntry & { value: number; sources: { node?: Element }[] })
                    .map(
                      ({ value, sources }) => `${value}: ${sources.map(({ node }) => node?.outerHTML?.slice(0, 80))}`,
                    ),
                ),
              ).observe({ type: 'layout-shift', buffered: true });
              // An observer is not called for no entries.
              requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
            }),
        );
        expect(shifts).toEqual([]);
      });
});

test('the written page is painted when it is whole, and asks first for little code', async ({ home }) => {
  const page = await (await fetch(home)).text();
  expect(page).toMatch(/<link rel="expect" href="#notices" blocking="render" ?\/?>/);
  expect(page.indexOf('id="notices"')).toBeGreaterThan(page.indexOf('id="app"'));
  const first = page.replace(/<template id="later">.*?<\/template>/s, '');
  const code = [...first.matchAll(/(?:modulepreload"[^>]*href|src)="\.\/assets\/([\w-]+)-[\w-]{8}\.js"/g)];
  expect(code.map(([, name]) => name).sort()).toEqual(['entry', 'index', 'main']);
});

test('the written page has no style attribute, and one script of its own', async ({ open }) => {
  const app = await open('./', { scripts: false });
  const page = await (await fetch(app.screen.url())).text();
  expect(page).not.toMatch(/<[^>]+ style="/);
  const scripts = [...page.matchAll(/<script(?![^>]*(?:src=|application\/ld\+json))[^>]*>/g)];
  expect(scripts).toHaveLength(1);
});
