/** The places that match the filter, by layer. */
import { type ReactNode, useState } from 'react';
import { asksRole, rolesAsOf } from '#domain/asof/rules.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { OVERLAYS, type Overlay } from '#domain/vocabulary/overlays.ts';
import { openStatement, toggleOverlay } from '#state/actions.ts';
import { InlineButton } from '#ui/InlineButton.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { AreaLink } from '../parts/AreaLink.tsx';
import { Source } from '../parts/Source.tsx';
import standing from '../parts/Standing.module.css';
import { Standing } from '../parts/Standing.tsx';
import css from './FilterPanel.module.css';
import { NoMatch } from './NoMatch.tsx';

/** A longer list starts collapsed: its heading has the count. */
const MOST_OPEN = 20;

export function FilterPlaces({
  catalogue,
  found,
  year,
  children,
}: {
  readonly catalogue: IndexedCatalogue;
  readonly found: readonly Area[];
  readonly year: Year;
  /** Heading with the number of places. */
  readonly children: ReactNode;
}) {
  const { t } = useLanguage();
  return (
    <section className={css.places} aria-label={t('filter.places')}>
      {children}
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
  /** The user's choice; undefined: short lists are expanded. */
  const [chosen, setChosen] = useState<boolean>();
  const isOpen = chosen ?? areas.length <= MOST_OPEN;
  return (
    <details
      open={isOpen}
      onToggle={({ currentTarget }) => currentTarget.open !== isOpen && setChosen(currentTarget.open)}
    >
      <summary>
        {t(`layers.${overlay}`)} <small>{areas.length}</small>{' '}
        {!isOn && <span className={standing.standing}>{t('filter.off')}</span>}
      </summary>
      {!isOn && <LinkButton onClick={() => dispatch(toggleOverlay(overlay))}>{t('filter.show')}</LinkButton>}
      <ul>
        {isOpen && areas.map((area) => <MatchingPlace key={area.id} area={area} catalogue={catalogue} year={year} />)}
      </ul>
    </details>
  );
}

/** A place with its roles as of the year, each opening its statement; for a body or a country, its type. */
function MatchingPlace({
  area,
  catalogue,
  year,
}: {
  readonly area: Area;
  readonly catalogue: IndexedCatalogue;
  readonly year: Year;
}) {
  const { said, t } = useLanguage();
  const dispatch = useDispatch();
  const { stated } = rolesAsOf(catalogue, area.id, year);
  return (
    <li>
      <AreaLink id={area.id} />{' '}
      {stated.map((head) => (
        <span key={head.id} className={css.role}>
          <InlineButton onClick={() => dispatch(openStatement(area.id, head.id))}>{said(head.role)}</InlineButton>{' '}
          <Standing of={head} />
          <Source document={head.document} at={head.at} asOf={head.asOf} />
        </span>
      ))}
      {stated.length === 0 && (
        <small>
          {asksRole(catalogue, area, year)
            ? t('filter.roleNotStated', { year })
            : said(catalogue.kinds.find(({ id }) => id === area.kind))}
        </small>
      )}
    </li>
  );
}
