/** The texts of the page outside React: its title, and the accessible name of the map's region. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { translator } from '#i18n/index.ts';
import { languageOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';

/** @param map the map's element. */
export function usePageWords(store: MapStore, map: HTMLElement): void {
  const language = useStore(store, languageOf);
  useEffect(() => {
    const t = translator(language);
    document.title = t('app.title');
    map.setAttribute('aria-label', t('map.region'));
  }, [language, map]);
}
