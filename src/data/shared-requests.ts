/** Deduplicates requests, and caches their values. */

interface Entry<Value> {
  readonly value: Promise<Value>;
  readonly control: AbortController;
  /** Number of callers that wait for the value. */
  waiting: number;
}

/**
 * Wraps a request so that callers with the same key share it. The value of a successful request is cached for the life
 * of the page; it is the same object for all callers, who must not change it. A failure is not cached, so that the next
 * call retries.
 *
 * @param request loads the value of a key; its signal is aborted when no caller waits any more.
 * @returns a function of the key and, optionally, the caller's signal. Aborting that signal rejects only this caller,
 *   with the signal's reason; the request continues as long as another caller waits.
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
      const ifWanted = (complete: () => void) => {
        if (signal?.aborted) return;
        signal?.removeEventListener('abort', onAbort);
        entry.waiting -= 1;
        complete();
      };
      entry.value.then(
        (value) => ifWanted(() => resolve(value)),
        (error: unknown) => ifWanted(() => reject(error)),
      );
    });
  };
}
