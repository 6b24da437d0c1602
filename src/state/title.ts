/** The title of the page, by which history, bookmarks and tabs tell one View from another. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Words } from '#domain/vocabulary/languages.ts';
import type { Translate } from '#i18n/index.ts';
import { catalogueOf, differenceOf, evidenceLanguageOf, yearOf } from './selectors.ts';
import type { State } from './store.ts';

/** What the open panel shows, where that has a name of its own. */
function subjectOf({ view }: State, catalogue: IndexedCatalogue, said: (words: Words | undefined) => string) {
  const shortOf = (id: Parameters<typeof catalogue.documentById.get>[0]) => said(catalogue.documentById.get(id)?.short);
  if (view.panel === 'documents' && view.document) return shortOf(view.document);
  if (view.panel === 'structures' && view.structure) return said(catalogue.structureById.get(view.structure)?.name);
  if (view.panel === 'difference') return differenceOf(catalogue, view)?.map(shortOf).join(' → ') ?? '';
  if (view.panel === 'compare') return view.compare.map((id) => said(catalogue.areaById.get(id)?.name)).join(' / ');
  return '';
}

const SEPARATOR = ' · ';

/**
 * Place, open panel with what it shows, and year; the map's name last, because a tab shows the start.
 *
 * @param panel name of the open panel; null: none.
 */
export function titleOf(state: State, t: Translate, panel: string | null): string {
  const catalogue = catalogueOf(state);
  const app = t('app.title');
  if (!catalogue) return app;
  const language = evidenceLanguageOf(state);
  const said = (words: Words | undefined) => words?.[language] ?? '';
  const { area, asof } = state.view;
  const place = area === null ? '' : said(catalogue.areaById.get(area)?.name);
  const shown = [...new Set([place, subjectOf(state, catalogue, said), panel ?? ''])].filter(Boolean);
  const year = shown.length > 0 || asof !== null ? yearOf(state) : undefined;
  return [...shown, ...(year ? [String(year)] : []), app].join(SEPARATOR);
}
