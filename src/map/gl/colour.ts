/** Colours of the theme (`#rrggbb`) as MapLibre is given them. */

/** Red, green, blue of `#rrggbb`, each 0 to 255. */
export const channels = (hex: string): readonly number[] =>
  [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));

/** `#rrggbb` with an opacity. Opacity is part of the colour, because each further property that varies by feature makes a program of its own. */
export function rgba(hex: string, opacity: number): string {
  const [red, green, blue] = channels(hex);
  return `rgba(${red},${green},${blue},${opacity})`;
}

/** Red, green, blue of one colour laid over another at an opacity. */
export function mixed(hex: string, ground: string, opacity: number): readonly number[] {
  const below = channels(ground);
  return channels(hex).map((value, index) => Math.round(value * opacity + (below[index] ?? 0) * (1 - opacity)));
}

export const TRANSPARENT = 'rgba(0,0,0,0)';
