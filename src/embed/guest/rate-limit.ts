/** A rate limit with a fixed window of one second; after a message that took long to read there is a pause. */
export interface RateLimit {
  /** Counts one message; `first` is true for the first over the limit, which is the only one that is answered. */
  readonly take: () => { readonly within: boolean; readonly first: boolean };
  /** What reading a message that was refused has taken, ms. Where that is much, what comes next is dropped. */
  readonly spend: (ms: number) => void;
}

const SECOND_MS = 1000;
/** Reading that takes less in a second is free: all messages within the limits take a tenth of it. */
const FREE_MS = 250;
/** Reading takes at most this share of the time: whoever sends what takes long to read is heard the less often. */
const SHARE = 0.1;

/** @param now a monotonic clock in ms. */
export function createRateLimit(perSecond: number, now: () => number): RateLimit {
  let began = Number.NEGATIVE_INFINITY;
  let count = 0;
  let deafUntil = Number.NEGATIVE_INFINITY;
  let spent = 0;
  return {
    take() {
      const time = now();
      if (time < deafUntil) return { within: false, first: false };
      if (time - began >= SECOND_MS) {
        began = time;
        count = 0;
        spent = 0;
      }
      count += 1;
      return { within: count <= perSecond, first: count === perSecond + 1 };
    },
    spend(ms) {
      spent += ms;
      if (spent > FREE_MS) deafUntil = now() + spent / SHARE - spent;
    },
  };
}
