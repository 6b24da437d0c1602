/**
 * What is pasted into other pages. That a browser reads it as it was meant is in `tests/browser/embed-dialog.test.ts`.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataVersion, IndustryId, RoleClassId } from '#domain/model/ids.ts';
import { EMBED_PARTS, INTERACTIONS, THEMES } from '#domain/vocabulary/display.ts';
import { LANGUAGES } from '#domain/vocabulary/languages.ts';
import { PICTURED_BY_YEAR, parseLink, pictureAddresses } from '#embed/protocol/link.ts';
import { PERMISSIONS } from '#embed/protocol/messages.ts';
import { readOrigin } from '#embed/protocol/origin.ts';
import { addressOf, embeddedView, sharedView, spoken } from '#share/choices.ts';
import { pictureFileOf } from '#share/picture-files.ts';
import { RATIOS, type SnippetOptions, snippets } from '#share/snippets.ts';
import { decode, encode } from '#state/url.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { areaId, yearOf } from './support.ts';

const BASE = 'https://maps.example.org/layout/';
const OPTIONS: SnippetOptions = {
  title: 'Songjiang',
  picture: {
    address: `${BASE}pictures/place-songjiang-2019-en.svg`,
    isOwn: false,
    alt: 'Songjiang as of 2019',
    width: 880,
    height: 520,
  },
  mailPicture: { address: 'songjiang.png', alt: 'Songjiang as of 2019', width: 1200, height: 675 },
  size: { kind: 'ratio', ratio: '16:9' },
  host: null,
};
const CHOICES = { show: ['panel'], lang: null, theme: null, interaction: 'cooperative', data: null } as const;
const view = (change: Partial<View>): View => ({ ...DEFAULT_VIEW, ...change });
const embed = (change: Partial<View> = {}, choices: Partial<Parameters<typeof embeddedView>[1]> = {}) =>
  embeddedView(view(change), { ...CHOICES, ...choices });

const views = fc
  .record({
    area: fc.option(fc.constantFrom('songjiang', 'lingang').map(areaId), { nil: null }),
    asof: fc.option(fc.constantFrom(2015, 2019).map(yearOf), { nil: null }),
    industry: fc.option(fc.constant('health' as IndustryId), { nil: null }),
    role: fc.option(fc.constant('cluster' as RoleClassId), { nil: null }),
    at: fc.option(fc.constant({ lng: 121.5, lat: 31.2, zoom: 9 }), { nil: null }),
    unknown: fc.dictionary(
      fc.constantFrom('onclick', 'src', 'style', 'x"><script>', 'mode2'),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    ),
  })
  .map(view);
const choices = fc.record({
  show: fc.subarray([...EMBED_PARTS]),
  lang: fc.option(fc.constantFrom(...LANGUAGES), { nil: null }),
  theme: fc.option(fc.constantFrom(...THEMES), { nil: null }),
  interaction: fc.constantFrom(...INTERACTIONS),
  data: fc.option(fc.constant('0123456789ab' as DataVersion), { nil: null }),
});
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '"><script>alert(1)</script>',
    "' onload='alert(1)",
    '</iframe></layout-map></textarea>',
    '&quot;&lt;',
    '--><!--',
    '\u0000\n\r\u2028',
  ),
);
const options: fc.Arbitrary<SnippetOptions> = fc.record({
  title: hostile,
  picture: fc.record({
    address: hostile,
    isOwn: fc.boolean(),
    alt: hostile,
    width: fc.constant(880),
    height: fc.constant(520),
  }),
  mailPicture: fc.record({ address: hostile, alt: hostile, width: fc.constant(1200), height: fc.constant(630) }),
  size: fc.oneof(
    fc.constantFrom(...RATIOS).map((ratio) => ({ kind: 'ratio' as const, ratio })),
    fc.record({
      kind: fc.constant('fixed' as const),
      width: fc.integer({ min: 200, max: 4000 }),
      height: fc.integer({ min: 200, max: 4000 }),
    }),
    fc.record({ kind: fc.constant('fill' as const), minHeight: fc.integer({ min: 200, max: 4000 }) }),
  ),
  host: fc.option(
    fc.record({
      origin: fc.constant('https://host.example:8443'),
      allow: fc.subarray([...PERMISSIONS], { minLength: 1 }),
    }),
    {
      nil: null,
    },
  ),
});

/** Every tag of a snippet, by the narrow form that we write; what is left over is text. Throws on anything else. */
function read(snippet: string) {
  const tags: { readonly name: string; readonly attributes: ReadonlyMap<string, string> }[] = [];
  const plain = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
  const text = snippet.replace(
    /<(\/?)([a-z-]+)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g,
    (_, closing: string, name: string, list: string) => {
      const attributes = [...list.matchAll(/ ([a-z-]+)(?:="([^"<>]*)")?/g)].map(
        ([, key = '', value = '']) => [key, plain(value)] as const,
      );
      expect(new Set(attributes.map(([key]) => key)).size, 'an attribute stands once').toBe(attributes.length);
      if (!closing) tags.push({ name, attributes: new Map(attributes) });
      return '';
    },
  );
  expect(text).not.toMatch(/[<>]/);
  const tag = (name: string) => tags.find((found) => found.name === name)?.attributes ?? new Map<string, string>();
  return { names: tags.map(({ name }) => name), tag, text };
}
const queryOf = (address: string | undefined) => new URL(address ?? '').search;

