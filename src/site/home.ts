/** What the map's own page says before any script has run, in each language: `index.html` is filled with it by the build. */

import { type IndexedCatalogue, latestYear } from '#domain/model/catalogue.ts';
import { EVIDENCE_LANGUAGES, evidenceLanguage, LANGUAGES, type Language } from '#domain/vocabulary/languages.ts';
import { type Translate, translator } from '#i18n/index.ts';
import { documentValues } from '#state/documents.ts';
import { type Html, html } from './html.ts';
import { listPath } from './site.ts';

const inAll = (say: (t: Translate) => string, separator: string): string =>
  LANGUAGES.map((language) => say(translator(language))).join(separator);

/** The boot script shows one of them, `languageRules` hide the others. */
const each = (say: (t: Translate, language: Language) => string | Html): readonly Html[] =>
  LANGUAGES.map((language) => html`<span class="language-${language}">${say(translator(language), language)}</span>`);

export const homeTitle = (): string => inAll((t) => t('app.title'), ' · ');

/** Title and description; a page that is one for all languages says both in each. */
export const homeHead = (catalogue: IndexedCatalogue): Html =>
  html`<title>${homeTitle()}</title>
<meta name="description" content="${inAll((t) => t('page.siteDescription', documentValues(catalogue, t)), ' ')}">`;

export const regionLabel = (): string => inAll((t) => t('map.region'), ' / ');

export const masthead = (catalogue: IndexedCatalogue): Html =>
  html`<h1>${each((t) => t('app.title'))}</h1>
<p>${each((t) => t('app.subtitle', documentValues(catalogue, t)))}</p>`;

export const withoutScripts = (catalogue: IndexedCatalogue): Html =>
  html`<p>${each(
    (t, language) =>
      html`${t('page.noScript', { year: latestYear(catalogue) })} <a href="./${listPath(language)}">${t('page.noScriptPlaces')}</a>`,
  )}</p>`;

/** Hides what is in another language than the page, and the names of the map that are in another than its evidence. */
export function languageRules(): string {
  const hidden = LANGUAGES.flatMap((language) =>
    [
      ...LANGUAGES.filter((other) => other !== language).map((other) => `.language-${other}`),
      ...EVIDENCE_LANGUAGES.filter((other) => other !== evidenceLanguage(language)).map(
        (other) => `.evidence-${other}`,
      ),
    ].map((name) => `:lang(${language})>body ${name}`),
  );
  return `${hidden.join(',')}{display:none}`;
}
