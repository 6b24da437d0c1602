/** Where a document says it: the line that stands under every claim. */
import type { DocumentId } from '#domain/model/ids.ts';
import type { Citation } from '#domain/model/schema.ts';
import { useCatalogue, useLanguage } from '../context.ts';
import css from './Source.module.css';

export function Source({
  document,
  at,
  asOf,
}: {
  readonly document: DocumentId;
  readonly at: Citation;
  readonly asOf?: number | string;
}) {
  const { language } = useLanguage();
  const record = useCatalogue()?.documentById.get(document);
  return (
    <cite className={css.source} title={record?.title[language]}>
      {record?.short[language]} · <span lang="zh">{at.section}</span>
      {asOf !== undefined && ` · ${asOf}`}
    </cite>
  );
}
