/** The head of a place: its names, type and location, and its actions. */
import { useContext } from 'react';
import { excludedAreas } from '#domain/asof/filter.ts';
import { ancestorsOf } from '#domain/asof/place.ts';
import { firstStatedAfter } from '#domain/asof/rules.ts';
import { alsoAt } from '#domain/geo/same-point.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { EVIDENCE_LANGUAGES } from '#domain/vocabulary/languages.ts';
import { addToComparison, removeFromComparison, requestBounds, requestCamera, selectArea } from '#state/actions.ts';
import type { Action } from '#state/store.ts';
import { COMPARE_MAX } from '#state/view.ts';
import { interactionOf } from '#state/view-rules.ts';
import { IconButton } from '#ui/IconButton.tsx';
import prose from '#ui/prose.module.css';
import { AddToStoryContext, useDispatch, useLanguage, useSelect, useYear } from '../context.ts';
import { PanelHead } from '../frame/ColumnPanel.tsx';
import { AreaLink } from '../parts/AreaLink.tsx';
import { useCriteria } from '../parts/use-criteria.ts';
import css from './PlaceHead.module.css';

/** Zoom at which a point is shown with its surroundings. */
const POINT_ZOOM = 10.5;

interface PlaceHeadProps {
  readonly area: Area;
  readonly catalogue: IndexedCatalogue;
}

export function PlaceHead({ area, catalogue }: PlaceHeadProps) {
  const { language, said, t } = useLanguage();
  const dispatch = useDispatch();
  return (
    <PanelHead
      actions={
        <>
          <CompareButton area={area.id} />
          <AddToStory />
          <ShowOnMap area={area} />
        </>
      }
      closeLabel={t('place.close')}
      onClose={() => dispatch(selectArea(null))}
    >
      <div className={css.names}>
        <h2>{said(area.name)}</h2>
        {EVIDENCE_LANGUAGES.filter((other) => other !== language).map((other) => (
          <p key={other} lang={other}>
            {area.name[other]}
          </p>
        ))}
        <Kind area={area} catalogue={catalogue} />
        <NoMatchNote area={area} catalogue={catalogue} />
        <AlsoHere area={area} catalogue={catalogue} />
      </div>
    </PanelHead>
  );
}

/** That the filter in use does not find the place. */
function NoMatchNote({ area, catalogue }: PlaceHeadProps) {
  const { t } = useLanguage();
  const criteria = useCriteria();
  const year = useYear();
  if (!year || excludedAreas(catalogue, criteria, year, [area]).length === 0) return null;
  return (
    <p className={prose.hint} data-part="no-match-note">
      {t('place.noMatch')}
    </p>
  );
}

/** The nearest two of the areas that contain it. */
const MOST_ANCESTORS = 2;

function Kind({ area, catalogue }: PlaceHeadProps) {
  const { said, t } = useLanguage();
  const kind = catalogue.kinds.find((entry) => entry.id === area.kind);
  return (
    <p className={css.kind}>
      {said(kind)}
      {area.tie && ` · ${t(`tie.${area.tie}`)}`}
      {ancestorsOf(catalogue, area)
        .slice(0, MOST_ANCESTORS)
        .map((parent) => (
          <span key={parent.id}>
            {' · '}
            <AreaLink id={parent.id} />
          </span>
        ))}
    </p>
  );
}

/** Places at the same point, which the map cannot show separately. */
function AlsoHere({ area, catalogue }: PlaceHeadProps) {
  const { t } = useLanguage();
  const year = useYear();
  const places = alsoAt(catalogue.areas, area);
  if (places.length === 0) return null;
  return (
    <p className={css.kind} data-part="also-here">
      {t('place.also')}
      {places.map((place, index) => {
        const first = year && firstStatedAfter(place, year);
        return (
          <span key={place.id}>
            {index > 0 && ' · '}
            <AreaLink id={place.id} />
            {first !== undefined && ` ${t('place.alsoLater', { first })}`}
          </span>
        );
      })}
    </p>
  );
}

/** Adds the place to the comparison or removes it; only the explore mode has a comparison. */
function CompareButton({ area }: { readonly area: AreaId }) {
  const { t } = useLanguage();
  const compared = useSelect((state) => state.view.compare);
  const mode = useSelect((state) => state.view.mode);
  const dispatch = useDispatch();
  if (mode !== 'explore') return null;
  const isIn = compared.includes(area);
  const isFull = !isIn && compared.length >= COMPARE_MAX;
  const name = isFull ? t('compare.full', { max: COMPARE_MAX }) : t(isIn ? 'compare.removePlace' : 'compare.addPlace');
  return (
    <IconButton
      icon={isIn ? 'minus' : 'compare'}
      label={name}
      title={name}
      disabled={isFull}
      onClick={() => dispatch(isIn ? removeFromComparison(area) : addToComparison(area))}
    />
  );
}

function AddToStory() {
  const { t } = useLanguage();
  const open = useContext(AddToStoryContext);
  const mode = useSelect((state) => state.view.mode);
  if (mode !== 'explore') return null;
  const label = t('tool.story');
  return <IconButton icon="story" label={label} title={label} aria-haspopup="dialog" onClick={open} />;
}

/** The camera request that shows the place; undefined if it has no position. */
function cameraTo({ bbox, point }: Area): Action | undefined {
  if (bbox) return requestBounds(bbox);
  return point ? requestCamera({ lng: point[0], lat: point[1], zoom: POINT_ZOOM }) : undefined;
}

function ShowOnMap({ area }: { readonly area: Area }) {
  const { t } = useLanguage();
  const isLocked = useSelect((state) => interactionOf(state.view) === 'locked');
  const dispatch = useDispatch();
  const request = cameraTo(area);
  if (!request || isLocked) return null;
  const label = t('place.onMap');
  return <IconButton icon="target" label={label} title={label} onClick={() => dispatch(request)} />;
}
