/** The window as the layout measures it. */
import type { Viewport } from '#state/layout.ts';
import { fontScale } from '#ui/font-scale.ts';

/** The user's font size is part of it: a larger one leaves less room. */
export const viewport = (): Viewport => ({
  width: innerWidth,
  height: innerHeight,
  scale: fontScale(),
});
