/** A probe loads a page once, in a context of its own, and reads numbers from it. */
import type { BrowserContext, Page } from 'playwright-core';
import { EMPTY_PATH } from '../server.ts';
import type { Site, SiteName } from '../sites.ts';

export type Sample = Readonly<Record<string, number>>;

export interface Probe {
  readonly name: string;
  readonly sites: readonly SiteName[];
  readonly run: (context: BrowserContext, site: Site) => Promise<Sample>;
}

/** Marks that pages set: what is drawn, and that the words of the link can be read. Only a page with GL is ever live. */
export type Mark = 'words' | 'map:poster' | 'map:svg' | 'map:live';

export const VIEWPORT = { width: 1440, height: 900 } as const;
const MARK_LIMIT_MS = 60_000;
/** How long after its last mark a page is still looked at: what it puts off until then is work all the same. */
export const AFTER_MARK_MS = 1000;

/** @returns milliseconds of the page's clock. Throws when the mark is not there within a minute. */
export async function waitForMark(page: Page, mark: Mark): Promise<number> {
  const found = await page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.startTime, mark, {
    timeout: MARK_LIMIT_MS,
  });
  return found.jsonValue() as Promise<number>;
}

/** Until the page's own clock is that far after a moment; a span that is measured, not a wait for something to happen. */
export async function waitUntil(page: Page, pageTime: number): Promise<void> {
  await page.waitForFunction((time) => performance.now() >= time, pageTime, { timeout: MARK_LIMIT_MS });
}

/** Starts a visit, from a page of the same site with nothing on it. Resolves when the new page has begun. */
export async function visit(page: Page, link: string): Promise<void> {
  await page.goto(new URL(EMPTY_PATH, link).href);
  await page.goto(link, { waitUntil: 'commit' });
}

/** A link to the same page with another query. */
export const withQuery = (link: string, query: string) => new URL(`?${query}`, link).href;
