/** What the service worker, the page and the build agree on. */

/** The list that the build writes of what is kept on request. */
export interface CopyList {
  /** The build's version: the hash of its files. */
  readonly version: string;
  /** Of the core: files that are kept with the first visit. Bytes as stored, not as sent. */
  readonly core: { readonly files: number; readonly bytes: number };
  /** What "make available offline" adds; paths from the site's folder. */
  readonly more: readonly string[];
  readonly moreBytes: number;
}

export const COPY_LIST = 'offline.json';
export const WORKER_FILE = 'sw.js';

/** Begins the names of copies. A host may have several maps, so the folder is part of it. @param scope its address. */
export const copiesOf = (scope: string): string => `layout-map ${new URL(scope).pathname} `;
export const copyName = (scope: string, version: string): string => copiesOf(scope) + version;

/** The page's word to a worker that waits. */
export const TAKE_OVER = 'take-over';
