/** The title of the map and the global controls: language, theme, and on a phone the layers. */
import { setPanel, setTheme } from '#state/actions.ts';
import { documentValues } from '#state/documents.ts';
import { themeOf } from '#state/selectors.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { useEscapeLayer } from '#ui/use-layer.ts';
import { useCatalogue, useDispatch, useLanguage, useSelect, useYear } from '../context.ts';
import { PANEL_REGISTRY } from '../registry.ts';
import { useStops } from '../timeline/use-stops.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import css from './LeftColumn.module.css';

export function Masthead() {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  return (
    <header className="masthead">
      <div className={css.title}>
        <h1>{t('app.title')}</h1>
        {catalogue && <p>{t('app.subtitle', documentValues(catalogue, t))}</p>}
        <PrintedYear />
      </div>
      <div className={css.mastheadActions}>
        <LanguageSwitch />
        <ThemeSwitch />
        <LayersButton />
      </div>
    </header>
  );
}

/** On paper only: the year, and the documents that reach it. */
function PrintedYear() {
  const { foreign, t } = useLanguage();
  const year = useYear();
  const { stops } = useStops();
  const documents = stops.find((stop) => stop.year === year)?.names;
  if (!year || documents === undefined) return null;
  return (
    <p className={css.printed} lang={foreign}>
      {t('year.value', { year, documents })}
    </p>
  );
}

function ThemeSwitch() {
  const { t } = useLanguage();
  const theme = useSelect(themeOf);
  const dispatch = useDispatch();
  return (
    <IconButton
      icon="theme"
      data-part="theme"
      label={t('ui.themeLabel')}
      title={t(theme === 'dark' ? 'ui.light' : 'ui.dark')}
      onClick={() => dispatch(setTheme(theme === 'dark' ? 'light' : 'dark'))}
    />
  );
}

/** On a phone only: elsewhere the layers are in the left column. */
function LayersButton() {
  const { t } = useLanguage();
  const isOpen = useSelect((state) => state.view.panel === 'layers');
  const dispatch = useDispatch();
  const { label, icon } = PANEL_REGISTRY.layers;
  useEscapeLayer(isOpen ? 'layers' : null, () => dispatch(setPanel(null)));
  return (
    <IconButton
      icon={icon}
      label={t(label)}
      className={css.layers}
      aria-expanded={isOpen}
      onClick={() => dispatch(setPanel(isOpen ? null : 'layers'))}
    />
  );
}