describe('the frame', () => {
  it('shows the view, lazily, under a name, with a link below, and no second map where styles are forbidden', () => {
    expect(snippets(BASE, embed({ area: areaId('songjiang') }), OPTIONS).iframe).toBe(
      [
        '<figure style="margin:0">',
        `  <iframe src="${BASE}?v=1&amp;area=songjiang&amp;mode=embed" title="Songjiang" width="100%" height="405" style="border:0;width:100%;height:auto;aspect-ratio:16/9" loading="lazy" allow="clipboard-write; fullscreen" referrerpolicy="no-referrer"></iframe>`,
        `  <figcaption><a href="${BASE}?v=1&amp;area=songjiang">Songjiang</a></figcaption>`,
        '</figure>',
      ].join('\n'),
    );
  });

  it('names who may command, after #, where nobody but the frame sees it', () => {
    const host = { origin: 'https://host.example', allow: ['read', 'screenshot'] } as const;
    const { iframe, element } = snippets(BASE, embed(), { ...OPTIONS, host });
    expect(new URL(read(iframe).tag('iframe').get('src') ?? '').hash).toBe(
      '#host=https://host.example&allow=read,screenshot',
    );
    expect(read(iframe).tag('a').get('href')).toBe(BASE);
    expect(read(element).tag('layout-map').get('allow')).toBe('read,screenshot');
  });

  it('keeps its size in numbers too, for hosts that forbid styles', () => {
    const of = (size: SnippetOptions['size']) => {
      const frame = read(snippets(BASE, embed(), { ...OPTIONS, size }).iframe).tag('iframe');
      return [frame.get('width'), frame.get('height'), frame.get('style')];
    };
    expect(of({ kind: 'fixed', width: 640, height: 300 })).toEqual([
      '640',
      '300',
      'border:0;width:640px;max-width:100%;height:300px',
    ]);
    expect(of({ kind: 'fill', minHeight: 420 })).toEqual([
      '100%',
      '420',
      'border:0;width:100%;height:100%;min-height:420px',
    ]);
    expect(of({ kind: 'ratio', ratio: '4:3' }).slice(0, 2)).toEqual(['100%', '540']);
  });
});

describe('the element', () => {
  it('has the keys of the link for attributes, but for the role, which is another thing on an element', () => {
    const shown = embed(
      { area: areaId('songjiang'), role: 'cluster' as RoleClassId, asof: yearOf(2019) },
      { show: [], theme: 'dark', interaction: 'locked' },
    );
    const { names, tag } = read(snippets(BASE, shown, OPTIONS).element);
    expect(names).toEqual(['script', 'layout-map', 'a', 'img']);
    expect(Object.fromEntries(tag('layout-map'))).toEqual({
      asof: '2019',
      area: 'songjiang',
      'role-class': 'cluster',
      theme: 'dark',
      show: 'none',
      interaction: 'locked',
      heading: 'Songjiang',
      style: 'display:block;width:100%;height:auto;aspect-ratio:16/9',
    });
    expect(tag('script').get('src')).toBe(`${BASE}embed.js`);
    expect(tag('script').has('async')).toBe(true);
  });
});

