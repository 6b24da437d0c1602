/** That nothing matches, and what to do about it. */
import { NO_CRITERIA, waysOut } from '#domain/asof/filter.ts';
import { clearFilters, setFilter } from '#state/actions.ts';
import { useCatalogue, useDispatch, useLanguage, useYear } from '../context.ts';
import { useCriteria, useNothingMatches } from '../parts/use-criteria.ts';
import css from './NoMatch.module.css';
import { useFilterNames } from './use-filter-names.ts';

/**
 * Says that nothing matches, and which filter to drop, each with the number of places without it. Nothing while places
 * match.
 */
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
