/** Composition root: the map and the panels around it in each mode. */
import { Suspense, useCallback, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { AreaId } from '#domain/model/ids.ts';
import { MapView } from '#map/MapView.tsx';
import type { MapSession } from '#map/session/session.ts';
import { Announcements } from '#panels/announcements/Announcements.tsx';
import { Attribution } from '#panels/attribution/Attribution.tsx';
import { AddToStoryContext, OwnLayersContext, StoreContext } from '#panels/context.ts';
import { DataBadge } from '#panels/data-badge/DataBadge.tsx';
import { SpokenDescription } from '#panels/description/Description.tsx';
import { EmbedHead } from '#panels/embed-head/EmbedHead.tsx';
import { Finding } from '#panels/finding/Finding.tsx';
import { LeftColumn } from '#panels/left-column/LeftColumn.tsx';
import { PartBoundary } from '#panels/notices/PartBoundary.tsx';
import { PartWait } from '#panels/notices/PartWait.tsx';
import { OpenPanel } from '#panels/OpenPanel.tsx';
import { PlacePanel } from '#panels/place/PlacePanel.tsx';
import { PresentTitle } from '#panels/present-title/PresentTitle.tsx';
import { YearSlider } from '#panels/timeline/YearSlider.tsx';
import type { WayOut } from '#panels/tools/Tools.tsx';
import { setPanel } from '#state/actions.ts';
import { isOfStory } from '#state/layout.ts';
import type { MapStore, State } from '#state/store.ts';
import { showsPlace } from '#state/story.ts';
import { interactionOf, showsPart } from '#state/view-rules.ts';
import css from './App.module.css';
import { EmbedDialog, ExportDialog, ShareDialog } from './dialogs.tsx';
import { MapControls } from './MapControls.tsx';
import type { TalkFiles } from './offline.ts';
import { Presentation, Stories } from './presentation.ts';
import { type EditorPart, StoryEditor, type StoryToEdit } from './story-editor.tsx';
import { useFullscreen } from './use-fullscreen.ts';
import { usePageKeys } from './use-page-keys.ts';
import { usePageWords } from './use-page-words.ts';
import { useWordsMark } from './use-words-mark.ts';
import { WorkbenchHere } from './WorkbenchHere.tsx';

export interface AppProps {
  readonly store: MapStore;
  /** What a talk fetches; the page frame of the build has none. */
  readonly files?: TalkFiles | undefined;
  readonly map: MapSession;
  /** The map's element. It is in the page from the start. */
  readonly element: HTMLElement;
  /** The place of the link that the page was opened with. */
  readonly startArea: AreaId | null;
}

/** Everything around the map. It does not read the camera, so a moving map does not re-render it. */
const partsOf = (state: State) => {
  const { view } = state;
  return {
    mode: view.mode,
    hasStory: isOfStory(view),
    hasPlace: showsPlace(state),
    hasTimeline: view.mode === 'explore' || (view.mode === 'embed' && showsPart(view, 'timeline')),
    hasPanels: showsPart(view, 'panel'),
    hasControls: interactionOf(view) !== 'locked',
    isExporting: view.panel === 'export',
  };
};

export function App({ store, files, map, element, startArea }: AppProps) {
  const { mode, hasStory, hasPlace, hasTimeline, hasPanels, hasControls, isExporting } = useStore(
    store,
    useShallow(partsOf),
  );
  usePageWords(store, element);
  usePageKeys(store);
  useWordsMark(store);
  const [left, setLeaving] = useState<WayOut | null>(null);
  // A link names the dialog as a panel; the button opens it over the panel that is exported.
  const leaving = left ?? (isExporting ? 'export' : null);
  const stay = () => {
    setLeaving(null);
    if (isExporting) store.dispatch(setPanel(null));
  };
  const [editor, setEditor] = useState<EditorPart | null>(null);
  const addToStory = useCallback(() => setEditor({ part: 'add' }), []);
  const leaveEditor = () => setEditor(null);
  const edit = (story: StoryToEdit | null) => {
    stay();
    setEditor({ part: 'editor', story });
  };
  const [ownLayers, setOwnLayers] = useState<Element | null>(null);
  const fullscreen = useFullscreen();
  const isExploring = mode === 'explore';
  return (
    <StoreContext value={store}>
      {isExploring && (
        <OwnLayersContext value={setOwnLayers}>
          <LeftColumn onLeave={(way) => (way === 'story' ? addToStory() : setLeaving(way))} />
        </OwnLayersContext>
      )}
      {isExploring && (
        <PartBoundary name="masthead">
          <Finding over />
        </PartBoundary>
      )}
      {mode === 'embed' && (
        <PartBoundary name="masthead">
          <EmbedHead />
        </PartBoundary>
      )}
      {hasTimeline && (
        <div className={css.bottom}>
          <PartBoundary name="year">
            <YearSlider />
          </PartBoundary>
        </div>
      )}
      {mode === 'present' && (
        <PartBoundary name="present">
          <Suspense fallback={null}>
            <Presentation store={store} map={map} element={element} files={files} />
          </Suspense>
        </PartBoundary>
      )}
      {mode === 'present' && !hasStory && (
        <PartBoundary name="masthead">
          <PresentTitle />
        </PartBoundary>
      )}
      <PartBoundary name="map">
        <MapView element={element} store={store} session={map} />
      </PartBoundary>
      {hasControls && (
        <PartBoundary name="controls">
          <MapControls
            zoomBy={(levels) => map.zoomBy(levels)}
            onShare={isExploring ? () => setLeaving('share') : undefined}
            fullscreen={mode === 'embed' ? fullscreen : undefined}
          />
        </PartBoundary>
      )}
      <PartBoundary name="notes">
        <Attribution />
        <DataBadge />
      </PartBoundary>
      {hasPanels && hasPlace && (
        <PartBoundary name="place">
          <AddToStoryContext value={addToStory}>
            <PlacePanel />
          </AddToStoryContext>
        </PartBoundary>
      )}
      <OpenPanel />
      {mode === 'explore' && <WorkbenchHere store={store} map={map} element={element} column={ownLayers} />}
      <PartBoundary key={leaving} name={leaving ?? 'share'} onClose={stay}>
        <Suspense fallback={<PartWait name={leaving ?? 'share'} onClose={stay} />}>
          {leaving === 'share' && (
            <ShareDialog
              store={store}
              hasOwn={map.hasOwn()}
              onEmbed={() => setLeaving('embed')}
              onExport={() => setLeaving('export')}
              onClose={stay}
            />
          )}
          {leaving === 'export' && <ExportDialog store={store} hasOwn={map.hasOwn()} onClose={stay} />}
          {leaving === 'present' && <Stories store={store} onEdit={edit} onClose={stay} />}
          {leaving === 'embed' && <EmbedDialog store={store} onClose={stay} />}
        </Suspense>
      </PartBoundary>
      <PartBoundary key={editor?.part} name="story" onClose={leaveEditor}>
        <Suspense fallback={editor && <PartWait name="story" onClose={leaveEditor} />}>
          {editor && <StoryEditor store={store} open={editor} onOpen={setEditor} onClose={leaveEditor} />}
        </Suspense>
      </PartBoundary>
      <PartBoundary name="description">
        <Announcements startArea={startArea} />
        <SpokenDescription />
      </PartBoundary>
    </StoreContext>
  );
}
