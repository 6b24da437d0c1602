/**
 * The script of pages through which Views are shared: with `?v=…` a page opens the map there, at once and without an
 * entry in the history. It is a file, because a strict policy allows no inline script; crawlers of cards run none, and
 * read the page. Without the query, or without scripts, the page is itself.
 */
import { type Html, html } from './html.ts';

export const OPEN_PATH = 'place/open.js';

/** What the page's View has, where the link does not say it; from the page's folder to the root. */
export const OPEN_SCRIPT = `(() => {
  const { view, root } = document.currentScript.dataset;
  const query = new URLSearchParams(location.search);
  if (!query.has('v')) return;
  for (const [key, value] of new URLSearchParams(view)) if (!query.has(key)) query.set(key, value);
  document.documentElement.hidden = true;
  location.replace(root + '?' + query.toString().replaceAll('%2C', ',') + location.hash);
})();
`;

/** @param view the query of the page's own View. @param root from the page to the site's root. */
export const openTag = (view: string, root: string): Html =>
  html`<script src="${root}${OPEN_PATH}" data-view="${view}" data-root="${root}"></script>`;
