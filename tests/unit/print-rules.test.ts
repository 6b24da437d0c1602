/** Rules for paper hold for a page of its own, and neither for a map in a frame of another page nor for a slide. */
import postcss from 'postcss';
import { expect, test } from 'vitest';
import { printRules } from '../../geo/build/print-rules.ts';

const built = (css: string) =>
  postcss([printRules()])
    .process(`@media print{${css}{}}`, { from: undefined })
    .css.replace(/^@media print\{(.*)\{\}\}$/, '$1');

test.each([
  ['.map', ':where(:root:not([data-framed], [data-mode="present"])) .map'],
  ['.a > .b', ':where(:root:not([data-framed], [data-mode="present"])) .a > .b'],
  ['[data-part="a"] b', ':where(:root:not([data-framed], [data-mode="present"])) [data-part="a"] b'],
  [':root', ':root:where(:not([data-framed], [data-mode="present"]))'],
  [
    '[data-dock="page"][data-details="closed"] .a',
    '[data-dock="page"][data-details="closed"]:where(:not([data-framed], [data-mode="present"])) .a',
  ],
  [
    ':is([data-mode="embed"], [data-mode="present"]) .a',
    ':is([data-mode="embed"], [data-mode="present"]):where(:not([data-framed], [data-mode="present"])) .a',
  ],
  [':root[data-framed]', ':root[data-framed]'],
])('%s', (written, expected) => {
  expect(built(written)).toBe(expected);
});

test('rules for screens are left as they are', () => {
  const css = '@media screen { .a { top: 0 } } .b { top: 0 }';
  expect(postcss([printRules()]).process(css, { from: undefined }).css).toBe(css);
});
