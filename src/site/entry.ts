/** Run only by the build: pages, pictures, and metadata for sites that link here. */

import { evidenceOf } from '#domain/asof/place.ts';
import { jsonForScript, kebab } from '#domain/format/markup.ts';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import { rowsOf } from '#domain/model/rows/read.ts';
import type { Area, Catalogue, DocumentEvidence } from '#domain/model/schema.ts';
import { rowsOfStory, type Story } from '#domain/story/story.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import { evidenceLanguage, FIRST_LANGUAGE, LANGUAGES, type Language } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import type { Geometries } from '#map/svg/picture.tsx';
import { SURFACE_TOKENS, THEME } from '#scene/tokens.ts';
import { documentValues } from '#state/documents.ts';
import { placePath, storyPath, viewPath } from '#state/page-address.ts';
import { hasEvidence, type Pages } from './context.ts';
import { type Card, cardTags } from './head.ts';
import {
  homeHead,
  homeTitle,
  languageRules,
  masthead,
  regionLabel,
  skipLink,
  startFailure,
  withoutScripts,
} from './home.ts';
import { type Html, html } from './html.ts';
import { listPage } from './list-page.ts';
import { oembedOf } from './oembed.ts';
import { OPEN_PATH, OPEN_SCRIPT } from './open.ts';
import { cardOf, cardOfStory, cardOfYear, cardsOf, type Drawing, drawingsOf, storyDrawings } from './pictures.ts';
import { placePage } from './place-page.ts';
import { cardPath, listPath, oembedPath, readSiteUrl } from './site.ts';
import { storyPage } from './story-page.ts';
import { datasetData } from './structured.ts';
import { hasViewPage, nameOf, viewPage } from './view-page.ts';
import { type BuiltInView, builtInViews } from './views.ts';

export interface BuiltFile {
  /** From the site's root. */
  readonly path: string;
  readonly text: string;
}

export interface PagesInput {
  readonly catalogue: Catalogue;
  readonly evidence: readonly DocumentEvidence[];
  readonly geometries: Geometries;
  readonly stories: readonly Story[];
  /** As the environment has it; see `readSiteUrl`. */
  readonly siteUrl: string | undefined;
}

function pagesOf({ catalogue, evidence, stories, siteUrl }: PagesInput): Pages & { readonly areas: readonly Area[] } {
  const indexed = indexCatalogue(catalogue);
  const byDocument = new Map(evidence.map((file) => [file.id, file]));
  const cited = new Set(stories.flatMap(rowsOfStory));
  const rows = evidence.flatMap((file) => rowsOf(file).filter(({ id }) => cited.has(id)));
  const areas = indexed.areas.filter((area) => hasEvidence(evidenceOf(indexed, byDocument, area.id)));
  return {
    catalogue: indexed,
    evidence: byDocument,
    site: readSiteUrl(siteUrl),
    places: new Set(areas.map(({ id }) => id)),
    stories,
    rows: new Map(rows.map((row) => [row.id, row])),
    areas,
  };
}

/**
 * The pages, and the files with absolute addresses if the site's address is known. @throws if the address is invalid.
 */
export function buildPages(of: PagesInput): BuiltFile[] {
  const { areas, ...pages } = pagesOf(of);
  const { site } = pages;
  const index = (folder: string, text: string): BuiltFile => ({ path: `${folder}index.html`, text });
  return [
    ...LANGUAGES.flatMap((language) => [
      index(listPath(language), listPage(pages, areas, language)),
      ...areas.map((area) => index(placePath(area.id, language), placePage(pages, area, language))),
      ...pages.stories.map((story) =>
        index(storyPath(story.id, language), storyPage(pages, story, language, cardOfTheStory(story, language))),
      ),
    ]),
    ...viewsWithPage(pages).map((view) => index(pathOfView(view), viewPage(pages, view, cardOfView(pages, view)))),
    { path: OPEN_PATH, text: OPEN_SCRIPT },
    ...(site === undefined ? [] : filesWithAddresses(pages, areas, site)),
  ];
}

const viewsWithPage = ({ catalogue }: Pages) => builtInViews(catalogue, [], []).filter(hasViewPage);
const pathOfView = (view: BuiltInView) => viewPath(nameOf(view), view.language);

export function buildPictures({ catalogue, geometries, stories }: PagesInput): Drawing[] {
  const indexed = indexCatalogue(catalogue);
  return [...drawingsOf(indexed, geometries), ...storyDrawings(indexed, geometries, stories)];
}
/** SVG that the build converts to PNG at `path`. */
export const buildCards = ({ catalogue, geometries, stories }: PagesInput): Drawing[] =>
  cardsOf(indexCatalogue(catalogue), geometries, stories);

