/** axe on every screen, in every size, language and theme: nothing serious. And what axe cannot see. */
import { describe } from 'vitest';
import { DETAILS } from './driver/place.ts';
import { type App, expect, type SizeName, test } from './driver/test.ts';
import { word, zh } from './driver/words.ts';

interface Screenful {
  readonly query: string;
  readonly arrive?: (app: App) => Promise<unknown>;
}
const SCREENS: Readonly<Record<string, Screenful>> = {
  home: { query: '' },
  'a place': { query: 'area=songjiang', arrive: (app) => app.place.history() },
  'a place without a role': { query: 'area=chongming&asof=2019', arrive: (app) => app.place.history() },
  'an offer of places': { query: '', arrive: (app) => app.search.offersFor('a') },
  'a search without results': { query: '', arrive: (app) => app.search.submit('xyzzy') },
  'the notes': { query: 'panel=about', arrive: (app) => app.screen.appears({ role: 'dialog' }) },
  'the documents': {
    query: 'panel=documents&document=report-b-2019',
    arrive: (app) => app.documents.waitForSections(),
  },
  'the matrix': { query: 'panel=matrix', arrive: (app) => app.matrix.waitUntilShown() },
  'similarity in the matrix': { query: 'panel=matrix&sort=similarity', arrive: (app) => app.matrix.waitUntilShown() },
  'the layers': { query: 'panel=layers', arrive: (app) => app.layers.waitUntilShown() },
  notices: {
    query: 'area=atlantis&industry=biomedicine',
    arrive: (app) => expect.poll(() => app.notices()).not.toEqual([]),
  },
  'the filter': { query: 'panel=filter&industry=biomedicine', arrive: (app) => app.filter.openFacet('role') },
  'a filter that nothing passes': {
    query: 'panel=filter&role=corridor',
    arrive: (app) => app.filter.openFacet('role'),
  },
  'a filtered map': {
    query: 'industry=health&role=cluster',
    arrive: (app) => expect.poll(() => app.filter.noMatch()).toBeDefined(),
  },
  embedded: { query: 'mode=embed&area=lingang', arrive: (app) => app.place.waitUntilShown() },
  presented: { query: 'mode=present&area=lingang', arrive: (app) => app.place.waitUntilShown() },
};

const SIZES: readonly SizeName[] = ['desktop', 'tablet', 'phone'];
/** Accessible names depend only on the language, and contrast only on the theme: two pages cover both of each. */
const VARIANTS = [
  { lang: 'zh', theme: 'light' },
  { lang: 'en', theme: 'dark' },
] as const;

describe.each(SIZES)('axe finds nothing serious on a %s, in either language and theme', (size) => {
  for (const [name, { query, arrive }] of Object.entries(SCREENS)) {
    test(name, async ({ open }) => {
      const app = await open(`./?${query}`, { size });
      const findings: string[] = [];
      for (const { lang, theme } of VARIANTS) {
        await app.show(`?${query}&lang=${lang}&theme=${theme}`);
        await expect.poll(async () => [await app.language(), await app.theme()]).toEqual([lang, theme]);
        await arrive?.(app);
        findings.push(...(await app.access.seriousFindings()).map((finding) => `${lang} ${theme} ${finding}`));
      }
      expect(findings).toEqual([]);
    });
  }
});

describe('axe finds nothing serious', () => {
  test('before any script', async ({ open }) => {
    const app = await open('./', {
      until: 'poster',
      before: (screen) => screen.hold(/assets\/(SvgMap|App)-[\w-]+\.js/),
    });
    expect(await app.map.state()).toBe('poster');
    expect(await app.access.seriousFindings()).toEqual([]);
  });

  test('after the context was lost', async ({ open }) => {
    const app = await open('./', { webgl: true });
    await app.gl.loseContext();
    await app.map.waitForState('lost');
    expect(await app.access.seriousFindings()).toEqual([]);
  });

  test('when a file is missing', async ({ open }) => {
    const app = await open('./', {
      until: 'poster',
      expected: [/./],
      before: (screen) => screen.answer(/assets\/index-[\w-]+\.json/, { status: 404, body: '' }),
    });
    await expect.poll(() => app.failures()).not.toBe('');
    expect(await app.access.seriousFindings()).toEqual([]);
  });
});

describe('landmarks', () => {
  for (const lang of ['zh', 'en'] as const) {
    test(`are there once each (${lang})`, async ({ open }) => {
      const app = await open('./?area=songjiang', { lang });
      await app.place.waitUntilShown();
      expect(await app.screen.count({ role: 'region', name: word('map.region') })).toBe(1);
      expect(await app.screen.count(DETAILS)).toBe(1);
    });
  }
});

describe('the keyboard', () => {
  test('visits every control in the order of the page, and each shows its focus', async ({ open }) => {
    const app = await open('./?area=songjiang');
    await app.place.history();
    const stops = await app.access.tabStops();
    expect(stops.length).toBeGreaterThan(20);
    expect(stops.filter(({ isVisible }) => !isVisible).map(({ name }) => name)).toEqual([]);
    expect(stops.filter(({ name }) => name === '')).toEqual([]);
  });

  test('opens and closes the notes, and the focus returns', async ({ open }) => {
    const app = await open();
    await app.focusOn('about');
    await app.press('Enter');
    await expect.poll(() => app.isAboutOpen()).toBe(true);
    await app.press('Escape');
    await expect.poll(() => app.isAboutOpen()).toBe(false);
    expect(await app.access.focusedName()).toBe(zh('map.sources'));
  });

  test('is not lost when the place is closed', async ({ open }) => {
    const app = await open();
    const area = await app.map.tabInto();
    await app.press('Enter');
    await app.place.waitUntilShown();
    await app.focusOn('close');
    await app.press('Enter');
    await expect.poll(() => app.place.isOpen()).toBe(false);
    await expect.poll(() => app.map.focusedArea()).toBe(area);
  });
});
