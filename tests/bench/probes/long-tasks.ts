/** Blocking time of a page: what each of its tasks takes beyond the limit, within a span of the page's clock. */
/** The platform's limit for a long task; a user can notice the time beyond it. */
const LONG_TASK_MS = 50;

export interface Task {
  readonly start: number;
  readonly end: number;
}

declare global {
  var longTasks: Task[] | undefined;
}

/** Runs in the page, before its own scripts. */
export function recordLongTasks(): void {
  const tasks: Task[] = [];
  globalThis.longTasks = tasks;
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      tasks.push({ start: startTime, end: startTime + duration });
  });
  observer.observe({ type: 'longtask', buffered: true });
}

export function blockingBetween(tasks: readonly Task[], from: number, to: number): number {
  return tasks.reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from) - LONG_TASK_MS),
    0,
  );
}
