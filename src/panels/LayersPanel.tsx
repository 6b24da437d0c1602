/** Layers to switch, and a legend of what is on screen: nothing that is switched off, and every mark that is not. */
import { memo, useMemo } from 'react';
import { CHANGES } from '#domain/difference.ts';
import { GROUP_TONES, OVERLAYS, type Overlay } from '#domain/layers.ts';
import { LIKENESS_CLASSES } from '#domain/matrix.ts';
import { ALONE } from '#domain/only.ts';
import type { Formula } from '#domain/schema.ts';
import { ARC_MAX_ZOOM } from '#scene/kinds/overseas.ts';
import { PARTNER_RADIUS_PX } from '#scene/kinds/partners.ts';
import { GROUPED_MIN_ZOOM } from '#scene/labels.ts';
import { ALONE_TONES } from '#scene/only.ts';
import { composeScene } from '#scene/scene.ts';
import { isSimilarTone, SIMILAR_TONES, type Tone } from '#scene/tokens.ts';
import { leaveStructure, toggleOverlay } from '#state/actions.ts';
import { differenceOf } from '#state/selectors.ts';
import { useCatalogue, useDispatch, useLanguage, useSelect, useYear } from './context.ts';
import { RoleMark } from './RoleMark.tsx';

/** Overlays whose colour stands for a role; the others have marks of their own. */
const BY_ROLE: ReadonlySet<Overlay> = new Set(['districts', 'zhangjiang', 'lingang', 'zones', 'delta']);

export const LayersPanel = memo(function LayersPanel() {
  const { t } = useLanguage();
  const layers = useSelect((state) => state.view.layers);
  const dispatch = useDispatch();
  return (
    <>
      <fieldset className="layers">
        <legend>{t('layers.title')}</legend>
        {OVERLAYS.map((overlay) => (
          <label key={overlay}>
            <input type="checkbox" checked={layers.includes(overlay)} onChange={() => dispatch(toggleOverlay(overlay))} />
            {t(`layers.${overlay}`)}
          </label>
        ))}
      </fieldset>
      <Legend />
    </>
  );
});

/** Beyond this zoom the map is of one region and has hardly a partner on it. */
const TIES_MAX_ZOOM = 5;
/** Zoom of the home view on a common screen, for a View that names no camera. */
const HOME_ZOOM = 9;

