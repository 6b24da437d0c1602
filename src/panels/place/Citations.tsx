/**
 * A statement's reference in the two citation styles that users of these documents need, each with a copy button, and
 * its link.
 */

import { onSite } from '#data/carried.ts';
import { cite } from '#domain/format/citation.ts';
import type { DocumentRecord, Statement } from '#domain/model/schema.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import { encode } from '#state/url.ts';
import { shareable } from '#state/view-rules.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { useLanguage, useMapStore } from '../context.ts';
import { useCopy } from '../parts/use-copy.ts';
import css from './Citations.module.css';

/** Each citation style in its own language, whatever the language of the interface. */
const FORMS = [
  { style: 'GB/T 7714', language: 'zh' },
  { style: 'APA', language: 'en' },
] as const;

export function Citations({
  document,
  statement,
}: {
  readonly document: DocumentRecord;
  readonly statement: Statement;
}) {
  const { t } = useLanguage();
  const store = useMapStore();
  const link = new URL(
    onSite(`?${encode({ ...shareable(store.getState().view), statement: statement.id, at: null })}`),
    location.href,
  ).href;
  return (
    <section className={css.citations} aria-label={t('place.citation')}>
      {FORMS.map(({ style, language }) => (
        <Citation key={style} style={style} language={language} text={cite(document, statement.at, language, link)} />
      ))}
      <a href={link}>{t('place.statementLink')}</a>
    </section>
  );
}

interface CitationProps {
  readonly style: string;
  readonly language: Language;
  readonly text: string;
}

function Citation({ style, language, text }: CitationProps) {
  const { t } = useLanguage();
  const { shown, outcome, copy } = useCopy<HTMLParagraphElement>(t('place.copied', { style }));
  return (
    <div>
      <h5>{style}</h5>
      <p ref={shown} lang={language}>
        {text}
      </p>
      <LinkButton aria-label={t('place.copy', { style })} onClick={() => void copy(text)}>
        {t('place.copyShort')}
      </LinkButton>{' '}
      {outcome && <small>{outcome}</small>}
    </div>
  );
}
