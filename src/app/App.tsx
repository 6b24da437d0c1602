/** Composition root: the map and the panels around it in each mode. */
import { Suspense, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { AreaId } from '#domain/model/ids.ts';
import { MapView } from '#map/MapView.tsx';
import type { MapSession } from '#map/session/session.ts';
import { Announcements } from '#panels/announcements/Announcements.tsx';
import { Attribution } from '#panels/attribution/Attribution.tsx';
import { StoreContext } from '#panels/context.ts';
import { DataBadge } from '#panels/data-badge/DataBadge.tsx';
import { SpokenDescription } from '#panels/description/Description.tsx';
import { EmbedHead } from '#panels/embed-head/EmbedHead.tsx';
import { LeftColumn } from '#panels/left-column/LeftColumn.tsx';
import { ChunkBoundary } from '#panels/notices/ChunkBoundary.tsx';
import { OpenPanel } from '#panels/OpenPanel.tsx';
import { PlacePanel } from '#panels/place/PlacePanel.tsx';
import { PresentTitle } from '#panels/present-title/PresentTitle.tsx';
import { YearSlider } from '#panels/timeline/YearSlider.tsx';
import type { WayOut } from '#panels/tools/Tools.tsx';
import type { MapStore, State } from '#state/store.ts';
import { interactionOf, showsPart } from '#state/view-rules.ts';
import css from './App.module.css';
import { EmbedDialog, ShareDialog } from './dialogs.tsx';
import { MapControls } from './MapControls.tsx';
import { useFullscreen } from './use-fullscreen.ts';
import { usePageKeys } from './use-page-keys.ts';
import { usePageWords } from './use-page-words.ts';
import { useWordsMark } from './use-words-mark.ts';

export interface AppProps {
  readonly store: MapStore;
  readonly map: MapSession;
  /** The map's element. It is in the page from the start. */
  readonly element: HTMLElement;
  /** The place of the link that the page was opened with. */
  readonly startArea: AreaId | null;
}

/** Everything around the map. It does not read the camera, so a moving map does not re-render it. */
const partsOf = ({ view }: State) => ({
  mode: view.mode,
  hasTimeline: view.mode === 'explore' || (view.mode === 'embed' && showsPart(view, 'timeline')),
  hasPanels: showsPart(view, 'panel'),
  hasControls: interactionOf(view) !== 'locked',
});

export function App({ store, map, element, startArea }: AppProps) {
  const { mode, hasTimeline, hasPanels, hasControls } = useStore(store, useShallow(partsOf));
  usePageWords(store, element);
  usePageKeys(store);
  useWordsMark(store);
  const [leaving, setLeaving] = useState<WayOut | null>(null);
  const stay = () => setLeaving(null);
  const fullscreen = useFullscreen();
  const isExploring = mode === 'explore';
  return (
    <StoreContext value={store}>
      {isExploring && <LeftColumn onLeave={setLeaving} />}
      {mode === 'embed' && <EmbedHead />}
      {hasTimeline && (
        <div className={css.bottom}>
          <YearSlider />
        </div>
      )}
      {mode === 'present' && <PresentTitle />}
      <MapView element={element} store={store} session={map} />
      {hasControls && (
        <MapControls
          zoomBy={(levels) => map.zoomBy(levels)}
          onShare={isExploring ? () => setLeaving('share') : undefined}
          fullscreen={mode === 'embed' ? fullscreen : undefined}
        />
      )}
      <Attribution />
      <DataBadge />
      {hasPanels && <PlacePanel />}
      <OpenPanel />
      <ChunkBoundary key={leaving}>
        <Suspense fallback={null}>
          {leaving === 'share' && <ShareDialog store={store} onEmbed={() => setLeaving('embed')} onClose={stay} />}
          {leaving === 'embed' && <EmbedDialog store={store} onClose={stay} />}
        </Suspense>
      </ChunkBoundary>
      <Announcements startArea={startArea} />
      <SpokenDescription />
    </StoreContext>
  );
}
