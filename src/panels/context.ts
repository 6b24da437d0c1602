/** What every panel needs: the store, the words, and what is shown, read through selectors. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { evidenceLanguage } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { catalogueOf, languageOf, yearOf } from '#state/selectors.ts';
import type { Action, MapStore, State } from '#state/store.ts';

export const StoreContext = createContext<MapStore | undefined>(undefined);

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
/** The words of the interface, and the language that the evidence is shown in. */
export function useLanguage() {
  const language = useSelect(languageOf);
  return { language: evidenceLanguage(language), t: translator(language) };
}
export const useCatalogue = () => useSelect(catalogueOf);
export const useYear = () => useSelect(yearOf);
