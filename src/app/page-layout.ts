/**
 * Keeps the document in sync with the state, outside React and in the same task: language, theme, and the attributes
 * and custom properties that the style sheets use for layout. The map session is notified of a new layout here, before
 * React renders, so that map, labels and panels move in one frame.
 */
import type { Mode } from '#domain/vocabulary/display.ts';
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
import { showsPlace } from '#state/story.ts';
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
  const { area, panel } = state.view;
  const { brokenParts, missingParts } = state.session;
  const hasFailed = brokenParts.some((name) => name === panel) || missingParts.some(({ name }) => name === panel);
  const isKnown = area !== null && (!catalogue || catalogue.areaById.has(area));
  return layoutSubjectOf(state.view, state.session, isKnown && showsPlace(state), !hasFailed);
}

function writeAttributes(root: HTMLElement, state: State, subject: LayoutSubject, size: Viewport): void {
  const { view, session } = state;
  root.lang = languageOf(state);
  Object.assign(root.dataset, {
    theme: themeOf(state),
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

/** On a sheet of its own nothing overlays the map, and only the browser knows the paper size. */
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

/**
 * The sheet of paper of a slide has the size of the window, so that what is printed is what is on screen. A style sheet
 * cannot name that size; and media queries ask for that of the page without a name.
 */
function slidePage(): (mode: Mode, size: Viewport) => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  let last = '';
  return (mode, { width, height }) => {
    const rule = mode === 'present' ? `@page { size: ${width}px ${height}px; margin: 0 }` : '';
    if (rule !== last) sheet.replaceSync(rule);
    last = rule;
  };
}

/** @param map the map's element. */
export function mirrorPage(store: MapStore, map: HTMLElement): PageMirror {
  const root = document.documentElement;
  const listeners = new Set<() => void>();
  let size = viewport();
  let layout: PageLayout | undefined;
  const setSlide = slidePage();
  const update = () => {
    const state = store.getState();
    const subject = subjectOf(state);
    // The font size of a slide follows its mode, and the size of the window in such lengths.
    if (root.dataset.mode !== state.view.mode) {
      root.dataset.mode = state.view.mode;
      size = viewport();
    }
    setSlide(state.view.mode, size);
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
    const isShown =
      view !== previous.view ||
      session !== previous.session ||
      state.catalogue !== previous.catalogue ||
      state.story !== previous.story;
    if (isShown && update()) tell();
  });
  const onResize = () => {
    // On paper the window may have the size of the sheet, and that of a slide would follow itself.
    const isSlideSheet = paper.matches && !isFramed && root.dataset.mode === 'present';
    if (!isSlideSheet) size = viewport();
    update();
    tell();
  };
  addEventListener('resize', onResize);
  const paper = matchMedia('print');
  // In a frame the page is laid out on paper as on screen; the page around it may have made it narrower.
  const isFramed = parent !== self;
  const onPaper = isFramed ? onResize : tell;
  paper.addEventListener('change', onPaper);
  update();
  return {
    mapBox: () =>
      paper.matches && !isFramed && root.dataset.mode !== 'present'
        ? paperBox(map)
        : mapBoxOf(layout ?? layoutOf(subjectOf(store.getState()), size), size),
    onLayout(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dispose() {
      unsubscribe();
      removeEventListener('resize', onResize);
      paper.removeEventListener('change', onPaper);
    },
  };
}
