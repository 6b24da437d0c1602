/**
 * A visit to a place and a year: time until the text is readable, until the map is visible, and until it is
 * interactive. The peer maps have one moment: ready. Without a screencast, which costs the browser time.
 */
import type { BrowserContext, Page } from 'playwright-core';
import type { Network } from '../network.ts';
import { EMPTY_PATH } from '../server.ts';
import type { Site } from '../sites.ts';
import { blockingBetween, recordLongTasks } from './long-tasks.ts';
import { AFTER_MARK_MS, type Probe, type Sample, waitForMark, waitUntil, withQuery } from './probe.ts';
import { startProcessorClock } from './processor.ts';

export const PLACE_AND_YEAR = 'area=songjiang&asof=2019&lang=zh';
/** A typical office connection to a server elsewhere in the country. */
export const SLOW: Network = { latencyMs: 60, megabitPerSecond: 20 };

const isPeer = ({ name }: Site) => name === 'floor' || name === 'leaflet';

/**
 * Waits for the entry: the browser makes it when the paint is on screen, which in software is some 0.2 s after the
 * frame's own marks.
 */
const firstPaint = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list, observer) => {
          const [entry] = list.getEntriesByName('first-contentful-paint');
          if (!entry) return;
          observer.disconnect();
          resolve(entry.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );

/**
 * The marks of a page (milliseconds of its clock), and the moment after which nothing of its start is still to come.
 */
async function moments(page: Page, site: Site): Promise<{ readonly marks: Sample; readonly last: number }> {
  if (isPeer(site)) {
    const marked = await waitForMark(page, 'map:live');
    // Leaflet's first paint has an entry, as ours; that of a page with a canvas alone has none.
    const readyMs = site.name === 'leaflet' ? Math.max(marked, await firstPaint(page)) : marked;
    return { marks: { readyMs }, last: readyMs };
  }
  // A mark is set in the frame that is about to be painted; on a busy processor the first paint is later.
  const wordsMs = Math.max(await waitForMark(page, 'words'), await firstPaint(page));
  const answersMs = await waitForMark(page, 'map:svg');
  const pictureMs = Math.max(await waitForMark(page, 'map:poster'), await firstPaint(page));
  return { marks: { wordsMs, answersMs, pictureMs }, last: Math.max(wordsMs, answersMs) };
}

async function measure(context: BrowserContext, site: Site): Promise<Sample> {
  const { link, server } = site;
  const browser = context.browser();
  if (!browser) throw new Error('The context has no browser.');
  const page = await context.newPage();
  await page.addInitScript(recordLongTasks);
  await page.goto(new URL(EMPTY_PATH, link).href);
  server.forget();
  const clock = await startProcessorClock(browser);
  await page.goto(isPeer(site) ? link : withQuery(link, PLACE_AND_YEAR), { waitUntil: 'commit' });
  const { marks, last } = await moments(page, site);
  await waitUntil(page, last + AFTER_MARK_MS);
  const processorMs = await clock.stop();
  const { origin, tasks } = await page.evaluate(() => ({
    origin: performance.timeOrigin,
    tasks: globalThis.longTasks ?? [],
  }));
  // Measured from the navigation: a first contentful paint is late, or missing, on a page that paints only a canvas.
  const blockingMs = blockingBetween(tasks, 0, last + AFTER_MARK_MS);
  const bytesUntil = (time: number) => server.sent().reduce((sum, { at, bytes }) => sum + (at <= time ? bytes : 0), 0);
  return { ...marks, blockingMs, processorMs, bytes: bytesUntil(origin + (marks.wordsMs ?? last)) };
}

/** @param network the simulated connection; the loopback without one. */
function wordsOver(name: string, network?: Network): Probe {
  return {
    name,
    sites: network ? ['map', 'floor', 'leaflet'] : ['map', 'floor', 'leaflet', 'manifold'],
    async run(context, site) {
      site.server.connect(network);
      try {
        return await measure(context, site);
      } finally {
        site.server.connect();
      }
    },
  };
}

export const words = wordsOver('words');
export const slowWords = wordsOver('slow-words', SLOW);
