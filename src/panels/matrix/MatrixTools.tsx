/** The controls in the head of the matrix: its rows, its reading, and the year. */
import type { Year } from '#domain/model/ids.ts';
import { setMatrix, setSort, setYear } from '#state/actions.ts';
import { MATRIX_READINGS, MATRIX_ROWS, type MatrixReading, type MatrixRows } from '#state/view.ts';
import prose from '#ui/prose.module.css';
import { useCatalogue, useDispatch, useLanguage, useYear } from '../context.ts';
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
      <YearChoice />
    </>
  );
}

/** A panel below the map replaces the year slider, so the year is chosen here. */
function YearChoice() {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  const dispatch = useDispatch();
  return (
    <label className={css.choose}>
      {t('year.label')}
      {/* The options are the stops of the year slider. */}
      <select value={year} onChange={(event) => dispatch(setYear(Number(event.target.value) as Year))}>
        {catalogue?.years.map((stop) => (
          <option key={stop}>{stop}</option>
        ))}
      </select>
    </label>
  );
}
