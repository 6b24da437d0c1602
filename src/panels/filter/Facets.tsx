/** The facets of the filter: one box each, with its choices and the number of places that each would match. */
import { type ReactNode, useId, useState } from 'react';
import {
  activeFacets,
  type Criteria,
  choiceOf,
  type Facet,
  type FacetCounts,
  matchingAreas,
  NO_CRITERIA,
  WITH_FIGURES,
  without,
} from '#domain/asof/filter.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import { MANNERS } from '#domain/vocabulary/evidence.ts';
import { setFilter } from '#state/actions.ts';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/IconButton.tsx';
import prose from '#ui/prose.module.css';
import { useDispatch, useLanguage } from '../context.ts';
import css from './FilterPanel.module.css';
import { useFilterNames } from './use-filter-names.ts';

/** Facets whose choices are a plain list; industries are grouped, and figures are a checkbox. */
type ListedFacet = Exclude<Facet, 'industry' | 'figures'>;
const LISTED: readonly ListedFacet[] = ['role', 'kind', 'document', 'standing'];
type Meant = 'industry' | 'role' | 'document' | 'standing';
const hasMeaning = (facet: Facet): facet is Meant => facet !== 'kind' && facet !== 'figures';

function choicesOf(catalogue: IndexedCatalogue, facet: ListedFacet): readonly string[] {
  if (facet === 'standing') return MANNERS;
  return { role: catalogue.roleClasses, kind: catalogue.kinds, document: catalogue.documents }[facet].map(
    ({ id }) => id,
  );
}

interface FacetProps {
  readonly catalogue: IndexedCatalogue;
  readonly year: Year;
  readonly criteria: Criteria;
  readonly counts: FacetCounts;
}

export function Facets(props: FacetProps) {
  return (
    <div className={css.facets}>
      <FacetBox {...props} facet="industry" openAtFirst={activeFacets(props.criteria).length === 0}>
        <IndustryChoices {...props} />
      </FacetBox>
      {LISTED.map((facet) => (
        <FacetBox key={facet} {...props} facet={facet}>
          {choicesOf(props.catalogue, facet).map((choice) => (
            <Choice key={choice} {...props} facet={facet} choice={choice} />
          ))}
        </FacetBox>
      ))}
      <FigureChoice {...props} />
    </div>
  );
}

/** One facet: collapsed it shows the selection, expanded the choices. A group of radio buttons is one tab stop. */
function FacetBox({
  catalogue,
  year,
  criteria,
  facet,
  openAtFirst = false,
  children,
}: FacetProps & {
  readonly facet: Exclude<Facet, 'figures'>;
  readonly openAtFirst?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useLanguage();
  const { nameOf, langOf } = useFilterNames();
  const dispatch = useDispatch();
  const chosen = choiceOf(criteria, facet);
  const [open] = useState(openAtFirst || chosen !== null);
  return (
    <details className={css.facet} open={open} data-facet={facet}>
      <summary>
        <span>{t(`filter.${facet}`)}</span> <b lang={langOf(facet)}>{chosen === null ? '' : nameOf(facet, chosen)}</b>
      </summary>
      {hasMeaning(facet) && <p className={prose.hint}>{t(`filter.meaning.${facet}`, { year })}</p>}
      <div role="radiogroup" aria-label={t(`filter.${facet}`)}>
        <Radio
          name={facet}
          value=""
          label={t('filter.any')}
          count={matchingAreas(catalogue, without(criteria, facet), year).length}
          checked={chosen === null}
          onChoose={() => dispatch(setFilter(facet, NO_CRITERIA[facet]))}
        />
        {children}
      </div>
    </details>
  );
}

interface RadioProps {
  readonly name: string;
  /** Id of the choice; empty for any. */
  readonly value: string;
  readonly label: string;
  readonly lang?: string | undefined;
  readonly count: number;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

/** A choice without matches is disabled; one that is already selected stays enabled, so that it can be removed. */
function Radio({ name, value, label, lang, count, checked, onChoose }: RadioProps) {
  return (
    <label className={css.choice}>
      <input
        type="radio"
        name={`filter-${name}`}
        value={value}
        checked={checked}
        disabled={count === 0 && !checked}
        onChange={onChoose}
      />
      <span lang={lang}>{label}</span> <small>{count}</small>
    </label>
  );
}

function Choice({
  criteria,
  counts,
  facet,
  choice,
}: FacetProps & { readonly facet: Exclude<Facet, 'figures'>; readonly choice: string }) {
  const dispatch = useDispatch();
  const { nameOf, langOf } = useFilterNames();
  return (
    <Radio
      name={facet}
      value={choice}
      label={nameOf(facet, choice)}
      lang={langOf(facet)}
      count={counts[facet].get(choice) ?? 0}
      checked={choiceOf(criteria, facet) === choice}
      // The choices come from the facet's own lists, so the id is valid for it.
      onChoose={() => dispatch(setFilter(facet, choice as never))}
    />
  );
}

function IndustryChoices(props: FacetProps) {
  const { language, t } = useLanguage();
  const chosen = props.criteria.industry;
  const [opened, setOpened] = useState<readonly string[]>(() =>
    props.catalogue.industryGroups.filter((group) => group.members.some(({ id }) => id === chosen)).map(({ id }) => id),
  );
  const listId = useId();
  return props.catalogue.industryGroups.map((group) => {
    const isOpen = opened.includes(group.id);
    return (
      <div key={group.id}>
        <div className={css.industryGroupHead}>
          <Choice {...props} facet="industry" choice={group.id} />
          <IconButton
            icon={isOpen ? 'minus' : 'plus'}
            label={t('filter.members', { group: group[language] })}
            aria-expanded={isOpen}
            aria-controls={`${listId}-${group.id}`}
            onClick={() => setOpened(isOpen ? opened.filter((id) => id !== group.id) : [...opened, group.id])}
          />
        </div>
        <div id={`${listId}-${group.id}`} className={css.industryMembers} hidden={!isOpen}>
          {isOpen && group.members.map(({ id }) => <Choice key={id} {...props} facet="industry" choice={id} />)}
        </div>
      </div>
    );
  });
}

function FigureChoice({ criteria, counts }: FacetProps) {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const count = counts.figures.get(WITH_FIGURES) ?? 0;
  return (
    <label className={classes(css.choice, css.choiceAlone)}>
      <input
        type="checkbox"
        checked={criteria.figures}
        disabled={count === 0 && !criteria.figures}
        onChange={() => dispatch(setFilter('figures', !criteria.figures))}
      />
      <span>{t('filter.figures')}</span> <small>{count}</small>
    </label>
  );
}
