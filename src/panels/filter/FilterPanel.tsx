/** The filter: the facets with the number of places that each choice matches, and below them the matching places. */
import { useMemo } from 'react';
import { activeFacets, countFacets, matchingAreas } from '#domain/asof/filter.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import { clearFilters } from '#state/actions.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { useCatalogue, useDispatch, useLanguage, useYear } from '../context.ts';
import { ColumnPanel, PanelHead } from '../frame/ColumnPanel.tsx';
import { useCriteria } from '../parts/use-criteria.ts';
import { Facets } from './Facets.tsx';
import css from './FilterPanel.module.css';
import { FilterPlaces } from './FilterPlaces.tsx';
import { Presets } from './Presets.tsx';

export function FilterPanel() {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  return (
    <ColumnPanel className={css.panel} label={t('filter.title')}>
      <PanelHead closeLabel={t('filter.close')}>
        <h2>{t('filter.title')}</h2>
      </PanelHead>
      {catalogue && year ? (
        <Filter catalogue={catalogue} year={year} />
      ) : (
        <p className={prose.hint}>{t('ui.loading')}</p>
      )}
    </ColumnPanel>
  );
}

function Filter({ catalogue, year }: { readonly catalogue: IndexedCatalogue; readonly year: Year }) {
  const { t } = useLanguage();
  const criteria = useCriteria();
  const dispatch = useDispatch();
  const counts = useMemo(() => countFacets(catalogue, criteria, year), [catalogue, criteria, year]);
  const found = useMemo(() => matchingAreas(catalogue, criteria, year), [catalogue, criteria, year]);
  return (
    <>
      <p className={prose.hint}>{t('filter.hint', { year })}</p>
      <Presets catalogue={catalogue} criteria={criteria} year={year} />
      <Facets catalogue={catalogue} year={year} criteria={criteria} counts={counts} />
      {activeFacets(criteria).length > 0 && (
        <LinkButton onClick={() => dispatch(clearFilters())}>{t('filter.clear')}</LinkButton>
      )}
      <FilterPlaces catalogue={catalogue} found={found} year={year}>
        <h3>
          {t('filter.places')} <small>{found.length}</small>
        </h3>
      </FilterPlaces>
    </>
  );
}
