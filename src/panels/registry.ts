/** Panels that a link can name, each loaded when it is first opened. */
import { lazy } from 'react';
import type { PanelName } from '#state/view.ts';

export const PANEL_COMPONENTS: Readonly<Record<Exclude<PanelName, 'layers'>, ReturnType<typeof lazy>>> = {
  about: lazy(() => import('./AboutPanel.tsx').then((module) => ({ default: module.AboutPanel }))),
  documents: lazy(() => import('./DocumentsPanel.tsx').then((module) => ({ default: module.DocumentsPanel }))),
};
