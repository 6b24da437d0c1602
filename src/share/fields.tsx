/** Form fields shared by both dialogs, or used several times in the embed dialog: native controls with labels. */
import type { ReactNode } from 'react';
import { LANGUAGES, type Language } from '#domain/vocabulary/languages.ts';
import { endonym, type Translate } from '#i18n/index.ts';
import { isComposing } from '#ui/keys.ts';
import css from './fields.module.css';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly {
    readonly value: Value;
    readonly text: string;
    readonly lang?: string;
    readonly disabled?: boolean;
  }[];
  readonly onChange: (value: Value) => void;
  readonly describedBy?: string | undefined;
  /** Takes a full line: its options are sentences. */
  readonly wide?: boolean;
}

/** A single choice, as a native list. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
  describedBy,
  wide = false,
}: ChoiceProps<Value>) {
  return (
    <label className={css.field} data-wide={wide}>
      {label}
      <select
        value={value}
        aria-describedby={describedBy}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang} disabled={option.disabled}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}

interface LanguageChoiceProps {
  readonly t: Translate;
  readonly label: string;
  /** null: the user's own. */
  readonly value: Language | null;
  readonly onChange: (lang: Language | null) => void;
}

export function LanguageChoice({ t, label, value, onChange }: LanguageChoiceProps) {
  return (
    <Choice
      label={label}
      value={value ?? ''}
      options={[
        { value: '' as const, text: t('embed.followUser') },
        ...LANGUAGES.map((lang) => ({ value: lang, text: endonym(lang), lang })),
      ]}
      onChange={(lang) => onChange(lang === '' ? null : lang)}
    />
  );
}

interface ChecksProps<Value extends string> {
  readonly legend: string;
  readonly hint?: ReactNode;
  readonly values: readonly Value[];
  readonly chosen: readonly Value[];
  readonly text: (value: Value) => string;
  readonly onChange: (chosen: readonly Value[]) => void;
}

/** A multiple choice. */
export function Checks<Value extends string>({ legend, hint, values, chosen, text, onChange }: ChecksProps<Value>) {
  return (
    <fieldset className={css.choices}>
      <legend className={css.heading}>{legend}</legend>
      {hint}
      {values.map((value) => (
        <label className={css.check} key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(values.filter((name) => (name === value ? target.checked : chosen.includes(name))))
            }
          />
          <span>{text(value)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface PixelsProps {
  readonly label: string;
  /** CSS px. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** A number field: on blur a value within the range is committed, any other is reset. */
export function Pixels({ label, value, min, max, onChange }: PixelsProps) {
  return (
    <label className={css.field}>
      {label}
      <input
        key={value}
        type="number"
        inputMode="numeric"
        defaultValue={value}
        min={min}
        max={max}
        onBlur={({ target }) => {
          const typed = Math.round(target.valueAsNumber);
          if (typed >= min && typed <= max) onChange(typed);
          else target.value = String(value);
        }}
        onKeyDown={({ key, nativeEvent, currentTarget }) =>
          key === 'Enter' && !isComposing(nativeEvent) && currentTarget.blur()
        }
      />
    </label>
  );
}
