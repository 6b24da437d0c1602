/** Colours of the theme (`#rrggbb`) in the form that MapLibre reads. */
import { channels } from '#scene/colour.ts';

/**
 * `#rrggbb` with an opacity (0 to 1). Opacity is part of the colour, because each further property that varies by
 * feature needs a shader program of its own.
 */
export function rgba(hex: string, opacity: number): string {
  const [red, green, blue] = channels(hex);
  return `rgba(${red},${green},${blue},${opacity})`;
}

/** Nothing visible, where an expression has to return a colour. */
export const TRANSPARENT = 'rgba(0,0,0,0)';
