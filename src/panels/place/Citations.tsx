/** A statement's reference in both forms that readers of these documents are asked for, each to be copied, and its link. */
import { useState } from 'react';
import { cite } from '#domain/format/citation.ts';
import type { DocumentRecord, Statement } from '#domain/model/schema.ts';
import { announce } from '#state/actions.ts';
import { encode } from '#state/url.ts';
import { useDispatch, useLanguage, useMapStore } from '../context.ts';

/** Each form in the language it is for, whichever language the map is read in. */
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
  const dispatch = useDispatch();
  const link = new URL(`?${encode({ ...store.getState().view, statement: statement.id, at: null })}`, location.href)
    .href;
  const [outcome, setOutcome] = useState<{ readonly style: string; readonly words: string }>();
  async function copy(text: string, style: string) {
    // There is no clipboard where the page is not served safely, and the browser may refuse it. The text stands there to be selected.
    const isCopied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    const words = isCopied ? t('details.copied', { style }) : t('details.notCopied');
    setOutcome({ style, words });
    dispatch(announce(words));
  }
  return (
    <section className="citations" aria-label={t('details.citation')}>
      {FORMS.map(({ style, language }) => {
        const text = cite(document, statement.at, language, link);
        return (
          <div key={style}>
            <h5>{style}</h5>
            <p lang={language}>{text}</p>
            <button
              type="button"
              className="more"
              aria-label={t('details.copy', { style })}
              onClick={() => void copy(text, style)}
            >
              {t('details.copyShort')}
            </button>{' '}
            {outcome?.style === style && <small>{outcome.words}</small>}
          </div>
        );
      })}
      <a href={link}>{t('details.statementLink')}</a>
    </section>
  );
}