describe('any snippet', () => {
  it('gives the View back: the frame by its address, the element by its attributes, the link as the full map', () => {
    fc.assert(
      fc.property(views, choices, options, (anyView, chosen, option) => {
        const shown = embeddedView(anyView, chosen);
        const made = snippets(BASE, shown, option);
        expect(decode(queryOf(read(made.iframe).tag('iframe').get('src')))).toEqual({ view: shown, issues: [] });
        const names: Readonly<Record<string, string>> = { 'role-class': 'role' };
        const attributes = [...read(made.element).tag('layout-map')].filter(
          ([key]) => !['heading', 'poster', 'allow', 'style'].includes(key),
        );
        const query = new URLSearchParams(attributes.map(([key, value]) => [names[key] ?? key, value]));
        expect(decode(query.toString())).toEqual({ view: { ...shown, mode: 'explore' }, issues: [] });
        for (const snippet of [made.element, made.iframe, made.picture, made.mail]) {
          const full = decode(queryOf(read(snippet).tag('a').get('href')));
          expect(full).toEqual({
            view: { ...shown, mode: 'explore', show: ['panel'], interaction: 'cooperative' },
            issues: [],
          });
        }
      }),
    );
  });

  it('holds the same tags and attributes whatever its title and its words are', () => {
    const shape = (snippet: string) => snippet.replace(/="[^"]*"/g, '').replace(/>[^<>]*<\/a>/g, '></a>');
    fc.assert(
      fc.property(views, options, hostile, (anyView, option, words) => {
        const shown = embeddedView(anyView, CHOICES);
        const [made, plain] = [
          ...[words, 'x'].map((title) =>
            snippets(BASE, shown, {
              ...option,
              title,
              picture: { ...option.picture, address: title, alt: title },
              mailPicture: { ...option.mailPicture, address: title, alt: title },
            }),
          ),
        ];
        for (const kind of ['element', 'iframe', 'picture', 'mail'] as const) {
          read(made?.[kind] ?? '');
          expect(shape(made?.[kind] ?? '')).toBe(shape(plain?.[kind] ?? '-'));
        }
      }),
    );
  });

  it('has nothing of keys that only a link brought along', () => {
    const made = snippets(BASE, embed({ unknown: { onclick: 'alert(1)', src: 'https://evil.example' } }), OPTIONS);
    expect(`${made.element}${made.iframe}${made.picture}`).not.toMatch(/onclick|evil/);
    // Also when a caller forgets to leave them out.
    expect(snippets(BASE, { ...embed(), unknown: { onclick: 'alert(1)' } }, OPTIONS).element).not.toContain('onclick');
  });
});

describe('the picture of the site', () => {
  const DISTRICT = { overlay: 'districts' } as const;
  const ZONE = { overlay: 'lingang' } as const;
  const pictureFile = (change: Partial<View>, place: typeof DISTRICT | typeof ZONE | undefined = undefined) =>
    pictureFileOf(embed(change), place, 'zh', 'dark');
  const songjiang = areaId('songjiang');
  const lingang = areaId('lingang');

  it('is that of the place or of the whole map, in language and theme, and of a year where there is one', () => {
    const home = { size: { width: 1200, height: 630 }, area: null, asof: null, isExact: true };
    expect(pictureFile({})).toEqual({ ...home, path: 'pictures/home-dark.svg' });
    expect(pictureFileOf(embed(), undefined, 'en', 'light').path).toBe('pictures/home-en.svg');
    expect(pictureFile({ asof: yearOf(2019) })).toEqual({
      ...home,
      path: 'pictures/home-2019-dark.svg',
      asof: 2019,
    });
    const place = { size: { width: 880, height: 520 }, isExact: true };
    expect(pictureFile({ area: lingang }, ZONE)).toEqual({
      ...place,
      path: 'pictures/place-lingang.svg',
      area: 'lingang',
      asof: null,
    });
    expect(pictureFile({ area: songjiang, asof: yearOf(2019) }, DISTRICT)).toEqual({
      ...place,
      path: 'pictures/place-songjiang-2019.svg',
      area: 'songjiang',
      asof: 2019,
    });
  });

  it('is the whole map of the year where none shows the place in it, and says so', () => {
    expect(pictureFile({ area: lingang, asof: yearOf(2019) }, ZONE)).toMatchObject({
      path: 'pictures/home-2019-dark.svg',
      area: null,
      isExact: false,
    });
  });

  it.each<Partial<View>>([
    { industry: 'health' as IndustryId },
    { layers: [] },
    { at: { lng: 121.5, lat: 31.2, zoom: 9 } },
    { data: '0123456789ab' as DataVersion },
  ])('is said not to show all of %j', (change) => {
    expect(pictureFileOf({ ...embed(change), ...change, area: songjiang }, DISTRICT, 'zh', 'light')).toMatchObject({
      path: 'pictures/home.svg',
      area: null,
      isExact: false,
    });
  });
});

describe('the picture in a snippet', () => {
  const own = { ...OPTIONS.picture, address: 'songjiang.png', isOwn: true };

  it('that the author keeps is the element’s too', () => {
    expect(
      read(snippets(BASE, embed(), { ...OPTIONS, picture: own }).element)
        .tag('layout-map')
        .get('poster'),
    ).toBe('songjiang.png');
    expect(
      read(snippets(BASE, embed(), OPTIONS).element)
        .tag('layout-map')
        .has('poster'),
    ).toBe(false);
  });

  it('of a mail is a PNG, as wide as a mail', () => {
    const { names, tag } = read(snippets(BASE, embed(), OPTIONS).mail);
    expect(names).toEqual(['p', 'a', 'img', 'p', 'a']);
    expect(Object.fromEntries(tag('img'))).toEqual({
      src: 'songjiang.png',
      alt: 'Songjiang as of 2019',
      width: '600',
      height: '338',
      border: '0',
    });
  });
});

