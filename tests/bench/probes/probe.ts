/** A probe loads a page once, in a context of its own, and reads numbers from it. */
import type { BrowserContext, Page } from 'playwright-core';
import type { Site, SiteName } from '../sites.ts';

export type Sample = Readonly<Record<string, number>>;

export interface Probe {
  readonly name: string;
  readonly sites: readonly SiteName[];
  readonly run: (context: BrowserContext, site: Site) => Promise<Sample>;
}

export const VIEWPORT = { width: 1440, height: 900 } as const;
const LIVE_LIMIT_MS = 60_000;
/** How long after `live` the page is still looked at: what a page puts off until then is work all the same. */
export const AFTER_LIVE_MS = 1000;

export async function waitForLive(page: Page): Promise<number> {
  const mark = await page.waitForFunction(() => performance.getEntriesByName('map:live')[0]?.startTime, undefined, {
    timeout: LIVE_LIMIT_MS,
  });
  return mark.jsonValue() as Promise<number>;
}

/** Until the page's own clock is that far after a moment; a span that is measured, not a wait for something to happen. */
export async function waitUntil(page: Page, pageTime: number): Promise<void> {
  await page.waitForFunction((time) => performance.now() >= time, pageTime, { timeout: LIVE_LIMIT_MS });
}
