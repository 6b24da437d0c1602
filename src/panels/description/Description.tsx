/** The current view described in words: to read and copy, and announced after a debounce when it has changed. */
import { useEffect, useMemo, useState } from 'react';
import { onSite } from '#data/carried.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { describe } from '#state/describe.ts';
import { languageOf } from '#state/selectors.ts';
import type { State } from '#state/store.ts';
import { encode } from '#state/url.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { useLanguage, useMapStore, useSelect } from '../context.ts';
import { useCopy } from '../parts/use-copy.ts';
import css from './Description.module.css';

export function Description() {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <details
      className={css.describe}
      data-part="description"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('describe.title')}</summary>
      {open && <Words />}
    </details>
  );
}

function Words() {
  const { t } = useLanguage();
  const store = useMapStore();
  const view = useSelect((state) => state.view);
  const evidence = useSelect((state) => state.evidence);
  const words = useMemo(() => describe({ ...store.getState(), view, evidence }, t), [store, view, evidence, t]);
  const { shown, outcome, copy } = useCopy<HTMLParagraphElement>(t('describe.copied'));
  // The copied description ends with the link to the view.
  const withLink = () => copy(`${words}\n${new URL(onSite(`?${encode(view)}`), location.href).href}`);
  return (
    <>
      <p ref={shown}>{words}</p>
      <LinkButton onClick={() => void withLink()}>{t('describe.copy')}</LinkButton>{' '}
      {outcome && <small>{outcome}</small>}
    </>
  );
}

/** Debounce, ms: a user who steps through years or choices hears the result, not each step. */
const DEBOUNCE_MS = 1200;

/** The inputs of the description; the rest of the state changes with every movement of the pointer. */
const isSame = (a: State, b: State) =>
  a.view === b.view && a.catalogue === b.catalogue && a.evidence === b.evidence && languageOf(a) === languageOf(b);

/**
 * Announces the view once it has been stable for a while. Not initially, where the page speaks for itself; nor after a
 * selection alone or a change of language: the first has an announcement of its own, the second changes no fact.
 */
export function SpokenDescription() {
  const store = useMapStore();
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    /** Texts and languages that finish loading are not an action of the user. */
    let stepped = false;
    let rest: { readonly area: AreaId | null; readonly language: Language; readonly words: string } | undefined;
    const announce = () => {
      const state = store.getState();
      if (state.catalogue.status !== 'ready') return;
      const language = languageOf(state);
      const next = { area: state.view.area, language, words: describe(state, translator(language)) };
      const isNews =
        stepped &&
        rest !== undefined &&
        rest.area === next.area &&
        rest.language === language &&
        rest.words !== next.words;
      rest = next;
      stepped = false;
      if (isNews) setSpoken(next.words);
    };
    announce();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = store.subscribe((state, previous) => {
      if (isSame(state, previous)) return;
      stepped ||= state.view !== previous.view;
      clearTimeout(timer);
      timer = setTimeout(announce, DEBOUNCE_MS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [store]);
  return (
    <div className={prose.visuallyHidden} aria-live="polite" data-description>
      {spoken}
    </div>
  );
}
