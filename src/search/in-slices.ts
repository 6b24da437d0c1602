/**
 * Runs a search in slices, so that no task of the page is long however much there is to search: a key that is pressed
 * meanwhile is answered between two of them.
 */
export interface SliceClock {
  /** ms. */
  readonly now: () => number;
  /** Resolves when the next slice may run. */
  readonly pause: () => Promise<unknown>;
}

/** After this a slice ends with the step that it is in, ms. A step takes some 20 ms at most. */
const SLICE_MS = 16;

interface Scheduler {
  readonly yield?: () => Promise<void>;
}

/** Of a page: input and drawing come before the next slice. */
const PAGE_CLOCK: SliceClock = {
  now: () => performance.now(),
  pause: () =>
    (globalThis as { readonly scheduler?: Scheduler }).scheduler?.yield?.() ??
    new Promise((resolve) => setTimeout(resolve)),
};

/**
 * The first slice runs at once: what takes no longer is answered in the same task.
 *
 * @param steps yields after each step, and with what has been found so far where that can be shown.
 * @param tell is called with that after a slice, and with all at the end.
 * @returns a function that stops: nothing is told after it.
 */
export function searchInSlices<Found>(
  steps: Iterator<Found | undefined, Found>,
  tell: (found: Found, isAll: boolean) => void,
  clock: SliceClock = PAGE_CLOCK,
): () => void {
  let isStopped = false;
  /** Runs a slice. @returns whether there is more to do. */
  const slice = (): boolean => {
    const end = clock.now() + SLICE_MS;
    let part: Found | undefined;
    do {
      const step = steps.next();
      if (step.done) {
        tell(step.value, true);
        return false;
      }
      part = step.value ?? part;
    } while (clock.now() < end);
    if (part !== undefined) tell(part, false);
    return true;
  };
  const run = async () => {
    while (!isStopped && slice()) await clock.pause();
  };
  void run();
  return () => {
    isStopped = true;
  };
}

/** All steps at once. */
export function atOnce<Found>(steps: Iterator<unknown, Found>): Found {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
