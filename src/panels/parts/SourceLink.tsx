/** The source line of comparing lists, as a button that opens the statement at its place. */
import type { AreaId, DocumentId, StatementId } from '#domain/model/ids.ts';
import type { Citation } from '#domain/model/schema.ts';
import { openStatement } from '#state/actions.ts';
import { InlineButton } from '#ui/InlineButton.tsx';
import { useCatalogue, useDispatch, useLanguage } from '../context.ts';
import { SectionTitle } from './SectionTitle.tsx';
import css from './SourceLink.module.css';

interface SourceLinkProps {
  readonly area: AreaId;
  readonly id: StatementId;
  readonly document: DocumentId;
  readonly at: Citation;
  readonly asOf: number | string;
}

export function SourceLink({ area, id, document, at, asOf }: SourceLinkProps) {
  const { said, t } = useLanguage();
  const record = useCatalogue()?.documentById.get(document);
  const dispatch = useDispatch();
  return (
    <InlineButton
      className={css.button}
      data-part="source"
      title={t('source.open')}
      onClick={() => dispatch(openStatement(area, id))}
    >
      {said(record?.short)} · <SectionTitle at={at} /> · {asOf}
    </InlineButton>
  );
}
