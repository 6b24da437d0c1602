/** Filters in words. */
import { type Criteria, choiceOf, choiceWords, type Facet } from '#domain/asof/filter.ts';
import type { Standing } from '#domain/vocabulary/evidence.ts';
import { useCatalogue, useLanguage } from '../context.ts';

/** What is chosen, in words: "Industry: Biomedicine". The id itself where the catalogue has no such thing. */
export function useFilterNames() {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const nameOf = (facet: Facet, choice: string): string =>
    // A standing's words are the interface's; the View holds no other standing than these.
    facet === 'standing'
      ? t(`standing.${choice as Standing}`)
      : ((catalogue && choiceWords(catalogue, facet, choice)?.[language]) ?? choice);
  const filterName = (criteria: Criteria, facet: Facet): string =>
    facet === 'figures'
      ? t('filter.figures')
      : t('filter.choice', { facet: t(`filter.${facet}`), choice: nameOf(facet, choiceOf(criteria, facet) ?? '') });
  return { nameOf, filterName };
}
