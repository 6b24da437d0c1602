/** The source line below a claim. */
import { type Reported, reportAddress } from '#domain/format/report.ts';
import type { AreaId, DocumentId, RowId } from '#domain/model/ids.ts';
import type { Citation } from '#domain/model/schema.ts';
import { useCatalogue, useLanguage } from '../context.ts';
import { CitedPlace } from './CitedPlace.tsx';
import css from './Source.module.css';

interface SourceProps {
  readonly document: DocumentId;
  readonly at: Citation;
  readonly asOf?: number | string | undefined;
  /** The row, for those that a place's page lists; the line then leads there. */
  readonly row?: RowId | undefined;
  /** The place whose page has the row: the selected one by default. */
  readonly area?: AreaId | undefined;
  /** The words above are ours and not the document’s: unsaid, a source line under them would read as a quote. */
  readonly ours?: boolean;
}

export function Source({ document, at, asOf, row, area, ours = false }: SourceProps) {
  const { language, foreign } = useLanguage();
  const record = useCatalogue()?.documentById.get(document);
  const name = record?.short[language];
  return (
    <cite className={css.source}>
      {ours && <Ours />}
      <span title={record?.title[language]} lang={foreign}>
        {record?.url ? (
          <a href={record.url} rel="noopener">
            {name}
          </a>
        ) : (
          name
        )}
      </span>{' '}
      · <CitedPlace at={at} row={row} area={area} />
      {asOf !== undefined && ` · ${asOf}`}
      {row && <Wrong reported={{ row, document, at }} />}
    </cite>
  );
}

/** Where users say that the row is wrong; nothing where the build names no form for it. */
function Wrong({ reported }: { readonly reported: Reported }) {
  const { t } = useLanguage();
  const address = reportAddress(import.meta.env.REPORT_URL, reported);
  return (
    address && (
      <>
        {' · '}
        <a href={address} rel="noopener" target="_blank" data-part="wrong">
          {t('source.wrong')}
        </a>
      </>
    )
  );
}

/** Says that the words above are a paraphrase. */
export function Ours() {
  const { t } = useLanguage();
  return (
    <span data-part="ours" title={t('source.oursMeans')}>
      {t('source.ours')}{' '}
    </span>
  );
}
