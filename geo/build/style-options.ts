/** How the style sheets of the app are built, wherever they go: the site, and the page of a single HTML file. */
import type { CSSOptions } from 'vite';
import { printRules } from './print-rules.ts';
import { relativeLengths } from './relative-lengths.ts';
import { scopedName } from './style-names.ts';

export const STYLE_OPTIONS: CSSOptions = {
  modules: { generateScopedName: scopedName },
  postcss: { plugins: [relativeLengths(), printRules()] },
};
