/**
 * The pages of places: complete, whole without scripts, every claim with its source, every link with something at its
 * end.
 */

import { beforeAll, describe, expect, test } from 'vitest';
import { escapeMarkup } from '#domain/format/markup.ts';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import type { DocumentId, StatementId } from '#domain/model/ids.ts';
import { areasOfFigure } from '#domain/model/rows/figures.ts';
import { fileOf } from '#domain/model/rows/files.ts';
import { ROW_LISTS } from '#domain/model/rows/read.ts';
import type { Catalogue, DocumentEvidence } from '#domain/model/schema.ts';
import {
  evidenceLanguage,
  FIRST_LANGUAGE,
  LANGUAGES,
  languageFolder,
  languageSuffix,
} from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { buildCards, buildPages, buildPictures, homeParts, type PagesInput } from '#site/entry.ts';
import { readSiteUrl } from '#site/site.ts';
import { knownIds } from '#state/selectors.ts';
import { decode } from '#state/url.ts';
import {
  areaId,
  HAS_OUTLINES,
  noRows,
  OUTLINES_NOTE,
  realDerived,
  smallArea,
  smallCatalogue,
  yearOf,
} from './support.ts';

const SITE = 'https://example.org/map/';
const EMPTY = { type: 'FeatureCollection', features: [] } as const;
const NO_GEOMETRY = { base: EMPTY, world: EMPTY, areas: EMPTY, arcs: EMPTY } as unknown as PagesInput['geometries'];

const realPages = (siteUrl?: string): PagesInput => {
  const { catalogue, evidence, geometry, stories } = realDerived();
  return { catalogue, evidence, stories, geometries: geometry, siteUrl };
};
const LISTS_OF_PLACES = LANGUAGES.map((language) => `place/${languageFolder(language)}index.html`);
const languageOf = (path: string) =>
  LANGUAGES.find((language) => path.endsWith(`/${language}/index.html`)) ?? FIRST_LANGUAGE;
const filesOf = (of: PagesInput) => new Map(buildPages(of).map(({ path, text }) => [path, text]));
const pagesIn = (files: ReadonlyMap<string, string>) =>
  [...files].filter(([path]) => /^place\/.+\/index\.html$/.test(path) && !LISTS_OF_PLACES.includes(path));
const textOf = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
/** Without tags: a name in another language than its page's says so. */
const headingOf = (text = '') => /<h1>(.*?)<\/h1>/s.exec(text)?.[1]?.replace(/<[^>]*>/g, '');
const linksOf = (text: string) => [...text.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, link = '']) => textOf(link));
const dataOf = (text: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? 'null');

test('the page without scripts says everything in each language, and that it is that language', () => {
  const { masthead, noscript } = homeParts(smallCatalogue(), undefined);
  for (const translate of LANGUAGES.map(translator)) {
    expect(masthead).toContain(`<span lang="${translate.tag}">${translate('app.title')}</span>`);
    expect(noscript).toContain(`<p lang="${translate.tag}">${translate('page.noScript', { year: 2019 })} <a href`);
    expect(noscript).toContain(escapeMarkup(translate('page.noScriptPlaces')));
  }
  // Nothing that the rules of the page's language hide.
  expect(`${masthead}${noscript}`).not.toContain('class="language-');
});

