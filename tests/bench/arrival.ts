/**
 * A visit begins on an empty page of the same site, so that the browser has started the site's process. Chromium ends
 * that page in the process of the new one, where the main thread then waits for the graphics process: twice 0.4 s in
 * software, about when the page is painted for the first time, in which it answers nothing. A visitor comes from
 * another site, whose page ends in a process of its own.
 */
import type { LaunchOptions } from 'playwright-core';

/**
 * The frame of the empty page is used again and not replaced. These take the place of what Playwright enables itself,
 * for screenshots and for an account at Google: the bench has neither.
 */
const KEEPS_FRAME = '--enable-features=RenderDocument:level/crashed-frame';

export const fromAnotherSite = (options: LaunchOptions): LaunchOptions => ({
  ...options,
  args: [...(options.args ?? []), KEEPS_FRAME],
});
