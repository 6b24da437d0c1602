/** A text in both languages, side by side, with the room that a screen has for it. */
import { useId } from 'react';
import { EVIDENCE_LANGUAGES, type EvidenceLanguage, type Words } from '#domain/vocabulary/languages.ts';
import { classes } from '#ui/classes.ts';
import { useEditor } from './context.ts';
import { type Limits, lengthOf } from './model.ts';
import css from './WordsField.module.css';

interface WordsFieldProps {
  readonly label: string;
  readonly words: Words;
  readonly limits: Limits;
  /** Lines of the field; one: it has no line breaks. */
  readonly rows?: number;
  readonly part: string;
  readonly onType: (language: EvidenceLanguage, text: string) => void;
}

export function WordsField({ label, words, limits, rows = 1, part, onType }: WordsFieldProps) {
  return (
    <fieldset className={css.words} data-field={part}>
      <legend>{label}</legend>
      {EVIDENCE_LANGUAGES.map((language) => (
        <Field
          key={language}
          label={label}
          language={language}
          text={words[language]}
          limit={limits[language]}
          rows={rows}
          onType={(text) => onType(language, text)}
        />
      ))}
    </fieldset>
  );
}

interface FieldProps {
  readonly label: string;
  readonly language: EvidenceLanguage;
  readonly text: string;
  readonly limit: number;
  readonly rows: number;
  readonly onType: (text: string) => void;
}

function Field({ label, language, text, limit, rows, onType }: FieldProps) {
  const { editor, t } = useEditor();
  const id = useId();
  const length = lengthOf(text.trim());
  const isLong = length > limit;
  const field = {
    id,
    lang: language,
    value: text,
    'data-language': language,
    'aria-describedby': `${id}-count`,
    'aria-label': `${label} (${t(`language.${language}`)})`,
    onBlur: editor.leaveField,
  };
  return (
    <div className={css.field}>
      <span className={css.language} aria-hidden="true">
        {t(`language.${language}`)}
      </span>
      {rows === 1 ? (
        <input type="text" autoComplete="off" {...field} onChange={({ target }) => onType(target.value)} />
      ) : (
        <textarea rows={rows} {...field} onChange={({ target }) => onType(target.value)} />
      )}
      <span id={`${id}-count`} className={classes(css.count, isLong && css.long)}>
        {t('counted', { length, limit })}
        {isLong && ` · ${t('tooLong', { number: length - limit })}`}
      </span>
    </div>
  );
}
