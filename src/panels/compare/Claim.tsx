/** One cell's claim in the comparison. */
import type { ReactNode } from 'react';
import type { AreaId, DocumentId, StatementId } from '#domain/model/ids.ts';
import type { Citation } from '#domain/model/schema.ts';
import { openStatement } from '#state/actions.ts';
import { useCatalogue, useDispatch, useLanguage } from '../context.ts';

interface ClaimProps {
  readonly area: AreaId;
  readonly id: StatementId;
  readonly document: DocumentId;
  readonly at: Citation;
  readonly asOf: number | string;
  readonly children?: ReactNode;
}

/** What a document says, and its source, which opens it at its place. */
export function Claim({ area, id, document, at, asOf, children }: ClaimProps) {
  const { language, t } = useLanguage();
  const dispatch = useDispatch();
  const record = useCatalogue()?.documentById.get(document);
  return (
    <div className="claim">
      {children}
      <button
        type="button"
        className="source"
        data-part="source"
        title={t('compare.open')}
        onClick={() => dispatch(openStatement(area, id))}
      >
        {record?.short[language]} · <span lang="zh">{at.section}</span> · {asOf}
      </button>
    </div>
  );
}
