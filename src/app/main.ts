/**
 * The page already holds the map's picture; nothing may come between it and the screen. So the app starts, and asks for the
 * renderer, the panels and the data, only when the browser reports the first paint. A page in the background paints nothing
 * and starts at once.
 */
import { start } from './start.ts';

const FIRST_PAINT = 'first-contentful-paint';

if (document.visibilityState === 'hidden' || !PerformanceObserver.supportedEntryTypes.includes('paint')) void start();
else {
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName(FIRST_PAINT).length === 0) return;
    observer.disconnect();
    void start();
  });
  observer.observe({ type: 'paint', buffered: true });
}
