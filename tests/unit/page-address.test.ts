/** A link through a page of the site opens the View that was shared, whatever page it leads through. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoryId, StructureId } from '#domain/model/ids.ts';
import { LANGUAGES } from '#domain/vocabulary/languages.ts';
import { OPEN_SCRIPT } from '#site/open.ts';
import { sharedAddress } from '#state/page-address.ts';
import { decode, encode } from '#state/url.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { areaId, yearOf } from './support.ts';

const SITE = 'https://maps.example.org/layout/';

/** Pages in other languages than the first have it at the end of their folder. */
const OTHERS = LANGUAGES.slice(1).join('|');
const VIEW_FOLDER = new RegExp(`^view/(home|year|structure)-?(.*?)(?:-(?:${OTHERS}))?/$`);

/** What the page at a folder puts into its script: its own View. */
function ownView(folder: string): string {
  const [, place] = /^place\/([^/]+)\//.exec(folder) ?? [];
  const [, story] = /^story\/([^/]+)\//.exec(folder) ?? [];
  const [, kind, id = ''] = VIEW_FOLDER.exec(folder) ?? [];
  const own: Partial<View> = {
    ...(place && { area: areaId(place) }),
    ...(story && { mode: 'present', story: story as StoryId }),
    ...(kind === 'year' && { asof: yearOf(Number(id)) }),
    ...(kind === 'structure' && { structure: id as StructureId }),
  };
  return encode({ ...DEFAULT_VIEW, ...own });
}

/** Runs the script of a page; undefined: it stays where it is. */
function opened(address: string): string | undefined {
  const page = new URL(address);
  const folder = page.href.slice(SITE.length).replace(/[?#].*/, '');
  const root = '../'.repeat(folder.split('/').length - 1);
  let target: string | undefined;
  const location = {
    search: page.search,
    hash: page.hash,
    replace: (to: string) => {
      target = new URL(to, page).href;
    },
  };
  const document = { currentScript: { dataset: { view: ownView(folder), root } }, documentElement: {} };
  new Function('document', 'location', OPEN_SCRIPT)(document, location);
  return target;
}

const STEP: Partial<View> = { mode: 'present', story: 'g60' as StoryId, step: 'nine-cities' };
const OWN: Partial<View> = { ...STEP, story: 'my-talk' as StoryId };

const views = fc
  .record({
    lang: fc.constantFrom(null, ...LANGUAGES),
    area: fc.option(fc.constantFrom('songjiang', 'lingang').map(areaId), { nil: null }),
    asof: fc.option(fc.constantFrom(2015, 2019).map(yearOf), { nil: null }),
    structure: fc.option(fc.constant('five-towns' as StructureId), { nil: null }),
    at: fc.option(fc.constant({ lng: 121.5, lat: 31.2, zoom: 9 }), { nil: null }),
    layers: fc.constantFrom(DEFAULT_VIEW.layers, []),
    story: fc.constantFrom<Partial<View>>({}, STEP, { ...STEP, step: null }, OWN),
    unknown: fc.constantFrom({}, { later: 'kept, too' }),
  })
  .map(({ story, ...change }): View => ({ ...DEFAULT_VIEW, ...change, ...story }));

test('the script of the page leads to the View', () => {
  fc.assert(
    fc.property(views, fc.constantFrom(...LANGUAGES), fc.boolean(), (view, language, hasPage) => {
      const address = sharedAddress(view, language, hasPage);
      const target = address === '' || address.startsWith('?') ? SITE + address : (opened(SITE + address) ?? '');
      expect(target.startsWith(SITE)).toBe(true);
      expect(target.slice(SITE.length)).toMatch(/^(\?|$)/);
      expect(decode(new URL(target).search)).toEqual({ view, issues: [] });
    }),
  );
});

test.each([
  [{ area: areaId('songjiang'), asof: yearOf(2019) }, true, 'place/songjiang/en/?v=1&asof=2019'],
  [{ area: areaId('songjiang') }, true, 'place/songjiang/en/?v=1'],
  [{ area: areaId('songjiang'), asof: yearOf(2019) }, false, 'view/year-2019-en/?v=1&area=songjiang'],
  [{ structure: 'five-towns' as StructureId }, false, 'view/structure-five-towns-en/?v=1'],
  [{}, false, 'view/home-en/?v=1'],
  [STEP, false, 'story/g60/en/?v=1&step=nine-cities'],
  [{ ...STEP, step: null, area: areaId('songjiang') }, true, 'story/g60/en/?v=1&area=songjiang'],
  [OWN, false, 'view/home-en/?v=1&mode=present&story=my-talk&step=nine-cities'],
])('%j is shared as %s %s', (change, hasPage, address) => {
  expect(sharedAddress({ ...DEFAULT_VIEW, ...change }, 'en', hasPage)).toBe(address);
});

test('a step is shared without what it has itself', () => {
  const base = { ...DEFAULT_VIEW, asof: yearOf(2019), area: areaId('songjiang') };
  const address = (change: Partial<View>) => sharedAddress({ ...base, ...STEP, ...change }, LANGUAGES[0], true, base);
  expect(address({})).toBe('story/g60/?v=1&step=nine-cities');
  expect(address({ asof: yearOf(2015), area: null })).toBe('story/g60/?v=1&asof=2015&step=nine-cities&without=area');
});

test('in the first language the whole map is the home page', () => {
  expect(sharedAddress(DEFAULT_VIEW, LANGUAGES[0], false)).toBe('');
});

test('who comes to the page itself stays there, also with a key of a chat', () => {
  expect(opened(`${SITE}place/songjiang/?utm_source=chat`)).toBeUndefined();
  expect(opened(`${SITE}place/songjiang/?v=1#host=https://example.org`)).toBe(
    `${SITE}?v=1&area=songjiang#host=https://example.org`,
  );
});
