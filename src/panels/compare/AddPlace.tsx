/** Adds a place to the comparison by its name. */
import { type FormEvent, type KeyboardEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import type { AreaId } from '#domain/model/ids.ts';
import { addToComparison, announce, startSearch } from '#state/actions.ts';
import { Icon } from '#ui/icons.tsx';
import { isComposing } from '#ui/keys.ts';
import prose from '#ui/prose.module.css';
import { useEscapeLayer } from '#ui/use-layer.ts';
import { useCatalogue, useDispatch, useLanguage } from '../context.ts';
import dock from '../frame/DockPanel.module.css';
import { useNames } from '../parts/use-names.ts';
import { keyOf, type Result } from '../search/result.ts';
import { optionId, SearchResults } from '../search/SearchResults.tsx';
import css from './ComparePanel.module.css';

/**
 * A field with suggestions, by the same search as the search box; Enter takes the best match, or the one pointed at.
 */
export function AddPlace({ chosen }: { readonly chosen: readonly AreaId[] }) {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const dispatch = useDispatch();
  const names = useNames();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [isUnknown, setUnknown] = useState(false);
  const [pointed, setPointed] = useState<string>();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const change = (next: string) => {
    setText(next);
    setUnknown(false);
  };
  useEscapeLayer(text === '' ? null : 'compare-field', () => change(''), input);
  const query = useDeferredValue(text);
  const find = useMemo(
    () =>
      (wanted: string): Result[] =>
        names
          ? names.search(wanted, language).filter((result) => result.kind === 'place' && !chosen.includes(result.id))
          : [],
    [names, language, chosen],
  );
  const offered = useMemo(() => (isOpen ? find(query) : []), [isOpen, find, query]);
  const active = Math.max(
    0,
    offered.findIndex((result) => keyOf(result) === pointed),
  );
  const current = offered[active];
  const add = (result: Result | undefined) => {
    const place = result?.kind === 'place' ? catalogue?.areaById.get(result.id) : undefined;
    setUnknown(!place);
    setOpen(false);
    setPointed(undefined);
    if (!place) return;
    dispatch(addToComparison(place.id));
    dispatch(announce(t('compare.added', { name: place.name[language] })));
    setText('');
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    // The deferred list may lag a keystroke behind the text: Enter uses the current text.
    add(isOpen && query === text ? current : find(text)[0]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) {
      // The Enter that ends a composition would submit the form.
      if (event.key === 'Enter') event.preventDefault();
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = offered[(active + step + offered.length) % offered.length];
      if (next) setPointed(keyOf(next));
    }
  };
  return (
    <form className={css.add} onSubmit={onSubmit}>
      <div className={css.chooser}>
        <input
          ref={input}
          type="text"
          className={dock.field}
          role="combobox"
          aria-label={t('compare.add')}
          aria-expanded={offered.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={current ? optionId(listId, current) : undefined}
          placeholder={t('compare.add')}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onFocus={() => dispatch(startSearch())}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            change(event.target.value);
            setOpen(true);
            setPointed(undefined);
          }}
        />
        <SearchResults
          id={listId}
          groups={offered.length > 0 ? [{ kind: 'place', results: offered }] : []}
          current={current}
          onPoint={(result) => setPointed(keyOf(result))}
          onChoose={add}
        />
      </div>
      <button type="submit" className={dock.button} disabled={text.trim() === ''}>
        <Icon name="plus" />
        {t('compare.addButton')}
      </button>
      <span role="status" className={prose.hint}>
        {isUnknown && t('compare.unknown')}
      </span>
    </form>
  );
}
