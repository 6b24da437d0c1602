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
const expected = [
  /^status 404/,
  /dynamically imported module/,
  /Unable to preload CSS/,
  /^console: Failed to load resource/,
  /^request failed/,
];

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
    // Where its rows would be stands that they did not load, with a button of its own.
    const missing = { css: '[data-part="missing-texts"]' };
    expect(await app.screen.text({ css: '[data-part="history"]' })).not.toContain(zh('place.loading'));
    await app.screen.answerAsUsual(EVIDENCE);
    await app.screen.click({ role: 'button', name: zh('failure.retry'), in: missing });
    await app.screen.vanishes(missing);
    await expect.poll(() => app.failures()).toBe('');
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
    test(`is missing, ${name} WebGL: it is named, the picture stays, and search and words work`, async ({ open }) => {
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
      // The picture of the map stays: names alone would be no map.
      expect(await app.map.state()).toBe('poster');
      expect(await app.screen.count({ css: '.poster-box svg [data-id="songjiang"]' })).toBeGreaterThan(0);
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

describe('what hangs', () => {
  test('is named after some seconds, and another try brings the map', async ({ open }) => {
    let release = (): void => undefined;
    const app = await open('./', {
      until: 'parsed',
      expected,
      before: async (screen) => {
        release = await screen.hold(AREAS);
      },
    });
    const waiting = { css: '#notices [role=status]' };
    await expect
      .poll(() => app.screen.text(waiting), { timeout: 20_000 })
      .toContain(zh('failure.slow', { file: 'geometry-areas.json' }));
    await app.screen.click({ role: 'button', name: zh('failure.retry'), in: waiting });
    await expect.poll(() => app.screen.requests(AREAS).length).toBe(2);
    release();
    await app.map.waitForState('svg');
    await expect.poll(() => app.screen.text(waiting)).toBe('');
  });
});

describe('an entry that is damaged', () => {
  test('is left out and named; the map and the others are there', async ({ open }) => {
    const app = await open('./?area=qingpu', {
      expected,
      before: (screen) =>
        screen.rewrite(INDEX, (body) => {
          const index = JSON.parse(body) as { areas: ({ id: string; name?: unknown } | null)[] };
          const broken = index.areas.map((area) => (area?.id === 'songjiang' ? { ...area, name: null } : area));
          return JSON.stringify({ ...index, areas: [null, ...broken] });
        }),
    });
    await expect.poll(() => app.place.heading()).toBe('青浦区');
    expect(await app.failures()).toContain('index.json');
    expect(await app.screen.text({ css: '[data-part="dropped"]' })).toContain('areas songjiang');
    expect(await app.map.labels()).not.toContain('songjiang');
  });
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

describe('a part of the page whose code', () => {
  const FILES = { code: /assets\/TablePanel-[\w-]+\.js/, sheet: /assets\/TablePanel-[\w-]+\.css/ };
  for (const [file, url] of Object.entries(FILES))
    test(`does not come, its ${file}: it is named, leaves no room empty, and comes with another try`, async ({
      open,
    }) => {
      const app = await open('./?area=songjiang', { expected, before: (screen) => screen.answer(url, MISSING) });
      const part = zh('tool.table');
      await app.useTool('table');
      await expect.poll(() => app.failures()).toContain(zh('failure.code', { part }));
      expect(await app.screen.attribute({ css: 'html' }, 'data-dock')).toBe('closed');
      expect(await app.place.heading()).toBe('松江区');
      // The site is the same: a reload would not bring it either.
      expect(await app.screen.count({ role: 'button', name: zh('failure.reload') })).toBe(0);
      await app.screen.answerAsUsual(url);
      await app.use('retry');
      await app.table.waitUntilShown();
      expect(await app.failures()).toBe('');
      expect(await app.screen.attribute({ css: 'html' }, 'data-dock')).toBe('open');
      // The sheet too: without it the heads of columns are not held in sight.
      const held = await app.screen.runAt(
        { css: '[data-part="panel"] thead th', nth: 1 },
        (head) => getComputedStyle(head).position,
      );
      expect(held).toBe('sticky');
    });

  test('does not come because the site is new: a reload is offered, and it can be closed', async ({ open }) => {
    const app = await open('./', {
      expected,
      before: (screen) => screen.answer(/assets\/(?:ShareDialog|AboutPanel)-[\w-]+\.js/, MISSING),
    });
    await app.screen.answer(/\/$/, {
      status: 200,
      body: '<script type="module" src="./assets/index-new.js"></script>',
    });
    await app.screen.click({ role: 'button', name: zh('tool.share') });
    await expect.poll(() => app.failures()).toContain(zh('failure.code.newer'));
    expect(await app.failures()).toContain(zh('share.title'));
    await app.use('closeFailed');
    await expect.poll(() => app.failures()).toBe('');
    // The button opens it again, and it is asked for again.
    await app.screen.click({ role: 'button', name: zh('tool.share') });
    await expect.poll(() => app.failures()).toContain(zh('share.title'));
    await app.use('closeFailed');
    await app.use('about');
    await expect.poll(() => app.failures()).toContain(zh('map.sources'));
    await app.use('closeFailed');
    await expect.poll(() => app.link().has('panel')).toBe(false);
  });

  test('hangs: the page says so where the panel will be, and it can be closed', async ({ open }) => {
    const app = await open('./', { before: (screen) => screen.hold(/assets\/(?:Table|Difference)Panel-[\w-]+\.js/) });
    for (const tool of ['table', 'difference'] as const) {
      await app.show(`?panel=${tool}`);
      await app.screen.appears({ css: '[data-part="waiting"]' });
      const part = zh(`tool.${tool}`);
      await expect.poll(() => app.notices()).toContain(zh('failure.wait', { part }));
      // The longer one takes long to come; one place is enough.
      if (tool === 'table') await expect.poll(() => app.notices()).toContain(zh('failure.waitLong', { part }));
      await app.use('closeFailed');
      await expect.poll(() => app.link().has('panel')).toBe(false);
      await app.screen.vanishes({ css: '[data-part="waiting"]' });
    }
  });
});

describe('workers that the browser refuses', () => {
  test('the SVG map is the map', async ({ open }) => {
    const app = await open('./', {
      webgl: true,
      until: 'svg',
      expected: [/no worker here/],
      before: (screen) =>
        screen.runFirst(() => {
          Object.assign(globalThis, {
            Worker: class {
              constructor() {
                throw new Error('no worker here');
              }
            },
          });
        }, undefined),
    });
    await app.map.clickName('songjiang');
    await expect.poll(() => app.place.heading()).toBe('松江区');
  });
});

describe('a part of the page whose code throws', () => {
  const TABLE = /assets\/TablePanel-[\w-]+\.js/;
  /** Until the page says that it is mended. */
  const breaking = (code: string) =>
    code.replace(
      /export\{(\w+) as TablePanel\}/,
      `export{Broken as TablePanel};function Broken(){if(!document.body.dataset.mended)throw Error('broken');return $1()}`,
    );

  test('is named, the rest works, and it comes with another View or another try', async ({ open }) => {
    const app = await open('./?area=songjiang', {
      expected: [/broken/, /error occurred in the <Broken>/],
      before: (screen) => screen.rewrite(TABLE, breaking),
    });
    await app.useTool('table');
    await expect.poll(() => app.failures()).toContain(zh('failure.part', { part: zh('tool.table') }));
    expect(app.link().get('panel')).toBe('table');
    expect(await app.screen.attribute({ css: 'html' }, 'data-dock')).toBe('closed');
    expect(await app.place.heading()).toBe('松江区');
    await app.map.clickName('qingpu');
    await expect.poll(() => app.place.heading()).toBe('青浦区');
    expect(await app.failures()).toContain(zh('tool.table'));
    await app.screen.run(() => {
      document.body.dataset.mended = 'yes';
    });
    await app.use('retry');
    await app.table.waitUntilShown();
    expect(await app.failures()).toBe('');
  });
});
