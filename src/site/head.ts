/** Metadata of a page: title, description, languages, social card, oEmbed, structured data. */
import { LANGUAGES, type Language } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { type Html, html, jsonHtml } from './html.ts';
import { oembedPath, rootFrom, type SiteUrl } from './site.ts';

export const CARD_SIZE = { width: 1200, height: 630 } as const;
/** Open Graph uses POSIX locale names. */
const localeOf = (language: Language) => translator(language).tag.replace('-', '_');

export interface Card {
  /** Of the picture, from the site's root. */
  readonly path: string;
  readonly alt: string;
}

export interface HeadInput {
  readonly site: SiteUrl;
  /** Of the page, from the site's root; empty or ending with a slash. */
  readonly path: string;
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  readonly card: Card;
  /** Names of the oEmbed files of this page; the first is for its language. */
  readonly oembed: readonly string[];
  readonly structured: object;
  /** The page in a language, from the site's root; absent for one that all languages share. */
  readonly pathIn?: (language: Language) => string;
}

/** Social card and oEmbed; without the site's address only the texts. */
export function cardTags({ site, path, language, title, description, card, oembed, structured }: HeadInput): Html {
  return html`<meta property="og:type" content="website"><meta property="og:site_name" content="${translator(language)('app.title')}">
<meta property="og:title" content="${title}"><meta property="og:description" content="${description}">
<meta property="og:locale" content="${localeOf(language)}">${LANGUAGES.filter((other) => other !== language).map(
    (other) => html`<meta property="og:locale:alternate" content="${localeOf(other)}">`,
  )}
${
  site !== undefined &&
  html`<link rel="canonical" href="${site}${path}"><meta property="og:url" content="${site}${path}">
<meta property="og:image" content="${site}${card.path}"><meta property="og:image:type" content="image/png"><meta property="og:image:width" content="${CARD_SIZE.width}"><meta property="og:image:height" content="${CARD_SIZE.height}"><meta property="og:image:alt" content="${card.alt}">
<meta name="twitter:card" content="summary_large_image">
${oembed.map((name) => html`<link rel="alternate" type="application/json+oembed" href="${site}${name === '' ? 'oembed.json' : oembedPath(name)}" title="${title}">`)}
`
}<script type="application/ld+json">${jsonHtml(structured)}</script>`;
}

/** The `<head>` content of a page. */
export function pageHead(of: HeadInput): Html {
  const root = rootFrom(of.path);
  const base = of.site ?? root;
  return html`<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${of.title}</title>
<meta name="description" content="${of.description}"><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${root}place/place.css"><link rel="icon" href="${root}favicon.svg" type="image/svg+xml">
${of.pathIn && LANGUAGES.map((language) => html`<link rel="alternate" hreflang="${language}" href="${base}${of.pathIn?.(language)}">`)}
${cardTags(of)}`;
}
