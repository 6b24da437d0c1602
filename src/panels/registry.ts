/**
 * The registry of panels. Their names, order and positions are in `state/panels.ts`, because links and the layout need
 * them; everything else is here once: a panel's label, icon, and code, which is loaded when first opened. A name
 * without an entry does not compile.
 */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { MessageKey } from '#i18n/index.ts';
import { PANELS, type PanelName } from '#state/panels.ts';
import type { IconName } from '#ui/icons.tsx';

interface AnyPanel {
  /** Message key of the button that opens it. */
  readonly label: MessageKey;
}
/** A panel in the toolbar, in the order of `PANELS`. */
interface ToolPanel extends AnyPanel {
  readonly isTool: true;
  readonly icon: IconName;
  readonly Component: LazyExoticComponent<ComponentType>;
}
/** A panel whose button is elsewhere; without a component of its own it is part of another one. */
interface OtherPanel extends AnyPanel {
  readonly isTool: false;
  readonly icon: IconName | null;
  readonly Component: LazyExoticComponent<ComponentType> | null;
}
type Panel = ToolPanel | OtherPanel;

export const PANEL_REGISTRY = {
  layers: { label: 'layers.title', icon: 'layers', isTool: false, Component: null },
  about: {
    label: 'map.sources',
    icon: null,
    isTool: false,
    Component: lazy(async () => ({ default: (await import('./about/AboutPanel.tsx')).AboutPanel })),
  },
  keys: {
    label: 'keys.title',
    icon: null,
    isTool: false,
    Component: lazy(async () => ({ default: (await import('./keys/KeysPanel.tsx')).KeysPanel })),
  },
  documents: {
    label: 'tool.documents',
    icon: 'document',
    isTool: true,
    Component: lazy(async () => ({ default: (await import('./documents/DocumentsPanel.tsx')).DocumentsPanel })),
  },
  filter: {
    label: 'tool.filter',
    icon: 'filter',
    isTool: true,
    Component: lazy(async () => ({ default: (await import('./filter/FilterPanel.tsx')).FilterPanel })),
  },
  places: {
    label: 'filter.places',
    icon: null,
    isTool: false,
    Component: lazy(async () => ({ default: (await import('./filter/PlacesPanel.tsx')).PlacesPanel })),
  },
  difference: {
    label: 'tool.difference',
    icon: 'difference',
    isTool: true,
    Component: lazy(async () => ({ default: (await import('./difference/DifferencePanel.tsx')).DifferencePanel })),
  },
  structures: {
    label: 'tool.structures',
    icon: 'structures',
    isTool: true,
    Component: lazy(async () => ({ default: (await import('./structures/StructuresPanel.tsx')).StructuresPanel })),
  },
  compare: {
    label: 'tool.compare',
    icon: 'compare',
    isTool: true,
    Component: lazy(async () => ({ default: (await import('./compare/ComparePanel.tsx')).ComparePanel })),
  },
  table: {
    label: 'tool.table',
    icon: 'table',
    isTool: true,
    Component: lazy(async () => ({ default: (await import('./table/TablePanel.tsx')).TablePanel })),
  },
  matrix: {
    label: 'tool.matrix',
    icon: 'matrix',
    isTool: true,
    Component: lazy(async () => ({ default: (await import('./matrix/MatrixPanel.tsx')).MatrixPanel })),
  },
} as const satisfies Readonly<Record<PanelName, Panel>>;

type Registry = typeof PANEL_REGISTRY;
export type ToolName = { [Name in PanelName]: Registry[Name]['isTool'] extends true ? Name : never }[PanelName];
const isTool = (name: PanelName): name is ToolName => PANEL_REGISTRY[name].isTool;

/** The panels of the toolbar, in their order. */
export const TOOLS = PANELS.filter(isTool).map((name) => ({ name, ...PANEL_REGISTRY[name] }));
