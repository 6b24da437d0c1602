/** Search over place names: a combobox with a list, after the ARIA Authoring Practices (combobox with list autocomplete). */
import { type KeyboardEvent, memo, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { selectArea } from '#state/actions.ts';
import { searchAreas } from '#state/search.ts';
import { Icon } from '#ui/icons.tsx';
import { useCatalogue, useDispatch, useLanguage } from './context.ts';

/** A name that matched in another language than the reader's is read aloud, and hyphenated, in its own. */
const languageOfName = (name: string) => (/\p{Script=Han}/u.test(name) ? 'zh' : 'en');

export const SearchBox = memo(function SearchBox() {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const dispatch = useDispatch();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const query = useDeferredValue(text);
  const results = useMemo(() => (catalogue ? searchAreas(catalogue, query, language) : []), [catalogue, query, language]);
  const shown = open && text.trim() !== '';
  const current = results[Math.min(active, results.length - 1)];
  const optionId = (id: string) => `${listId}-${id}`;

  const choose = (id: (typeof results)[number]['area']['id']) => {
    dispatch(selectArea(id));
    setOpen(false);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends a Chinese input method's composition is not a choice.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((index) => (results.length ? (index + step + results.length) % results.length : 0));
    } else if (event.key === 'Enter') {
      // The deferred list may trail the text by a keystroke: Enter answers what is typed.
      const best = query === text ? current : catalogue && searchAreas(catalogue, text, language)[0];
      if (best && text.trim() !== '') choose(best.area.id);
    } else if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      setText('');
      setOpen(false);
    }
  };
  return (
    <div className="search">
      <span className="search-icon">
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
        aria-activedescendant={shown && current ? optionId(current.area.id) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('search.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setActive(0);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {text !== '' && (
        <button
          type="button"
          className="icon-button search-clear"
          aria-label={t('search.clear')}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            setText('');
            input.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      )}
      <div id={listId} role="listbox" aria-label={t('search.label')} className="search-results" hidden={!shown || results.length === 0}>
        {results.map(({ area, matched }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox input handles the keys for its options
          <div
            key={area.id}
            id={optionId(area.id)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            data-area={area.id}
            onMouseDown={(event) => event.preventDefault()}
            onMouseEnter={() => setActive(index)}
            onClick={() => choose(area.id)}
          >
            <span>{area.name[language]}</span>
            <small>
              {matched && <span lang={languageOfName(matched)}>{matched}</span>}{' '}
              {catalogue?.kinds.find((kind) => kind.id === area.kind)?.[language]}
            </small>
          </div>
        ))}
      </div>
      <p className="search-status" role="status">
        {shown && query === text ? (
          results.length === 0 ? (
            t('search.none')
          ) : (
            <span className="visually-hidden">{t('search.count', { count: results.length })}</span>
          )
        ) : (
          ''
        )}
      </p>
    </div>
  );
});
