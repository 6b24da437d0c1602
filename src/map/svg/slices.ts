/** Long work in slices, between which the browser handles input and paints. */

/** Well under a long task (50 ms) on a processor four times as slow. */
const SLICE_MS = 10;

/**
 * Resolves in a task of its own, after those of the panels where the browser knows priorities: words come first. Not a
 * timer: browsers delay those by 4 ms and more.
 */
export function nextTask(): Promise<void> {
  if ('scheduler' in globalThis) return scheduler.postTask(() => undefined, { priority: 'background' });
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * @param work yields where it may be interrupted. @param now milliseconds of a clock; tests pass their own.
 * @returns (resolves) what the work returns.
 */
export async function inSlices<Result>(work: Iterator<void, Result>, now = () => performance.now()): Promise<Result> {
  let start = now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (now() - start < SLICE_MS) continue;
    await nextTask();
    start = now();
  }
}

/** All at once, for work that nobody waits for at a screen. */
export function atOnce<Result>(work: Iterator<void, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
