/**
 * The page already holds the map's poster; nothing may come between it and the screen. What the first words need is asked for
 * meanwhile (chunks by the page, the index here), and the app starts when the browser reports the first paint. A page in the background paints nothing
 * and starts at once; so does a frame that its page holds ready beyond the window's edge, when it has loaded.
 */
import { requestIndex, start } from './start.ts';

const FIRST_PAINT = 'first-contentful-paint';

const index = requestIndex();

if (document.visibilityState === 'hidden' || !PerformanceObserver.supportedEntryTypes.includes('paint'))
  void start(index);
else {
  const began = new AbortController();
  const begin = () => {
    if (began.signal.aborted) return;
    began.abort();
    observer.disconnect();
    void start(index);
  };
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName(FIRST_PAINT).length > 0) begin();
  });
  observer.observe({ type: 'paint', buffered: true });
  // A browser paints no frame that cannot be seen, and its host may already wait for answers.
  if (parent !== self) addEventListener('load', begin, { signal: began.signal });
}
