/** Layer switches, and a legend of exactly the marks that are on the map. */
import { memo, useContext, useMemo } from 'react';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { dashPx, type MarkDrawing } from '#scene/drawing.ts';
import { legendOf, type Shown } from '#scene/legend.ts';
import { composeScene } from '#scene/scene.ts';
import { colourVariable } from '#scene/tokens.ts';
import { leaveStructure, toggleOverlay } from '#state/actions.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { useRoving } from '#ui/roving.ts';
import { OwnLayersContext, useCatalogue, useDispatch, useLanguage, useSelect, useYear } from '../context.ts';
import { RoleMark } from '../parts/RoleMark.tsx';
import { Standing } from '../parts/Standing.tsx';
import css from './LayersPanel.module.css';

export const LayersPanel = memo(function LayersPanel() {
  const { t } = useLanguage();
  const layers = useSelect((state) => state.view.layers);
  const roving = useRoving(OVERLAYS.length);
  const dispatch = useDispatch();
  const ownLayers = useContext(OwnLayersContext);
  return (
    <>
      {/* One stop of the Tab key; the arrow keys move between the layers. */}
      <fieldset className={css.layers} {...roving.group}>
        <legend>{t('layers.title')}</legend>
        {OVERLAYS.map((overlay, index) => (
          <label key={overlay}>
            <input
              type="checkbox"
              {...roving.item(index)}
              checked={layers.includes(overlay)}
              onChange={() => dispatch(toggleOverlay(overlay))}
            />
            {t(`layers.${overlay}`)}
          </label>
        ))}
      </fieldset>
      <div ref={ownLayers} />
      <Legend />
    </>
  );
});

/** Zoom of the home view on a common screen, the fallback for a View without a camera. */
const HOME_ZOOM = 9;

interface LegendProps {
  /** What is in sight; absent: everything that the layers that are on could show. */
  readonly shown?: Shown;
  /** Of the map as it is; absent: that of the View. */
  readonly zoom?: number;
}

export function Legend({ shown, zoom: zoomShown }: LegendProps) {
  const { language, foreign, t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  const view = useSelect((state) => state.view);
  const zoom = zoomShown ?? (view.at && view.at !== 'home' ? view.at.zoom : HOME_ZOOM);
  const dispatch = useDispatch();
  const legend = useMemo(() => {
    if (!catalogue || !year) return undefined;
    const scene = composeScene(catalogue, view, year, language);
    return legendOf({ catalogue, view, scene, zoom, t, ...(shown && { shown }) });
  }, [catalogue, view, year, language, zoom, t, shown]);
  if (!legend) return null;
  const { heading, structure, tones, marks, notes } = legend;
  return (
    <section className={css.legend} data-part="legend" aria-label={t('legend.title')}>
      {/* In the world view no place is coloured by its role. */}
      {tones.length > 0 && (
        <>
          <h2>{heading}</h2>
          <ul>
            {tones.map(({ tone, text, definition, hint, isEvidence, isPoint, isStripes }) => (
              <li key={text} title={definition} lang={isEvidence ? foreign : undefined}>
                <RoleMark tone={tone} isPoint={isPoint} isStripes={isStripes} />
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
      {structure && <LinkButton onClick={() => dispatch(leaveStructure())}>{t('legend.leave')}</LinkButton>}
      <ul className={css.legendLines}>
        {marks.map(({ id, text, drawing }) => (
          <li key={id}>
            <Mark drawing={drawing} />
            {text}
          </li>
        ))}
      </ul>
      {tones.length > 0 && view.mode !== 'present' && <Manners />}
      {notes.map(({ text }) => (
        <p key={text} className={prose.hint}>
          {text}
        </p>
      ))}
    </section>
  );
}

/** The marks beside claims, in panels, table and pages. What is stated outright has none. */
const MANNERS = {
  planned: { standing: 'planned', basis: 'named' },
  proposed: { standing: 'proposed', basis: 'named' },
  inferred: { standing: 'stated', basis: 'inferred' },
} as const;

function Manners() {
  const { t } = useLanguage();
  return (
    <div className={css.manners} data-part="manners">
      {(['planned', 'proposed', 'inferred'] as const).map((manner) => (
        <p key={manner}>
          <Standing of={MANNERS[manner]} /> {t(`standing.means.${manner}`)}
        </p>
      ))}
    </div>
  );
}

const MARK = { width: 28, height: 14 } as const;

function Mark({ drawing }: { readonly drawing: MarkDrawing }) {
  const { stroke, widthPx } = drawing;
  const line = { stroke: stroke === null ? 'none' : colourVariable(stroke), strokeWidth: widthPx };
  return (
    <svg className={css.mark} viewBox={`0 0 ${MARK.width} ${MARK.height}`} {...MARK} aria-hidden="true">
      {drawing.shape === 'circle' ? (
        <circle
          cx={MARK.width / 2}
          cy={MARK.height / 2}
          r={drawing.radiusPx}
          fill={drawing.fill && colourVariable(drawing.fill)}
          {...line}
        />
      ) : (
        <path d={`M1 ${MARK.height / 2}h${MARK.width - 2}`} strokeDasharray={dashPx(drawing)} {...line} />
      )}
    </svg>
  );
}
