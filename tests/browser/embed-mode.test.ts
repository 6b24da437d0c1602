/** An embedded map: the controls around it, its gesture modes, and its frozen data version. */
import { describe } from 'vitest';
import { readVersions } from '../../geo/build/versions.ts';
import { type App, expect, test } from './driver/test.ts';
import { en, word, zh } from './driver/words.ts';

const OPEN_FULL = { role: 'link', name: word('embed.openLabel') } as const;
const BADGE = { css: '[data-part="data-badge"]' } as const;
const HINT = { css: '[data-part="gesture-hint"]' } as const;

describe('what is shown beside an embedded map', () => {
  const CASES = [
    ['panel', ['details', 'zoom']],
    ['none', ['zoom']],
    ['timeline', ['year', 'zoom']],
    ['panel,layers,timeline', ['layers', 'year', 'details', 'legend', 'zoom']],
  ] as const;
  for (const [show, parts] of CASES)
    test(`show=${show}`, async ({ open }) => {
      const app = await open(`./?mode=embed&area=songjiang&show=${show}`);
      await expect.poll(() => app.visibleParts()).toEqual(parts);
      await app.map.waitUntilStill();
      expect(await app.map.coversOf('songjiang')).toEqual([]);
    });

  test('without panels a place is chosen on the map all the same, and no panel of a link opens', async ({ open }) => {
    const app = await open('./?mode=embed&show=none&panel=table');
    await app.map.clickName('songjiang');
    await expect.poll(() => app.link().get('area')).toBe('songjiang');
    await expect.poll(() => app.access.announcement()).toContain('松江区');
    expect(await app.visibleParts()).toEqual(['zoom']);
    expect(await app.table.isOpen()).toBe(false);
  });

  test('where the map comes from can always be read', async ({ open }) => {
    const app = await open('./?mode=embed&show=none');
    await app.use('about');
    await app.screen.appears({ role: 'dialog' });
  });

  for (const [width, height, place] of [
    [480, 300],
    [640, 360],
    [720, 430],
    [800, 500],
    [390, 844],
    [1024, 640],
    [1440, 900],
  ].flatMap((size) =>
    ['', '&area=songjiang'].map((place) => [...size, place] as [number, number, '' | '&area=songjiang']),
  ))
    test(`with everything on${place && ' and a place'}, in ${width} × ${height} nothing lies over something else`, async ({
      open,
    }) => {
      const app = await open(`./?mode=embed&show=panel,layers,timeline${place}`, {
        lang: 'en',
        before: (screen) => screen.resize(width, height),
      });
      await app.map.waitUntilStill();
      const overlaps = await app.screen.run((selected) => {
        const parts = ['embed-head', 'map-controls', 'timeline', 'attribution'].map((part) => {
          const element = document.querySelector(`[data-part="${part}"]`);
          const range = document.createRange();
          if (element) range.selectNodeContents(element);
          // The attribution is as wide as the window; only its text can be covered.
          return [
            part,
            part === 'attribution' ? range.getBoundingClientRect() : element?.getBoundingClientRect(),
          ] as const;
        });
        return parts.flatMap(([name, box], index) => {
          // In a narrow or low box the panel of a place replaces the year control.
          if (!box || box.width === 0) return name === 'timeline' && selected ? [] : [`${name} is not there`];
          const isOutside = box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
          const covered = parts
            .slice(index + 1)
            .filter(
              ([, other]) =>
                other &&
                box.left < other.right &&
                other.left < box.right &&
                box.top < other.bottom - 1 &&
                other.top < box.bottom - 1,
            );
          return [
            ...(isOutside ? [`${name} leaves the window`] : []),
            ...covered.map(([other]) => `${name} and ${other}`),
          ];
        });
      }, place);
      expect(overlaps).toEqual([]);
      // The scale bar comes after the map is drawn, without a change of it.
      await expect.poll(() => app.map.namesOver('scale')).toEqual([]);
      const { width: free, height: high } = await app.map.frame();
      expect(free * high).toBeGreaterThan((place ? 0.25 : 0.35) * width * height);
    });

  for (const theme of ['light', 'dark'] as const)
    test(`has no serious accessibility fault (${theme})`, async ({ open }) => {
      const app = await open('./?mode=embed&show=panel,layers,timeline&area=songjiang', { theme });
      await app.place.waitUntilShown();
      expect(await app.access.seriousFindings()).toEqual([]);
    });

  test('the full map opens in a window of its own, on the same place, and cannot reach back', async ({ open }) => {
    const app = await open('./?mode=embed&show=none&interaction=locked&area=songjiang&asof=2019');
    expect(await app.screen.attribute(OPEN_FULL, 'target')).toBe('_blank');
    expect(await app.screen.attribute(OPEN_FULL, 'rel')).toBe('noopener');
    const href = await app.screen.attribute(OPEN_FULL, 'href');
    expect(href).toBe('?v=1&asof=2019&area=songjiang');
    const full = await open(`./${href}`);
    expect(await full.visibleParts()).toEqual(expect.arrayContaining(['search', 'layers', 'year', 'details']));
  });
});

