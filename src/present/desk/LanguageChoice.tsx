/** A language, chosen by its own name. */
import { LANGUAGES, type Language } from '#domain/vocabulary/languages.ts';
import { endonym } from '#i18n/index.ts';
import css from './LanguageChoice.module.css';

interface LanguageChoiceProps {
  readonly label: string;
  readonly value: Language;
  readonly onChange: (language: Language) => void;
}

export function LanguageChoice({ label, value, onChange }: LanguageChoiceProps) {
  return (
    <label className={css.choice}>
      <small>{label}</small>
      <select value={value} onChange={({ target }) => onChange(target.value as Language)}>
        {LANGUAGES.map((language) => (
          <option key={language} value={language}>
            {endonym(language)}
          </option>
        ))}
      </select>
    </label>
  );
}
