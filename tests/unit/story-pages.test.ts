/** The pages of stories: every step with its picture, every point with its sources, in each language. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { escapeMarkup } from '#domain/format/markup.ts';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import type { RowId, StoryId } from '#domain/model/ids.ts';
import { rowsOf } from '#domain/model/rows/read.ts';
import type { Story } from '#domain/story/story.ts';
import { evidenceLanguage, LANGUAGES, type Language, languageFolder } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { buildCards, buildPages, buildPictures, homeParts, type PagesInput } from '#site/entry.ts';
import { knownIds } from '#state/selectors.ts';
import { decode } from '#state/url.ts';
import { load } from '../../geo/build/load.ts';

const SITE = 'https://example.org/map/';
const { catalogue, evidence, geometry, stories } = load(
  fileURLToPath(new URL('../..', import.meta.url)),
  'tests/fixtures/geo',
);
const input = (change: Partial<PagesInput> = {}): PagesInput => ({
  catalogue,
  evidence,
  stories,
  geometries: geometry,
  siteUrl: SITE,
  ...change,
});
const [story] = stories as [Story];
const files = new Map(buildPages(input()).map(({ path, text }) => [path, text]));
const rows = new Map(evidence.flatMap((file) => rowsOf(file)).map((row) => [row.id, row]));

const folderOf = (language: Language) => `story/${story.id}/${languageFolder(language)}`;
const pageIn = (language: Language) => files.get(`${folderOf(language)}index.html`) ?? '';
const sectionsOf = (page: string) => page.split('<section class="step"').slice(1);
const hrefs = (text: string) =>
  [...text.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

describe.each(LANGUAGES)('the page in %s', (language) => {
  const page = pageIn(language);
  const spoken = evidenceLanguage(language);
  const t = translator(language);

  test('has each step: title, picture with its words, points, notes folded', () => {
    expect(sectionsOf(page)).toHaveLength(story.steps.length);
    const made = new Set(buildPictures(input()).map(({ path }) => path));
    for (const [index, section] of sectionsOf(page).entries()) {
      const step = story.steps[index];
      if (!step) throw new Error('more sections than steps');
      expect(section).toContain(` id="${step.id}"`);
      expect(section).toContain(step.title[spoken]);
      expect(section).toContain(`src="${step.id}.svg"`);
      expect(section).toContain(`alt="${step.alt[spoken]}"`);
      expect(section).toContain(t('picture.asOf', { year: Number(step.view.asof) }));
      for (const name of [step.id, index + 1]) expect(made).toContain(`${folderOf(language)}${name}.svg`);
      for (const point of step.points) expect(section).toContain(point[spoken]);
      expect(section.includes('<details'), step.id).toBe(step.notes[spoken] !== '');
    }
    expect(page).not.toContain('<details open');
  });

  test('every row of a point is cited with document, section, line and year, and leads to itself', () => {
    let seen = 0;
    for (const [index, section] of sectionsOf(page).entries()) {
      const points = section.split('<li><p>').slice(1);
      for (const [number, { rows: ids }] of (story.steps[index]?.points ?? []).entries()) {
        const point = points[number] ?? '';
        for (const id of ids) {
          const row = rows.get(id);
          const document = catalogue.documents.find((one) => one.id === row?.document);
          expect(point, id).toContain(document?.short[spoken]);
          expect(point, id).toContain(row?.at.section);
          expect(point, id).toContain(`${t('page.line', { line: row?.at.line ?? 0 })} · ${row?.asOf}`);
          const link = hrefs(point).find((href) => href.endsWith(`#${id}`));
          const target = new URL(link ?? '', SITE + folderOf(language)).href.slice(SITE.length);
          const [folder = ''] = target.split('#');
          expect(files.get(`${folder}index.html`), `${id}: ${target}`).toContain(`<li id="${id}">`);
          seen += 1;
        }
      }
    }
    expect(seen).toBe(story.steps.flatMap(({ points }) => points.flatMap(({ rows: ids }) => ids)).length);
  });

  test('leads into the story on the map, step by step, and to its other languages', () => {
    const known = knownIds(indexCatalogue(catalogue));
    const links = hrefs(page)
      .filter((href) => href.includes('mode=present'))
      .map((href) => decode(new URL(href, SITE + folderOf(language)).search, known));
    expect(links.flatMap(({ issues }) => issues)).toEqual([]);
    expect(links.every(({ view }) => view.story === story.id && view.mode === 'present')).toBe(true);
    const steps = story.steps.map(({ id }) => id);
    expect([...new Set(links.map(({ view }) => view.step))].sort()).toEqual([null, ...steps].sort());
    // The desk of a talk that is named for its story: it opens the screen.
    expect(hrefs(page).some((href) => href.endsWith(`&story=${story.id}#desk=${story.id}`))).toBe(true);
    for (const other of LANGUAGES) expect(page).toContain(`hreflang="${other}" href="${SITE}${folderOf(other)}"`);
  });

  test('names itself, its card and its oEmbed answer, which presents the story', () => {
    expect(page).toContain(`<link rel="canonical" href="${SITE}${folderOf(language)}">`);
    const card = /og:image" content="([^"]*)"/.exec(page)?.[1]?.slice(SITE.length);
    expect(buildCards(input()).map(({ path }) => path)).toContain(card);
    const answer = JSON.parse(
      files.get(/json\+oembed" href="([^"]*)"/.exec(page)?.[1]?.slice(SITE.length) ?? '') ?? '',
    );
    expect(answer.html).toContain(`mode=present&amp;story=${story.id}`);
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? 'null');
    expect(data).toMatchObject({ '@type': 'PresentationDigitalDocument', name: story.title[spoken] });
    expect(data.hasPart.map(({ url }: { url: string }) => url)).toEqual(
      story.steps.map(({ id }) => `${SITE}${folderOf(language)}#${id}`),
    );
  });

  test('is found: in the list of pages, on the page without scripts, in the site map', () => {
    expect(files.get(`place/${languageFolder(language)}index.html`)).toContain(`${folderOf(language)}">`);
    expect(homeParts(catalogue, SITE, stories).noscript).toContain(`href="./${folderOf(language)}"`);
    expect(files.get('sitemap.xml')).toContain(`<loc>${SITE}${folderOf(language)}</loc>`);
  });
});

test('a step with a number for its id keeps its own picture', () => {
  const [first, second, third] = story.steps;
  if (!first || !second || !third) throw new Error('the fixture has three steps');
  const numbered = { ...story, id: 'numbered' as StoryId, steps: [{ ...first, id: '3' }, second, third] };
  const paths = buildPictures(input({ stories: [numbered] })).map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});

test('hostile text comes out as text', () => {
  const nasty = `<img src=x onerror=alert(1)>"'&`;
  const words = { zh: nasty, en: nasty };
  const step = { title: words, notes: words, alt: words, transition: 'cut', view: {} } as const;
  const evil: Story = {
    format: 1,
    id: 'evil' as StoryId,
    title: words,
    subtitle: words,
    steps: [{ ...step, id: 'one', points: [{ ...words, rows: ['no-such-row' as RowId] }] }],
  };
  const page = new Map(buildPages(input({ stories: [evil] })).map(({ path, text }) => [path, text])).get(
    'story/evil/index.html',
  );
  expect(page).not.toContain('<img src=x');
  expect(page?.split(escapeMarkup(nasty)).length).toBeGreaterThan(8);
});

test('a site without stories says nothing of them', () => {
  const none = buildPages(input({ stories: [] }));
  expect(none.filter(({ path, text }) => path.startsWith('story/') || text.includes('id="stories"'))).toEqual([]);
  expect(homeParts(catalogue, SITE).noscript).not.toContain('story/');
});