/** A point of the map away from labels, which are links. */
async function wheel(app: App, delta: number, key?: 'Control'): Promise<void> {
  const turn = async () => app.screen.wheel(await app.map.corner(), delta);
  await (key ? app.screen.holding(key, turn) : turn());
}

/**
 * Does something that always has an effect: once that is visible, a missing effect before it is no matter of timing.
 */
async function afterwards(app: App): Promise<string> {
  await app.map.clickName('songjiang');
  await expect.poll(() => app.link().get('area')).toBe('songjiang');
  await app.map.waitUntilStill();
  return app.link().get('at') ?? 'home';
}

describe.each([
  ['GL', true],
  ['SVG', false],
] as const)('the %s map, embedded', (_, webgl) => {
  test('leaves the wheel to the page and says how to zoom; with ctrl it zooms', async ({ open }) => {
    const app = await open('./?mode=embed&show=none', { webgl });
    await wheel(app, -300);
    await expect.poll(() => app.screen.texts(HINT)).toEqual([zh('map.withKey', { key: 'Ctrl' })]);
    await wheel(app, -300, 'Control');
    await expect.poll(() => app.map.camera().zoom).toBeGreaterThan(8);
    await app.screen.vanishes(HINT);
  });

  test('lets the page scroll under it', async ({ open }) => {
    // A browser requests `/favicon.ico` for a page that names no icon.
    const hosted = await open('./data/', { until: 'parsed', webgl, expected: [/^console: Failed to load resource/] });
    await hosted.screen.host('../?mode=embed&show=none', 600);
    await hosted.screen.inFrame('[data-map-state="live"], [data-map-state="svg"]');
    await hosted.screen.wheel({ x: 200, y: 200 }, 240);
    await expect.poll(() => hosted.screen.run(() => scrollY)).toBeGreaterThan(100);
  });

  test('is moved by a drag of the mouse', async ({ open }) => {
    const app = await open('./?mode=embed&show=none', { webgl });
    await app.map.drag(-60, 30);
    await expect.poll(() => app.link().get('at')).toBeTruthy();
  });

  test('leaves one finger to the page and says so; two move it', async ({ open }) => {
    const app = await open('./?mode=embed&show=none', { webgl, size: 'phone', lang: 'en' });
    const at = await app.map.corner();
    await app.screen.swipe([at], 0, 120);
    await expect.poll(() => app.screen.texts(HINT)).toEqual([en('map.twoFingers')]);
    expect(app.link().get('at')).toBeNull();
    await app.screen.swipe([at, { x: at.x + 90, y: at.y }], 0, 120);
    await expect.poll(() => app.link().get('at')).toBeTruthy();
  });

  test('is free where its link says so', async ({ open }) => {
    const app = await open('./?mode=embed&show=none&interaction=free', { webgl });
    await wheel(app, -300);
    await expect.poll(() => app.map.camera().zoom).toBeGreaterThan(8);
  });

  test('stands still when it is locked, and its places answer to mouse and keys', async ({ open }) => {
    const app = await open('./?mode=embed&show=none&interaction=locked', { webgl });
    expect(await app.visibleParts()).toEqual([]);
    const before = await app.map.pointOf('qingpu');
    await wheel(app, -300);
    await wheel(app, -300, 'Control');
    await app.map.drag(-60, 30);
    await app.screen.doubleClick(await app.map.corner());
    await app.map.focus('qingpu');
    await app.press('+');
    expect(await afterwards(app)).toBe('home');
    expect(await app.map.pointOf('qingpu')).toEqual(before);
    expect(await app.screen.count(HINT)).toBe(0);
    await app.map.focus('qingpu');
    await app.press('Enter');
    await expect.poll(() => app.link().get('area')).toBe('qingpu');
  });

  test('takes another rule while it is on screen', async ({ open }) => {
    const app = await open('./?mode=embed&show=none&interaction=locked', { webgl });
    await app.show('?mode=embed&show=none&interaction=free');
    await app.screen.appears({ role: 'button', name: word('map.zoomIn') });
    await wheel(app, -300);
    await expect.poll(() => app.map.camera().zoom).toBeGreaterThan(8);
    await app.show('?mode=embed&show=none&interaction=locked');
    await app.screen.vanishes({ role: 'button', name: word('map.zoomIn') });
    await wheel(app, -300);
    await app.map.drag(60, 30);
    expect(await afterwards(app)).toBe('home');
  });

  test('is free in the app, whatever the link says; on a slide, for the wheel with ctrl and for keys', async ({
    open,
  }) => {
    const app = await open('./?show=none&interaction=locked', { webgl });
    await wheel(app, -300);
    await expect.poll(() => app.map.camera().zoom).toBeGreaterThan(8);
    const slide = await open('./?mode=present&show=none&interaction=locked', { webgl });
    await wheel(slide, -300);
    expect(await afterwards(slide)).toBe('home');
    // A clicker's arrows are not those of a name that was clicked.
    expect(await slide.screen.run(() => document.activeElement?.tagName)).toBe('BODY');
    await wheel(slide, -300, 'Control');
    await expect.poll(() => slide.map.camera().zoom).toBeGreaterThan(8);
    const { zoom } = slide.map.camera();
    await slide.press('-');
    await expect.poll(() => slide.map.camera().zoom).toBeCloseTo(zoom - 1, 1);
  });
});

