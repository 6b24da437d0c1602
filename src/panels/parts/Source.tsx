/** The source line below a claim. */
import type { DocumentId } from '#domain/model/ids.ts';
import type { Citation } from '#domain/model/schema.ts';
import { OFFICIAL_LANGUAGE } from '#domain/vocabulary/languages.ts';
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
  const { language, foreign } = useLanguage();
  const record = useCatalogue()?.documentById.get(document);
  return (
    <cite className={css.source} title={record?.title[language]} lang={foreign}>
      {record?.short[language]} · <span lang={OFFICIAL_LANGUAGE}>{at.section}</span>
      {asOf !== undefined && ` · ${asOf}`}
    </cite>
  );
}
