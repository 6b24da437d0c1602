/** Groups that people ask for most, each one press: the districts, the new towns, the G60 cities, centres overseas. */
import { useMemo } from 'react';
import { type Criteria, choiceWords, countFacets, NO_CRITERIA } from '#domain/asof/filter.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { RoleClassId, Year } from '#domain/model/ids.ts';
import { type Group, setFilter, showGroup } from '#state/actions.ts';
import prose from '#ui/prose.module.css';
import { useDispatch, useLanguage } from '../context.ts';
import css from './FilterPanel.module.css';

const PRESETS = {
  districts: { facet: 'kind', id: 'district' },
  // Ids of `geo/vocabulary`; one that a data set does not have is left out.
  newTowns: { facet: 'role', id: 'new-town-pivot' as RoleClassId },
  g60Cities: { facet: 'kind', id: 'corridor-city' },
  overseas: { facet: 'kind', id: 'overseas-center' },
} as const satisfies Readonly<Record<string, Group>>;
// The keys of a constant object are exactly the keys of its type.
const NAMES = Object.keys(PRESETS) as (keyof typeof PRESETS)[];

interface PresetsProps {
  readonly catalogue: IndexedCatalogue;
  readonly criteria: Criteria;
  readonly year: Year;
}

/**
 * A pressed one is the filter in use; pressed again it goes. One without a place in the year shown changes the year.
 */
export function Presets({ catalogue, criteria, year }: PresetsProps) {
  const { said, t } = useLanguage();
  const dispatch = useDispatch();
  // One group takes the place of another.
  const others = useMemo(() => ({ ...criteria, kind: null, role: null }), [criteria]);
  const counts = useMemo(() => countFacets(catalogue, others, year), [catalogue, others, year]);
  return (
    <fieldset className={css.presets}>
      <legend>{t('filter.presets')}</legend>
      {NAMES.map((name) => {
        const { facet, id } = PRESETS[name];
        if (!choiceWords(catalogue, facet, id)) return null;
        const isOn = criteria[facet] === id;
        const count = counts[facet].get(id) ?? 0;
        return (
          <button
            key={name}
            type="button"
            aria-pressed={isOn}
            data-preset={name}
            onClick={() =>
              dispatch(
                isOn ? setFilter(facet, NO_CRITERIA[facet]) : showGroup({ facet, id } as Group, others, 'filter'),
              )
            }
          >
            {t(`filter.preset.${name}`)} {count > 0 && <small>{count}</small>}
          </button>
        );
      })}
      {NAMES.map((name) => {
        const { facet, id } = PRESETS[name];
        const definition = facet === 'role' && criteria.role === id && catalogue.roleClassById.get(id)?.definition;
        // What the class holds, and what the documents leave open of it: the list of new towns ends in "and others".
        return (
          definition && (
            <p key={name} className={prose.hint} data-part="preset-means">
              {said(definition)}
            </p>
          )
        );
      })}
    </fieldset>
  );
}
