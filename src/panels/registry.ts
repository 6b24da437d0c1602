/** Panels that a link can name, each loaded when it is first opened. */
import { lazy } from 'react';
import { PANELS, type PanelName } from '#state/view.ts';

export const PANEL_COMPONENTS: Readonly<Partial<Record<PanelName, ReturnType<typeof lazy>>>> = {
  about: lazy(() => import('./about/AboutPanel.tsx').then((module) => ({ default: module.AboutPanel }))),
  compare: lazy(() => import('./compare/ComparePanel.tsx').then((module) => ({ default: module.ComparePanel }))),
  table: lazy(() => import('./table/TablePanel.tsx').then((module) => ({ default: module.TablePanel }))),
  documents: lazy(() =>
    import('./documents/DocumentsPanel.tsx').then((module) => ({ default: module.DocumentsPanel })),
  ),
  filter: lazy(() => import('./filter/FilterPanel.tsx').then((module) => ({ default: module.FilterPanel }))),
  difference: lazy(() =>
    import('./difference/DifferencePanel.tsx').then((module) => ({ default: module.DifferencePanel })),
  ),
  matrix: lazy(() => import('./matrix/MatrixPanel.tsx').then((module) => ({ default: module.MatrixPanel }))),
  structures: lazy(() =>
    import('./structures/StructuresPanel.tsx').then((module) => ({ default: module.StructuresPanel })),
  ),
};

/** Those that stand among the tools, in the order of the tools. */
export const TOOLS = PANELS.filter(
  (name): name is Exclude<PanelName, 'layers' | 'about'> =>
    name !== 'layers' && name !== 'about' && PANEL_COMPONENTS[name] !== undefined,
);

/** Panels that take the right column. */
export const RIGHT: ReadonlySet<PanelName> = new Set(['documents', 'filter', 'difference', 'structures']);

/** Panels that stand below the map, because they are wider than a column. */
export const DOCKED: ReadonlySet<PanelName> = new Set(['compare', 'table', 'matrix']);
