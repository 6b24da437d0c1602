/** The standing of a statement; `stated` needs no mark. */
import type { Standing as StandingValue } from '#domain/vocabulary/evidence.ts';
import { useLanguage } from '../context.ts';
import css from './Standing.module.css';

export function Standing({ value }: { readonly value: StandingValue }) {
  const { t } = useLanguage();
  return value === 'stated' ? null : (
    <span className={css.standing} data-standing={value}>
      {t(`standing.${value}`)}
    </span>
  );
}
