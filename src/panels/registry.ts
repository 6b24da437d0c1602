/**
 * The registry of panels. Their names, order and positions are in `state/panels.ts`, because links and the layout need
 * them; everything else is here once: a panel's label, icon, and code, which is loaded when first opened. A name
 * without an entry does not compile.
 */
import type { ComponentType } from 'react';
import type { MessageKey } from '#i18n/index.ts';
import { type OtherPart, PANELS, type PanelName, type PartName } from '#state/panels.ts';
import type { IconName } from '#ui/icons.tsx';
import { lazyPart } from './lazy-part.ts';

interface AnyPanel {
  /** Message key of the button that opens it. */
  readonly label: MessageKey;
}
/** A panel in the toolbar, in the order of `PANELS`. */
interface ToolPanel extends AnyPanel {
  readonly isTool: true;
  readonly icon: IconName;
  /** null: the app's own, made of more than panels may import. */
  readonly Component: ComponentType | null;
}
/** A panel whose button is elsewhere; without a component of its own it is part of another one. */
interface OtherPanel extends AnyPanel {
  readonly isTool: false;
  readonly icon: IconName | null;
  readonly Component: ComponentType | null;
}
type Panel = ToolPanel | OtherPanel;

export const PANEL_REGISTRY = {
  layers: { label: 'layers.title', icon: 'layers', isTool: false, Component: null },
  about: {
    label: 'map.sources',
    icon: null,
    isTool: false,
    Component: lazyPart(
      () => import('./about/AboutPanel.tsx'),
      (module) => module.AboutPanel,
    ),
  },
  keys: {
    label: 'keys.title',
    icon: null,
    isTool: false,
    Component: lazyPart(
      () => import('./keys/KeysPanel.tsx'),
      (module) => module.KeysPanel,
    ),
  },
  // Files are made from everything that a View shows: the dialog is the app's, over any panel.
  export: { label: 'files.title', icon: 'export', isTool: false, Component: null },
  documents: {
    label: 'tool.documents',
    icon: 'document',
    isTool: true,
    Component: lazyPart(
      () => import('./documents/DocumentsPanel.tsx'),
      (module) => module.DocumentsPanel,
    ),
  },
  filter: {
    label: 'tool.filter',
    icon: 'filter',
    isTool: true,
    Component: lazyPart(
      () => import('./filter/FilterPanel.tsx'),
      (module) => module.FilterPanel,
    ),
  },
  places: {
    label: 'filter.places',
    icon: null,
    isTool: false,
    Component: lazyPart(
      () => import('./filter/PlacesPanel.tsx'),
      (module) => module.PlacesPanel,
    ),
  },
  contradictions: {
    label: 'contradictions.title',
    icon: null,
    isTool: false,
    Component: lazyPart(
      () => import('./contradictions/ContradictionsPanel.tsx'),
      (module) => module.ContradictionsPanel,
    ),
  },
  difference: {
    label: 'tool.difference',
    icon: 'difference',
    isTool: true,
    Component: lazyPart(
      () => import('./difference/DifferencePanel.tsx'),
      (module) => module.DifferencePanel,
    ),
  },
  structures: {
    label: 'tool.structures',
    icon: 'structures',
    isTool: true,
    Component: lazyPart(
      () => import('./structures/StructuresPanel.tsx'),
      (module) => module.StructuresPanel,
    ),
  },
  workbench: { label: 'tool.workbench', icon: 'workbench', isTool: true, Component: null },
  compare: {
    label: 'tool.compare',
    icon: 'compare',
    isTool: true,
    Component: lazyPart(
      () => import('./compare/ComparePanel.tsx'),
      (module) => module.ComparePanel,
    ),
  },
  table: {
    label: 'tool.table',
    icon: 'table',
    isTool: true,
    Component: lazyPart(
      () => import('./table/TablePanel.tsx'),
      (module) => module.TablePanel,
    ),
  },
  matrix: {
    label: 'tool.matrix',
    icon: 'matrix',
    isTool: true,
    Component: lazyPart(
      () => import('./matrix/MatrixPanel.tsx'),
      (module) => module.MatrixPanel,
    ),
  },
  rows: { label: 'workbench.rows', icon: null, isTool: false, Component: null },
} as const satisfies Readonly<Record<PanelName, Panel>>;

const OTHER_LABELS = {
  masthead: 'app.title',
  search: 'search.label',
  tools: 'tools.label',
  description: 'describe.title',
  year: 'year.label',
  events: 'events.label',
  map: 'map.region',
  controls: 'map.controls',
  place: 'place.label',
  present: 'present.part',
  share: 'share.title',
  embed: 'embed.title',
  story: 'tool.story',
  notes: 'map.sources',
} as const satisfies Readonly<Record<OtherPart, MessageKey>>;
export const isPanel = (name: PartName): name is PanelName => name in PANEL_REGISTRY;
/** What people call a part of the page. */
export const labelOf = (name: PartName) => (isPanel(name) ? PANEL_REGISTRY[name].label : OTHER_LABELS[name]);

type Registry = typeof PANEL_REGISTRY;
export type ToolName = { [Name in PanelName]: Registry[Name]['isTool'] extends true ? Name : never }[PanelName];
const isTool = (name: PanelName): name is ToolName => PANEL_REGISTRY[name].isTool;

/** The panels of the toolbar, in their order. */
export const TOOLS = PANELS.filter(isTool).map((name) => ({ name, ...PANEL_REGISTRY[name] }));
