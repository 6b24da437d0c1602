/**
 * Search over places, industries, documents and their rows: a combobox with a list in groups, after the ARIA Authoring
 * Practices (combobox with list autocomplete).
 */
import { type KeyboardEvent, memo, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { startSearch } from '#state/actions.ts';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Icon } from '#ui/icons.tsx';
import { hasModifier, isComposing } from '#ui/keys.ts';
import prose from '#ui/prose.module.css';
import { useEscapeLayer } from '#ui/use-layer.ts';
import { useDispatch, useLanguage } from '../context.ts';
import { keyOf, type Result, type Results } from './result.ts';
import css from './SearchBox.module.css';
import { optionId, SearchResults } from './SearchResults.tsx';
import { useChoose } from './use-choose.ts';
import { useSearch } from './use-search.ts';

const NONE: Results = [];

export const SearchBox = memo(function SearchBox() {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const choose = useChoose();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [pointed, setPointed] = useState<string>();
  // A text for which Enter was pressed before anything was found: the search may still be loading.
  const [entered, setEntered] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const query = useDeferredValue(text);
  const { groups, isSettled: isFound, waiting } = useSearch(query);
  const results = groups.flatMap((group) => group.results);
  // Kept by key, not by index, so that it stays active when more results have loaded.
  const at = results.findIndex((result) => keyOf(result) === pointed);
  const active = Math.max(0, at);
  const current = results[active];
  const shown = open && text.trim() !== '';

  const clear = () => {
    setText('');
    setPointed(undefined);
  };
  const onChoose = (result: Result) => {
    choose(result);
    setOpen(false);
    clear();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends the composition of an input method (IME) does not choose a result.
    if (isComposing(event.nativeEvent) || hasModifier(event)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = results[(active + step + results.length) % results.length];
      if (next) setPointed(keyOf(next));
    } else if (event.key === 'Enter') {
      if (text.trim() === '') return;
      // The list may lag a keystroke behind the text: Enter is for the current text.
      if (query === text && isFound && current) onChoose(current);
      else setEntered(text);
    }
  };
  useEffect(() => {
    if (entered === undefined || entered !== query || !isFound || !current) return;
    setEntered(undefined);
    onChoose(current);
  });
  useEscapeLayer(text === '' ? null : 'search', clear, input);
  const isSettled = shown && query === text && isFound;
  const isNone = isSettled && results.length === 0;
  return (
    <div className={css.search} data-part="search">
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
        aria-activedescendant={shown && current ? optionId(listId, current) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('search.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setPointed(undefined);
          setEntered(undefined);
        }}
        onFocus={() => {
          dispatch(startSearch());
          setOpen(true);
        }}
        onBlur={() => {
          setOpen(false);
          setEntered(undefined);
        }}
        onKeyDown={onKeyDown}
      />
      {text !== '' && (
        <IconButton
          icon="close"
          label={t('search.clear')}
          className={css.clear}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            clear();
            input.current?.focus();
          }}
        />
      )}
      <SearchResults
        id={listId}
        groups={shown ? groups : NONE}
        current={current}
        onPoint={(result) => setPointed(keyOf(result))}
        onChoose={onChoose}
      />
      <p className={classes(css.status, isNone && css.none)} role="status">
        {isNone && t(waiting ? 'search.waiting' : 'search.none')}
        {isSettled && results.length > 0 && (
          <span className={prose.visuallyHidden}>{t('search.count', { count: results.length })}</span>
        )}
      </p>
    </div>
  );
});
