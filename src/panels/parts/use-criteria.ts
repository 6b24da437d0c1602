/** The criteria of the filter, and whether any place matches them. */
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { activeFacets, type Criteria, matchingAreas } from '#domain/asof/filter.ts';
import type { State } from '#state/store.ts';
import { useCatalogue, useSelect, useYear } from '../context.ts';

const criteriaOf = ({ view: { industry, role, kind, document, standing, figures } }: State): Criteria => ({
  industry,
  role,
  kind,
  document,
  standing,
  figures,
});

/** Stable identity while the filter is unchanged, whatever else of the View changes. */
export const useCriteria = (): Criteria => useSelect(useShallow(criteriaOf));

/** True when a filter is active that no place matches; false while the catalogue loads. */
export function useNothingMatches(): boolean {
  const catalogue = useCatalogue();
  const year = useYear();
  const criteria = useCriteria();
  return useMemo(
    () =>
      catalogue !== undefined &&
      year !== undefined &&
      activeFacets(criteria).length > 0 &&
      matchingAreas(catalogue, criteria, year).length === 0,
    [catalogue, criteria, year],
  );
}
