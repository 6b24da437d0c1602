/** The filters in use, each with a way to drop it: shown wherever the map is, so that faint places are never a riddle. */
import {
  activeFacets,
  type Criteria,
  choiceOf,
  choiceWords,
  type Facet,
  NO_CRITERIA,
  waysOut,
} from '#domain/asof/filter.ts';
import type { Standing } from '#domain/vocabulary/evidence.ts';
import { clearFilters, setFilter } from '#state/actions.ts';
import { classes } from '#ui/classes.ts';
import { Icon } from '#ui/icons.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { useCatalogue, useDispatch, useLanguage, useYear } from '../context.ts';
import { useCriteria, useNothingMatches } from '../parts/use-criteria.ts';
import css from './ActiveFilters.module.css';

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

/** @param over `column`: in the left column; `map`: on the map, shown where the column is folded, covered or not there. */
export function ActiveFilters({ over }: { readonly over: 'column' | 'map' }) {
  const { t } = useLanguage();
  const criteria = useCriteria();
  const catalogue = useCatalogue();
  const dispatch = useDispatch();
  const { filterName } = useFilterNames();
  const facets = activeFacets(criteria);
  if (!catalogue || facets.length === 0) return null;
  return (
    <ul className={classes(css.filters, over === 'map' ? css.map : css.column)} aria-label={t('filter.active')}>
      {facets.map((facet) => {
        const filter = filterName(criteria, facet);
        return (
          <li key={facet}>
            <button
              type="button"
              aria-label={t('filter.remove', { filter })}
              onClick={() => dispatch(setFilter(facet, NO_CRITERIA[facet]))}
            >
              {filter}
              <Icon name="close" />
            </button>
          </li>
        );
      })}
      {facets.length > 1 && (
        <li>
          <LinkButton className={css.clear} onClick={() => dispatch(clearFilters())}>
            {t('filter.clear')}
          </LinkButton>
        </li>
      )}
    </ul>
  );
}

/** That nothing matches, and which filter to drop: each by what there would be without it. Nothing while places match. */
export function NoMatch() {
  const { t } = useLanguage();
  const criteria = useCriteria();
  const isEmpty = useNothingMatches();
  const catalogue = useCatalogue();
  const year = useYear();
  const dispatch = useDispatch();
  const { filterName } = useFilterNames();
  if (!catalogue || !year || !isEmpty) return null;
  const ways = waysOut(catalogue, criteria, year);
  return (
    <div className={css.noMatch} data-part="no-match">
      <p>
        {t('filter.empty', { year })} {ways.length === 0 && t('filter.dropMore')}
      </p>
      {ways.map(({ facet, count }) => (
        <button key={facet} type="button" onClick={() => dispatch(setFilter(facet, NO_CRITERIA[facet]))}>
          {t('filter.drop', { filter: filterName(criteria, facet), count })}
        </button>
      ))}
      {ways.length === 0 && (
        <button type="button" onClick={() => dispatch(clearFilters())}>
          {t('filter.clear')}
        </button>
      )}
    </div>
  );
}
