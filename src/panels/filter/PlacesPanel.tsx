/** What the filter leaves: the filters in use, and the places that match them, as a list beside the map. */
import { useMemo } from 'react';
import { activeFacets, matchingAreas } from '#domain/asof/filter.ts';
import { setPanel } from '#state/actions.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { useCatalogue, useDispatch, useLanguage, useYear } from '../context.ts';
import { ColumnPanel, PanelHead } from '../frame/ColumnPanel.tsx';
import { useCriteria } from '../parts/use-criteria.ts';
import css from './FilterPanel.module.css';
import { FilterPlaces } from './FilterPlaces.tsx';
import { useFilterNames } from './use-filter-names.ts';

export function PlacesPanel() {
  const { said, t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  const criteria = useCriteria();
  const dispatch = useDispatch();
  const { filterName } = useFilterNames();
  const found = useMemo(
    () => (catalogue && year ? matchingAreas(catalogue, criteria, year) : []),
    [catalogue, criteria, year],
  );
  const facets = activeFacets(criteria);
  const role = catalogue && criteria.role ? catalogue.roleClassById.get(criteria.role) : undefined;
  return (
    <ColumnPanel className={css.panel} label={t('filter.places')}>
      <PanelHead closeLabel={t('filter.closePlaces')}>
        <h2>
          {t('filter.places')} <small>{found.length}</small>
        </h2>
      </PanelHead>
      {catalogue && year ? (
        <>
          <p>
            {facets.length > 0
              ? t('filter.placesOf', { year, filters: t.list(facets.map((facet) => filterName(criteria, facet))) })
              : t('filter.placesAll')}
          </p>
          {role && <p className={prose.hint}>{said(role.definition)}</p>}
          <FilterPlaces catalogue={catalogue} found={found} year={year}>
            <p className={css.ways}>
              <LinkButton onClick={() => dispatch(setPanel('filter'))}>{t('filter.change')}</LinkButton>
              <LinkButton onClick={() => dispatch(setPanel('table'))}>{t('filter.asTable')}</LinkButton>
            </p>
          </FilterPlaces>
        </>
      ) : (
        <p className={prose.hint}>{t('ui.loading')}</p>
      )}
    </ColumnPanel>
  );
}
