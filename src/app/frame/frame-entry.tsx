/**
 * Run only by the build: the page around the map as markup, rendered by the app's own components, so that the first
 * paint is the page, and React replaces it with the same tree. Also the summary of every place, for a link to it: its
 * words are on screen before the catalogue has come.
 */
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type IndexedCatalogue, indexCatalogue, latestYear } from '#domain/model/catalogue.ts';
import type { Catalogue } from '#domain/model/schema.ts';
import { LANGUAGES, type Language } from '#domain/vocabulary/languages.ts';
import { HOME } from '#map/MapPort.ts';
import type { MapSession } from '#map/session/session.ts';
import { StoreContext } from '#panels/context.ts';
import { Legend } from '#panels/layers/LayersPanel.tsx';
import { PlaceSummaryPanel } from '#panels/place/PlacePanel.tsx';
import { YearSlider } from '#panels/timeline/YearSlider.tsx';
import { fitBox } from '#scene/camera.ts';
import { createMapStore, INITIAL_STATE, type MapStore } from '#state/store.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { App } from '../App.tsx';
import { FRAME_ATTRIBUTE, FRAMES_ID, type PlaceWords, wordsFile, YEARS_ATTRIBUTE, yearsKey } from './frame-page.ts';

const nothing = () => undefined;
const SIZE = { width: 1440, height: 900 } as const;

/** A map that is not there yet: nothing of it is rendered. */
const NO_MAP: MapSession = {
  motion: () => ({
    camera: fitBox(HOME, SIZE),
    layout: { size: SIZE, frame: { x: 0, y: 0, ...SIZE } },
    isMoving: false,
  }),
  hoverPoint: () => null,
  blocked: () => null,
  shapes: () => ({}),
  subscribe: () => nothing,
  zoomBy: nothing,
  selectBy: nothing,
  showOwn: nothing,
  hasOwn: () => false,
  show: nothing,
  retry: nothing,
  choose: nothing,
  dispose: nothing,
};

function storeOf(catalogue: IndexedCatalogue, language: Language, view: Partial<View> = {}): MapStore {
  return createMapStore({
    view: { ...DEFAULT_VIEW, ...view },
    session: { ...INITIAL_STATE.session, userLanguage: language },
    catalogue: { status: 'ready', value: catalogue },
  });
}

const render = (store: MapStore, element: ReactElement): string =>
  renderToStaticMarkup(<StoreContext value={store}>{element}</StoreContext>);

/** The app in explore mode, as it is when the catalogue has come and no link has changed anything. */
function frameOf(catalogue: IndexedCatalogue, language: Language): string {
  const store = storeOf(catalogue, language);
  // The app writes to the map's element in effects only, which do not run here.
  const element = undefined as unknown as HTMLElement;
  const markup = render(store, <App store={store} map={NO_MAP} element={element} startArea={null} />);
  return `<div class="frame language-${language}" ${FRAME_ATTRIBUTE}="${language}">${markup}</div>`;
}

/** What depends on the year, for a link to another one: the boot script puts it in place. */
function yearsOf(catalogue: IndexedCatalogue, language: Language): string {
  return catalogue.years
    .filter((year) => year !== latestYear(catalogue))
    .map((asof) => {
      const store = storeOf(catalogue, language, { asof });
      const parts = render(store, <Legend />) + render(store, <YearSlider />);
      return `<template ${YEARS_ATTRIBUTE}="${yearsKey(language, asof)}">${parts}</template>`;
    })
    .join('');
}

/** The markup for `index.html`: each language's frame, of which the boot script keeps one. */
export function renderFrame(catalogue: Catalogue): string {
  const indexed = indexCatalogue(catalogue);
  const frames = LANGUAGES.map((language) => yearsOf(indexed, language) + frameOf(indexed, language));
  return `<template id="${FRAMES_ID}"></template>${frames.join('')}`;
}

export interface PlaceFile {
  readonly name: string;
  readonly words: PlaceWords;
}

/** The summaries of all places, in every language. */
export function renderPlaces(catalogue: Catalogue): readonly PlaceFile[] {
  const indexed = indexCatalogue(catalogue);
  return LANGUAGES.flatMap((language) =>
    indexed.areas.map((area) => ({
      name: wordsFile(area.id, language),
      words: Object.fromEntries(
        indexed.years.map((asof) => [
          asof,
          render(storeOf(indexed, language, { area: area.id, asof }), <PlaceSummaryPanel area={area} />),
        ]),
      ),
    })),
  );
}
