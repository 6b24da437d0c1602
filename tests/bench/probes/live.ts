/** When is the map live, and for how long was the page deaf on the way there? Without a screencast, which costs the browser time. */
import { EMPTY_PATH } from '../server.ts';
import { AFTER_LIVE_MS, type Probe, waitForLive, waitUntil } from './probe.ts';

/** The platform's own limit for a long task; what a task takes beyond it is what a reader can feel. */
const LONG_TASK_MS = 50;

interface Task {
  readonly start: number;
  readonly end: number;
}

declare global {
  var longTasks: Task[] | undefined;
}

function recordLongTasks(): void {
  const tasks: Task[] = [];
  globalThis.longTasks = tasks;
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, end: startTime + duration });
  });
  observer.observe({ type: 'longtask', buffered: true });
}

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
    const blockingMs = tasks.reduce((sum, { start, end }) => {
      const span = Math.min(end, liveMs + AFTER_LIVE_MS) - Math.max(start, paintMs ?? 0);
      return sum + Math.max(0, span - LONG_TASK_MS);
    }, 0);
    // A page with nothing but a canvas has no first contentful paint.
    return { liveMs, blockingMs, ...(paintMs === undefined ? {} : { paintMs }) };
  },
};
