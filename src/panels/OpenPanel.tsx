/** The panel that the View names, from the registry. */
import { Suspense } from 'react';
import { setPanel } from '#state/actions.ts';
import { placeOf } from '#state/panels.ts';
import { showsPart } from '#state/view-rules.ts';
import { useDispatch, useSelect } from './context.ts';
import { PartBoundary } from './notices/PartBoundary.tsx';
import { PartWait } from './notices/PartWait.tsx';
import { PANEL_REGISTRY } from './registry.ts';

export function OpenPanel() {
  const name = useSelect((state) => state.view.panel);
  const hasPanels = useSelect((state) => showsPart(state.view, 'panel'));
  const dispatch = useDispatch();
  const panel = name && PANEL_REGISTRY[name];
  // A dialog overlays the map and takes no room beside it: it also opens in an embed without panels, to show the map's
  // sources.
  if (!name || !panel?.Component || (placeOf(name) !== 'dialog' && !hasPanels)) return null;
  return (
    <PartBoundary key={name} name={name}>
      <Suspense fallback={<PartWait name={name} onClose={() => dispatch(setPanel(null))} />}>
        <panel.Component />
      </Suspense>
    </PartBoundary>
  );
}
