/** The options of a format as fields. */
import type { ExportTranslate } from '#i18n/export/index.ts';
import css from './ExportDialog.module.css';
import type { Chosen, Format, Option } from './format.ts';

interface FieldProps {
  readonly name: string;
  readonly option: Option;
  readonly value: Chosen[string];
  readonly t: ExportTranslate;
  readonly onChange: (value: Chosen[string]) => void;
}

function Field({ name: id, option, value, t, onChange }: FieldProps) {
  if (option.kind === 'check')
    return (
      <label className={css.check}>
        <input
          type="checkbox"
          data-option={id}
          checked={value === true}
          onChange={({ target }) => onChange(target.checked)}
        />
        {t(option.label)}
      </label>
    );
  if (option.kind === 'choice')
    return (
      <label className={css.field}>
        {t(option.label)}
        <select data-option={id} value={String(value)} onChange={({ target }) => onChange(target.value)}>
          {Object.entries(option.values).map(([name, words]) => (
            <option key={name} value={name}>
              {words === null ? name : t(words)}
            </option>
          ))}
        </select>
      </label>
    );
  if (option.kind === 'text')
    return (
      <label className={css.field}>
        {t(option.label)}
        <input
          type="text"
          maxLength={option.maxLength}
          defaultValue={String(value)}
          // What is being typed would be made anew at each letter.
          onBlur={({ target }) => target.value !== value && onChange(target.value)}
          onKeyDown={({ key, currentTarget }) => key === 'Enter' && onChange(currentTarget.value)}
        />
      </label>
    );
  const { min, max } = option;
  return (
    <label className={css.field}>
      {t(option.label)}
      <input
        key={String(value)}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        defaultValue={String(value)}
        // A number that is being typed is not one yet.
        onBlur={({ target }) => {
          const typed = Math.round(target.valueAsNumber);
          if (typed >= min && typed <= max) onChange(typed);
          else target.value = String(value);
        }}
      />
    </label>
  );
}

interface OptionFieldsProps {
  readonly format: Format;
  readonly chosen: Chosen;
  readonly t: ExportTranslate;
  readonly onChange: (chosen: Chosen) => void;
}

export function OptionFields({ format, chosen, t, onChange }: OptionFieldsProps) {
  return (
    <div className={css.options}>
      {Object.entries(format.options).map(([name, option]) => (
        <Field
          key={name}
          name={name}
          option={option}
          value={chosen[name] ?? option.initial}
          t={t}
          onChange={(value) => onChange({ ...chosen, [name]: value })}
        />
      ))}
    </div>
  );
}
