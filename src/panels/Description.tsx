/** The present view in words: to read and copy, and spoken when it has changed and come to rest. */
import { useEffect, useRef, useState } from 'react';
import { announce } from '#state/actions.ts';
import { describe } from '#state/describe.ts';
import { encode } from '#state/url.ts';
import { useDispatch, useLanguage, useMapStore, useSelect } from './context.ts';

/** The words alone are compared, so a move of the map renders nothing. */
function useDescription(): string {
  const { t } = useLanguage();
  return useSelect((state) => describe(state, t));
}

export function Description() {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <details className="describe" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('describe.title')}</summary>
      {open && <Words />}
    </details>
  );
}

function Words() {
  const { t } = useLanguage();
  const store = useMapStore();
  const dispatch = useDispatch();
  const words = useDescription();
  const copy = async () => {
    const { view } = store.getState();
    // The picture in words is a link too: the two go together.
    await navigator.clipboard.writeText(`${words}\n${new URL(`?${encode(view)}`, location.href).href}`);
    dispatch(announce(t('describe.copied')));
  };
  return (
    <>
      <p>{words}</p>
      <button type="button" className="more" onClick={() => void copy()}>
        {t('describe.copy')}
      </button>
    </>
  );
}

/** A reader who steps through years or choices hears where the steps have led, not each of them. */
const SETTLED_MS = 1200;

/**
 * Says what the view has become, when it has been the same for a while. Not at the start, where the page speaks for itself;
 * nor after a selection alone or a change of language: the first has an announcement of its own, the second changes no fact.
 */
export function SpokenDescription() {
  const { language } = useLanguage();
  const words = useDescription();
  const area = useSelect((state) => state.view.area);
  const ready = useSelect((state) => state.catalogue.status === 'ready');
  const [spoken, setSpoken] = useState('');
  const last = useRef<{ readonly area: typeof area; readonly language: typeof language }>(undefined);
  useEffect(() => {
    if (!ready) return;
    const isNews = last.current !== undefined && last.current.area === area && last.current.language === language;
    last.current = { area, language };
    if (!isNews) return;
    const timer = setTimeout(() => setSpoken(words), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [words, area, language, ready]);
  return (
    <div className="visually-hidden" aria-live="polite" data-description>
      {spoken}
    </div>
  );
}
