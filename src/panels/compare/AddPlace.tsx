/** Adds a place to the comparison by its name. */
import { type FormEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { nameIndex, searchNames } from '#search/names.ts';
import { addToComparison, announce } from '#state/actions.ts';
import { Icon } from '#ui/icons.tsx';
import { isComposing } from '#ui/keys.ts';
import prose from '#ui/prose.module.css';
import { useEscapeLayer } from '#ui/use-layer.ts';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import dock from '../frame/DockPanel.module.css';
import css from './ComparePanel.module.css';

/** A field with suggestions; Enter takes the best match, as in the search box. */
export function AddPlace({
  catalogue,
  chosen,
}: {
  readonly catalogue: IndexedCatalogue;
  readonly chosen: readonly AreaId[];
}) {
  const { language, t } = useLanguage();
  const dispatch = useDispatch();
  const [text, setText] = useState('');
  const [isUnknown, setUnknown] = useState(false);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const change = (next: string) => {
    setText(next);
    setUnknown(false);
  };
  useEscapeLayer(text === '' ? null : 'compare-field', () => change(''), input);
  const query = useDeferredValue(text);
  const terms = useSelect((state) => state.searchTerms);
  const names = useMemo(() => nameIndex(catalogue, terms), [catalogue, terms]);
  const find = (name: string): Area[] =>
    searchNames(names, name, language)
      .flatMap((result) => (result.kind === 'place' ? (catalogue.areaById.get(result.id) ?? []) : []))
      .filter(({ id }) => !chosen.includes(id));
  const add = (event: FormEvent) => {
    event.preventDefault();
    const best = find(text)[0];
    setUnknown(!best);
    if (!best) return;
    dispatch(addToComparison(best.id));
    dispatch(announce(t('compare.added', { name: best.name[language] })));
    setText('');
  };
  return (
    <form className={css.add} onSubmit={add}>
      <input
        ref={input}
        type="text"
        className={dock.field}
        list={listId}
        aria-label={t('compare.add')}
        placeholder={t('compare.add')}
        autoComplete="off"
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          // The Enter that ends a composition would submit the form.
          if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
        }}
      />
      <datalist id={listId}>
        {find(query).map((area) => (
          <option key={area.id} value={area.name[language]} />
        ))}
      </datalist>
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
