/** Layers to switch, and a legend of what is on screen: nothing that is switched off, and every mark that is not. */
import { memo, useMemo } from 'react';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { PARTNER_RADIUS_PX } from '#scene/kinds/partners.ts';
import { type LegendMark, legendOf } from '#scene/legend.ts';
import { composeScene } from '#scene/scene.ts';
import { leaveStructure, toggleOverlay } from '#state/actions.ts';
import { useCatalogue, useDispatch, useLanguage, useSelect, useYear } from '../context.ts';
import { RoleMark } from '../parts/RoleMark.tsx';

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
            <input
              type="checkbox"
              checked={layers.includes(overlay)}
              onChange={() => dispatch(toggleOverlay(overlay))}
            />
            {t(`layers.${overlay}`)}
          </label>
        ))}
      </fieldset>
      <Legend />
    </>
  );
});

/** Zoom of the home view on a common screen, for a View that names no camera. */
const HOME_ZOOM = 9;

export function Legend() {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  const view = useSelect((state) => state.view);
  const zoom = view.at?.zoom ?? HOME_ZOOM;
  const dispatch = useDispatch();
  const legend = useMemo(() => {
    if (!catalogue || !year) return undefined;
    return legendOf({ catalogue, view, scene: composeScene(catalogue, view, year, language), zoom, say: t });
  }, [catalogue, view, year, language, zoom, t]);
  if (!legend) return null;
  const { heading, formula, tones, marks, showsTies } = legend;
  return (
    <section className="legend" data-formula={formula?.id} aria-label={t('legend.title')}>
      {/* Of the world no place is coloured by its role. */}
      {tones.length > 0 && (
        <>
          <h2>{heading}</h2>
          <ul>
            {tones.map(({ tone, text, definition, hint }) => (
              <li key={tone} title={definition}>
                <RoleMark tone={tone} />
                {hint ? (
                  <span>
                    {text}
                    <small>{hint}</small>
                  </span>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {formula && (
        <button type="button" className="more" onClick={() => dispatch(leaveStructure())}>
          {t('legend.leave')}
        </button>
      )}
      <ul className="legend-lines">
        {marks.map(({ mark, text }) => (
          <Mark key={mark} name={mark} label={text} />
        ))}
      </ul>
      {showsTies && <p className="hint">{t('legend.ties')}</p>}
    </section>
  );
}

/** Marks that are points, by radius in px; the others are lines. */
const RADIUS: Partial<Record<LegendMark, number>> = {
  site: 4,
  rough: 4,
  grouped: 3,
  'tie-active': PARTNER_RADIUS_PX.active,
  'tie-event': PARTNER_RADIUS_PX.event,
};

/** Kinds of the selected place's ties share what the style sheet says of them all. */
const CLASS: Partial<Record<LegendMark, string>> = {
  'links-planned': 'mark mark-links mark-links-planned',
  'links-proposed': 'mark mark-links mark-links-proposed',
};

function Mark({ name, label }: { readonly name: LegendMark; readonly label: string }) {
  return (
    <li>
      <svg className={CLASS[name] ?? `mark mark-${name}`} viewBox="0 0 28 14" width="28" height="14" aria-hidden="true">
        {RADIUS[name] ? <circle cx="14" cy="7" r={RADIUS[name]} /> : <path d="M1 7h26" />}
      </svg>
      {label}
    </li>
  );
}
