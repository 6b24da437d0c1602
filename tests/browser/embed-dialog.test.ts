/** The embed dialog, and its snippets pasted into a fresh page on another origin. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe } from 'vitest';
import type { IndustryId, RoleClassId } from '#domain/model/ids.ts';
import { embeddedView } from '#share/choices.ts';
import { snippets } from '#share/snippets.ts';
import { decode } from '#state/url.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { areaId } from '../unit/support.ts';
import { EmbedDialog, serve } from './driver/dialogs.ts';
import { DETAILS } from './driver/place.ts';
import { type App, expect, type Open, type OpenOptions, type SizeName, test } from './driver/test.ts';
import { YEAR } from './driver/timeline.ts';
import { en } from './driver/words.ts';

const VIEW = './?v=1&asof=2019&area=songjiang';
const DIST = resolve(fileURLToPath(new URL('../../', import.meta.url)), process.env.DIST ?? 'dist');
const HAS_PICTURES = existsSync(join(DIST, 'pictures'));
/** Problems of the host page, which is on another port; the tests check for them themselves. */
const FROM_A_HOST: OpenOptions = {
  until: 'parsed',
  lang: 'en',
  expected: [/request to a foreign host: http:\/\/127\.0\.0\.1:/, ...(HAS_PICTURES ? [] : [/pictures\/.*\.svg/])],
};

async function openEmbed(
  open: Open,
  link = VIEW,
  options: OpenOptions = {},
): Promise<{ app: App; embed: EmbedDialog }> {
  const app = await open(link, { lang: 'en', ...options });
  const embed = new EmbedDialog(app);
  await embed.open();
  return { app, embed };
}

