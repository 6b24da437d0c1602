/** The filter: what can be asked for with how many places each choice leaves, and below it the places that are left. */
import { type ReactNode, useId, useMemo, useState } from 'react';
import {
  activeFacets,
  type Criteria,
  choiceOf,
  countFacets,
  type Facet,
  type FacetCounts,
  matchingAreas,
  NO_CRITERIA,
  WITH_FIGURES,
  without,
} from '#domain/asof/filter.ts';
import { asksRole, rolesAsOf } from '#domain/asof/rules.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { STANDINGS } from '#domain/vocabulary/evidence.ts';
import { OVERLAYS, type Overlay } from '#domain/vocabulary/overlays.ts';
import { clearFilters, openStatement, setFilter, setPanel, toggleOverlay } from '#state/actions.ts';
import { Icon } from '#ui/icons.tsx';
import { useCatalogue, useDispatch, useLanguage, useSelect, useYear } from '../context.ts';
import { SheetHandle } from '../frame/SheetHandle.tsx';
import { AreaLink } from '../place/Lists.tsx';
import { Source } from '../place/Source.tsx';
import { Standing } from '../place/Standing.tsx';
import { NoMatch, useFilterNames } from './ActiveFilters.tsx';

export function FilterPanel() {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  const covered = useSelect((state) => state.view.area !== null);
  const dispatch = useDispatch();
  // A place opened from here covers the panel; closing the place comes back to it.
  if (covered) return null;
  return (
    <aside className="column column-right filter" aria-label={t('filter.title')}>
      <SheetHandle />
      <header className="place-head">
        <h2>{t('filter.title')}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t('filter.close')}
          onClick={() => dispatch(setPanel(null))}
        >
          <Icon name="close" />
        </button>
      </header>
      {catalogue && year ? <Filter catalogue={catalogue} year={year} /> : <p className="hint">{t('ui.loading')}</p>}
    </aside>
  );
}

/** Facets whose choices are a plain list; industries stand in groups, and figures are one box to tick. */
type ListedFacet = Exclude<Facet, 'industry' | 'figures'>;
const LISTED: readonly ListedFacet[] = ['role', 'kind', 'document', 'standing'];
type Meant = 'industry' | 'role' | 'document' | 'standing';
const hasMeaning = (facet: Facet): facet is Meant => facet !== 'kind' && facet !== 'figures';

