/** A rate limit with a fixed window of one second. */
export interface RateLimit {
  /** Counts one message; `first` is true for the first over the limit, which is the only one that is answered. */
  readonly take: () => { readonly within: boolean; readonly first: boolean };
}

const SECOND_MS = 1000;

/** @param now a monotonic clock in ms. */
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
