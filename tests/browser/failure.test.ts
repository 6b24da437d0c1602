/** A missing or broken file: the page names it, the rest works, and a retry succeeds once the file is back. */
import { describe } from 'vitest';
import { expect, test } from './driver/test.ts';
import { en, zh } from './driver/words.ts';

const INDEX = /assets\/index-[\w-]+\.json/;
const EVIDENCE = /assets\/evidence-report-b-2019-[\w-]+\.json/;
const WORLD = /assets\/geometry-world-[\w-]+\.json/;
const AREAS = /assets\/geometry-areas-[\w-]+\.json/;
const MISSING = { status: 404, body: 'Not found' };
/** The browser's own console message for a missing file. */
const expected = [/^status 404/, /^console: Failed to load resource/, /^request failed/];

describe('the index', () => {
  const BROKEN = {
    'is missing': MISSING,
    'is cut off': { status: 200, body: '{"version":1,"areas":[' },
    'is a page of the host': { status: 200, body: '<!doctype html><title>Sign in</title>' },
    'is of another form': { status: 200, body: '{"version":1,"areas":{}}' },
    'does not come': undefined,
  };
  for (const [fault, answer] of Object.entries(BROKEN)) {
    test(`${fault}: it is named, and trying again brings the map`, async ({ open }) => {
      const app = await open('./', { until: 'poster', expected, before: (screen) => screen.answer(INDEX, answer) });
      await expect.poll(() => app.failures()).toContain('index.json');
      expect(await app.map.state()).toBe('poster');
      await app.screen.answerAsUsual(INDEX);
      await app.use('retry');
      await app.map.waitForState('svg');
      await expect.poll(() => app.failures()).toBe('');
    });
  }

  test('is missing: the picture of the map and the languages still work', async ({ open }) => {
    const app = await open('./', { until: 'poster', expected, before: (screen) => screen.answer(INDEX, MISSING) });
    await expect.poll(() => app.failures()).toContain(zh('failure.title'));
    await app.map.waitForName('songjiang');
    await app.use('language');
    await expect.poll(() => app.failures()).toContain(en('failure.title'));
    // The words of the page frame change with it.
    expect(await app.screen.text({ css: '#left h1' })).toBe(en('app.title'));
    await app.use('theme');
    await expect.poll(() => app.screen.attribute({ css: 'html' }, 'data-theme')).toBe('dark');
  });
});

describe('the evidence of a document', () => {
  test('is missing: it is named, the role and the other documents are there', async ({ open }) => {
    const app = await open('./?area=songjiang', { expected, before: (screen) => screen.answer(EVIDENCE, MISSING) });
    await expect.poll(() => app.failures()).toContain('evidence-report-b-2019.json');
    expect(await app.place.roles()).toEqual([expect.stringMatching(/^重要战略支点/)]);
    expect((await app.place.history(1)).find(({ year }) => year === 2022)?.says).toBeGreaterThan(0);
  });

  test('comes with another try', async ({ open }) => {
    const app = await open('./?area=songjiang', { expected, before: (screen) => screen.answer(EVIDENCE, MISSING) });
    await expect.poll(() => app.failures()).not.toBe('');
    await app.screen.answerAsUsual(EVIDENCE);
    await app.retryIfAsked();
    await expect.poll(() => app.failures()).toBe('');
    expect((await app.place.history()).find(({ year }) => year === 2019)?.says).toBeGreaterThan(0);
  });

  test('is asked for once, not again and again', async ({ open }) => {
    const app = await open('./?area=songjiang', { expected, before: (screen) => screen.answer(EVIDENCE, MISSING) });
    await expect.poll(() => app.failures()).not.toBe('');
    await app.map.clickName('qingpu');
    await expect.poll(() => app.place.heading()).toBe('青浦区');
    await app.map.waitUntilStill();
    expect(app.screen.requests(EVIDENCE).length).toBeLessThanOrEqual(3);
  });
});

