/**
 * The page already holds the map's picture; nothing may come between it and the screen. So the app starts, and asks for the
 * renderer, the panels and the data, only when the browser reports the first paint. A page in the background paints nothing
 * and starts at once; so does a frame that its page holds ready beyond the window's edge, when it has loaded.
 */
import { start } from './start.ts';

const FIRST_PAINT = 'first-contentful-paint';

if (document.visibilityState === 'hidden' || !PerformanceObserver.supportedEntryTypes.includes('paint')) void start();
else {
  const began = new AbortController();
  const begin = () => {
    if (began.signal.aborted) return;
    began.abort();
    observer.disconnect();
    void start();
  };
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName(FIRST_PAINT).length > 0) begin();
  });
  observer.observe({ type: 'paint', buffered: true });
  // A browser paints no frame that cannot be seen, and its host may already wait for answers.
  if (parent !== self) addEventListener('load', begin, { signal: began.signal });
}
