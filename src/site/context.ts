/** The context that the parts of a page share, and small parts that several pages use. */

import type { PlaceEvidence } from '#domain/asof/place.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, DocumentId, RowId, StatementId } from '#domain/model/ids.ts';
import { type AnyRow, ROW_LISTS } from '#domain/model/rows/read.ts';
import type { Area, DocumentEvidence } from '#domain/model/schema.ts';
import type { Story } from '#domain/story/story.ts';
import {
  EVIDENCE_LANGUAGES,
  type EvidenceLanguage,
  evidenceLanguage,
  LANGUAGES,
  type Language,
  type Words,
} from '#domain/vocabulary/languages.ts';
import { endonym, type Translate, translator } from '#i18n/index.ts';
import { placePath } from '#state/page-address.ts';
import { type Html, html } from './html.ts';
import { listPath, mapPath, rootFrom, type SiteUrl } from './site.ts';

export interface Pages {
  readonly catalogue: IndexedCatalogue;
  readonly evidence: ReadonlyMap<DocumentId, DocumentEvidence>;
  /** Places that have a page. */
  readonly places: ReadonlySet<AreaId>;
  readonly stories: readonly Story[];
  /** Every row that a story rests on. */
  readonly rows: ReadonlyMap<RowId, AnyRow>;
  readonly site: SiteUrl;
}

/** The context of one place's page. */
export interface PageContext extends Pages {
  readonly area: Area;
  readonly language: Language;
  /** The language that the evidence is shown in. */
  readonly inEvidence: EvidenceLanguage;
  readonly t: Translate;
  readonly root: string;
  /** A link to the map with this place, or with one statement of it. */
  readonly mapLink: (statement?: StatementId) => string;
}

export function contextOf(pages: Pages, area: Area, language: Language): PageContext {
  const root = rootFrom(placePath(area.id, language));
  return {
    ...pages,
    area,
    language,
    inEvidence: evidenceLanguage(language),
    t: translator(language),
    root,
    mapLink: (statement) => `${root}${mapPath({ lang: language, area: area.id, statement: statement ?? null })}`,
  };
}

/** A text of the evidence, with a `lang` attribute where its language is not the page's. */
export function said(words: Words | undefined, language: Language): Html | undefined {
  const shown = evidenceLanguage(language);
  return words && (shown === language ? html`${words[shown]}` : html`<span lang="${shown}">${words[shown]}</span>`);
}

/** A name in the languages of the evidence that the page does not show it in. */
export const otherNames = (name: Words, language: Language): readonly Html[] =>
  EVIDENCE_LANGUAGES.filter((other) => other !== evidenceLanguage(language)).map(
    (other) => html` <span class="other" lang="${other}">${name[other]}</span>`,
  );

/** Links to the page in the other languages, each with the language's own name. */
export const otherLanguages = (language: Language, hrefIn: (other: Language) => string): readonly Html[] =>
  LANGUAGES.filter((other) => other !== language).map(
    (other) => html` <a href="${hrefIn(other)}" hreflang="${other}" lang="${other}">${endonym(other)}</a>`,
  );

/** Whether any document says anything of the place: then it has a page. */
export const hasEvidence = (place: PlaceEvidence): boolean => ROW_LISTS.some((list) => place.rows(list).length > 0);

/** The name of a place, as a link to its page if it has one. */
export function placeName({ catalogue, language, places, root }: PageContext, id: AreaId): Html {
  const name = said(catalogue.areaById.get(id)?.name, language) ?? id;
  return places.has(id) ? html`<a href="${root}${placePath(id, language)}">${name}</a>` : html`${name}`;
}

export function footer({ root, t, language }: Pick<PageContext, 'root' | 't' | 'language'>): Html {
  return html`<footer><p>${t('about.words')}</p><p>${t('picture.geometry')} ${t('about.review')}</p>
<p><a href="${root}${mapPath({ lang: language })}">${t('page.openMap')}</a> · <a href="${root}${listPath(language)}">${t('page.places')}</a> · <a href="${root}data/">${t('about.data')}</a></p></footer>`;
}
