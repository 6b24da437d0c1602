/** The panel that the View names, from the registry. */

import { Suspense } from 'react';
import { placeOf } from '#state/panels.ts';
import { showsPart } from '#state/view-rules.ts';
import { useSelect } from './context.ts';
import { PANEL_REGISTRY } from './registry.ts';

export function OpenPanel() {
  const view = useSelect((state) => state.view);
  const panel = view.panel && PANEL_REGISTRY[view.panel];
  // A dialog stands over the map and not beside it: also where the map is embedded without panels it says where the map comes from.
  if (!panel?.Component || (placeOf(view.panel) !== 'dialog' && !showsPart(view, 'panel'))) return null;
  return (
    <Suspense fallback={null}>
      <panel.Component />
    </Suspense>
  );
}
