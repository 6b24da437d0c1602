/**
 * The active filters, each with a remove button, and the number of places that match, which opens their list: shown
 * wherever the map is, to explain why places are faint.
 */
import { useMemo } from 'react';
import { activeFacets, matchingAreas, NO_CRITERIA } from '#domain/asof/filter.ts';
import { clearFilters, setFilter, setPanel } from '#state/actions.ts';
import { showsPart } from '#state/view-rules.ts';
import { classes } from '#ui/classes.ts';
import { Icon } from '#ui/icons.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { useCatalogue, useDispatch, useLanguage, useSelect, useYear } from '../context.ts';
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
  const year = useYear();
  const panel = useSelect((state) => state.view.panel);
  const canList = useSelect((state) => showsPart(state.view, 'panel') && state.view.mode !== 'present');
  const facets = activeFacets(criteria);
  const count = useMemo(
    () =>
      catalogue && year && activeFacets(criteria).length > 0 ? matchingAreas(catalogue, criteria, year).length : 0,
    [catalogue, criteria, year],
  );
  if (!catalogue || facets.length === 0) return null;
  return (
    <ul
      className={classes(css.filters, over === 'map' ? css.map : css.column)}
      data-part={over === 'map' ? 'filters-on-map' : undefined}
      aria-label={t('filter.active')}
    >
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
      {count > 0 && (
        <li className={css.count}>
          {canList ? (
            <LinkButton
              className={css.clear}
              aria-pressed={panel === 'places'}
              onClick={() => dispatch(setPanel(panel === 'places' ? null : 'places'))}
            >
              {t('count.places', { count })}
            </LinkButton>
          ) : (
            t('count.places', { count })
          )}
        </li>
      )}
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
