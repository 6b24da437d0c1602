/** One request for each file, however many callers ask for it, and its value kept for those who ask later. */

interface Entry<Value> {
  readonly value: Promise<Value>;
  readonly control: AbortController;
  /** Callers that still want the value. */
  waiting: number;
}

/**
 * Wraps a request so that callers with the same key share it. The value of a request that succeeded is kept for the life of
 * the page; it is the same object for all callers, who must not change it. A failed request is not kept: the next caller asks
 * again, which is what a retry needs.
 *
 * @param request makes the value of a key; its signal aborts when no caller wants the value any more.
 * @returns a function of key and, optionally, the caller's own signal. Aborting that rejects this caller alone, with the signal's
 * reason; the request goes on as long as another caller waits.
 */
export function shareRequests<Value>(
  request: (key: string, signal: AbortSignal) => Promise<Value>,
): (key: string, signal?: AbortSignal) => Promise<Value> {
  const entries = new Map<string, Entry<Value>>();
  const forget = (key: string, entry: Entry<Value>) => {
    if (entries.get(key) === entry) entries.delete(key);
  };
  function start(key: string): Entry<Value> {
    const control = new AbortController();
    const entry: Entry<Value> = { value: request(key, control.signal), control, waiting: 0 };
    entries.set(key, entry);
    entry.value.catch(() => forget(key, entry));
    return entry;
  }

  return (key, signal) => {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const entry = entries.get(key) ?? start(key);
    entry.waiting += 1;
    return new Promise<Value>((resolve, reject) => {
      const onAbort = () => {
        entry.waiting -= 1;
        if (entry.waiting === 0) {
          forget(key, entry);
          entry.control.abort(signal?.reason);
        }
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const whenHere = (settle: () => void) => {
        if (signal?.aborted) return;
        signal?.removeEventListener('abort', onAbort);
        entry.waiting -= 1;
        settle();
      };
      entry.value.then(
        (value) => whenHere(() => resolve(value)),
        (error: unknown) => whenHere(() => reject(error)),
      );
    });
  };
}