function filesWithAddresses(pages: Pages, areas: readonly Area[], site: string): BuiltFile[] {
  const views = builtInViews(pages.catalogue, areas, pages.stories);
  const home = views.find(({ name }) => name === 'home');
  const answer = (view: BuiltInView) => oembedOf(view, cardOfView(pages, view), site);
  return [
    ...views.map((view) => ({ path: oembedPath(view.name), text: answer(view) })),
    ...(home ? [{ path: 'oembed.json', text: answer(home) }] : []),
    { path: 'sitemap.xml', text: sitemap(areas, viewsWithPage(pages), pages.stories, site) },
  ];
}

function cardOfView({ catalogue, stories }: Pages, of: BuiltInView): Card {
  const { title, view } = of;
  const story = stories.find(({ id }) => id === view.story);
  if (story) return cardOfTheStory(story, of.language);
  const area = view.area && catalogue.areaById.get(view.area);
  const name = area ? cardOf(catalogue, area) : nameOf(of) === 'world' ? 'world' : cardOfYear(view.asof);
  return { path: cardPath(name), alt: title };
}

function cardOfTheStory(story: Story, language: Language): Card {
  const first = story.steps[0]?.alt ?? story.title;
  return { path: cardPath(cardOfStory(story)), alt: first[evidenceLanguage(language)] };
}

/** https://www.sitemaps.org/protocol.html; each page lists its other languages, as search engines expect. */
function sitemap(
  areas: readonly Area[],
  views: readonly BuiltInView[],
  stories: readonly Story[],
  site: string,
): string {
  const paths: readonly ((language: Language) => string)[] = [
    listPath,
    ...areas.map(
      ({ id }) =>
        (language: Language) =>
          placePath(id, language),
    ),
    ...stories.map(
      ({ id }) =>
        (language: Language) =>
          storyPath(id, language),
    ),
  ];
  const alternates = (pathIn: (typeof paths)[number]) =>
    LANGUAGES.map(
      (language) => html`<xhtml:link rel="alternate" hreflang="${language}" href="${site}${pathIn(language)}"/>`,
    );
  const url = (path: string, more: readonly Html[] = []) => html`<url><loc>${site}${path}</loc>${more}</url>
`;
  return String(html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${url('')}${url('data/')}${paths.map((pathIn) => LANGUAGES.map((language) => url(pathIn(language), alternates(pathIn))))}${views.map((view) => url(pathOfView(view)))}</urlset>
`);
}

/** Parts of `index.html`: each replaces a comment with its name, and `__name__` in attributes. */
export function homeParts(
  catalogue: Catalogue,
  siteUrl: string | undefined,
  stories: readonly Story[] = [],
): Readonly<Record<string, string>> {
  const indexed = indexCatalogue(catalogue);
  const t = translator(FIRST_LANGUAGE);
  const site = readSiteUrl(siteUrl);
  const card = cardTags({
    site,
    path: '',
    language: FIRST_LANGUAGE,
    title: homeTitle(),
    description: t('page.siteDescription', documentValues(indexed, t)),
    card: { path: cardPath('home'), alt: t('page.cardAlt', { name: t('app.title') }) },
    oembed: [''],
    structured: datasetData(indexed, FIRST_LANGUAGE, site),
  });
  return {
    language: FIRST_LANGUAGE,
    head: String(homeHead(indexed)),
    share: String(card),
    region: regionLabel(),
    masthead: String(masthead(indexed)),
    noscript: String(withoutScripts(indexed, stories)),
    'start-failure': String(startFailure()),
    skip: String(skipLink()),
  };
}

export { languageRules };

/** Structured data for the page of the open data. */
export const dataTags = (catalogue: Catalogue, siteUrl: string | undefined): string => {
  const data = datasetData(indexCatalogue(catalogue), FIRST_LANGUAGE, readSiteUrl(siteUrl));
  return `<script type="application/ld+json">${jsonForScript(data)}</script>`;
};

/** The surface colours for the pages' style sheet: light, and dark by the user's preference. */
export function pageColours(): string {
  const variables = (theme: ThemeName) =>
    SURFACE_TOKENS.map((token) => `--${kebab(token)}:${THEME[theme].surface[token]}`).join(';');
  return `:root{${variables('light')}}@media (prefers-color-scheme:dark){:root{${variables('dark')}}}`;
}
