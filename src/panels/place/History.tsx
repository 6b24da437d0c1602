/**
 * What each document says of the place, newest first, as a vertical time line; an empty node for a document without a
 * statement.
 */
import { useState } from 'react';
import type { DocumentSays } from '#domain/asof/place.ts';
import { withoutYear } from '#domain/format/document-name.ts';
import type { Statement } from '#domain/model/schema.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { useLanguage, useSelect } from '../context.ts';
import { AwaitedTexts } from '../parts/AwaitedTexts.tsx';
import { CitedPlace } from '../parts/CitedPlace.tsx';
import lists from '../parts/lists.module.css';
import line from '../parts/Source.module.css';
import { Ours } from '../parts/Source.tsx';
import { Standing } from '../parts/Standing.tsx';
import { useTarget } from '../parts/use-target.ts';
import { usePaper } from '../use-paper.ts';
import { Citations } from './Citations.tsx';
import { Contradictions } from './Contradictions.tsx';
import css from './History.module.css';

/** Enough to show what a document is about; the rest is one click away and is not rendered until then. */
const FIRST_SHOWN = 4;

export function History({ documents }: { readonly documents: readonly DocumentSays[] }) {
  const { t } = useLanguage();
  return (
    <section className={css.history} data-part="history">
      <h3>{t('place.history')}</h3>
      <p className={prose.hint}>{t('source.oursMeans')}</p>
      <ol>
        {documents.map((says) => (
          <DocumentNode key={says.document.id} says={says} />
        ))}
      </ol>
    </section>
  );
}

function DocumentNode({ says }: { readonly says: DocumentSays }) {
  const { language, foreign, t } = useLanguage();
  const [all, setAll] = useState(false);
  const { document, loaded, statements } = says;
  const wanted = useSelect((state) => state.view.statement);
  const isPaper = usePaper();
  const whole = all || isPaper || statements.slice(FIRST_SHOWN).some((statement) => statement.id === wanted);
  const shown = whole ? statements : statements.slice(0, FIRST_SHOWN);
  return (
    <li data-silent={loaded && statements.length === 0}>
      <h4 title={document.title[language]} lang={foreign}>
        <span>{document.covers[1]}</span> {withoutYear(document.short[language])}
      </h4>
      {!loaded && <AwaitedTexts document={document.id} />}
      {loaded && statements.length === 0 && <p className={prose.hint}>{t('place.silent')}</p>}
      {shown.map((statement) => (
        <StatementRow key={statement.id} statement={statement} says={says} />
      ))}
      {!whole && statements.length > FIRST_SHOWN && (
        <LinkButton onClick={() => setAll(true)}>
          {t('place.more', { number: statements.length - FIRST_SHOWN })}
        </LinkButton>
      )}
    </li>
  );
}

function StatementRow({ statement, says }: { readonly statement: Statement; readonly says: DocumentSays }) {
  const { said, t } = useLanguage();
  const { document } = says;
  const [cites, setCites] = useState(false);
  return (
    <article className={css.statement} {...useTarget<HTMLElement>(statement.id)}>
      <p className={lists.kind}>
        <span>{t(`aspect.${statement.aspect}`)}</span>
        {statement.asOf !== document.covers[1] && <span>{statement.asOf}</span>}
        {statement.target !== undefined && <span>{t('place.target', { year: statement.target })}</span>}
        <Standing of={statement} />
      </p>
      <p>{said(statement.text)}</p>
      {statement.note && <p className={prose.hint}>{said(statement.note)}</p>}
      <Contradictions ids={[statement.id]} />
      <p className={css.source}>
        <cite className={line.source}>
          <Ours />
          <CitedPlace at={statement.at} row={statement.id} />
        </cite>
        <LinkButton aria-expanded={cites} onClick={() => setCites(!cites)}>
          {t('place.cite')}
        </LinkButton>
      </p>
      {cites && <Citations document={document} statement={statement} />}
    </article>
  );
}
