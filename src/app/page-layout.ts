/**
 * Keeps the document in sync with the state, outside React and in the same task: language, theme, and the attributes
 * and custom properties that the style sheets use for layout. The map session is notified of a new layout here, before
 * React renders, so that map, labels and panels move in one frame.
 */
import {
  formOf,
  LAYOUT_VARIABLES,
  type LayoutSubject,
  layoutOf,
  layoutSubjectOf,
  type MapBox,
  mapBoxOf,
  type PageLayout,
  type Viewport,
} from '#state/layout.ts';
import { catalogueOf, languageOf, themeOf } from '#state/selectors.ts';
import type { MapStore, State } from '#state/store.ts';
import { interactionOf } from '#state/view-rules.ts';
import { viewport } from './viewport.ts';

export interface PageMirror {
  /** The map's size and its free part in the current layout. */
  readonly mapBox: () => MapBox;
  /** Calls the listener when they have changed. @returns a function that unsubscribes. */
  readonly onLayout: (listener: () => void) => () => void;
  readonly dispose: () => void;
}

function subjectOf(state: State): LayoutSubject {
  const catalogue = catalogueOf(state);
  const { area } = state.view;
  return layoutSubjectOf(state.view, state.session, area !== null && (!catalogue || catalogue.areaById.has(area)));
}

function writeAttributes(root: HTMLElement, state: State, subject: LayoutSubject, size: Viewport): void {
  const { view, session } = state;
  root.lang = languageOf(state);
  Object.assign(root.dataset, {
    theme: themeOf(state),
    mode: view.mode,
    show: view.mode === 'embed' ? view.show.join(' ') : '',
    interaction: interactionOf(view),
    ...formOf(subject, size),
    front: session.isColumnInFront ? 'column' : 'details',
    sheet: session.sheet,
    left: session.foldedLeft ? 'folded' : 'open',
    panel: view.panel ?? '',
  });
}

/** Writes custom properties of the root; only those that have changed. */
export function writeLayout(root: HTMLElement, layout: PageLayout, before?: PageLayout): void {
  for (const [key, name] of Object.entries(LAYOUT_VARIABLES)) {
    const value = layout[key as keyof PageLayout];
    if (value !== before?.[key as keyof PageLayout]) root.style.setProperty(name, `${value}px`);
  }
}

/** Padding of the map on paper, px. */
const PAPER_GAP_PX = 16;

/** In print nothing overlays the map, and only the browser knows the paper size. */
function paperBox(map: HTMLElement): MapBox {
  const { width, height } = map.getBoundingClientRect();
  const gap = PAPER_GAP_PX;
  return {
    size: { width, height },
    frame: { x: gap, y: gap, width: Math.max(1, width - 2 * gap), height: Math.max(1, height - 2 * gap) },
  };
}

const isSame = (a: PageLayout, b: PageLayout) =>
  (Object.keys(a) as (keyof PageLayout)[]).every((key) => a[key] === b[key]);

/** @param map the map's element. */
export function mirrorPage(store: MapStore, map: HTMLElement): PageMirror {
  const root = document.documentElement;
  const listeners = new Set<() => void>();
  let size = viewport();
  let layout: PageLayout | undefined;
  const update = () => {
    const state = store.getState();
    const subject = subjectOf(state);
    writeAttributes(root, state, subject, size);
    const next = layoutOf(subject, size);
    if (layout && isSame(layout, next)) return false;
    writeLayout(root, next, layout);
    layout = next;
    return true;
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const unsubscribe = store.subscribe((state, previous) => {
    const { view, session } = state;
    const isShown = view !== previous.view || session !== previous.session || state.catalogue !== previous.catalogue;
    if (isShown && update()) tell();
  });
  const onResize = () => {
    size = viewport();
    update();
    tell();
  };
  addEventListener('resize', onResize);
  const paper = matchMedia('print');
  paper.addEventListener('change', tell);
  update();
  return {
    mapBox: () =>
      paper.matches ? paperBox(map) : mapBoxOf(layout ?? layoutOf(subjectOf(store.getState()), size), size),
    onLayout(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dispose() {
      unsubscribe();
      removeEventListener('resize', onResize);
      paper.removeEventListener('change', tell);
    },
  };
}
