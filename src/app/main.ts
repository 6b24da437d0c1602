/**
 * The page already holds the map's poster, and nothing may delay its first paint. Meanwhile the page requests the
 * chunks and this entry the files that every start needs; the app starts when the browser reports the first paint. A
 * page in the background never paints and starts at once; so does a frame outside the host's viewport, once it has
 * loaded.
 */
import { isMissingChunk } from '#data/chunk.ts';
import { reportBug } from '#data/report-bug.ts';
import { requestFiles, start } from './start.ts';

const FIRST_PAINT = 'first-contentful-paint';

requestFiles();

/** Code that is gone cannot say so itself: the page has the message. */
async function startPage(): Promise<void> {
  try {
    await start();
  } catch (error) {
    if (isMissingChunk(error)) document.documentElement.dataset.failed = 'on';
    else reportBug(error);
  }
}

if (document.visibilityState === 'hidden' || !PerformanceObserver.supportedEntryTypes.includes('paint'))
  void startPage();
else {
  const began = new AbortController();
  const begin = () => {
    if (began.signal.aborted) return;
    began.abort();
    observer.disconnect();
    void startPage();
  };
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName(FIRST_PAINT).length > 0) begin();
  });
  observer.observe({ type: 'paint', buffered: true });
  // A browser paints no frame that is not visible, and its host may already wait for answers.
  if (parent !== self) addEventListener('load', begin, { signal: began.signal });
}
