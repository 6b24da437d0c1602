/**
 * What a map far below the fold costs its host page: largest contentful paint and blocking time, with and without the
 * element.
 */
import type { BrowserContext } from 'playwright-core';
import { median } from '../median.ts';
import { scriptOf, WORDS, withHostPage } from './host-page.ts';
import { blockingBetween, recordLongTasks } from './long-tasks.ts';
import { type Probe, waitUntil } from './probe.ts';

/**
 * An idle page has no blocking time, and a ratio to zero means nothing: this page has a long task of its own, as most
 * pages do.
 */
const OWN_TASK = `<script>
  addEventListener('load', () => setTimeout(() => { const end = performance.now() + 150; while (performance.now() < end); }, 100));
</script>`;
const HEADLINE = '<h1 style="font:700 72px/1.1 sans-serif">A headline that is the largest thing on the screen</h1>';
const WATCHED_MS = 1000;
/**
 * A small page paints within a few frames, so one frame more or less is a large share: several visits make one sample.
 */
const VISITS = 5;

function recordLargestPaint(): void {
  new PerformanceObserver((list) =>
    Object.assign(globalThis, { largestMs: list.getEntries().at(-1)?.startTime }),
  ).observe({
    type: 'largest-contentful-paint',
    buffered: true,
  });
}

interface Visit {
  readonly largestMs: number;
  readonly blockingMs: number;
}

async function visit(context: BrowserContext, body: string): Promise<Visit> {
  return withHostPage(body, async (url) => {
    const page = await context.newPage();
    await page.addInitScript(recordLongTasks);
    await page.addInitScript(recordLargestPaint);
    await page.goto(`${url}?empty`, { waitUntil: 'load' });
    await page.goto(url, { waitUntil: 'load' });
    await waitUntil(page, WATCHED_MS);
    const { tasks, largestMs } = await page.evaluate(() => ({
      tasks: globalThis.longTasks ?? [],
      largestMs: (globalThis as { largestMs?: number }).largestMs ?? Number.NaN,
    }));
    await page.close();
    return { largestMs, blockingMs: blockingBetween(tasks, 0, WATCHED_MS) };
  });
}

export const host: Probe = {
  name: 'host',
  sites: ['map'],
  async run(context, { server }) {
    const without = `${HEADLINE}${OWN_TASK}${WORDS}`;
    const pages = [
      ['without', without],
      ['with', `${scriptOf(server.url)}${without}<layout-map></layout-map>`],
    ] as const;
    const found = { with: [] as Visit[], without: [] as Visit[] };
    // The order alternates, because the second page of a browser is the faster one.
    for (let round = 0; round < VISITS; round += 1)
      for (const [name, body] of round % 2 === 0 ? pages : pages.toReversed())
        found[name].push(await visit(context, body));
    const middle = (visits: readonly Visit[], key: keyof Visit) => median(visits.map((one) => one[key]));
    return {
      largestMs: middle(found.without, 'largestMs'),
      blockingMs: middle(found.without, 'blockingMs'),
      withLargestMs: middle(found.with, 'largestMs'),
      withBlockingMs: middle(found.with, 'blockingMs'),
    };
  },
};
