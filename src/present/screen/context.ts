/** The store of the screen, and the words of its language. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { evidenceLanguage, saidIn, type Words } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { languageOf } from '#state/selectors.ts';
import type { MapStore, State } from '#state/store.ts';

export const ScreenStore = createContext<MapStore | undefined>(undefined);

export function useScreenStore(): MapStore {
  const store = useContext(ScreenStore);
  if (!store) throw new Error('a part of the screen stands outside its store');
  return store;
}
export const useShown = <Value>(select: (state: State) => Value): Value => useStore(useScreenStore(), select);

/** `said`: a text of a story; a draft may have it in the other language alone. */
export function useWords() {
  const shown = useShown(languageOf);
  const language = evidenceLanguage(shown);
  const foreign = language === shown ? undefined : language;
  const said = (words: Words) => saidIn(words, language);
  return { shown, language, foreign, said, t: translator(shown) };
}
