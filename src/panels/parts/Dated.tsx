/** Marks a row whose line gives no date: its year is that which the report covers. */
import { useLanguage } from '../context.ts';
import css from './Standing.module.css';

export function Dated({ row }: { readonly row: { readonly dated?: 'report' | undefined } }) {
  const { t } = useLanguage();
  if (row.dated === undefined) return null;
  return (
    <span className={css.standing} data-dated={row.dated} title={t('dated.reportMeans')}>
      {t('dated.report')}
    </span>
  );
}