describe('the choices', () => {
  test('are seen in the preview and written in the code', async ({ open }) => {
    const { embed } = await openEmbed(open);
    await embed.waitForPreview();
    await embed.waitInPreview(DETAILS);
    expect(await embed.isVisibleInPreview(YEAR)).toBe(false);
    await embed.check('embed.show.panel', false);
    await embed.check('embed.show.timeline', true);
    await embed.choose('embed.theme', 'dark');
    await embed.choose('embed.language', 'zh');
    await embed.choose('embed.interaction', 'locked');
    const expected = '?v=1&lang=zh&asof=2019&area=songjiang&mode=embed&theme=dark&show=timeline&interaction=locked';
    await expect.poll(async () => (await embed.previewed()).search).toBe(expected);
    await embed.waitInPreview(YEAR);
    expect(await embed.isVisibleInPreview(DETAILS)).toBe(false);
    expect(await embed.previewTheme()).toBe('dark');
    expect(await embed.snippetOf('iframe')).toContain(expected.replaceAll('&', '&amp;'));
    const element = await embed.snippetOf('element');
    for (const attribute of [
      'lang="zh"',
      'asof="2019"',
      'area="songjiang"',
      'theme="dark"',
      'show="timeline"',
      'interaction="locked"',
    ])
      expect(element).toContain(` ${attribute}`);
    expect(await embed.snippetOf('picture')).toContain('pictures/place-songjiang-2019.svg');
  });

  test('load one preview after the last change, and leave no steps in the history', async ({ open }) => {
    const { app, embed } = await openEmbed(open);
    await embed.waitForPreview();
    const steps = await app.screen.run(() => history.length);
    expect(embed.countLoads()).toBe(1);
    await embed.check('embed.show.panel', false);
    await embed.check('embed.show.layers', true);
    await embed.check('embed.show.timeline', true);
    await expect.poll(async () => (await embed.previewed()).searchParams.get('show')).toBe('layers,timeline');
    await embed.waitForPreview();
    expect(embed.countLoads()).toBeLessThanOrEqual(3);
    expect(await embed.countPreviews()).toBe(1);
    expect(await app.screen.run(() => history.length)).toBe(steps);
  });

  test('have the picture of this view in the code, the site’s own or one to save', async ({ open }) => {
    const { embed } = await openEmbed(open, './?area=songjiang&asof=2019');
    const [site, own] = await embed.options('embed.pictureSource');
    expect(site?.text).toBe(en('embed.pictureSite', { what: 'Songjiang District · 2019' }));
    expect(await embed.snippetOf('picture')).toContain('pictures/place-songjiang-2019-en.svg"');
    await embed.choose('embed.pictureSource', own?.value ?? '');
    expect(await embed.snippet()).toContain('src="layout-songjiang-2019.png"');
    await embed.type('embed.pictureAddress', '/media/songjiang.png');
    expect(await embed.snippetOf('element')).toContain(' poster="/media/songjiang.png"');
    expect(await embed.snippetOf('mail')).toContain('src="/media/songjiang.png"');
    const { name, text } = await embed.downloadPicture('SVG');
    expect([name, text.includes('2019')]).toEqual(['layout-songjiang-2019.svg', true]);
    expect((await embed.downloadPicture('PNG')).name).toBe('layout-songjiang-2019.png');
  });

  test('have a picture to save where the site has none of this view; its own says what it shows', async ({ open }) => {
    const { embed } = await openEmbed(open, `${VIEW}&layers=districts`);
    expect(await embed.snippetOf('picture')).toContain('src="layout-');
    await embed.choose('embed.pictureSource', 'site');
    expect(await embed.words()).toContain(en('embed.pictureShowsOnly'));
    expect(await embed.snippet()).toContain(`pictures/home-2019-en.svg" alt="Map: ${en('map.home')}`);
  });

  test('set the size, in the preview too', async ({ open }) => {
    const { embed } = await openEmbed(open);
    await embed.choose('embed.size', 'fixed');
    await embed.setPixels('embed.width', 640);
    await embed.setPixels('embed.height', 400);
    expect(await embed.snippetOf('iframe')).toContain('width="640" height="400"');
    const { width, height } = await embed.previewBox();
    expect(width / height).toBeCloseTo(1.6, 1);
    // Out of the field's range: the value is unchanged.
    await embed.setPixels('embed.width', 5);
    expect(await embed.snippet()).toContain('width="640"');
    await embed.choose('embed.size', '1:1');
    expect(await embed.snippet()).toContain('aspect-ratio:1/1');
  });

  test('freeze a published version of the data, and say what that means', async ({ open }) => {
    const { embed } = await openEmbed(open);
    const [live, version] = await embed.options('embed.data');
    expect(live).toMatchObject({ text: en('embed.live'), disabled: false });
    expect(version?.text).toMatch(new RegExp(`^${en('embed.frozen', { date: '\\d{4}-\\d\\d-\\d\\d' })}$`));
    await embed.choose('embed.data', version?.value ?? '');
    await expect.poll(async () => (await embed.previewed()).searchParams.get('data')).toMatch(/^[0-9a-f]{12}$/);
    expect(await embed.snippetOf('element')).toMatch(/ data="[0-9a-f]{12}"/);
    expect(await embed.words()).toContain(en('embed.frozenHint'));
    expect(await embed.snippet()).toContain('src="layout-songjiang-2019.png"');
  });
});

describe('who may command', () => {
  test('is no page, or one origin that is written exactly, with its permissions', async ({ open }) => {
    const { embed } = await openEmbed(open);
    expect(await embed.snippetOf('iframe')).not.toContain('#host');
    await embed.expandHostSection();
    await embed.type('embed.origin', 'https://example.org/page');
    expect(await embed.originError()).toContain(en('embed.notOrigin'));
    expect(await embed.snippet()).not.toContain('#host');
    await embed.press('embed.useOrigin', { origin: 'https://example.org' });
    expect(await embed.originError()).toBe('');
    expect(await embed.snippet()).toContain('#host=https://example.org&amp;allow=read,view"');
    await embed.check('embed.allow.screenshot', true);
    await embed.check('embed.allow.view', false);
    expect(await embed.snippet()).toContain('#host=https://example.org&amp;allow=read,screenshot"');
    expect(await embed.snippetOf('element')).toContain(' allow="read,screenshot"');
    expect((await embed.previewed()).hash).toBe('');
    await embed.check('embed.allow.read', false);
    await embed.check('embed.allow.screenshot', false);
    expect(await embed.snippetOf('iframe')).not.toContain('#host');
  });
});

