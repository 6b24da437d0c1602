/** For browsers without `requestIdleCallback` (Safari), ms. */
const GUESS_MS = 200;

/**
 * Calls when the browser is idle.
 *
 * @param timeout ms after which it is called in any case. @returns a function that cancels.
 */
export function whenIdle(work: () => void, timeout: number): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(work, { timeout });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(work, Math.min(GUESS_MS, timeout));
  return () => clearTimeout(timer);
}
