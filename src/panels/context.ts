/** Hooks that every panel needs: the store, the messages, and selectors of the state. */
import { createContext, createElement, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import { evidenceLanguage, type Words } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { catalogueOf, languageOf, yearOf } from '#state/selectors.ts';
import type { Action, MapStore, State } from '#state/store.ts';

export const StoreContext = createContext<MapStore | undefined>(undefined);

/** Called with the element in the left column in which the user's own layers stand. */
export const OwnLayersContext = createContext<(element: Element | null) => void>(() => undefined);

/** Opens the dialog that adds the View to a story; where there is none, in the page frame, nothing happens. */
export const AddToStoryContext = createContext<() => void>(() => undefined);

export function useMapStore(): MapStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('a panel stands outside its store');
  return store;
}
export function useSelect<Value>(select: (state: State) => Value): Value {
  return useStore(useMapStore(), select);
}
export function useDispatch(): (action: Action) => void {
  return useMapStore().dispatch;
}
/**
 * `t` looks up messages of the interface. `language` is the language that the evidence is shown in, and `said` renders
 * a text of it, marked with a `lang` where it differs from the interface's. `foreign` is the same mark, for the `lang`
 * of an element with no other content.
 */
export function useLanguage() {
  const shown = useSelect(languageOf);
  const language = evidenceLanguage(shown);
  const foreign = language === shown ? undefined : language;
  const said = (words: Words | undefined): ReactNode =>
    words && foreign ? createElement('span', { lang: foreign }, words[foreign]) : words?.[language];
  return { language, foreign, said, t: translator(shown) };
}
export const useCatalogue = () => useSelect(catalogueOf);
export const useYear = () => useSelect(yearOf);
