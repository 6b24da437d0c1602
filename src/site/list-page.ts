/** The list of all places that have a page, by kind. */

import type { Area } from '#domain/model/schema.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { footer, type Pages } from './context.ts';
import { pageHead } from './head.ts';
import { html } from './html.ts';
import { cardPath, languageName, listPath, mapPath, placePath, rootFrom } from './site.ts';
import { listData } from './structured.ts';

export function listPage({ catalogue, site }: Pages, areas: readonly Area[], language: Language): string {
  const t = translator(language);
  const other = language === 'zh' ? 'en' : 'zh';
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
    description: t('page.placesDescription', { count: areas.length }),
    card: { path: cardPath('home'), alt: t('page.cardAlt', { name: t('app.title') }) },
    oembed: [languageName('home', language)],
    structured: listData(areas, language, site, path),
    languages: { zh: listPath('zh'), en: listPath('en') },
  });
  return String(html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head>
${head}
</head><body>
<header><nav aria-label="${t('page.breadcrumbs')}"><ol><li><a href="${root}${mapPath({ lang: language })}">${t('app.title')}</a></li><li aria-current="page">${t('page.places')}</li></ol></nav>
<p class="tools"><a href="${root}${mapPath({ lang: language })}">${t('page.openMap')}</a> <a href="${root}${listPath(other)}" hreflang="${other}" lang="${other}">${translator(other)('page.thisLanguage')}</a></p></header>
<main><h1>${t('page.places')}</h1><p>${t('page.placesDescription', { count: areas.length })}</p>
${kinds.map(
  ({ kind, areas: own }) =>
    html`<section><h2>${kind[language]} <small>${own.length}</small></h2><ul class="list">${own.map(
      (area) =>
        html`<li><a href="${root}${placePath(area.id, language)}">${area.name[language]}</a> <span class="other" lang="${other}">${area.name[other]}</span></li>`,
    )}</ul></section>`,
)}
</main>
${footer({ root, t, language })}
</body></html>
`);
}
