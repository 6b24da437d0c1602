/** What the matrix or a reading of it means, how it is counted, and its keyboard controls. */
import type { Year } from '#domain/model/ids.ts';
import type { MatrixReading } from '#state/view.ts';
import { useLanguage } from '../context.ts';
import css from './MatrixPanel.module.css';
import { isGrid, READING_DEFINITIONS } from './readings.ts';

export function Definition({ reading, year }: { readonly reading: MatrixReading; readonly year: Year }) {
  const { t } = useLanguage();
  return (
    // On a phone it scrolls, and it contains no other focusable element.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard
    <aside className={css.beside} aria-label={t('matrix.about')} tabIndex={0}>
      <h3>{t('matrix.about')}</h3>
      {isGrid(reading) && (
        <p className={css.key}>
          <span>
            <i className={css.sample} /> {t('matrix.stated', { year })}
          </span>
          <span>
            <i className={css.sample} data-last="true" /> {t('matrix.last')}
          </span>
        </p>
      )}
      <p>{t(READING_DEFINITIONS[reading])}</p>
      {(reading === 'similarity' || reading === 'alone') && <p>{t('matrix.jaccard')}</p>}
      {isGrid(reading) && <p>{t('matrix.keys')}</p>}
    </aside>
  );
}
