/**
 * The page frame while the index is missing: language and theme can still be switched. Everything else needs the index
 * and is kept for it.
 */
import { isLanguage, LANGUAGES, type Language } from '#domain/vocabulary/languages.ts';
import { setLanguage, setTheme } from '#state/actions.ts';
import { languageOf, themeOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { earlyInput } from './early-input.ts';
import { FRAME_ATTRIBUTE, framesIn } from './frame-page.ts';

/** With two languages the switch is a button to the other one, with more a list. */
const nextLanguage = (control: Element, now: Language): Language | undefined => {
  if (!(control instanceof HTMLSelectElement)) return LANGUAGES.find((one) => one !== now);
  return isLanguage(control.value) ? control.value : undefined;
};

/** Puts the frame of a language in place of the present one, which is kept beside the others. */
function showLanguage(host: Element, language: Language): void {
  const shown = host.querySelector(`[${FRAME_ATTRIBUTE}]`);
  const store = framesIn(document);
  const wanted = store?.querySelector(`[${FRAME_ATTRIBUTE}="${language}"]`);
  if (!shown || !store || !wanted) return;
  shown.replaceWith(wanted);
  store.append(shown);
}

/** @param host the element that has the frame. @returns a function that stops it, before the app takes over. */
export function serveFrame(host: Element, store: MapStore): () => void {
  const onUse = ({ target }: Event) => {
    const control = target instanceof Element ? target.closest('[data-part="language"], [data-part="theme"]') : null;
    if (!control) return;
    earlyInput()?.forget(control);
    const state = store.getState();
    if (control.matches('[data-part="theme"]'))
      return store.dispatch(setTheme(themeOf(state) === 'dark' ? 'light' : 'dark'));
    const language = nextLanguage(control, languageOf(state));
    if (language === undefined || language === languageOf(state)) return;
    store.dispatch(setLanguage(language));
    showLanguage(host, language);
  };
  host.addEventListener('click', onUse);
  host.addEventListener('change', onUse);
  return () => {
    host.removeEventListener('click', onUse);
    host.removeEventListener('change', onUse);
  };
}
