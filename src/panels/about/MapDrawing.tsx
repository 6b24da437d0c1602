/** What draws the map, and the choice of it: for a machine whose graphics are slower, or better, than they claim. */
import { chooseRenderer } from '#state/actions.ts';
import { RENDERER_CHOICES, rendererOf } from '#state/view-rules.ts';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import css from './AboutPanel.module.css';

export function MapDrawing() {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const choice = useSelect((state) => rendererOf(state.view));
  const isGl = useSelect((state) => state.session.mapState === 'live');
  return (
    <fieldset className={css.drawing} data-part="map-drawing">
      <legend>{t('drawing.title')}</legend>
      {RENDERER_CHOICES.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="map-drawing"
            checked={one === choice}
            onChange={() => dispatch(chooseRenderer(one))}
          />
          {t(`drawing.${one}`)}
        </label>
      ))}
      <p>{t(isGl ? 'drawing.isGl' : 'drawing.isSvg')}</p>
    </fieldset>
  );
}
