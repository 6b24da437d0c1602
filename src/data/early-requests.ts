/** Requests of the start, apart from the code that parses what they bring: that comes later. */

/** Requests that were made before their values were wanted, by address. */
const early = new Map<string, Promise<Response>>();

/**
 * Requests files that a later load of the same address takes over. Nothing is parsed until then: the page may still
 * have its first paint to make.
 */
export function requestEarly(urls: readonly string[], priority: RequestPriority = 'auto'): void {
  for (const url of urls) {
    const response = fetch(url, { priority });
    // A failure is told by the load that takes it over.
    response.catch(() => undefined);
    early.set(url, response);
  }
}

/** The response to an early request of this address. Once: a retry is a new request. */
export function takeEarly(url: string): Promise<Response> | undefined {
  const response = early.get(url);
  early.delete(url);
  return response;
}
