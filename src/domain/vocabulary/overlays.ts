/** The overlays that a user can switch on and off; every place belongs to one of them, or to the context. */

/**
 * Overlays that a user can switch on and off, in the order of the layer list, and whether each is on in a View whose
 * link names no layers. Links made before an overlay was added must keep their meaning, so a new one is off. The
 * defaults are here and not with the layer kinds, because the link codec needs them and does not import the Scene.
 */
const IS_ON_BY_DEFAULT = {
  districts: true,
  zhangjiang: true,
  lingang: true,
  zones: true,
  g60: true,
  delta: true,
  overseas: true,
  partners: true,
  // Off: hundreds of points, useful when searched for, clutter on the first view.
  sites: false,
} as const satisfies Readonly<Record<string, boolean>>;
export type Overlay = keyof typeof IS_ON_BY_DEFAULT;
// The keys of a constant object are exactly the keys of its type.
export const OVERLAYS = Object.keys(IS_ON_BY_DEFAULT) as [Overlay, ...Overlay[]];
export const DEFAULT_OVERLAYS: readonly Overlay[] = OVERLAYS.filter((overlay) => IS_ON_BY_DEFAULT[overlay]);

/** Every area belongs to an overlay, or to the context (the city, the nation), which is never switched. */
export const CONTEXT_OVERLAY = 'context';
export type AreaOverlay = Overlay | typeof CONTEXT_OVERLAY;
