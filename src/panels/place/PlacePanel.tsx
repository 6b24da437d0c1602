/** Everything about the selected place, most important first. */
import { Fragment, memo, type ReactNode, useMemo } from 'react';
import { documentsByYear, evidenceOf, type PlaceEvidence } from '#domain/asof/place.ts';
import { asksRole, firstStatedAfter, industriesAsOf } from '#domain/asof/rules.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId } from '#domain/model/ids.ts';
import { LISTS_OF_PLACE, type RowList } from '#domain/model/rows/read.ts';
import type { Area, DocumentRecord } from '#domain/model/schema.ts';
import { selectArea } from '#state/actions.ts';
import { placeOf } from '#state/panels.ts';
import { classes } from '#ui/classes.ts';
import prose from '#ui/prose.module.css';
import { useCatalogue, useDispatch, useLanguage, useSelect, useYear } from '../context.ts';
import { BackButton } from '../frame/BackButton.tsx';
import { ColumnPanel } from '../frame/ColumnPanel.tsx';
import { AreaLink } from '../parts/AreaLink.tsx';
import { AwaitedTexts } from '../parts/AwaitedTexts.tsx';
import lists from '../parts/lists.module.css';
import { useEveryText } from '../parts/use-every-text.ts';
import { PANEL_REGISTRY } from '../registry.ts';
import { History } from './History.tsx';
import { LinkList } from './Links.tsx';
import { EventList, FigureList, StructureList } from './Lists.tsx';
import { PlaceHead } from './PlaceHead.tsx';
import css from './PlacePanel.module.css';
import { Industries, RoleAsOf } from './RoleAsOf.tsx';
import { TieList } from './TieList.tsx';
import { Why } from './Why.tsx';

/** The place whose partners abroad the documents describe. */
const CITY = 'shanghai' as AreaId;

export const PlacePanel = memo(function PlacePanel() {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const id = useSelect((state) => state.view.area);
  const area = id && catalogue?.areaById.get(id);
  // A notice reports a place that does not exist; an empty panel would only repeat it.
  if (id === null || (catalogue && !area)) return null;
  return (
    <ColumnPanel label={t('place.label')} covers>
      <BackToPanel />
      {area ? (
        <Fragment key={area.id}>
          <PlaceSummary area={area} />
          <PlaceRows area={area} />
        </Fragment>
      ) : (
        <p className={prose.hint}>{t('ui.loading')}</p>
      )}
    </ColumnPanel>
  );
});

/**
 * The place covers the panel that it was opened from; on a phone with the sheet pulled up, a dock panel too. Closing
 * the place returns to it.
 */
function BackToPanel() {
  const { t } = useLanguage();
  const panel = useSelect(({ view }) => view.panel);
  const mode = useSelect((state) => state.view.mode);
  const dispatch = useDispatch();
  const place = placeOf(panel);
  if (!panel || (place !== 'column' && place !== 'dock') || mode !== 'explore') return null;
  return (
    <BackButton
      label={t(PANEL_REGISTRY[panel].label)}
      onlyPhone={place === 'dock'}
      onClick={() => dispatch(selectArea(null))}
    />
  );
}

interface RowsProps {
  readonly catalogue: IndexedCatalogue;
  readonly area: Area;
  /** Those whose rows are shown. */
  readonly documents: readonly DocumentRecord[];
  readonly place: PlaceEvidence;
}

/** How the panel renders each kind of row; the order is that of `placeRank`. */
const ROWS: Readonly<Record<RowList, (props: RowsProps) => ReactNode>> = {
  structures: ({ area, place }) => <StructureList structures={place.rows('structures')} area={area.id} />,
  statements: ({ place }) => <History documents={place.documents} />,
  figures: ({ place }) => <FigureList figures={place.rows('figures')} />,
  links: ({ catalogue, area, documents, place }) => (
    <>
      <LinkList links={place.rows('links')} area={area.id} />
      {area.id === CITY && <TieList catalogue={catalogue} documents={documents} />}
    </>
  ),
  events: ({ place }) => <EventList events={place.rows('events')} />,
};

/** What the index says of a place: its names, role, industries and precision. It waits for no document. */
function PlaceSummary({ area }: { readonly area: Area }) {
  const { said, t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  if (!catalogue || !year) return null;
  const first = firstStatedAfter(area, year);
  const asks = asksRole(catalogue, area, year);
  return (
    <>
      <PlaceHead area={area} catalogue={catalogue} />
      {first !== undefined && (
        <p className={prose.hint} data-part="first">
          {t('place.first', { first, year })}
        </p>
      )}
      {asks && <RoleAsOf catalogue={catalogue} area={area} year={year} />}
      <Industries catalogue={catalogue} found={industriesAsOf(catalogue, area.id, year)} year={year} />
      {!asks && <Why catalogue={catalogue} area={area} year={year} />}
      <p className={css.precision}>
        <b>{t('place.precision')}</b> {t(`precision.${area.precision}`)}
        {area.note && <span className={prose.hint}> {said(area.note)}</span>}
        {area.source && <small> {t('source.geometry', { source: area.source })}</small>}
      </p>
    </>
  );
}

/** The panel with the summary alone: the build renders it for the first paint of a link to a place. */
export function PlaceSummaryPanel({ area }: { readonly area: Area }) {
  const { t } = useLanguage();
  return (
    <ColumnPanel label={t('place.label')} covers>
      <PlaceSummary area={area} />
    </ColumnPanel>
  );
}

/**
 * The place's rows of the documents up to the year, those of later documents under a heading that says so, and the
 * areas within it.
 */
function PlaceRows({ area }: { readonly area: Area }) {
  const catalogue = useCatalogue();
  const year = useYear();
  const documents = useMemo(() => catalogue && year && documentsByYear(catalogue, year), [catalogue, year]);
  const { t } = useLanguage();
  const hasTexts = useEveryText();
  if (!catalogue || !year || !documents) return null;
  if (!hasTexts) return <AwaitedTexts />;
  return (
    <>
      <RowsOf catalogue={catalogue} area={area} documents={documents.current} />
      {documents.later.some(({ areas }) => areas.includes(area.id)) && (
        <section className={css.later} data-part="later">
          <h3>{t('place.later', { year })}</h3>
          <RowsOf catalogue={catalogue} area={area} documents={documents.later} />
        </section>
      )}
      <Parts areas={catalogue.childrenOf.get(area.id) ?? []} />
    </>
  );
}

/** Rows of some documents, list by list. */
function RowsOf({ catalogue, area, documents }: Omit<RowsProps, 'place'>) {
  const evidence = useSelect((state) => state.evidence);
  const place = useMemo(() => evidenceOf({ documents }, evidence, area.id), [documents, evidence, area.id]);
  return LISTS_OF_PLACE.map((list) => (
    <Fragment key={list}>{ROWS[list]({ catalogue, area, documents, place })}</Fragment>
  ));
}

/** The areas within the place. */
function Parts({ areas }: { readonly areas: readonly Area[] }) {
  const { t } = useLanguage();
  if (areas.length === 0) return null;
  return (
    <section className={classes(lists.rows, css.parts)}>
      <h3>
        {t('place.parts')} <small>{areas.length}</small>
      </h3>
      <ul className={lists.tags}>
        {areas.map(({ id }) => (
          <li key={id}>
            <AreaLink id={id} />
          </li>
        ))}
      </ul>
    </section>
  );
}