describe('the code', () => {
  test('is chosen by keys and copied, and that is said', async ({ open }) => {
    const { app, embed } = await openEmbed(open);
    await embed.focusTab('element');
    await app.press('ArrowRight');
    expect(await embed.tab()).toBe(en('embed.iframe'));
    await app.press('End');
    expect(await embed.tab()).toBe(en('embed.mail'));
    await app.press('ArrowRight');
    expect(await embed.tab()).toBe(en('embed.element'));
    await app.press('ArrowLeft');
    await embed.press('embed.copy');
    await expect.poll(() => embed.status()).toBe(en('embed.copied'));
    const copied = (await app.screen.clipboard()).replaceAll('\r\n', '\n');
    expect(copied).toBe(await embed.snippet());
    expect(copied).toContain('width="600"');
  });

  test('is read by a browser as it was meant, whatever the title', async ({ open }) => {
    const titles = [
      '"><script>alert(1)</script>',
      "' onload='alert(1)",
      '</iframe></layout-map>',
      '<!--',
      '&quot;&amp;',
      '松江 · 2019',
    ];
    const sample = fc.sample(
      fc.record({
        title: fc.oneof(fc.constantFrom(...titles), fc.string({ unit: 'binary', maxLength: 40 })),
        area: fc.constantFrom(null, areaId('songjiang')),
        role: fc.constantFrom(null, 'cluster' as RoleClassId),
        industry: fc.constantFrom(null, 'health' as IndustryId),
        at: fc.constantFrom(null, { lng: 121.5, lat: 31.2, zoom: 9 }),
      }),
      200,
    );
    const made = sample.map(({ title, ...change }) => {
      const choices = { show: ['layers'], lang: null, theme: 'dark', interaction: 'free', data: null } as const;
      const view = embeddedView({ ...DEFAULT_VIEW, ...change, unknown: { onclick: 'alert(1)' } }, choices);
      const option = {
        title,
        picture: { address: title, isOwn: false, alt: title, width: 1200, height: 630 },
        mailPicture: { address: title, alt: title, width: 1200, height: 630 },
        size: { kind: 'ratio', ratio: '4:3' },
      } as const;
      return { view, snippets: snippets('https://maps.example/', view, { ...option, host: null }) };
    });
    const app = await open('./');
    const found = await app.screen.run(
      (all) =>
        all.map(({ element, iframe, picture }) => {
          const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
          const names = (root: ParentNode) =>
            [...root.querySelectorAll('head *, body *')].map(({ localName }) => localName).join(' ');
          const [inElement, inFrame, inPicture] = [parse(element), parse(iframe), parse(picture)] as const;
          const map = inElement.querySelector('layout-map');
          return {
            names: [names(inElement), names(inFrame), names(inPicture)],
            attributes: [...(map?.attributes ?? [])].map(({ name, value }): [string, string] => [name, value]),
            source: inFrame.querySelector('iframe')?.getAttribute('src') ?? '',
            titles: [
              map?.getAttribute('heading'),
              inFrame.querySelector('iframe')?.title,
              inPicture.querySelector('img')?.alt,
            ],
          };
        }),
      made.map(({ snippets: { element, iframe, picture } }) => ({ element, iframe, picture })),
    );
    for (const [index, { names, attributes, source, titles: read }] of found.entries()) {
      const view = made[index]?.view;
      expect(names).toEqual(['script layout-map a img', 'figure iframe figcaption a', 'figure a img figcaption a']);
      expect(new Set(read).size).toBe(1);
      expect(decode(new URL(source).search)).toEqual({ view, issues: [] });
      const keys = attributes.filter(([name]) => !['heading', 'style'].includes(name));
      const query = new URLSearchParams(keys.map(([name, value]) => [name === 'role-class' ? 'role' : name, value]));
      expect(decode(query.toString())).toEqual({ view: { ...view, mode: 'explore' }, issues: [] });
    }
  });
});

