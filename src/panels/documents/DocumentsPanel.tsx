/** The five documents: their records, and all that each says, section by section, in its own order. */
import { useMemo } from 'react';
import { figureWords } from '#domain/asof/place.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type {
  Citation,
  DocumentEvidence,
  DocumentRecord,
  Standing as StandingValue,
  Words,
} from '#domain/model/schema.ts';
import { openDocument } from '#state/actions.ts';
import { InlineButton } from '#ui/InlineButton.tsx';
import prose from '#ui/prose.module.css';
import { useCatalogue, useDispatch, useLanguage, useSelect } from '../context.ts';
import { BackButton } from '../frame/BackButton.tsx';
import { ColumnPanel, PanelHead } from '../frame/ColumnPanel.tsx';
import { AreaLinks } from '../parts/AreaLinks.tsx';
import { Imprint } from '../parts/Imprint.tsx';
import lists from '../parts/lists.module.css';
import { Standing } from '../parts/Standing.tsx';
import { useTarget } from '../parts/use-target.ts';
import { OnlyHere } from './OnlyHere.tsx';

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
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const dispatch = useDispatch();
  return (
    <ol className={lists.rows}>
      {catalogue?.documents.map((record) => (
        <li key={record.id}>
          <InlineButton onClick={() => dispatch(openDocument(record.id))}>{record.title[language]}</InlineButton>
          <Imprint record={record} />
          <p className={prose.hint}>{t('documents.places', { count: record.areas.length })}</p>
        </li>
      ))}
    </ol>
  );
}

interface Entry {
  readonly id: string;
  readonly kind: 'statements' | 'figures' | 'links' | 'events' | 'structures';
  readonly words: Words;
  readonly areas: readonly AreaId[];
  readonly standing: StandingValue;
  readonly at: Citation;
}

/** All rows of a document by section, in the order in which the document comes to them. */
function bySection(evidence: DocumentEvidence): [section: string, entries: Entry[]][] {
  const entries: Entry[] = [
    ...evidence.statements.map(
      ({ id, text, areas, standing, at }): Entry => ({ id, kind: 'statements', words: text, areas, standing, at }),
    ),
    ...evidence.figures.map(
      (row): Entry => ({
        id: row.id,
        kind: 'figures',
        words: figureWords(row),
        areas: [row.area],
        standing: row.standing,
        at: row.at,
      }),
    ),
    ...evidence.links.map(
      ({ id, text, from, to, standing, at }): Entry => ({
        id,
        kind: 'links',
        words: text,
        areas: [from, to],
        standing,
        at,
      }),
    ),
    ...evidence.events.map(
      ({ id, title, date, areas, standing, at }): Entry => ({
        id,
        kind: 'events',
        words: { zh: `${date} ${title.zh}`, en: `${date} ${title.en}` },
        areas,
        standing,
        at,
      }),
    ),
    ...evidence.structures.map(
      (row): Entry => ({
        id: row.id,
        kind: 'structures',
        words: row.name,
        areas: row.groups.flatMap((group) => group.members),
        standing: row.standing,
        at: row.at,
      }),
    ),
  ].sort((a, b) => a.at.line - b.at.line);
  const sections = new Map<string, Entry[]>();
  for (const entry of entries) sections.set(entry.at.section, [...(sections.get(entry.at.section) ?? []), entry]);
  return [...sections];
}

function OneDocument({ record }: { readonly record: DocumentRecord }) {
  const { language, t } = useLanguage();
  const evidence = useSelect((state) => state.evidence.get(record.id));
  const wanted = useSelect((state) => state.view.statement);
  const sections = useMemo(() => (evidence ? bySection(evidence) : []), [evidence]);
  return (
    <>
      <h2>{record.title[language]}</h2>
      <Imprint record={record} />
      {record.note && <p className={prose.hint}>{record.note[language]}</p>}
      <OnlyHere record={record} />
      {!evidence && <p className={prose.hint}>{t('place.loading')}</p>}
      {evidence && evidence.gaps.length > 0 && (
        <section className={lists.rows}>
          <h3>{t('documents.gaps')}</h3>
          <ul>
            {evidence.gaps.map((gap) => (
              <li key={gap.id}>{gap.text[language]}</li>
            ))}
          </ul>
        </section>
      )}
      <section className={lists.sections}>
        <h3>{t('documents.says')}</h3>
        {sections.map(([section, entries]) => (
          <details key={section} open={entries.some(({ id }) => id === wanted)}>
            <summary>
              <span lang="zh">{section}</span> <small>{entries.length}</small>
            </summary>
            <ul>
              {entries.map((entry) => (
                <EntryRow key={entry.id} entry={entry} />
              ))}
            </ul>
          </details>
        ))}
      </section>
    </>
  );
}

function EntryRow({ entry }: { readonly entry: Entry }) {
  const { language, t } = useLanguage();
  return (
    <li {...useTarget<HTMLLIElement>(entry.id)}>
      <p>
        <span className={prose.hint}>{t(`documents.${entry.kind}`)}</span> <Standing value={entry.standing} />
      </p>
      <p>{entry.words[language]}</p>
      <p className={prose.hint}>
        <AreaLinks ids={entry.areas} />
      </p>
    </li>
  );
}
