/** The texts of the page outside React: its title, and the accessible name of the map's region. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { translator } from '#i18n/index.ts';
import { PANEL_REGISTRY } from '#panels/registry.ts';
import { languageOf } from '#state/selectors.ts';
import type { MapStore, State } from '#state/store.ts';
import { titleOf } from '#state/title.ts';

function titleOfPage(state: State): string {
  const t = translator(languageOf(state));
  const { panel } = state.view;
  return titleOf(state, t, panel && t(PANEL_REGISTRY[panel].label));
}

/** @param map the map's element. */
export function usePageWords(store: MapStore, map: HTMLElement): void {
  const language = useStore(store, languageOf);
  const title = useStore(store, titleOfPage);
  // After the address: the title then belongs to the new entry of the history.
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    map.setAttribute('aria-label', translator(language)('map.region'));
  }, [language, map]);
}
