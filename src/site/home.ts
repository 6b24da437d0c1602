/** The text of `index.html` before any script runs, in each language; the build inserts it. */

import { type IndexedCatalogue, latestYear } from '#domain/model/catalogue.ts';
import type { Story } from '#domain/story/story.ts';
import { EVIDENCE_LANGUAGES, evidenceLanguage, LANGUAGES, type Language } from '#domain/vocabulary/languages.ts';
import { type Translate, translator } from '#i18n/index.ts';
import { documentValues } from '#state/documents.ts';
import { storyPath } from '#state/page-address.ts';
import { type Html, html } from './html.ts';
import { listPath } from './site.ts';

const joinLanguages = (write: (t: Translate) => string, separator: string): string =>
  LANGUAGES.map((language) => write(translator(language))).join(separator);

/** All languages, of which `languageRules` hide all but the one that the boot script chooses. */
const inEachLanguage = (write: (t: Translate, language: Language) => string | Html): readonly Html[] =>
  LANGUAGES.map((language) => html`<span class="language-${language}">${write(translator(language), language)}</span>`);

export const homeTitle = (): string => joinLanguages((t) => t('app.title'), ' · ');

/** Title and description, in all languages, because the page is the same for all. */
export const homeHead = (catalogue: IndexedCatalogue): Html =>
  html`<title>${homeTitle()}</title>
<meta name="description" content="${joinLanguages((t) => t('page.siteDescription', documentValues(catalogue, t)), ' ')}">`;

export const regionLabel = (): string => joinLanguages((t) => t('map.region'), ' / ');

/**
 * All languages, all of them shown: without scripts the page cannot know the user's. The page's language is the first
 * one's, so each text says its own.
 */
const oneByOne = (write: (t: Translate, language: Language) => Html): readonly Html[] =>
  LANGUAGES.map((language) => write(translator(language), language));

/** The head of the page without scripts. */
export const masthead = (catalogue: IndexedCatalogue): Html =>
  html`<h1>${oneByOne((t) => html`<span lang="${t.tag}">${t('app.title')}</span> `)}</h1>
${oneByOne((t) => html`<p lang="${t.tag}">${t('app.subtitle', documentValues(catalogue, t))}</p>`)}`;

/** @param stories each is a link. */
export const withoutScripts = (catalogue: IndexedCatalogue, stories: readonly Story[]): Html =>
  html`${oneByOne(
    (t, language) =>
      html`<p lang="${t.tag}">${t('page.noScript', { year: latestYear(catalogue) })} <a href="./${listPath(language)}">${t('page.noScriptPlaces')}</a></p>${stories.length > 0 && storyLinks(stories, t, language)}`,
  )}`;

const storyLinks = (stories: readonly Story[], t: Translate, language: Language): Html =>
  html`<p lang="${t.tag}">${t('page.stories')}${t.colon}${stories.map(
    ({ id, title }, index) =>
      html`${index > 0 && ' · '}<a href="./${storyPath(id, language)}">${title[evidenceLanguage(language)]}</a>`,
  )}</p>`;

/** The first stop of the Tab key. Scripts answer it: the fragment would be a step in the history. */
export const skipLink = (): Html =>
  html`<a class="skip" data-part="skip" href="#search">${inEachLanguage((t) => t('ui.skip'))}</a>`;

/** Shown by the boot script where a script of the page is gone; the link loads the page again. */
export const startFailure = (): Html =>
  html`<p class="start-failure" role="alert">${inEachLanguage((t) => t('failure.start'))}
<a href="">${inEachLanguage((t) => t('failure.reload'))}</a></p>`;

/** CSS that hides texts in languages other than the page's, and labels in languages other than its evidence's. */
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
