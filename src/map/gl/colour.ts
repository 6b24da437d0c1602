/** Colours of the theme (`#rrggbb`) as MapLibre is given them. */
import { channels } from '#scene/colour.ts';

/** `#rrggbb` with an opacity. Opacity is part of the colour, because each further property that varies by feature makes a program of its own. */
export function rgba(hex: string, opacity: number): string {
  const [red, green, blue] = channels(hex);
  return `rgba(${red},${green},${blue},${opacity})`;
}

/** What is not to be seen, where an expression has to give a colour. */
export const TRANSPARENT = 'rgba(0,0,0,0)';
