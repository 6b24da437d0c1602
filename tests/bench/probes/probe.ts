/** A probe loads a page once, in a context of its own, and reads numbers from it. */
import type { BrowserContext, Page } from 'playwright-core';
import type { Graphics } from '../../browser/helper/launch.ts';
import { EMPTY_PATH } from '../server.ts';
import type { Site, SiteName } from '../sites.ts';

export type Sample = Readonly<Record<string, number>>;

export interface Probe {
  readonly name: string;
  readonly sites: readonly SiteName[];
  /** The browser that it measures; one with WebGL in software, if absent. */
  readonly graphics?: Graphics;
  readonly run: (context: BrowserContext, site: Site) => Promise<Sample>;
}

/**
 * Performance marks of the pages: what is drawn, and that the text of the link's place is rendered. Only a page with GL
 * becomes live.
 */
export type Mark = 'words' | 'map:poster' | 'map:svg' | 'map:live';

export const VIEWPORT = { width: 1440, height: 900 } as const;
const MARK_LIMIT_MS = 60_000;
/** A page is observed for this time after its last mark, to include the work that it defers. */
export const AFTER_MARK_MS = 1000;

/**
 * Waits by an observer in the page. Playwright's own way to wait compiles 40 ms of script in the page, which every page
 * paid for in the middle of its start.
 *
 * @returns milliseconds of the page's clock. Throws when the mark is not there within a minute.
 */
export function waitForMark(page: Page, mark: Mark): Promise<number> {
  return page.evaluate(
    ({ name, limit }) =>
      new Promise<number>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no mark ${name}`)), limit);
        new PerformanceObserver((list, observer) => {
          const [entry] = list.getEntriesByName(name);
          if (!entry) return;
          observer.disconnect();
          clearTimeout(timer);
          resolve(entry.startTime);
        }).observe({ type: 'mark', buffered: true });
      }),
    { name: mark, limit: MARK_LIMIT_MS },
  );
}

/** Waits until the page's clock is this far after a moment. This is a measured interval, not a wait for an event. */
export async function waitUntil(page: Page, pageTime: number): Promise<void> {
  const now = await page.evaluate(() => performance.now());
  await new Promise((resolve) => setTimeout(resolve, pageTime - now));
}

/** Navigates from an empty page of the same site. Resolves when the new page has begun. */
export async function visit(page: Page, link: string): Promise<void> {
  await page.goto(new URL(EMPTY_PATH, link).href);
  await page.goto(link, { waitUntil: 'commit' });
}

/** A link to the same page with another query. */
export const withQuery = (link: string, query: string) => new URL(`?${query}`, link).href;
