/** Display names of filters. */
import { type Criteria, choiceOf, choiceWords, type Facet } from '#domain/asof/filter.ts';
import type { Manner } from '#domain/vocabulary/evidence.ts';
import { useCatalogue, useLanguage } from '../context.ts';

/** The name of a filter: "Industry: Biomedicine". Falls back to the id if the catalogue does not have it. */
export function useFilterNames() {
  const { language, foreign, t } = useLanguage();
  const catalogue = useCatalogue();
  const nameOf = (facet: Facet, choice: string): string =>
    // The names of standings are messages of the interface; the View holds no other standings than these.
    facet === 'standing'
      ? t(`standing.${choice as Manner}`)
      : ((catalogue && choiceWords(catalogue, facet, choice)?.[language]) ?? choice);
  const filterName = (criteria: Criteria, facet: Facet): string =>
    facet === 'figures'
      ? t('filter.figures')
      : t('filter.choice', { facet: t(`filter.${facet}`), choice: nameOf(facet, choiceOf(criteria, facet) ?? '') });
  /** The `lang` of an element that holds the name of such a choice alone. */
  const langOf = (facet: Facet) => (facet === 'standing' ? undefined : foreign);
  return { nameOf, filterName, langOf };
}
