/** The author, publisher, date and covered years of a document. */
import type { DocumentRecord } from '#domain/model/schema.ts';
import prose from '#ui/prose.module.css';
import { useLanguage } from '../context.ts';

export function Imprint({ record }: { readonly record: DocumentRecord }) {
  const { language, foreign, t } = useLanguage();
  const names = [...new Set([...record.authors[language], record.publisher[language]])];
  const years = [...new Set(record.covers)].join('–');
  return (
    <p className={prose.hint}>
      <span lang={foreign}>{t.list(names)}</span> · {record.published ?? t('about.undated')} ·{' '}
      {t('about.covers', { years })}
    </p>
  );
}
