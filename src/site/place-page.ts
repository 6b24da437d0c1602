/**
 * The page of one place: what each document states of it, with its source, readable without scripts. It uses the same
 * rules (`#domain`) as the place panel; the panel shows one year, a page all years.
 */

import { ancestorsOf, evidenceOf } from '#domain/asof/place.ts';
import { asksRole, industriesAsOf, rolesAsOf } from '#domain/asof/rules.ts';
import { latestYear } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import { LISTS_OF_PLACE } from '#domain/model/rows/read.ts';
import type { Area } from '#domain/model/schema.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import { PICTURE_SIZES } from '#domain/vocabulary/pictures.ts';
import { documentValues } from '#state/documents.ts';
import { placePath } from '#state/page-address.ts';
import { encode } from '#state/url.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import {
  contextOf,
  footer,
  otherLanguages,
  otherNames,
  type PageContext,
  type Pages,
  placeName,
  said,
} from './context.ts';
import { pageHead } from './head.ts';
import { type Html, html } from './html.ts';
import { openTag } from './open.ts';
import { cardOf, pictureOf, placePicturePath } from './pictures.ts';
import { industrySection, roleSection, SECTIONS } from './sections.ts';
import { cardPath, languageName, listPath, mapPath } from './site.ts';
import { placeData } from './structured.ts';

export function placePage(pages: Pages, area: Area, language: Language): string {
  const page = contextOf(pages, area, language);
  const { catalogue, t, root, site, inEvidence } = page;
  const place = evidenceOf(catalogue, pages.evidence, area.id);
  const year = latestYear(catalogue);
  const path = placePath(area.id, language);
  const name = languageName(`place-${area.id}`, language);
  const parts = catalogue.childrenOf.get(area.id) ?? [];
  const head = pageHead({
    site,
    path,
    language,
    title: `${area.name[inEvidence]} · ${t('app.title')}`,
    description: description(page, year),
    card: { path: cardPath(cardOf(catalogue, area)), alt: t('page.cardAlt', { name: area.name[inEvidence] }) },
    oembed: [name],
    structured: placeData(catalogue, area, language, site),
    pathIn: (other) => placePath(area.id, other),
  });
  const markup = html`<!doctype html>
<html lang="${t.tag}"><head>
${openTag(encode({ ...DEFAULT_VIEW, area: area.id }), root)}
${head}
</head><body>
<header>${breadcrumbs(page)}
<p class="tools"><a href="${page.mapLink()}">${t('page.openMap')}</a>${otherLanguages(language, (other) => `${root}${placePath(area.id, other)}`)}</p></header>
<main>
<h1>${said(area.name, language)}${otherNames(area.name, language)}</h1>
<p class="kind">${kindOf(page)}</p>
${figure(page)}
${asksRole(catalogue, area, year) && roleSection(page, rolesAsOf(catalogue, area.id, year), year)}
${industrySection(page, industriesAsOf(catalogue, area.id, year), year)}
<p class="hint">${t('source.oursMeans')}</p>
${LISTS_OF_PLACE.map((list) => html`${SECTIONS[list](page, place)}\n`)}${parts.length > 0 && html`<section><h2>${t('place.parts')} <small>${parts.length}</small></h2><ul class="names">${parts.map((part) => html`<li>${placeName(page, part.id)}</li>`)}</ul></section>`}
</main>
${footer(page)}
</body></html>
`;
  return String(markup);
}

function breadcrumbs(page: PageContext): Html {
  const { catalogue, area, t, root, language } = page;
  const ancestors = [...ancestorsOf(catalogue, area)].reverse();
  return html`<nav aria-label="${t('page.breadcrumbs')}"><ol><li><a href="${root}${mapPath({ lang: language })}">${t('app.title')}</a></li><li><a href="${root}${listPath(language)}">${t('page.places')}</a></li>${ancestors.map(
    ({ id }) => html`<li>${placeName(page, id)}</li>`,
  )}<li aria-current="page">${said(area.name, language)}</li></ol></nav>`;
}

function kindOf({ catalogue, area, language, t }: PageContext): Html {
  const kind = catalogue.kinds.find(({ id }) => id === area.kind);
  return html`${said(kind, language)}${area.tie && ` · ${t(`tie.${area.tie}`)}`}`;
}

/** The picture of the place, or of the nearest place around it, and its precision. */
function figure(page: PageContext): Html {
  const { catalogue, area, t, root, language, inEvidence } = page;
  const shown = pictureOf(catalogue, area);
  const precision = html`<p class="precision"><b>${t('place.precision')}</b> ${t(`precision.${area.precision}`)}${
    area.source && html` · ${t('source.geometry', { source: area.source })}`
  }</p>${area.note && html`<p class="hint">${said(area.note, language)}</p>`}`;
  if (!shown) return precision;
  const isOwn = shown.id === area.id;
  const year = latestYear(catalogue);
  const alt = t('page.pictureAlt', { name: shown.name[inEvidence], year });
  return html`<figure><a href="${page.mapLink()}"><img src="${root}${placePicturePath(shown.id, language)}" width="${PICTURE_SIZES.place.width}" height="${PICTURE_SIZES.place.height}" alt="${alt}"></a>
<figcaption>${!isOwn && html`<p>${t('page.pictureOf', { name: shown.name[inEvidence] })}</p>`}${precision}</figcaption></figure>`;
}

/** The description for search engines and cards: the role as of the latest year, or the kind of place. */
function description(page: PageContext, year: Year): string {
  const { catalogue, area, inEvidence, t } = page;
  const { stated, lastKnown } = rolesAsOf(catalogue, area.id, year);
  const head = stated[0] ?? lastKnown[0];
  const name = area.name[inEvidence];
  const documents = documentValues(catalogue, t);
  if (!head) return t('page.description', { name, ...documents });
  const document = catalogue.documentById.get(head.document)?.short[inEvidence] ?? head.document;
  return t('page.descriptionRole', { name, role: head.role[inEvidence], year: head.asOf, document, ...documents });
}
