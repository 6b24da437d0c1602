/** The panel that the View names, from the registry. */
import { Suspense } from 'react';
import { placeOf } from '#state/panels.ts';
import { showsPart } from '#state/view-rules.ts';
import { useSelect } from './context.ts';
import { ChunkBoundary } from './notices/ChunkBoundary.tsx';
import { PANEL_REGISTRY } from './registry.ts';

export function OpenPanel() {
  const name = useSelect((state) => state.view.panel);
  const hasPanels = useSelect((state) => showsPart(state.view, 'panel'));
  const panel = name && PANEL_REGISTRY[name];
  // A dialog overlays the map and takes no room beside it: it also opens in an embed without panels, to show the map's
  // sources.
  if (!panel?.Component || (placeOf(name) !== 'dialog' && !hasPanels)) return null;
  return (
    <ChunkBoundary key={name}>
      <Suspense fallback={null}>
        <panel.Component />
      </Suspense>
    </ChunkBoundary>
  );
}