describe('pasted into a fresh page on another origin', () => {
  async function pasted(open: Open, snippet: string, size: SizeName = 'desktop') {
    const page = await serve(snippet);
    const app = await open(page.url, { ...FROM_A_HOST, size });
    return { app, close: page.close };
  }

  test('the frame shows the GL map under its name, as wide as the page, with a link below', async ({ open }) => {
    const { embed } = await openEmbed(open);
    const { app, close } = await pasted(open, await embed.snippetOf('iframe'));
    try {
      await app.screen.isThere({ css: '[data-map-state="svg"]', in: { frame: 'iframe' } });
      await app.screen.appears({ ...DETAILS, in: { frame: 'iframe' } });
      expect(await app.screen.attribute({ css: 'iframe' }, 'title')).toBe(
        `Songjiang District · ${en('app.title')} · 2019`,
      );
      const { width, height } = await app.screen.box({ css: 'iframe' });
      expect(width).toBeGreaterThan(1400);
      expect(width / height).toBeCloseTo(16 / 9, 2);
      await app.screen.click({ role: 'link', name: /^Songjiang District/ });
      await app.map.waitForState('svg');
      expect(app.link().get('area')).toBe('songjiang');
      expect(app.link().get('mode')).toBeNull();
    } finally {
      await close();
    }
  });

  test('a fixed frame keeps its size, and is never wider than a phone', async ({ open }) => {
    const { embed } = await openEmbed(open);
    await embed.choose('embed.size', 'fixed');
    const snippet = await embed.snippetOf('iframe');
    for (const [size, width] of [
      ['desktop', 800],
      ['phone', 390],
    ] as const) {
      const { app, close } = await pasted(open, snippet, size);
      expect(await app.screen.box({ css: 'iframe' })).toMatchObject({ width, height: 500 });
      expect(await app.screen.run(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        size === 'phone' ? 390 : 1440,
      );
      await close();
    }
  });

  test.skipIf(!HAS_PICTURES)('the picture shows, and leads to the full map', async ({ open }) => {
    const { embed } = await openEmbed(open, './?area=lingang');
    const { app, close } = await pasted(open, await embed.snippetOf('picture'));
    try {
      await expect.poll(() => app.screen.run(() => document.images[0]?.naturalWidth ?? 0)).toBeGreaterThan(500);
      await app.screen.click({ css: 'figure > a' });
      await app.map.waitForState('svg');
      expect(app.link().get('area')).toBe('lingang');
    } finally {
      await close();
    }
  });

  test.skipIf(!existsSync(join(DIST, 'embed.js')))('the element comes alive with the same view', async ({ open }) => {
    const { embed } = await openEmbed(open);
    const { app, close } = await pasted(open, await embed.snippetOf('element'));
    try {
      await app.screen.isThere({ css: '[data-map-state="svg"]', in: { frame: 'layout-map iframe' } });
      await app.screen.appears({ ...DETAILS, in: { frame: 'layout-map iframe' } });
      const { width, height } = await app.screen.box({ css: 'layout-map' });
      expect(width / height).toBeCloseTo(16 / 9, 2);
    } finally {
      await close();
    }
  });
});

describe.each<SizeName>(['desktop', 'tablet', 'phone'])('on a %s', (size) => {
  for (const [lang, theme] of [
    ['zh', 'light'],
    ['en', 'dark'],
  ] as const)
    test(`fits, and axe finds nothing serious (${lang}, ${theme})`, async ({ open }) => {
      const { app, embed } = await openEmbed(open, size === 'phone' ? './?panel=layers' : './?asof=2019', {
        size,
        lang,
        theme,
      });
      await embed.waitForPreview();
      await embed.expandHostSection();
      await embed.type('embed.origin', 'example');
      const { overflowing, share } = await embed.fit();
      expect(overflowing).toEqual([]);
      if (size === 'phone') expect(share).toBeCloseTo(1, 2);
      expect(await app.access.seriousFindings()).toEqual([]);
    });
});
