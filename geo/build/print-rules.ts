/**
 * Rules for paper are those of a page that is printed by itself. In a frame the map is a box of the page around it, and
 * a slide is a page as it stands: both are printed as they are on screen. So the build limits every rule of
 * `@media print` to pages that are neither, at no specificity. A rule that names `data-framed` itself is left as it is.
 */
import type { AtRule, Plugin } from 'postcss';

/** Set on <html> by the boot script (`app/boot.ts`). */
const FRAMED = '[data-framed]';
/** Set by it and by `page-layout.ts`. */
const SLIDE = '[data-mode="present"]';
const ON_PAPER = `:not(${FRAMED}, ${SLIDE})`;
/** Begins a selector whose first part is <html>: the attributes that the boot script and `page-layout.ts` write. */
const IS_ROOT =
  /^(?::is\()?(?::root\b|html\b|\[data-(?:theme|mode|show|interaction|details|dock|timeline|left|panel)\b)/;

/** The end of the first part of a selector, up to a combinator outside brackets. */
function firstEnd(selector: string): number {
  let depth = 0;
  for (let index = 0; index < selector.length; index += 1) {
    const sign = selector.charAt(index);
    if ('(['.includes(sign)) depth += 1;
    else if (')]'.includes(sign)) depth -= 1;
    else if (depth === 0 && /[\s>+~]/.test(sign)) return index;
  }
  return selector.length;
}

function limited(selector: string): string {
  if (selector.includes(FRAMED)) return selector;
  if (!IS_ROOT.test(selector)) return `:where(:root${ON_PAPER}) ${selector}`;
  const end = firstEnd(selector);
  return `${selector.slice(0, end)}:where(${ON_PAPER})${selector.slice(end)}`;
}

/** A PostCSS plugin. */
export function printRules(): Plugin {
  return {
    postcssPlugin: 'print-rules',
    OnceExit(root) {
      root.walkAtRules('media', (media: AtRule) => {
        if (media.params !== 'print') return;
        media.walkRules((rule) => {
          rule.selectors = rule.selectors.map(limited);
        });
      });
    },
  };
}
