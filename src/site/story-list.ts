/** The list of stories, which several pages have. */
import type { Story } from '#domain/story/story.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { storyPath } from '#state/page-address.ts';
import { said } from './context.ts';
import { type Html, html } from './html.ts';

/** Stories as links to their pages, each with its subtitle and the number of its steps. */
export function storyList(stories: readonly Story[], language: Language, root: string): Html {
  const t = translator(language);
  return html`<ul class="stories">${stories.map(
    ({ id, title, subtitle, steps }) =>
      html`<li><a href="${root}${storyPath(id, language)}">${said(title, language)}</a> <small>${t('page.stepCount', { count: steps.length })}</small><p>${said(subtitle, language)}</p></li>`,
  )}</ul>`;
}
