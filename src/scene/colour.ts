/** Arithmetic of colours (`#rrggbb`, sRGB), for translucent colours that are drawn opaque. */

/** Red, green, blue of `#rrggbb`, each 0 to 255. */
export const channels = (hex: string): readonly number[] =>
  [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));

/** Red, green, blue (0 to 255) of one colour laid over another at an opacity (0 to 1). */
export function mixed(hex: string, ground: string, opacity: number): readonly number[] {
  const below = channels(ground);
  return channels(hex).map((value, index) => Math.round(value * opacity + (below[index] ?? 0) * (1 - opacity)));
}

/** `#rrggbb` of red, green, blue, each 0 to 255. */
export const hexOf = (rgb: readonly number[]): string =>
  `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