describe('frozen data', () => {
  const { versions } = readVersions('.');
  const kept = versions[0];
  if (!kept) throw new Error('geo/versions has no version: npm run geo:publish makes one');
  const { version, published } = kept.manifest;
  const INDEX = /assets\/index-[\w-]+\.json/;
  /** Simulates newer current data, in which Songjiang has another name. */
  const movedOn = (body: string) => body.replaceAll('松江区', '云间区');

  for (const mode of ['explore', 'embed', 'present'])
    test(`the badge names day and version (${mode})`, async ({ open }) => {
      const app = await open(`./?data=${version}&mode=${mode}`, { lang: 'en' });
      expect(await app.screen.texts(BADGE)).toEqual([en('data.asPublished', { published, version })]);
      const box = await app.screen.box(BADGE);
      const onTop = await app.screen.run(
        ({ x, y, width, height }) =>
          document.elementFromPoint(x + width / 2, y + height / 2)?.getAttribute('data-part'),
        box,
      );
      expect(onTop).toBe('data-badge');
    });

  test('the page of sources names them too, in the language of the user', async ({ open }) => {
    const app = await open(`./?data=${version}`);
    await app.use('about');
    expect(await app.screen.text({ role: 'dialog' })).toContain(zh('data.asPublished', { published, version }));
  });

  test('the present data have no badge', async ({ open }) => {
    const app = await open('./');
    expect(await app.screen.count(BADGE)).toBe(0);
  });

  for (const webgl of [true, false])
    test(`a frozen link shows what was published, when the data have changed since (${webgl ? 'GL' : 'SVG'})`, async ({
      open,
    }) => {
      const before = { webgl, before: (screen: App['screen']) => screen.rewrite(INDEX, movedOn) };
      const present = await open('./?area=songjiang', before);
      await expect.poll(() => present.place.heading()).toBe('云间区');
      const frozen = await open(`./?area=songjiang&data=${version}`, before);
      await expect.poll(() => frozen.place.heading()).toBe('松江区');
      expect((await frozen.place.history()).length).toBeGreaterThan(1);
      // Shapes, evidence and index: no request for the current data.
      expect(frozen.screen.requests(/assets\/(index|search|evidence|geometry)[\w-]*\.json/)).toEqual([]);
      expect(
        frozen.screen.requests(new RegExp(`data/versions/${version}/geometry-areas\\.json`)).length,
      ).toBeGreaterThan(0);
      expect(frozen.link().get('data')).toBe(version);
    });

  test('the search, too, knows the names of then', async ({ open }) => {
    const app = await open(`./?data=${version}`, { before: (screen) => screen.rewrite(INDEX, movedOn) });
    await app.search.submit('songjiang');
    await expect.poll(() => app.place.heading()).toBe('松江区');
    expect(app.screen.requests(new RegExp(`data/versions/${version}/search\\.json`))).toHaveLength(1);
  });

  test('until its own map is there, the picture shows land and water alone', async ({ open }) => {
    const app = await open(`./?data=${version}`, {
      until: 'parsed',
      before: (screen) =>
        screen.answer(new RegExp(`data/versions/${version}/index\\.json`), { status: 404, body: 'gone' }),
      expected: [/^status 404/, /^console: Failed to load resource/],
    });
    await expect.poll(() => app.failures()).toContain('index.json');
    const layers = await app.screen.run(() => {
      const isDrawn = (element: Element | null): boolean =>
        element === null || (getComputedStyle(element).display !== 'none' && isDrawn(element.parentElement));
      return [...document.querySelectorAll('[data-part="poster"] [data-layer]')]
        .filter(isDrawn)
        .map((layer) => layer.getAttribute('data-layer'));
    });
    expect(layers).toEqual(['world-rest', 'delta-land', 'coast', 'lakes', 'rivers']);
    expect(await app.map.labels()).toEqual([]);
  });

  test('a version that the site does not have is told, and the present data are shown', async ({ open }) => {
    const app = await open('./?area=songjiang&data=0123456789ab');
    await expect
      .poll(() => app.notices())
      .toEqual([expect.stringContaining(zh('notice.unknown-data', { value: '0123456789ab' }))]);
    expect(await app.place.heading()).toBe('松江区');
    expect(await app.screen.count(BADGE)).toBe(0);
    await expect.poll(() => app.link().get('data')).toBeNull();
    expect(app.screen.requests(/data\/versions\//)).toEqual([]);
  });

  test('going to a link of other data loads the page anew, and back again', async ({ open }) => {
    const app = await open('./?area=songjiang');
    const loaded = await app.loadedAt();
    await app.show(`?area=songjiang&data=${version}`);
    await expect.poll(() => app.screen.texts(BADGE)).toHaveLength(1);
    await expect.poll(() => app.loadedAt()).not.toBe(loaded);
    await app.map.waitForState('svg');
    await app.back();
    await expect.poll(() => app.screen.count(BADGE)).toBe(0);
    await expect.poll(() => app.link().get('data')).toBeNull();
    await app.map.waitForState('svg');
  });

  test('a table saved from it says so in its name and its link', async ({ open }) => {
    const app = await open(`./?panel=table&data=${version}`);
    await app.table.waitUntilShown();
    const file = await app.table.download('geojson');
    expect(file.name).toBe(`shanghai-innovation-layout-2022-data-${version}.geojson`);
    expect(file.text).toContain(`data=${version}`);
  });

  test('the site has the list of its versions beside them', async ({ open }) => {
    const app = await open('./');
    const list = await app.screen.run(async () => (await fetch('data/versions/index.json')).json());
    expect(list).toEqual(
      versions.map(({ manifest }) => ({
        version: manifest.version,
        published: manifest.published,
        format: manifest.format,
      })),
    );
    const index = await app.screen.run(async (url) => (await fetch(url)).text(), `data/versions/${version}/index.json`);
    expect(index).toBe(kept.files.find(({ name }) => name === 'index.json')?.text);
  });
});
