/** Selects the interface language: with two languages a button to the other one, with more a list. */
import { LANGUAGES } from '#domain/vocabulary/languages.ts';
import { endonym } from '#i18n/index.ts';
import { setLanguage } from '#state/actions.ts';
import { languageOf } from '#state/selectors.ts';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import css from './LeftColumn.module.css';

export function LanguageSwitch() {
  const { t } = useLanguage();
  const language = useSelect(languageOf);
  const dispatch = useDispatch();
  const [other, ...more] = LANGUAGES.filter((one) => one !== language);
  if (!other) return null;
  if (more.length === 0)
    return (
      <button
        type="button"
        data-part="language"
        className={css.language}
        title={t('ui.languageLabel')}
        onClick={() => dispatch(setLanguage(other))}
      >
        <span lang={other}>{endonym(other)}</span>
      </button>
    );
  return (
    <select
      data-part="language"
      className={css.language}
      aria-label={t('ui.languages')}
      value={language}
      onChange={({ target }) => {
        const chosen = LANGUAGES.find((one) => one === target.value);
        if (chosen) dispatch(setLanguage(chosen));
      }}
    >
      {LANGUAGES.map((one) => (
        <option key={one} value={one} lang={one}>
          {endonym(one)}
        </option>
      ))}
    </select>
  );
}
