/**
 * Attributes of the element and what they come to: nothing that a host or its content writes leaves the app's own
 * address.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#domain/vocabulary/languages.ts';
import {
  appAddress,
  formatLink,
  frameAddress,
  LINK_ATTRIBUTES,
  linkOfAttributes,
  linkOfScript,
  PICTURED_BY_YEAR,
  pageAddress,
  parseLink,
  permissionsOf,
  pictureAddresses,
  stepBetween,
} from '#embed/protocol/link.ts';
import { decode } from '#state/url.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { HAS_OUTLINES, realCatalogue } from './support.ts';

const APP = new URL('https://maps.example.org/shanghai/');
const attributes = (values: Readonly<Record<string, string>>) => ({
  getAttribute: (name: string) => values[name] ?? null,
});
const linkOf = (values: Readonly<Record<string, string>>) => linkOfAttributes(attributes(values));

describe('attributes', () => {
  it('are the keys of a link, all of them but the mode', () => {
    const { mode, unknown, ...keys } = DEFAULT_VIEW;
    expect([mode, unknown]).toEqual(['explore', {}]);
    expect(Object.values(LINK_ATTRIBUTES).sort()).toEqual(Object.keys(keys).sort());
  });

  it('have the names of the keys, but where HTML or ARIA has taken the name', () => {
    expect(Object.entries(LINK_ATTRIBUTES).filter(([attribute, key]) => attribute !== key)).toEqual([
      ['role-class', 'role'],
    ]);
  });

  it('come after the link in `view`, key by key; an empty one takes a key away', () => {
    const link = linkOf({
      view: '?v=1&mode=present&area=pudong&lang=zh&theme=dark',
      lang: 'en',
      theme: '',
      'role-class': 'cluster',
    });
    expect(formatLink(link)).toBe('area=pudong&lang=en&role=cluster');
  });

  it('read as the app reads its own links', () => {
    const values = { lang: 'en', asof: '2019', area: 'songjiang', layers: 'districts,g60', at: '121.4,31.2,9' };
    const { view, issues } = decode(new URL(frameAddress(APP, linkOf(values), undefined, null)).search);
    expect(issues).toEqual([]);
    expect(view).toMatchObject({
      lang: 'en',
      asof: 2019,
      area: 'songjiang',
      layers: ['districts', 'g60'],
      mode: 'embed',
    });
  });

  it('whatever they hold, end in a query of the app, in a mode of a frame, for the one host', () => {
    const names = ['view', ...Object.keys(LINK_ATTRIBUTES)];
    const hostile = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('"><script>', '#host=https://evil.example', '&mode=x', '//evil'),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), hostile),
        fc.option(hostile, { nil: null }),
        (values, allow) => {
          const link = linkOf(values);
          const address = new URL(frameAddress(APP, link, 'https://host.example', allow));
          expect(address.href.startsWith(`${APP.href}?`)).toBe(true);
          expect(address.searchParams.getAll('mode')).toEqual([link.get('story') ? 'present' : 'embed']);
          expect(address.hash).toMatch(/^#host=https:\/\/host\.example(?:&allow=[a-z,]*)?$/);
          expect(new URL(pageAddress(APP, link)).href.split('?')[0]).toBe(APP.href);
          for (const picture of pictureAddresses(APP, link, { lang: 'zh', theme: 'light' }, LANGUAGES))
            expect(picture).toMatch(
              /^https:\/\/maps\.example\.org\/shanghai\/(?:pictures|story\/[a-z0-9-]+(?:\/en)?)\/[a-z0-9-]+\.svg$/,
            );
        },
      ),
    );
  });
});

describe('props of a framework', () => {
  it('that are not set are not in the link, and what is on or off is', () => {
    expect(formatLink(linkOf({ area: 'undefined', asof: 'null', figures: '', only: 'true' }))).toBe(
      'figures=with&only=document',
    );
    expect(formatLink(linkOf({ figures: 'false', only: 'undefined', view: 'undefined' }))).toBe('');
    expect(formatLink(linkOf({ view: 'area=pudong&figures=with', figures: 'false', area: 'null' }))).toBe(
      'area=pudong',
    );
  });

  it('say how a view that a script sets is shown, where its link does not', () => {
    const element = { getAttribute: (name: string) => ({ lang: 'en', show: 'none', area: 'pudong' })[name] ?? null };
    expect(formatLink(linkOfScript(element, 'area=songjiang&show=panel'))).toBe('area=songjiang&show=panel&lang=en');
    expect(formatLink(linkOfScript(element, ''))).toBe('lang=en&show=none');
  });
});

describe('the address of the app', () => {
  const base = 'https://host.example/article/';
  it('is the folder of the script, or what src names, without query and fragment', () => {
    expect(appAddress(null, 'https://maps.example.org/', base)?.href).toBe('https://maps.example.org/');
    expect(appAddress('../map', undefined, base)?.href).toBe('https://host.example/map/');
    expect(
      appAddress('https://user:word@maps.example.org/a/index.html?area=x#host=https://evil.example', undefined, base)
        ?.href,
    ).toBe('https://maps.example.org/a/index.html');
  });

  for (const src of [
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,<b>',
    'blob:https://host.example/1',
    'file:///etc',
    'http://',
    null,
  ])
    it(`is none for ${JSON.stringify(src)}`, () => expect(appAddress(src, undefined, base)).toBeUndefined());
});

describe('the frame', () => {
  it('names its host and what it may do, in the fragment that nobody shares', () => {
    expect(frameAddress(APP, parseLink('area=pudong'), 'https://host.example:8443', 'view,read,view,fly')).toBe(
      `${APP.href}?area=pudong&mode=embed#host=https://host.example:8443&allow=read,view`,
    );
    expect(frameAddress(APP, parseLink(''), undefined, 'read')).toBe(`${APP.href}?mode=embed`);
    expect(permissionsOf('none')).toEqual([]);
  });

  it('opens into the full map, without what belongs to an embed alone', () => {
    expect(pageAddress(APP, parseLink('area=pudong&show=none&interaction=locked'))).toBe(`${APP.href}?area=pudong`);
  });
});

describe('a story', () => {
  it('is presented in the frame, and on the page that its picture leads to', () => {
    const link = linkOf({ story: 'g60', step: '2', lang: 'en', show: 'none' });
    expect(frameAddress(APP, link, undefined, null)).toBe(
      `${APP.href}?lang=en&story=g60&step=2&show=none&mode=present`,
    );
    expect(pageAddress(APP, link)).toBe(`${APP.href}?lang=en&story=g60&step=2&mode=present`);
  });

  it('has the picture of its step in the language, by its id or number', () => {
    const picture = (link: string) => pictureAddresses(APP, parseLink(link), { lang: 'zh', theme: 'dark' }, LANGUAGES);
    expect(picture('story=g60')).toEqual([`${APP.href}story/g60/1.svg`]);
    expect(picture('story=g60&step=nine-cities&lang=en&area=pudong')).toEqual([
      `${APP.href}story/g60/en/nine-cities.svg`,
    ]);
    expect(picture('story=../x&step=1')).toEqual([`${APP.href}pictures/home-dark.svg`]);
  });

  it('turns the page where nothing but the step is another', () => {
    const between = (shown: string, wanted: string) => stepBetween(parseLink(shown), parseLink(wanted));
    expect(between('story=g60&step=one&lang=en', 'story=g60&step=3&lang=en')).toBe('3');
    expect(between('story=g60&step=one&area=pudong&without=at', 'story=g60&step=one')).toBe('one');
    expect(between('story=g60&step=2', 'story=g60')).toBe('1');
    expect(between('story=g60&step=one', 'story=overseas&step=3')).toBeUndefined();
    expect(between('story=g60&step=one', 'story=g60&step=3&lang=en')).toBeUndefined();
    expect(between('story=g60&step=one', 'story=g60&step=3&area=pudong')).toBeUndefined();
    expect(between('area=pudong', 'area=qingpu')).toBeUndefined();
  });
});

describe('the picture', () => {
  const names = (link: string, lang = 'zh', theme = 'light') =>
    pictureAddresses(APP, parseLink(link), { lang, theme }, LANGUAGES).map((address) =>
      address.replace(`${APP.href}pictures/`, ''),
    );

  it('is that of the place, when the link names nothing else', () => {
    expect(names('area=songjiang&show=none')).toEqual(['place-songjiang.svg', 'home.svg']);
    expect(names('area=songjiang&lang=en&theme=dark')).toEqual(['place-songjiang-en.svg', 'home-en-dark.svg']);
  });

  it('is that of the place in the year; then of the whole map in it, never of another year', () => {
    expect(names('area=songjiang&asof=2015')).toEqual(['place-songjiang-2015.svg', 'home-2015.svg']);
    expect(names('asof=2019', 'en', 'dark')).toEqual(['home-2019-en-dark.svg']);
    // Of other places the build has none of a year.
    expect(names('area=zhangjiang&asof=2019')).toEqual(['home-2019.svg']);
    expect(names('area=zhangjiang')).toEqual(['place-zhangjiang.svg', 'home.svg']);
    if (HAS_OUTLINES)
      expect([...PICTURED_BY_YEAR]).toEqual(
        realCatalogue()
          .areas.filter(({ kind }) => kind === 'district')
          .map(({ id }) => id as string)
          .sort(),
      );
  });

  it('is the whole map, where no picture shows the view', () => {
    expect(names('')).toEqual(['home.svg']);
    expect(names('area=songjiang&industry=health&asof=2015')).toEqual(['home-2015.svg']);
    expect(names('at=121,31,9', 'en', 'dark')).toEqual(['home-en-dark.svg']);
  });
});
