/** The active filters, each with a remove button: shown wherever the map is, to explain why places are faint. */
import { activeFacets, NO_CRITERIA } from '#domain/asof/filter.ts';
import { clearFilters, setFilter } from '#state/actions.ts';
import { classes } from '#ui/classes.ts';
import { Icon } from '#ui/icons.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { useCatalogue, useDispatch, useLanguage } from '../context.ts';
import { useCriteria } from '../parts/use-criteria.ts';
import css from './ActiveFilters.module.css';
import { useFilterNames } from './use-filter-names.ts';

/** @param over `column`: in the left column; `map`: on the map, where the column is collapsed, covered or absent. */
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
