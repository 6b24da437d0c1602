/**
 * Which panels a link can name, and where each stands. What a panel is called and its code are the registry's
 * (`panels/registry.ts`).
 */

/**
 * `left`: in the left column, which is always there; on a phone it is opened. `column`: the right column, a sheet on a
 * phone, covered by the place that is selected. `dock`: below the map, for what is wider than a column. `dialog`: over
 * everything, in every mode.
 */
export type PanelPlace = 'left' | 'column' | 'dock' | 'dialog';

/**
 * In the order in which the tools stand beside the map; `layers`, `about`, `keys`, `export`, `places` (what
 * the filter matches), `contradictions` and `rows` (of an own layer) have buttons elsewhere.
 */
const PANEL_PLACES = {
  layers: 'left',
  about: 'dialog',
  keys: 'dialog',
  export: 'dialog',
  documents: 'column',
  filter: 'column',
  places: 'column',
  contradictions: 'column',
  difference: 'column',
  structures: 'column',
  workbench: 'column',
  compare: 'dock',
  table: 'dock',
  matrix: 'dock',
  rows: 'dock',
} as const satisfies Readonly<Record<string, PanelPlace>>;
export type PanelName = keyof typeof PANEL_PLACES;
// The keys of a constant object are exactly the keys of its type.
export const PANELS = Object.keys(PANEL_PLACES) as [PanelName, ...PanelName[]];

/** Parts of the page that are no panels and can fail by themselves, while the rest stays. */
export type OtherPart =
  | 'masthead'
  | 'search'
  | 'tools'
  | 'description'
  | 'year'
  | 'events'
  | 'map'
  | 'controls'
  | 'place'
  | 'present'
  | 'share'
  | 'embed'
  | 'story'
  | 'notes';
export type PartName = PanelName | OtherPart;

/** Where the panel stands that a View names. */
export const placeOf = (panel: PanelName | null): PanelPlace | null => panel && PANEL_PLACES[panel];
