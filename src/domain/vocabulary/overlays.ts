/** The overlays that a reader can switch on and off; every place belongs to one of them, or to the context. */

/**
 * Overlays a reader can switch on and off, in the order of the layer list. Every area belongs to one of them
 * or to `context` (the city, the nation), which is never switched.
 */
export const OVERLAYS = [
  'districts',
  'zhangjiang',
  'lingang',
  'zones',
  'g60',
  'delta',
  'overseas',
  'partners',
  'sites',
] as const;
export type Overlay = (typeof OVERLAYS)[number];
export const CONTEXT_OVERLAY = 'context';
export type AreaOverlay = Overlay | typeof CONTEXT_OVERLAY;

/** Sites are hundreds of points that answer a search better than a first look, so they start switched off. */
export const DEFAULT_OVERLAYS: readonly Overlay[] = OVERLAYS.filter((overlay) => overlay !== 'sites');
