/** Lengths by the user's font size, for scripts; of style sheets the build makes them (`relative-lengths.ts`). */

/** The browser's font size that lengths are written for, px. */
const USUAL_FONT_PX = 16;

/** How much larger the user's font is than the usual one; browsers do not tell of a change. */
export const fontScale = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_FONT_PX;

/** A length, px at the usual font size, for a style attribute. */
export const rem = (px: number): string => `${px / USUAL_FONT_PX}rem`;
