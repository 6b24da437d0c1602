/** The controls in the head of the matrix: its rows and its reading. */
import { setMatrix, setSort } from '#state/actions.ts';
import { MATRIX_READINGS, MATRIX_ROWS, type MatrixReading, type MatrixRows } from '#state/view.ts';
import prose from '#ui/prose.module.css';
import { useDispatch, useLanguage } from '../context.ts';
import css from './MatrixPanel.module.css';
import { READING_WORDS } from './readings.ts';

interface MatrixToolsProps {
  readonly rows: MatrixRows;
  readonly reading: MatrixReading;
}

export function MatrixTools({ rows, reading }: MatrixToolsProps) {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  return (
    <>
      <fieldset className={css.segments}>
        <legend className={prose.visuallyHidden}>{t('matrix.rows')}</legend>
        {MATRIX_ROWS.map((name) => (
          <button key={name} type="button" aria-pressed={rows === name} onClick={() => dispatch(setMatrix(name))}>
            {t(`matrix.${name}`)}
          </button>
        ))}
      </fieldset>
      <fieldset className={css.segments}>
        <legend className={prose.visuallyHidden}>{t('matrix.view')}</legend>
        {MATRIX_READINGS.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={reading === name}
            onClick={() => dispatch(setSort(name === MATRIX_READINGS[0] ? null : name))}
          >
            {t(READING_WORDS[name])}
          </button>
        ))}
      </fieldset>
    </>
  );
}
