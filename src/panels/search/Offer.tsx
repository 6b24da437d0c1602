/** One search result in words, with its matches highlighted. */
import { choiceWords } from '#domain/asof/filter.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { partsOf } from '#search/fold.ts';
import type { Reason } from '#search/match.ts';
import type { NameResult } from '#search/names.ts';
import type { RowResult } from '#search/texts.ts';
import { useCatalogue, useLanguage } from '../context.ts';
import { SectionTitle } from '../parts/SectionTitle.tsx';
import type { Result } from './result.ts';
import css from './SearchBox.module.css';

/** A text with its matches highlighted, as elements: no text of the data or the query is parsed as markup. */
function Marked({ reason, lang }: { readonly reason: Pick<Reason, 'text' | 'marks'>; readonly lang: string }) {
  let at = 0;
  return (
    <span lang={lang}>
      {partsOf(reason.text, reason.marks).map(({ text, marked }) => {
        const key = at;
        at += text.length;
        return marked ? <mark key={key}>{text}</mark> : text;
      })}
    </span>
  );
}

/**
 * A reading, or a name close to the Chinese one, is Chinese in Latin letters, and is marked as that for screen readers.
 */
const languageTag = ({ how, language }: Reason) =>
  language === 'zh' && (how === 'pinyin' || how === 'near') ? 'zh-Latn' : language;

export function Offer({ result }: { readonly result: Result }) {
  const catalogue = useCatalogue();
  if (!catalogue) return null;
  return 'asOf' in result ? (
    <Row result={result} catalogue={catalogue} />
  ) : (
    <Named result={result} catalogue={catalogue} />
  );
}

interface OfferProps<Kind extends Result> {
  readonly result: Kind;
  readonly catalogue: IndexedCatalogue;
}

/** A row of a document: an excerpt of its text, and its source. */
function Row({ result, catalogue }: OfferProps<RowResult>) {
  const { language, foreign } = useLanguage();
  const { kind, reason, document, asOf, at, areas } = result;
  const names = (kind === 'link' ? areas : areas.slice(0, 1)).map((id) => catalogue.areaById.get(id)?.name[language]);
  return (
    <>
      <span className={css.excerpt}>
        <Marked reason={reason} lang={reason.language} />
      </span>
      <small lang={foreign}>
        {[names.join(' → '), catalogue.documentById.get(document)?.short[language], asOf].filter(Boolean).join(' · ')}
        {' · '}
        <SectionTitle at={at} />
      </small>
    </>
  );
}

/** A place, a group of places, an industry or a document: its name, and the matched text if that is not the name. */
function Named({ result, catalogue }: OfferProps<NameResult>) {
  const { language, foreign, t } = useLanguage();
  const { reason } = result;
  const { name, detail } = wordsOf(catalogue, result, language);
  const inName = reason.text === name;
  return (
    <>
      <span className={css.line}>
        {inName ? <Marked reason={reason} lang={language} /> : <span lang={foreign}>{name}</span>}
        {result.kind === 'group' ? (
          <small>{t(`filter.${result.facet}`)}</small>
        ) : (
          <small lang={foreign}>{detail}</small>
        )}
      </span>
      {!inName && (
        <small>
          {t(`search.${reason.how === 'name' || reason.how === 'text' ? 'other' : reason.how}`)}{' '}
          <Marked reason={reason} lang={languageTag(reason)} />
        </small>
      )}
    </>
  );
}

function wordsOf(catalogue: IndexedCatalogue, result: NameResult, language: EvidenceLanguage) {
  if (result.kind === 'place') {
    const area = catalogue.areaById.get(result.id);
    return {
      name: area?.name[language] ?? '',
      detail: catalogue.kinds.find((kind) => kind.id === area?.kind)?.[language],
    };
  }
  if (result.kind === 'group')
    return { name: choiceWords(catalogue, result.facet, result.id)?.[language] ?? '', detail: undefined };
  if (result.kind === 'industry') {
    const group = catalogue.industryGroups.find(({ members }) => members.some(({ id }) => id === result.id));
    return { name: catalogue.industryName.get(result.id)?.[language] ?? '', detail: group?.[language] };
  }
  const record = catalogue.documentById.get(result.id);
  return { name: record?.title[language] ?? '', detail: record?.covers[1] };
}
