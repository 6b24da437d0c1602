/** The title of the map, and what concerns all of it: language, theme, and on a phone the layers. */
import { setLanguage, setPanel, setTheme } from '#state/actions.ts';
import { themeOf } from '#state/selectors.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { PANEL_REGISTRY } from '../registry.ts';
import css from './LeftColumn.module.css';

export function Masthead() {
  const { t } = useLanguage();
  return (
    <header className="masthead">
      <div className={css.title}>
        <h1>{t('app.title')}</h1>
        <p>{t('app.subtitle')}</p>
      </div>
      <div className={css.mastheadActions}>
        <LanguageSwitch />
        <ThemeSwitch />
        <LayersButton />
      </div>
    </header>
  );
}

function LanguageSwitch() {
  const { language, t } = useLanguage();
  const dispatch = useDispatch();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className={css.language}
      lang={other}
      aria-label={t('ui.languageLabel')}
      onClick={() => dispatch(setLanguage(other))}
    >
      {t('ui.language')}
    </button>
  );
}

function ThemeSwitch() {
  const { t } = useLanguage();
  const theme = useSelect(themeOf);
  const dispatch = useDispatch();
  return (
    <IconButton
      icon="theme"
      label={t('ui.themeLabel')}
      title={t(theme === 'dark' ? 'ui.light' : 'ui.dark')}
      onClick={() => dispatch(setTheme(theme === 'dark' ? 'light' : 'dark'))}
    />
  );
}

/** On a phone alone: elsewhere the layers are in the left column. */
function LayersButton() {
  const { t } = useLanguage();
  const isOpen = useSelect((state) => state.view.panel === 'layers');
  const dispatch = useDispatch();
  const { label, icon } = PANEL_REGISTRY.layers;
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
