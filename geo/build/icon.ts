/**
 * The icon of the map's own pages, in the page itself: browsers ask for an icon that is a file again with each entry of
 * the history, so with each step of a story, and a hall may have no network.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param root folder of the project. @returns a data URL, for an attribute in double quotes. */
export const iconUrl = (root: string): string =>
  `data:image/svg+xml,${encodeURIComponent(readFileSync(join(root, 'public/favicon.svg'), 'utf8').trim())}`;