function choicesOf(catalogue: IndexedCatalogue, facet: ListedFacet): readonly string[] {
  if (facet === 'standing') return STANDINGS;
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

function Filter({ catalogue, year }: { readonly catalogue: IndexedCatalogue; readonly year: Year }) {
  const { t } = useLanguage();
  const { industry, role, kind, document, standing, figures } = useSelect((state) => state.view);
  const dispatch = useDispatch();
  const criteria = useMemo(
    () => ({ industry, role, kind, document, standing, figures }),
    [industry, role, kind, document, standing, figures],
  );
  const counts = useMemo(() => countFacets(catalogue, criteria, year), [catalogue, criteria, year]);
  const props = { catalogue, year, criteria, counts };
  return (
    <>
      <p className="hint">{t('filter.hint', { year })}</p>
      <div className="facets">
        <FacetBox {...props} facet="industry" openAtFirst={activeFacets(criteria).length === 0}>
          <IndustryChoices {...props} />
        </FacetBox>
        {LISTED.map((facet) => (
          <FacetBox key={facet} {...props} facet={facet}>
            {choicesOf(catalogue, facet).map((choice) => (
              <Choice key={choice} {...props} facet={facet} choice={choice} />
            ))}
          </FacetBox>
        ))}
        <FigureChoice {...props} />
      </div>
      {activeFacets(criteria).length > 0 && (
        <button type="button" className="more" onClick={() => dispatch(clearFilters())}>
          {t('filter.clear')}
        </button>
      )}
      <Places catalogue={catalogue} criteria={criteria} year={year} />
    </>
  );
}

/** One question: closed it says what is chosen, open it lists the choices. A group of radios is one stop of the Tab key. */
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
  const { nameOf } = useFilterNames();
  const dispatch = useDispatch();
  const chosen = choiceOf(criteria, facet);
  const [open] = useState(openAtFirst || chosen !== null);
  return (
    <details className="facet" open={open} data-facet={facet}>
      <summary>
        <span>{t(`filter.${facet}`)}</span> <b>{chosen === null ? '' : nameOf(facet, chosen)}</b>
      </summary>
      {hasMeaning(facet) && <p className="hint">{t(`filter.meaning.${facet}`, { year })}</p>}
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
  readonly count: number;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

/** A choice that would leave nothing cannot be made; one that is made already can be seen and left. */
function Radio({ name, value, label, count, checked, onChoose }: RadioProps) {
  return (
    <label className="choice">
      <input
        type="radio"
        name={`filter-${name}`}
        value={value}
        checked={checked}
        disabled={count === 0 && !checked}
        onChange={onChoose}
      />
      <span>{label}</span> <small>{count}</small>
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
  const { nameOf } = useFilterNames();
  return (
    <Radio
      name={facet}
      value={choice}
      label={nameOf(facet, choice)}
      count={counts[facet].get(choice) ?? 0}
      checked={choiceOf(criteria, facet) === choice}
      // The lists that choices come from are those of the facet, so the id is one of its own.
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
      <div key={group.id} className="industry-group">
        <div className="industry-group-head">
          <Choice {...props} facet="industry" choice={group.id} />
          <button
            type="button"
            className="icon-button"
            aria-label={t('filter.members', { group: group[language] })}
            aria-expanded={isOpen}
            aria-controls={`${listId}-${group.id}`}
            onClick={() => setOpened(isOpen ? opened.filter((id) => id !== group.id) : [...opened, group.id])}
          >
            <Icon name={isOpen ? 'minus' : 'plus'} />
          </button>
        </div>
        <div id={`${listId}-${group.id}`} className="industry-members" hidden={!isOpen}>
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
    <label className="choice choice-alone">
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

/** A longer list starts closed: its heading says how many there are. */
const MOST_OPEN = 20;

function Places({
  catalogue,
  criteria,
  year,
}: {
  readonly catalogue: IndexedCatalogue;
  readonly criteria: Criteria;
  readonly year: Year;
}) {
  const { t } = useLanguage();
  const found = useMemo(() => matchingAreas(catalogue, criteria, year), [catalogue, criteria, year]);
  return (
    <section className="filter-places" aria-label={t('filter.places')}>
      <h3>
        {t('filter.places')} <small>{found.length}</small>
      </h3>
      <NoMatch />
      {OVERLAYS.map((overlay) => {
        const areas = found.filter((area) => area.overlay === overlay);
        return (
          areas.length > 0 && (
            <OverlayPlaces key={overlay} overlay={overlay} areas={areas} catalogue={catalogue} year={year} />
          )
        );
      })}
    </section>
  );
}

interface OverlayPlacesProps {
  readonly overlay: Overlay;
  readonly areas: readonly Area[];
  readonly catalogue: IndexedCatalogue;
  readonly year: Year;
}

function OverlayPlaces({ overlay, areas, catalogue, year }: OverlayPlacesProps) {
  const { t } = useLanguage();
  const isOn = useSelect((state) => state.view.layers.includes(overlay));
  const dispatch = useDispatch();
  /** What the reader chose; until then short lists are open. */
  const [chosen, setChosen] = useState<boolean>();
  const isOpen = chosen ?? areas.length <= MOST_OPEN;
  return (
    <details
      open={isOpen}
      onToggle={({ currentTarget }) => currentTarget.open !== isOpen && setChosen(currentTarget.open)}
    >
      <summary>
        {t(`layers.${overlay}`)} <small>{areas.length}</small>{' '}
        {!isOn && <span className="standing">{t('filter.off')}</span>}
      </summary>
      {!isOn && (
        <button type="button" className="more" onClick={() => dispatch(toggleOverlay(overlay))}>
          {t('filter.show')}
        </button>
      )}
      <ul>{isOpen && areas.map((area) => <Place key={area.id} area={area} catalogue={catalogue} year={year} />)}</ul>
    </details>
  );
}

/** A place with its roles as of the year, each opening its statement; of a body or a country, what it is. */
function Place({
  area,
  catalogue,
  year,
}: {
  readonly area: Area;
  readonly catalogue: IndexedCatalogue;
  readonly year: Year;
}) {
  const { language, t } = useLanguage();
  const { nameOf } = useFilterNames();
  const dispatch = useDispatch();
  const { stated } = rolesAsOf(catalogue, area.id, year);
  return (
    <li>
      <AreaLink id={area.id} />{' '}
      {stated.map((head) => (
        <span key={head.id} className="filter-role">
          <button type="button" className="area-link" onClick={() => dispatch(openStatement(area.id, head.id))}>
            {head.role[language]}
          </button>{' '}
          <Standing value={head.standing} />
          <Source document={head.document} at={head.at} asOf={head.asOf} />
        </span>
      ))}
      {stated.length === 0 && (
        <small>
          {asksRole(catalogue, area, year) ? t('filter.roleNotStated', { year }) : nameOf('kind', area.kind)}
        </small>
      )}
    </li>
  );
}