describe('the geometry of the places', () => {
  for (const webgl of [true, false]) {
    const name = webgl ? 'with' : 'without';
    test(`is missing, ${name} WebGL: it is named, and search and words work`, async ({ open }) => {
      const app = await open('./', {
        until: 'parsed',
        webgl,
        expected,
        before: (screen) => screen.answer(AREAS, MISSING),
      });
      await expect.poll(() => app.failures()).toContain('geometry-areas.json');
      await app.search.submit('松江');
      await expect.poll(() => app.place.heading()).toBe('松江区');
      expect(await app.map.labels()).toContain('songjiang');
      await app.search.type('生物医药');
      await expect.poll(async () => (await app.search.offered()).join()).toContain('表述');
    });

    test(`comes with another try, ${name} WebGL`, async ({ open }) => {
      const app = await open('./', {
        until: 'parsed',
        webgl,
        expected,
        before: (screen) => screen.answer(AREAS, MISSING),
      });
      await expect.poll(() => app.failures()).toContain('geometry-areas.json');
      await app.screen.answerAsUsual(AREAS);
      const loaded = await app.loadedAt();
      await app.use('retry');
      await expect.poll(() => app.failures()).toBe('');
      await app.map.waitForState(webgl ? 'live' : 'svg');
      expect(await app.loadedAt()).toBe(loaded);
      const at = await app.map.insideOf('jiading');
      // The GL map cuts the shape that came in its worker, and reports no end of drawing: the pointer finds it.
      await expect
        .poll(async () => {
          await app.map.pointBeside(at);
          return app.map.hasTooltip();
        })
        .toBe(true);
      await app.map.click(at);
      expect(await app.place.heading()).toBe('嘉定区');
    });
  }
});

describe('the geometry of the world', () => {
  test('is missing: it is named, the city stays live, and it comes with another try', async ({ open }) => {
    const app = await open('./', { webgl: true, expected, before: (screen) => screen.answer(WORLD, MISSING) });
    await expect.poll(() => app.failures()).toContain('geometry-world.json');
    expect(await app.map.state()).toBe('live');
    await app.screen.answerAsUsual(WORLD);
    await app.use('retry');
    await expect.poll(() => app.failures()).toBe('');
    await app.map.waitForState('live');
    await app.map.clickName('songjiang');
    await expect.poll(() => app.place.heading()).toBe('松江区');
  });
});

describe('everything', () => {
  const DATA = /assets\/(?:index|search|evidence|geometry)-[\w-]+\.json/;
  for (const [fault, answer] of Object.entries({ 'is missing': MISSING, 'does not come': undefined }))
    for (const webgl of [true, false])
      test(`${fault}, ${webgl ? 'with' : 'without'} WebGL: one other try brings all of it`, async ({ open }) => {
        const app = await open('./?area=songjiang', {
          until: 'poster',
          webgl,
          expected,
          before: (screen) => screen.answer(DATA, answer),
        });
        await expect.poll(() => app.failures()).toContain('index.json');
        await expect.poll(() => app.failures()).toContain('geometry-');
        await app.screen.answerAsUsual(DATA);
        await app.use('retry');
        await app.map.waitForState(webgl ? 'live' : 'svg');
        await expect.poll(() => app.failures()).toBe('');
        expect((await app.place.history()).find(({ year }) => year === 2019)?.says).toBeGreaterThan(0);
        const at = await app.map.insideOf('jiading');
        await expect
          .poll(async () => {
            await app.map.click(at);
            return app.place.heading();
          })
          .toBe('嘉定区');
      });
});

describe('rows that the app cannot show', () => {
  const FAULTS = {
    'of the index': [INDEX, '{"version":1,"areas":[null]}', 'index.json'],
    'of a document': [EVIDENCE, '{"id":"report-b-2019","statements":[null]}', 'evidence-report-b-2019.json'],
    'of the places': [AREAS, '{"type":"FeatureCollection","features":[]}', 'geometry-areas.json'],
  } as const;
  for (const [rows, [url, body, file]] of Object.entries(FAULTS))
    test(`${rows}: the file is named, with a plain reason`, async ({ open }) => {
      const app = await open('./?area=songjiang', {
        until: 'parsed',
        before: (screen) => screen.answer(url, { status: 200, body }),
      });
      await expect.poll(() => app.failures()).toContain(`${file}：${zh('failure.broken')}`);
    });
});

describe('the renderer', () => {
  const PARTS = { code: /assets\/GlMap-[\w-]+\.js/, worker: /assets\/maplibre-gl-worker-[\w-]+\.js/ };
  for (const [part, url] of Object.entries(PARTS)) {
    test(`does not come, its ${part}: the SVG map is the map`, async ({ open }) => {
      const app = await open('./', {
        webgl: true,
        until: 'svg',
        expected,
        before: (screen) => screen.answer(url, MISSING),
      });
      await app.map.clickName('songjiang');
      await expect.poll(() => app.place.heading()).toBe('松江区');
    });
  }
});