export function Legend() {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  const view = useSelect((state) => state.view);
  const zoom = view.at?.zoom ?? HOME_ZOOM;
  const drawn = useMemo(() => {
    if (!catalogue || !year) return undefined;
    const scene = composeScene(catalogue, view, year, language);
    const alone = view.only && view.panel === 'documents' && view.document !== null;
    const layers = scene.layers.filter((layer) => zoom >= (layer.minZoom ?? 0) && zoom < (layer.maxZoom ?? Number.POSITIVE_INFINITY));
    const shown = catalogue.areas.filter(
      (area) =>
        (view.panel === 'difference' || alone || BY_ROLE.has(area.overlay as Overlay)) &&
        layers.some(
          ({ where }) =>
            where.overlay === area.overlay &&
            (where.shape ?? area.shape) === area.shape &&
            (where.precision ?? area.precision) === area.precision,
        ),
    );
    const tones = new Set<Tone>(shown.flatMap((area) => scene.tones[area.id] ?? []));
    return {
      alone: alone ? ALONE.filter((degree) => tones.has(ALONE_TONES[degree])) : undefined,
      changes: CHANGES.filter((kind) => tones.has(`change-${kind}`)),
      plain: tones.has('plain'),
      roles: catalogue.roleClasses.filter((roleClass) => tones.has(roleClass.id)),
      likeness: [...tones].some(isSimilarTone),
      notStated: tones.has('not-stated'),
      dots: shown.some((area) => scene.lastTones[area.id] && scene.tones[area.id] === 'not-stated'),
    };
  }, [catalogue, view, year, language, zoom]);
  if (!year || !drawn || !catalogue) return null;
  const formula = view.structure && catalogue.structureById.get(view.structure);
  const showsArcs = view.layers.includes('overseas') && zoom < ARC_MAX_ZOOM;
  const showsTies = view.layers.includes('partners') && zoom < TIES_MAX_ZOOM;
  const pair = view.panel === 'difference' ? differenceOf(catalogue, view) : undefined;
  const [from, to] = pair?.map((id) => catalogue.documentById.get(id)?.short[language]) ?? [];
  const names = from && to && { from, to };
  const on = (...overlays: Overlay[]) => overlays.some((overlay) => view.layers.includes(overlay));
  return (
    <section className="legend" data-formula={formula ? formula.id : undefined} aria-label={t('legend.title')}>
      {formula ? (
        <FormulaColours formula={formula} />
      ) : drawn.alone ? (
        <>
          <h2>{t('legend.alone', { document: (view.document && catalogue.documentById.get(view.document)?.short[language]) ?? '' })}</h2>
          <ul>
            {drawn.alone.map((degree) => (
              <li key={degree}>
                <RoleMark tone={ALONE_TONES[degree]} />
                {t(`only.${degree}`)}
              </li>
            ))}
            {drawn.plain && (
              <li>
                <RoleMark tone="plain" />
                {t('legend.alone.shared')}
              </li>
            )}
            {drawn.notStated && (
              <li>
                <RoleMark tone="not-stated" />
                {t('legend.alone.unnamed')}
              </li>
            )}
          </ul>
        </>
      ) : names ? (
        <>
          <h2>{t('legend.difference', names)}</h2>
          <ul>
            {drawn.changes.map((kind) => (
              <li key={kind}>
                <RoleMark tone={`change-${kind}`} />
                {t(`legend.change.${kind}`)}
              </li>
            ))}
            {drawn.plain && (
              <li>
                <RoleMark tone="plain" />
                {t('legend.change.same')}
              </li>
            )}
            {drawn.notStated && (
              <li>
                <RoleMark tone="not-stated" />
                {t('legend.change.neither')}
              </li>
            )}
          </ul>
        </>
      ) : (
        <>
          <h2>
            {drawn.likeness
              ? t(view.matrix === 'role' ? 'legend.likenessRole' : 'legend.likenessIndustry', {
                  place: (view.area && catalogue?.areaById.get(view.area)?.name[language]) ?? '',
                  year,
                })
              : t('legend.roles', { year })}
          </h2>
          <ul>
            {drawn.likeness &&
              SIMILAR_TONES.map((tone, index) => (
                <li key={tone}>
                  <RoleMark tone={tone} />
                  {boundsOf(index)}
                </li>
              ))}
            {drawn.roles.map((role) => (
              <li key={role.id} title={role.definition[language]}>
                <RoleMark tone={role.id} />
                {role[language]}
              </li>
            ))}
            {drawn.notStated && (
              <li>
                <RoleMark tone="not-stated" />
                <span>
                  {drawn.likeness ? t('legend.notCompared') : t('legend.notStated', { year })}
                  {drawn.dots && <small>{t('legend.dotsLast')}</small>}
                </span>
              </li>
            )}
          </ul>
        </>
      )}
      <ul className="legend-lines">
        {on('districts', 'g60', 'delta') && <Mark name="boundary" label={t('legend.boundary')} />}
        {on('zhangjiang', 'lingang', 'zones', 'delta') && <Mark name="indicative" label={t('legend.indicative')} />}
        {on('g60') && <Mark name="axis" label={t('legend.axis')} />}
        {on('zones', 'zhangjiang', 'lingang', 'sites', 'overseas', 'partners') && <Mark name="site" label={t('legend.site')} />}
        {on('zones', 'delta', 'overseas', 'partners') && <Mark name="rough" label={t('legend.rough')} />}
        {zoom >= GROUPED_MIN_ZOOM && on('zones', 'zhangjiang', 'lingang', 'sites') && <Mark name="grouped" label={t('legend.grouped')} />}
        {showsArcs && <Mark name="landed" label={t('legend.landed')} />}
        {showsArcs && <Mark name="planned" label={t('legend.planned')} />}
        {view.panel === 'compare' && view.compare.length > 0 && <Mark name="compared" label={t('legend.compared')} />}
        {view.area && <Mark name="links" label={t('legend.selected')} />}
        {view.area && <Mark name="links mark-links-planned" label={t('legend.selectedPlanned')} />}
        {view.area && <Mark name="links mark-links-proposed" label={t('legend.selectedProposed')} />}
        {showsTies && <Mark name="tie-active" label={t('legend.tieActive')} />}
        {showsTies && <Mark name="tie-event" label={t('legend.tieEvent')} />}
      </ul>
      {showsTies && <p className="hint">{t('legend.ties')}</p>}
    </section>
  );
}

/** The range of a class of likeness, in the notation that both languages read. */
function boundsOf(index: number): string {
  const [lower, upper] = [LIKENESS_CLASSES[index - 1], LIKENESS_CLASSES[index]];
  return lower === undefined ? `J = ${upper}` : `${lower} < J ≤ ${upper}`;
}

/** The groups of the formula that the map shows, in place of roles, and the way back to them. */
function FormulaColours({ formula }: { readonly formula: Formula }) {
  const { language, t } = useLanguage();
  const dispatch = useDispatch();
  return (
    <>
      <h2>{t('legend.formula', { name: formula.name[language], year: formula.asOf })}</h2>
      <ul>
        {formula.groups.map((group, index) => (
          <li key={group.role.zh}>
            <RoleMark tone={GROUP_TONES[index] ?? 'plain'} />
            {group.role[language]}
          </li>
        ))}
        <li>
          <RoleMark tone="plain" />
          {t('legend.others')}
        </li>
      </ul>
      <button type="button" className="more" onClick={() => dispatch(leaveStructure())}>
        {t('legend.leave')}
      </button>
    </>
  );
}

/** Marks that are points, by radius in px; the others are lines. */
const RADIUS: Readonly<Record<string, number>> = {
  site: 4,
  rough: 4,
  grouped: 3,
  'tie-active': PARTNER_RADIUS_PX.active,
  'tie-event': PARTNER_RADIUS_PX.event,
};

function Mark({ name, label }: { readonly name: string; readonly label: string }) {
  return (
    <li>
      <svg className={`mark mark-${name}`} viewBox="0 0 28 14" width="28" height="14" aria-hidden="true">
        {RADIUS[name] ? <circle cx="14" cy="7" r={RADIUS[name]} /> : <path d="M1 7h26" />}
      </svg>
      {label}
    </li>
  );
}
