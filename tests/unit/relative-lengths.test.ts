/** Lengths of the style sheets follow the user's font size. */
import postcss from 'postcss';
import { expect, test } from 'vitest';
import { relativeLengths } from '../../geo/build/relative-lengths.ts';

const built = (css: string) => postcss([relativeLengths()]).process(css, { from: undefined }).css;

test.each([
  ['a { width: 320px; margin: -8px 0 2px }', 'a { width: 20rem; margin: -0.5rem 0 2px }'],
  ['a { --text-5: 14px; --radius-6: 12px }', 'a { --text-5: 0.875rem; --radius-6: 12px }'],
  ['a { border: 4px solid; border-spacing: 4px }', 'a { border: 4px solid; border-spacing: 0.25rem }'],
  ['a { box-shadow: 0 4px 24px red; outline-offset: -4px }', 'a { box-shadow: 0 4px 24px red; outline-offset: -4px }'],
  ['a { height: calc(100% - 32px) }', 'a { height: calc(100% - 2rem) }'],
  ['@media (700px <= width < 1100px) { a { top: 0px } }', '@media (43.75em <= width < 68.75em) { a { top: 0px } }'],
  ['@container track (width < 320px) { a { top: 1em } }', '@container track (width < 20rem) { a { top: 1em } }'],
  ['.m-8px { background: url(a-16px.png) }', '.m-8px { background: url(a-16px.png) }'],
])('%s', (written, expected) => {
  expect(built(written)).toBe(expected);
});
