/** How much a host may ask for: so many messages a second, and nothing more until the second is over. */
export interface RateLimit {
  /** Counts one; `first` is true for the one that went over, so that it alone is answered. */
  readonly take: () => { readonly within: boolean; readonly first: boolean };
}

const SECOND_MS = 1000;

/** @param now a clock in ms that never goes back. */
export function createRateLimit(perSecond: number, now: () => number): RateLimit {
  let began = Number.NEGATIVE_INFINITY;
  let count = 0;
  return {
    take() {
      const time = now();
      if (time - began >= SECOND_MS) {
        began = time;
        count = 0;
      }
      count += 1;
      return { within: count <= perSecond, first: count === perSecond + 1 };
    },
  };
}
