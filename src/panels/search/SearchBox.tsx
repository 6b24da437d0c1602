/**
 * Search over places, industries, documents and their rows (statements, figures, links, events): a combobox with a list in groups, after the ARIA Authoring Practices
 * (combobox with list autocomplete). Names are found at once; readings and statements when they have loaded.
 */
import { type KeyboardEvent, memo, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { OFFICIAL_LANGUAGE } from '#domain/vocabulary/languages.ts';
import { partsOf } from '#search/fold.ts';
import { groupResults, type NameResult, nameIndex, type Reason, searchNames } from '#search/names.ts';
import type { RowResult } from '#search/texts.ts';
import { announce, openDocument, openRow, openStatement, selectArea, setFilter, startSearch } from '#state/actions.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Icon } from '#ui/icons.tsx';
import prose from '#ui/prose.module.css';
import { useCatalogue, useDispatch, useLanguage, useSelect } from '../context.ts';
import css from './SearchBox.module.css';
import { useTextSearch } from './use-text-search.ts';

type Result = NameResult | RowResult;
const keyOf = ({ kind, id }: Result) => `${kind}-${id}`;

export const SearchBox = memo(function SearchBox() {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const terms = useSelect((state) => state.searchTerms);
  const searching = useSelect((state) => state.session.searching);
  const dispatch = useDispatch();
  const { search, indexed, waiting } = useTextSearch();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const query = useDeferredValue(text);
  const names = useMemo(
    () => (searching && catalogue ? nameIndex(catalogue, terms) : undefined),
    [searching, catalogue, terms],
  );
  const find = useMemo(
    () => (wanted: string) =>
      groupResults<Result>([
        ...(names ? searchNames(names, wanted, language) : []),
        ...(search && indexed > 0 ? search.search(wanted, language) : []),
      ]),
    [names, search, indexed, language],
  );
  const groups = useMemo(() => find(query), [find, query]);
  const results = groups.flatMap((group) => group.results);
  // Kept by what it is and not by its place, so that it stays chosen when more has loaded.
  const active = Math.max(
    0,
    results.findIndex((result) => keyOf(result) === chosen),
  );
  const current = results[active];
  const shown = open && text.trim() !== '';
  const optionId = (result: Result) => `${listId}-${keyOf(result)}`;

  const choose = (result: Result) => {
    if (result.kind === 'place') dispatch(selectArea(result.id));
    else if (result.kind === 'document') dispatch(openDocument(result.id));
    else if (result.kind === 'industry') {
      dispatch(setFilter('industry', result.id));
      dispatch(
        announce(t('search.chosenIndustry', { industry: catalogue?.industryName.get(result.id)?.[language] ?? '' })),
      );
    } else {
      const area = placeOf(result);
      dispatch(area ? openStatement(area, result.id) : openRow(result.document, result.id));
    }
    setOpen(false);
    setText('');
    setChosen(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends a Chinese input method's composition is not a choice.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = results[(active + step + results.length) % results.length];
      if (next) setChosen(keyOf(next));
    } else if (event.key === 'Enter') {
      // The deferred list may trail the text by a keystroke: Enter answers what is typed.
      const best = query === text ? current : find(text)[0]?.results[0];
      if (best && text.trim() !== '') choose(best);
    } else if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      setText('');
      setOpen(false);
    }
  };
  const settled = shown && query === text;
  return (
    <div className={css.search}>
      <span className={css.icon}>
        <Icon name="search" />
      </span>
      <input
        ref={input}
        id="search"
        type="text"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && current ? optionId(current) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('search.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setChosen(undefined);
        }}
        onFocus={() => {
          dispatch(startSearch());
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {text !== '' && (
        <IconButton
          icon="close"
          label={t('search.clear')}
          className={css.clear}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            setText('');
            input.current?.focus();
          }}
        />
      )}
      <div
        id={listId}
        role="listbox"
        aria-label={t('search.label')}
        className={css.results}
        hidden={!shown || results.length === 0}
      >
        {shown &&
          groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options
            <div key={group.kind} role="group" aria-labelledby={`${listId}-${group.kind}`}>
              <p id={`${listId}-${group.kind}`} className={css.group} role="presentation">
                {t(`search.${group.kind}`)}
              </p>
              {group.results.map((result) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox input handles the keys for its options
                <div
                  key={keyOf(result)}
                  id={optionId(result)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={result === current}
                  data-kind={result.kind}
                  data-id={result.id}
                  ref={result === current ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
                  onMouseDown={(event) => event.preventDefault()}
                  onMouseMove={() => setChosen(keyOf(result))}
                  onClick={() => choose(result)}
                >
                  <Offer result={result} />
                </div>
              ))}
            </div>
          ))}
      </div>
      <p className={css.status} role="status">
        {settled && results.length === 0 && t(waiting ? 'search.waiting' : 'search.none')}
        {settled && results.length > 0 && (
          <span className={prose.visuallyHidden}>{t('search.count', { count: results.length })}</span>
        )}
      </p>
    </div>
  );
});

/** The whole city is an end of most links; the place at the other end is what the link tells of. */
const CITY = 'shanghai';

/** Where a row is opened: at its place; of a link at the end that is not the city itself. Undefined of an event without a place. */
const placeOf = ({ areas }: RowResult) => areas.find((id) => id !== CITY) ?? areas[0];

/** A text with its matches marked, as elements: whatever the data or the query hold, none of it is markup. */
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

/** A reading, or a name that is near the Chinese one, is Chinese in Latin letters; a reader is told so. */
const languageTag = ({ how, language }: Reason) =>
  language === 'zh' && (how === 'pinyin' || how === 'near') ? 'zh-Latn' : language;

function Offer({ result }: { readonly result: Result }) {
  const { language, foreign, t } = useLanguage();
  const catalogue = useCatalogue();
  if (!catalogue) return null;
  const { reason } = result;
  if ('asOf' in result) {
    const { document, asOf, at, areas } = result;
    const names = (result.kind === 'link' ? areas : areas.slice(0, 1)).map(
      (id) => catalogue.areaById.get(id)?.name[language],
    );
    return (
      <>
        <span className={css.excerpt}>
          <Marked reason={reason} lang={reason.language} />
        </span>
        <small lang={foreign}>
          {[names.join(' → '), catalogue.documentById.get(document)?.short[language], asOf].filter(Boolean).join(' · ')}
          {' · '}
          <span lang={OFFICIAL_LANGUAGE}>{at.section}</span>
        </small>
      </>
    );
  }
  const { name, detail } = wordsOf(catalogue, result, language);
  const inName = reason.text === name;
  return (
    <>
      <span className={css.line}>
        {inName ? <Marked reason={reason} lang={language} /> : <span lang={foreign}>{name}</span>}
        <small lang={foreign}>{detail}</small>
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

function wordsOf(
  catalogue: NonNullable<ReturnType<typeof useCatalogue>>,
  result: NameResult,
  language: EvidenceLanguage,
) {
  if (result.kind === 'place') {
    const area = catalogue.areaById.get(result.id);
    return {
      name: area?.name[language] ?? '',
      detail: catalogue.kinds.find((kind) => kind.id === area?.kind)?.[language],
    };
  }
  if (result.kind === 'industry') {
    const group = catalogue.industryGroups.find(({ members }) => members.some(({ id }) => id === result.id));
    return { name: catalogue.industryName.get(result.id)?.[language] ?? '', detail: group?.[language] };
  }
  const record = catalogue.documentById.get(result.id);
  return { name: record?.title[language] ?? '', detail: record?.covers[1] };
}