describe.skipIf(!HAS_OUTLINES)(`the real project${OUTLINES_NOTE}`, () => {
  let files: ReadonlyMap<string, string>;
  let absolute: ReadonlyMap<string, string>;
  beforeAll(() => {
    files = filesOf(realPages());
    absolute = filesOf(realPages(SITE));
  });

  test('every place of which a document says something has a page in each language', () => {
    const spokenOf = realDerived().catalogue.areas.filter(({ rows }) => rows > 0);
    expect(spokenOf.length).toBeGreaterThan(400);
    for (const { id, name } of spokenOf) {
      for (const language of LANGUAGES)
        expect(
          headingOf(files.get(`place/${id}/${languageFolder(language)}index.html`)),
          `${id} ${language}`,
        ).toContain(`${escapeMarkup(name[evidenceLanguage(language)])} `);
    }
  });

  test('every link leads to a file of the site, and every link into the map is one that the map reads', () => {
    const { catalogue } = realDerived();
    const made = new Set([
      ...files.keys(),
      ...[...buildPictures(realPages()), ...buildCards(realPages())].map(({ path }) => path),
      ...['index.html', 'data/index.html', 'place/place.css', 'favicon.svg'],
    ]);
    const known = knownIds(indexCatalogue(catalogue));
    let seen = 0;
    const more = [...files].filter(([name]) => name === 'place/index.html' || /^(?:view|story)\//.test(name));
    for (const [path, text] of pagesIn(files).concat(more)) {
      for (const link of linksOf(text)) {
        const url = new URL(link, `https://site.test/${path.replace(/index\.html$/, '')}`);
        expect(url.host, `${path}: ${link}`).toBe('site.test');
        const target = url.pathname.slice(1);
        expect(
          made.has(target.endsWith('/') || target === '' ? `${target}index.html` : target),
          `${path}: ${link}`,
        ).toBe(true);
        if (url.search !== '') expect(decode(url.search, known).issues, `${path}: ${link}`).toEqual([]);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(10_000);
  });

  test('every row of evidence stands on the page of each place it names, with document, section and line', () => {
    const { evidence, catalogue } = realDerived();
    const short = new Map(catalogue.documents.map((document) => [document.id, document.short]));
    for (const file of evidence) {
      for (const row of file.statements) {
        for (const area of row.areas) {
          const text = files.get(`place/${area}/en/index.html`) ?? '';
          const item = text.slice(text.indexOf(`<li id="${row.id}">`)).split('</li>')[0] ?? '';
          expect(item, row.id).toContain(escapeMarkup(row.text.en));
          expect(item, row.id).toContain(
            `>${escapeMarkup(short.get(file.id)?.en ?? '')}</cite> · <span lang="en">${escapeMarkup(row.at.en ?? '')}</span> (<span lang="zh">${escapeMarkup(row.at.section)}</span>) · line ${row.at.line}`,
          );
          expect(item, row.id).toContain(`statement=${row.id}`);
          expect(item, row.id).toContain(`class="source">${translator('en')('source.ours')} <cite`);
        }
      }
      const others = [
        ...file.figures.flatMap((row) => areasOfFigure(row).map((area) => [area, row] as const)),
        ...file.events.flatMap((row) => row.areas.map((area) => [area, row] as const)),
        ...file.links
          .filter(({ from, to }) => from !== to)
          .flatMap((row) => [[row.from, row] as const, [row.to, row] as const]),
      ];
      for (const [area, row] of others) {
        const text = files.get(`place/${area}/index.html`) ?? '';
        const item = text.slice(text.indexOf(`<li id="${row.id}">`)).split('</li>')[0] ?? '';
        expect(item, `${area} ${row.id}`).toContain(
          `<span lang="zh">${escapeMarkup(row.at.section)}</span> · 第 ${row.at.line} 行`,
        );
      }
    }
  });

  test('no item of a page is without a source, but for names', () => {
    for (const [path, text] of pagesIn(files)) {
      const main = text
        .slice(text.indexOf('<main>'), text.indexOf('</main>'))
        .replace(/<ul class="names">.*?<\/ul>/gs, '');
      for (const item of main.split('<li').slice(1)) expect(item.split('</li>')[0], path).toContain('class="source"');
    }
  });

  test('structured data parse and say no more than the data do', () => {
    const areas = new Map(realDerived().catalogue.areas.map((area) => [area.id as string, area]));
    let located = 0;
    for (const [path, text] of pagesIn(files)) {
      const data = dataOf(text);
      const area = areas.get(path.split('/')[1] ?? '');
      const language = evidenceLanguage(languageOf(path));
      expect(data['@context'], path).toBe('https://schema.org');
      expect(data['@type'], path).toBe('Place');
      expect(data.name, path).toBe(area?.name[language]);
      expect('containedInPlace' in data, path).toBe(area?.parent !== undefined);
      if (data.geo?.['@type'] === 'GeoCoordinates') {
        expect([area?.precision, area?.shape], path).toEqual(['site', 'point']);
        expect([data.geo.longitude, data.geo.latitude]).toEqual(area?.point);
        located += 1;
      } else if (data.geo) expect(area?.precision, path).toBe('boundary');
      expect(data.url, path).toBeUndefined();
    }
    expect(located).toBeGreaterThan(20);
    const home = dataOf(homeParts(realDerived().catalogue, SITE).share ?? '');
    const { years, documents } = realDerived().catalogue;
    const first = Math.min(...documents.map(({ covers }) => covers[0]));
    const tables = ROW_LISTS.filter((list) => fileOf(list).csv);
    expect(home).toMatchObject({ '@type': 'Dataset', temporalCoverage: `${first}/${years.at(-1)}` });
    // Each table, the places, and the evidence as it is.
    expect(home.distribution).toHaveLength(tables.length + 2);
  });

  test('without the address of the site nothing pretends to one', () => {
    for (const [path, text] of files) {
      if (!path.endsWith('.html')) continue;
      expect(text, path).not.toMatch(/rel="canonical"|og:url|og:image|json\+oembed|localhost/);
      expect(text, path).toContain('<meta property="og:title" content="');
    }
    expect([...files.keys()].filter((path) => /oembed|sitemap/.test(path))).toEqual([]);
  });

  test('with it, each page names itself, its picture and its oEmbed answer, each of which is made', () => {
    const cards = new Set(buildCards(realPages(SITE)).map(({ path }) => SITE + path));
    const views = [...absolute].filter(([path]) => /^(?:view|story)\/.+\.html$/.test(path));
    expect(views.map(([path]) => path)).toEqual(
      expect.arrayContaining(['view/home-en/index.html', 'view/year-2019/index.html', 'view/year-2019-en/index.html']),
    );
    for (const [path, text] of [...pagesIn(absolute), ...views]) {
      const own = SITE + path.replace(/index\.html$/, '');
      expect(text, path).toContain(`<link rel="canonical" href="${own}">`);
      expect(cards.has(/og:image" content="([^"]*)"/.exec(text)?.[1] ?? ''), path).toBe(true);
      const answer = /json\+oembed" href="([^"]*)"/.exec(text)?.[1]?.slice(SITE.length) ?? '';
      expect(absolute.has(answer), `${path}: ${answer}`).toBe(true);
    }
  });

  test('oEmbed answers have what the specification asks of a rich one, and open the view they are named for', () => {
    const known = knownIds(indexCatalogue(realDerived().catalogue));
    const answers = [...absolute].filter(([path]) => path.startsWith('oembed'));
    expect(answers.length).toBeGreaterThan(900);
    for (const name of ['home', 'home-en', 'world', 'year-2019', 'place-songjiang-en'])
      expect(absolute.has(`oembed/${name}.json`), name).toBe(true);
    const { structures } = realDerived().catalogue;
    for (const { id } of structures) expect(absolute.has(`oembed/structure-${id}.json`), id).toBe(true);
    for (const [path, text] of answers) {
      const answer = JSON.parse(text);
      expect([answer.version, answer.type], path).toEqual(['1.0', 'rich']);
      expect([
        typeof answer.width,
        typeof answer.height,
        typeof answer.thumbnail_width,
        typeof answer.thumbnail_height,
      ]).toEqual(Array(4).fill('number'));
      const source = textOf(/^<iframe src="([^"]*)" title="[^"]+" /.exec(answer.html)?.[1] ?? '');
      expect(source.startsWith(SITE), path).toBe(true);
      const { view, issues } = decode(new URL(source).search, known);
      expect([view.mode, issues], path).toEqual([view.story === null ? 'embed' : 'present', []]);
      const suffix = LANGUAGES.map(languageSuffix).find((end) => end !== '' && path.endsWith(`${end}.json`)) ?? '';
      const place = /place-(.+)$/.exec(path.slice(0, -`${suffix}.json`.length))?.[1];
      if (place) expect(view.area, path).toBe(place);
      expect(answer.thumbnail_url.startsWith(`${SITE}pictures/`), path).toBe(true);
    }
  });

  test('the site map lists each page once, in each language', () => {
    const map = absolute.get('sitemap.xml') ?? '';
    const listed = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => url.slice(SITE.length));
    expect(new Set(listed).size).toBe(listed.length);
    const pages = [...absolute.keys()]
      .filter((path) => path.endsWith('index.html'))
      .map((path) => path.replace(/index\.html$/, ''));
    expect([...listed].sort()).toEqual(['', 'data/', ...pages].sort());
  });
});

const NASTY = `<script>alert("x")</script>'"><img src=x onerror=alert(1)>&`;
const words = { zh: NASTY, en: NASTY };

/** A catalogue in which every text that can be one is hostile. */
function hostilePages(): PagesInput {
  const at = { section: NASTY, line: 1 };
  const document = 'report' as DocumentId;
  const areas = [
    smallArea('evil', {
      name: words,
      label: words,
      note: words,
      source: NASTY,
      aliases: [NASTY],
      parent: areaId('north'),
    }),
  ];
  const record = {
    ...{
      id: document,
      title: words,
      short: words,
      authors: { zh: [NASTY], en: [NASTY] },
      publisher: words,
      published: '2019',
      url: 'https://example.org/report?a=1&b=2',
      note: words,
    },
    covers: [yearOf(2015), yearOf(2019)] as [ReturnType<typeof yearOf>, ReturnType<typeof yearOf>],
    areas: [],
  };
  const catalogue: Catalogue = { ...smallCatalogue([], areas), documents: [record] };
  const row = { at, standing: 'planned' as const, basis: 'named' as const, terms: [NASTY], note: words };
  const evidence: DocumentEvidence = {
    ...noRows('report'),
    statements: [
      {
        ...row,
        id: 's-1' as StatementId,
        areas: [areaId('evil')],
        asOf: yearOf(2019),
        aspect: 'goal',
        industries: [],
        text: words,
        contradicts: ['f-1'],
      },
    ],
    figures: [
      {
        ...row,
        id: 'f-1' as StatementId,
        area: areaId('evil'),
        metric: 'm',
        value: 1,
        unit: words,
        asOf: yearOf(2019),
        text: words,
      },
    ],
    events: [{ ...row, id: 'e-1' as StatementId, date: '2019', title: words, areas: [areaId('evil')] }],
  };
  return { catalogue, evidence: [evidence], stories: [], geometries: NO_GEOMETRY, siteUrl: SITE };
}

/** The one script of a page, with an id and a path in it. */
const OPENING = /^<script src="[./]+place\/open\.js" data-view="(?:v=1[a-z0-9&;=.,-]*)?" data-root="[./]+">$/;

describe('hostile text', () => {
  test('comes out as text everywhere', () => {
    const files = filesOf(hostilePages());
    const page = files.get('place/evil/index.html') ?? '';
    // Name, note, statement, its contradiction, figure, unit, event: all are there, as text.
    expect(page.split(escapeMarkup('alert("x")')).length).toBeGreaterThan(12);
    for (const [path, text] of files) {
      if (!path.endsWith('.html')) continue;
      const scripts = text.match(/<script[^>]*>/g) ?? [];
      expect(
        scripts.filter((tag) => tag !== '<script type="application/ld+json">' && !OPENING.test(tag)),
        path,
      ).toEqual([]);
      expect(text, path).not.toContain('<img src=x');
      expect(text.replace(/<script type="application\/ld\+json">.*?<\/script>/gs, ''), path).not.toContain(
        'onerror=alert(1)>',
      );
    }
    // A document whose public address is known is linked where it is cited.
    expect(page).toContain('<a href="https://example.org/report?a=1&amp;b=2" rel="noopener">');
    expect(dataOf(page).name).toBe(NASTY);
    const answer = JSON.parse(files.get('oembed/place-evil.json') ?? '');
    expect(answer.html).not.toMatch(/<script|<img/);
  });
});

describe('the address of the site', () => {
  test.each([
    [undefined, undefined],
    ['', undefined],
    ['https://example.org', 'https://example.org/'],
    ['https://example.org/map', 'https://example.org/map/'],
    ['http://localhost:4173/', 'http://localhost:4173/'],
  ])('%s is %s', (given, read) => expect(readSiteUrl(given)).toBe(read));

  test.each([
    'example.org',
    'javascript:alert(1)',
    'https://example.org/?a=1',
    'https://example.org/#x',
    'https://me:you@example.org/',
  ])('%s is refused', (given) => expect(() => readSiteUrl(given)).toThrow(/SITE_URL/));
});
