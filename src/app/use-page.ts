/** What the app does to the page outside React: it mirrors the state to the document, and hears the keys that act everywhere. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { translator } from '#i18n/index.ts';
import { placeOf } from '#panels/registry.ts';
import { selectArea } from '#state/actions.ts';
import { catalogueOf, interactionOf, languageOf, showsPart, themeOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';

/** Language, title and theme of the document, and the attributes from which the style sheets lay out the columns. */
export function usePageMirror(store: MapStore, map: HTMLElement): void {
  const view = useStore(store, (state) => state.view);
  const session = useStore(store, (state) => state.session);
  const language = useStore(store, languageOf);
  const theme = useStore(store, themeOf);
  const catalogue = useStore(store, catalogueOf);
  const t = translator(language);
  const hasPlace = view.area !== null && (!catalogue || catalogue.areaById.has(view.area));
  const interaction = interactionOf(view);
  const hasPanels = showsPart(view, 'panel');
  const place = placeOf(view.panel);
  useEffect(() => {
    const { dataset } = document.documentElement;
    document.documentElement.lang = language;
    document.title = t('app.title');
    map.setAttribute('aria-label', t('map.region'));
    dataset.theme = theme;
    dataset.mode = view.mode;
    dataset.show = view.mode === 'embed' ? view.show.join(' ') : '';
    dataset.interaction = interaction;
    dataset.details = hasPanels && (hasPlace || place === 'column') ? 'open' : 'closed';
    dataset.dock = hasPanels && place === 'dock' ? 'open' : 'closed';
    dataset.sheet = session.sheet;
    dataset.left = session.foldedLeft ? 'folded' : 'open';
    dataset.panel = view.panel ?? '';
  }, [
    language,
    theme,
    view.mode,
    view.show,
    interaction,
    hasPanels,
    view.panel,
    place,
    hasPlace,
    session.sheet,
    session.foldedLeft,
    t,
    map,
  ]);
}

/** Escape lets go of the place, unless something nearer has used the key: an open dialog, a list, a field. */
export function useEscape(store: MapStore): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      store.dispatch(selectArea(null));
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [store]);
}
