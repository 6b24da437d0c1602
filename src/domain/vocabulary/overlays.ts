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

/**
 * Whether an overlay is on in a View whose link names no layers. Links made before an overlay was added must keep their meaning, so a
 * new one is off. Here and not with its layer kind, because the link codec needs it and does not know the Scene.
 */
const IS_ON_BY_DEFAULT: Readonly<Record<Overlay, boolean>> = {
  districts: true,
  zhangjiang: true,
  lingang: true,
  zones: true,
  g60: true,
  delta: true,
  overseas: true,
  partners: true,
  // Hundreds of points, which answer a search better than a first look.
  sites: false,
};
export const DEFAULT_OVERLAYS: readonly Overlay[] = OVERLAYS.filter((overlay) => IS_ON_BY_DEFAULT[overlay]);
