/** The list of all places that have a page, by kind. */

import type { Area } from '#domain/model/schema.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { documentValues } from '#state/documents.ts';
import { placePath } from '#state/page-address.ts';
import { footer, otherLanguages, otherNames, type Pages, said } from './context.ts';
import { pageHead } from './head.ts';
import { html } from './html.ts';
import { cardPath, languageName, listPath, mapPath, rootFrom } from './site.ts';
import { storyList } from './story-list.ts';
import { listData } from './structured.ts';

export function listPage({ catalogue, site, stories }: Pages, areas: readonly Area[], language: Language): string {
  const t = translator(language);
  const description = t('page.placesDescription', { count: areas.length, ...documentValues(catalogue, t) });
  const path = listPath(language);
  const root = rootFrom(path);
  const kinds = [...catalogue.kinds]
    .sort((a, b) => a.rank - b.rank)
    .map((kind) => ({ kind, areas: areas.filter((area) => area.kind === kind.id) }))
    .filter((group) => group.areas.length > 0);
  const head = pageHead({
    site,
    path,
    language,
    title: `${t('page.places')} · ${t('app.title')}`,
    description,
    card: { path: cardPath('home'), alt: t('page.cardAlt', { name: t('app.title') }) },
    oembed: [languageName('home', language)],
    structured: listData(areas, language, site, path),
    pathIn: listPath,
  });
  return String(html`<!doctype html>
<html lang="${t.tag}"><head>
${head}
</head><body>
<header><nav aria-label="${t('page.breadcrumbs')}"><ol><li><a href="${root}${mapPath({ lang: language })}">${t('app.title')}</a></li><li aria-current="page">${t('page.places')}</li></ol></nav>
<p class="tools"><a href="${root}${mapPath({ lang: language })}">${t('page.openMap')}</a>${otherLanguages(language, (other) => `${root}${listPath(other)}`)}</p></header>
<main><h1>${t('page.places')}</h1><p>${description}</p>
${
  stories.length > 0 &&
  html`<section id="stories"><h2>${t('page.stories')} <small>${stories.length}</small></h2>${storyList(stories, language, root)}</section>
`
}${kinds.map(
  ({ kind, areas: own }) =>
    html`<section><h2>${said(kind, language)} <small>${own.length}</small></h2><ul class="list">${own.map(
      (area) =>
        html`<li><a href="${root}${placePath(area.id, language)}">${said(area.name, language)}</a>${otherNames(area.name, language)}</li>`,
    )}</ul></section>`,
)}
</main>
${footer({ root, t, language })}
</body></html>
`);
}