describe('what a link carries', () => {
  const shown = view({
    area: areaId('songjiang'),
    at: { lng: 121.5, lat: 31.2, zoom: 9 },
    lang: 'en',
    asof: yearOf(2019),
    panel: 'table',
  });
  const all = { camera: true, selection: true, lang: 'en' } as const;

  it('is all that is on screen, or all but the camera, the selection, the language', () => {
    expect(encode(sharedView(shown, all))).toBe(encode(shown));
    expect(sharedView(shown, { ...all, camera: false })).toEqual({ ...shown, at: null });
    expect(sharedView(shown, { ...all, selection: false })).toEqual({ ...shown, area: null });
    expect(sharedView(shown, { ...all, lang: null })).toEqual({ ...shown, lang: null });
  });
  it('leaves out how this window draws the map', () => {
    const forced = { ...shown, unknown: { renderer: 'gl', later: 'kept' } };
    expect(sharedView(forced, all).unknown).toEqual({ later: 'kept' });
  });

  it('is the full map, without the parts of an embed and the list of layers that a phone opens it from', () => {
    const embedded = view({ mode: 'embed', show: [], interaction: 'locked', panel: 'layers' });
    expect(addressOf(BASE, sharedView(embedded, { ...all, lang: null }))).toBe(BASE);
  });

  it('is written for a slide without what a browser adds by itself', () => {
    expect(spoken(`${BASE}?v=1&area=songjiang`)).toBe('maps.example.org/layout/?v=1&area=songjiang');
    expect(spoken('https://maps.example.org/')).toBe('maps.example.org');
  });

  it('leaves panels for work at the map out of an embed, and any panel where none is to be shown', () => {
    expect(embed({ panel: 'filter' }).panel).toBeNull();
    expect(embed({ panel: 'table' }).panel).toBe('table');
    expect(embed({ panel: 'table' }, { show: ['layers'] }).panel).toBeNull();
  });
});

describe('the picture of a view', () => {
  it('is the one that the element shows for its link', () => {
    fc.assert(
      fc.property(views, fc.constantFrom(...LANGUAGES), fc.constantFrom(...THEMES), (drawn, lang, theme) => {
        const shown = { ...drawn, unknown: {} };
        const addresses = pictureAddresses(new URL(BASE), parseLink(encode(shown)), { lang, theme }, LANGUAGES);
        // The element knows the districts by a list of its own; the dialog knows each place's layer.
        const isDistrict = shown.area !== null && PICTURED_BY_YEAR.has(shown.area);
        const selected = { overlay: isDistrict ? ('districts' as const) : ('lingang' as const) };
        expect(addresses[0]).toBe(BASE + pictureFileOf(shown, selected, lang, theme).path);
      }),
    );
  });
});

describe('who may command', () => {
  it.each(['https://example.org', 'http://localhost:8080', 'https://xn--fiqs8s.example', 'http://[::1]:4173'])(
    'may be %s',
    (origin) => {
      expect(readOrigin(origin)).toEqual({ ok: true, origin });
    },
  );

  it.each([
    ['https://example.org/', 'https://example.org'],
    ['https://example.org/page?x#y', 'https://example.org'],
    ['https://user:secret@example.org', 'https://example.org'],
    ['HTTPS://Example.org', 'https://example.org'],
    ['https://example.org:443', 'https://example.org'],
    ['example.org', 'https://example.org'],
    ['Example.org:8443/page', 'https://example.org:8443'],
    ['https://', undefined],
    ['*', undefined],
    ['null', undefined],
    ['', undefined],
    ['javascript:alert(1)', undefined],
    ['file:///etc/passwd', undefined],
    ['blob:https://example.org/1', undefined],
    ['https://*.example.org', undefined],
    ['https://example.org&allow=screenshot', undefined],
  ])('is not %s as it stands', (text, meant) => {
    expect(readOrigin(text)).toEqual({ ok: false, meant });
  });

  it('never throws, and what it takes is its own origin', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (text) => {
        const reading = readOrigin(text);
        if (reading.ok) expect(new URL(text).origin).toBe(text);
        else if (reading.meant !== undefined) expect(readOrigin(reading.meant).ok).toBe(true);
      }),
    );
  });
});
