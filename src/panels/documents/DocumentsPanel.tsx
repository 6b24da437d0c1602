/** The documents: their metadata, and all rows of each by section, in document order. */
import { useMemo } from 'react';
import { type AnyRow, rowsOf } from '#domain/model/rows/read.ts';
import type { DocumentEvidence, DocumentRecord } from '#domain/model/schema.ts';
import { openDocument, setPanel } from '#state/actions.ts';
import { InlineButton } from '#ui/InlineButton.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { useCatalogue, useDispatch, useLanguage, useSelect } from '../context.ts';
import { BackButton } from '../frame/BackButton.tsx';
import { ColumnPanel, PanelHead } from '../frame/ColumnPanel.tsx';
import { AreaLinks } from '../parts/AreaLinks.tsx';
import { AwaitedTexts } from '../parts/AwaitedTexts.tsx';
import { Imprint } from '../parts/Imprint.tsx';
import lists from '../parts/lists.module.css';
import { SectionTitle } from '../parts/SectionTitle.tsx';
import { Standing } from '../parts/Standing.tsx';
import { useTarget } from '../parts/use-target.ts';
import { SoleSource } from './SoleSource.tsx';

export function DocumentsPanel() {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const chosen = useSelect((state) => state.view.document);
  const dispatch = useDispatch();
  const record = chosen && catalogue?.documentById.get(chosen);
  return (
    <ColumnPanel label={t('documents.label')}>
      <PanelHead closeLabel={t('documents.close')}>
        {record ? (
          <BackButton label={t('documents.label')} onClick={() => dispatch(openDocument(null))} />
        ) : (
          <h2>{t('documents.label')}</h2>
        )}
      </PanelHead>
      {record ? <OneDocument key={record.id} record={record} /> : <DocumentList />}
    </ColumnPanel>
  );
}

function DocumentList() {
  const { said, t } = useLanguage();
  const catalogue = useCatalogue();
  const dispatch = useDispatch();
  return (
    <>
      <p>
        <LinkButton onClick={() => dispatch(setPanel('contradictions'))}>{t('contradictions.title')}</LinkButton>
      </p>
      <ol className={lists.rows}>
        {catalogue?.documents.map((record) => (
          <li key={record.id}>
            <InlineButton onClick={() => dispatch(openDocument(record.id))}>{said(record.title)}</InlineButton>
            <Imprint record={record} />
            <p className={prose.hint}>{t('documents.places', { count: record.areas.length })}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

/** All rows of a document by section, in document order. */
function bySection(evidence: DocumentEvidence): [section: string, rows: AnyRow[]][] {
  const sections = new Map<string, AnyRow[]>();
  for (const row of rowsOf(evidence).sort((a, b) => a.at.line - b.at.line))
    sections.set(row.at.section, [...(sections.get(row.at.section) ?? []), row]);
  return [...sections];
}

function OneDocument({ record }: { readonly record: DocumentRecord }) {
  const { said, t } = useLanguage();
  const evidence = useSelect((state) => state.evidence.get(record.id));
  const wanted = useSelect((state) => state.view.statement);
  const sections = useMemo(() => (evidence ? bySection(evidence) : []), [evidence]);
  return (
    <>
      <h2>{said(record.title)}</h2>
      <Imprint record={record} />
      {record.note && <p className={prose.hint}>{said(record.note)}</p>}
      <SoleSource record={record} />
      {!evidence && <AwaitedTexts document={record.id} />}
      {evidence && evidence.gaps.length > 0 && (
        <section className={lists.rows}>
          <h3>{t('documents.gaps')}</h3>
          <ul>
            {evidence.gaps.map((gap) => (
              <li key={gap.id}>{said(gap.text)}</li>
            ))}
          </ul>
        </section>
      )}
      <section className={lists.sections}>
        <h3>{t('documents.says')}</h3>
        {sections.map(([section, rows]) => (
          <details key={section} open={rows.some(({ id }) => id === wanted)}>
            <summary>
              {rows[0] && <SectionTitle at={rows[0].at} />} <small>{rows.length}</small>
            </summary>
            <ul>
              {rows.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </ul>
          </details>
        ))}
      </section>
    </>
  );
}

function Row({ row }: { readonly row: AnyRow }) {
  const { said, t } = useLanguage();
  return (
    <li {...useTarget<HTMLLIElement>(row.id)}>
      <p>
        <span className={prose.hint}>{t(`documents.${row.list}`)}</span> <Standing of={row} />
      </p>
      <p>
        {row.isDated && `${row.asOf} `}
        {said(row.words)}
      </p>
      <p className={prose.hint}>
        <AreaLinks ids={row.areas} />
      </p>
    </li>
  );
}
