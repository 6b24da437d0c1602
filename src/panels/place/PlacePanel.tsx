/** Everything about the selected place, from what matters most to what completes it. */
import { memo, useMemo } from 'react';
import { ancestorsOf, evidenceOf } from '#domain/asof/place.ts';
import { asksRole, industriesAsOf } from '#domain/asof/rules.ts';
import { alsoAt } from '#domain/geo/same-point.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { addToComparison, removeFromComparison, requestBounds, requestCamera, selectArea } from '#state/actions.ts';
import { interactionOf } from '#state/selectors.ts';
import { COMPARE_MAX } from '#state/view.ts';
import { Icon } from '#ui/icons.tsx';
import { useCatalogue, useDispatch, useLanguage, useSelect, useYear } from '../context.ts';
import { SheetHandle } from '../frame/SheetHandle.tsx';
import { DOCKED, TOOLS } from '../registry.ts';
import { History } from './History.tsx';
import { LinkList } from './Links.tsx';
import { AreaLink, EventList, FigureList, StructureList } from './Lists.tsx';
import { Industries, RoleAsOf } from './RoleAsOf.tsx';
import { TieList } from './Ties.tsx';

/** The place whose ties abroad the documents speak of. */
const CITY = 'shanghai' as AreaId;
/** Zoom at which a point is shown with its surroundings. */
const POINT_ZOOM = 10.5;

export const PlacePanel = memo(function PlacePanel() {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const id = useSelect((state) => state.view.area);
  const area = id && catalogue?.areaById.get(id);
  // A place that does not exist is told by a notice; a panel about nothing would only repeat it.
  if (id === null || (catalogue && !area)) return null;
  return (
    <aside className="column column-right" aria-label={t('details.label')}>
      <SheetHandle />
      <BackToTool />
      {area ? <Place key={area.id} area={area} /> : <p className="hint">{t('ui.loading')}</p>}
    </aside>
  );
});

/** The place covers the tool that it was opened from; on a phone, drawn up, a tool below the map too. Closing the place goes back to it. */
function BackToTool() {
  const { t } = useLanguage();
  const tool = useSelect(({ view }) => TOOLS.find((name) => name === view.panel));
  const mode = useSelect((state) => state.view.mode);
  const dispatch = useDispatch();
  if (!tool || mode !== 'explore') return null;
  return (
    <button
      type="button"
      className={DOCKED.has(tool) ? 'more only-phone' : 'more'}
      onClick={() => dispatch(selectArea(null))}
    >
      ← {t(`tool.${tool}`)}
    </button>
  );
}

/** Sets the place beside others; a window that only shows has no comparison. */
function CompareButton({ area }: { readonly area: AreaId }) {
  const { t } = useLanguage();
  const compared = useSelect((state) => state.view.compare);
  const mode = useSelect((state) => state.view.mode);
  const dispatch = useDispatch();
  if (mode !== 'explore') return null;
  const isIn = compared.includes(area);
  const isFull = !isIn && compared.length >= COMPARE_MAX;
  const name = isFull
    ? t('compare.full', { count: COMPARE_MAX })
    : t(isIn ? 'compare.removePlace' : 'compare.addPlace');
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      title={name}
      disabled={isFull}
      onClick={() => dispatch(isIn ? removeFromComparison(area) : addToComparison(area))}
    >
      <Icon name={isIn ? 'minus' : 'compare'} />
    </button>
  );
}

function Place({ area }: { readonly area: Area }) {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  const evidence = useSelect((state) => state.evidence);
  const isLocked = useSelect((state) => interactionOf(state.view) === 'locked');
  const dispatch = useDispatch();
  const rows = useMemo(() => catalogue && evidenceOf(catalogue, evidence, area.id), [catalogue, evidence, area.id]);
  if (!catalogue || !year || !rows) return null;
  const other = language === 'zh' ? 'en' : 'zh';
  const alsoHere = alsoAt(catalogue.areas, area);
  const parts = catalogue.childrenOf.get(area.id) ?? [];
  const kind = catalogue.kinds.find((entry) => entry.id === area.kind)?.[language];
  const { bbox, point } = area;
  const show = bbox
    ? () => dispatch(requestBounds(bbox))
    : point
      ? () => dispatch(requestCamera({ lng: point[0], lat: point[1], zoom: POINT_ZOOM }))
      : undefined;
  return (
    <>
      <header className="place-head">
        <div>
          <h2>{area.name[language]}</h2>
          <p lang={other}>{area.name[other]}</p>
          <p className="place-kind">
            {kind}
            {area.tie && ` · ${t(`tie.${area.tie}`)}`}
            {ancestorsOf(catalogue, area)
              .slice(0, 2)
              .map((parent) => (
                <span key={parent.id}>
                  {' · '}
                  <AreaLink id={parent.id} />
                </span>
              ))}
          </p>
          {alsoHere.length > 0 && (
            <p className="place-kind also-here" data-part="also-here">
              {t('details.also')}
              {alsoHere.map((place, index) => (
                <span key={place.id}>
                  {index > 0 && ' · '}
                  <AreaLink id={place.id} />
                </span>
              ))}
            </p>
          )}
        </div>
        <div className="place-actions">
          <CompareButton area={area.id} />
          {show && !isLocked && (
            <button
              type="button"
              className="icon-button"
              aria-label={t('details.onMap')}
              title={t('details.onMap')}
              onClick={show}
            >
              <Icon name="target" />
            </button>
          )}
          <button
            type="button"
            className="icon-button"
            aria-label={t('details.close')}
            title={t('details.close')}
            onClick={() => dispatch(selectArea(null))}
          >
            <Icon name="close" />
          </button>
        </div>
      </header>
      {asksRole(catalogue, area, year) && <RoleAsOf catalogue={catalogue} area={area} year={year} />}
      <Industries catalogue={catalogue} found={industriesAsOf(catalogue, area.id, year)} year={year} />
      <p className="precision">
        <b>{t('details.precision')}</b> {t(`precision.${area.precision}`)}
        {area.note && <span className="hint"> {area.note[language]}</span>}
        {area.source && <small> {t('source.geometry', { source: area.source })}</small>}
      </p>
      <StructureList structures={rows.structures} area={area.id} />
      <History documents={rows.documents} />
      <FigureList figures={rows.figures} />
      <LinkList links={rows.links} area={area.id} />
      {area.id === CITY && <TieList catalogue={catalogue} />}
      <EventList events={rows.events} />
      {parts.length > 0 && (
        <section className="rows">
          <h3>
            {t('details.parts')} <small>{parts.length}</small>
          </h3>
          <ul className="tags">
            {parts.map((part) => (
              <li key={part.id}>
                <AreaLink id={part.id} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
