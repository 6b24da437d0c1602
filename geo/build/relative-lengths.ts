/**
 * Lengths follow the user's font size: style sheets are written in px, as they are at the usual 16 px, and the build
 * writes them in rem, in media queries in em. A larger font in the browser's settings then enlarges everything
 * together: words, rows, columns, names on the map, and the widths at which the layout changes. Hairlines and corners
 * stay in px.
 */
import type { Plugin } from 'postcss';

/** The browser's font size that the style sheets are written for, px. `state/layout.ts` scales from the same. */
const WRITTEN_FOR_PX = 16;
/** Thinner is a line, a gap of one, or an offset of a drawing. */
const SMALLEST_PX = 4;
const LENGTH = /(?<![\w.-])(-?\d*\.?\d+)px\b/g;
const FIXED = /^(border(?!-spacing)|outline|(box|text)-shadow$|text-(underline|decoration)|--shadow|--radius)/;

const inUnit = (text: string, unit: 'rem' | 'em', smallest: number) =>
  text.replace(LENGTH, (length, px: string) =>
    Math.abs(Number(px)) < smallest ? length : `${Number((Number(px) / WRITTEN_FOR_PX).toFixed(5))}${unit}`,
  );

/** A PostCSS plugin. */
export function relativeLengths(): Plugin {
  return {
    postcssPlugin: 'relative-lengths',
    OnceExit(root) {
      root.walkDecls((declaration) => {
        if (!FIXED.test(declaration.prop)) declaration.value = inUnit(declaration.value, 'rem', SMALLEST_PX);
      });
      root.walkAtRules(/^(media|container)$/, (rule) => {
        rule.params = inUnit(rule.params, rule.name === 'media' ? 'em' : 'rem', 0);
      });
    },
  };
}
