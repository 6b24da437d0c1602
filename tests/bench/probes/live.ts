/** When is the map live, and for how long was the page deaf on the way there? Without a screencast, which costs the browser time. */
import { EMPTY_PATH } from '../server.ts';
import { blockingBetween, recordLongTasks } from './long-tasks.ts';
import { AFTER_LIVE_MS, type Probe, waitForLive, waitUntil } from './probe.ts';

export const live: Probe = {
  name: 'live',
  sites: ['map', 'floor'],
  async run(context, { link }) {
    const page = await context.newPage();
    await page.addInitScript(recordLongTasks);
    await page.goto(new URL(EMPTY_PATH, link).href);
    await page.goto(link, { waitUntil: 'commit' });
    const liveMs = await waitForLive(page);
    await waitUntil(page, liveMs + AFTER_LIVE_MS);
    const { tasks, paintMs } = await page.evaluate(() => ({
      tasks: globalThis.longTasks ?? [],
      paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    }));
    const blockingMs = blockingBetween(tasks, paintMs ?? 0, liveMs + AFTER_LIVE_MS);
    // A page with nothing but a canvas has no first contentful paint.
    return { liveMs, blockingMs, ...(paintMs === undefined ? {} : { paintMs }) };
  },
};
