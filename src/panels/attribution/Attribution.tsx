/** Attribution of shapes and data, visible in every mode, because the licences of the shapes require it. */
import { setPanel } from '#state/actions.ts';
import { overMap } from '#ui/over-map.ts';
import { useDispatch, useLanguage } from '../context.ts';
import { PANEL_REGISTRY } from '../registry.ts';
import css from './Attribution.module.css';

export function Attribution() {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  return (
    <p ref={overMap} className={css.attribution} data-part="attribution">
      <button type="button" onClick={() => dispatch(setPanel('about'))}>
        {t(PANEL_REGISTRY.about.label)}
      </button>{' '}
      <a href="https://www.openstreetmap.org/copyright" translate="no">
        © OpenStreetMap contributors
      </a>
      <span className={css.furtherSources} translate="no">
        {' '}
        · AMap (ECharts) · Natural Earth · GeoNames
      </span>
    </p>
  );
}
