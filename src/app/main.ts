/**
 * The entry: small, because it is executed before the first paint, which nothing may delay. With that paint it requests
 * what the page has not preloaded, and starts the app. A page in the background never paints and starts at once; so
 * do a frame outside the host's viewport and a page without anything to paint, once they have loaded.
 */
import { isMissingChunk } from '#data/chunk.ts';
import { requestEarly } from '#data/early-requests.ts';
import { reportBug } from '#data/report-bug.ts';
import { publishedVersions, sourceOf } from '#data/source.ts';
import type { DataVersion } from '#domain/model/ids.ts';
import { findVersion } from '#domain/model/version.ts';
import { FIRST_SHAPES } from '#map/session/first-shapes.ts';

const FIRST_PAINT = 'first-contentful-paint';

/**
 * Requests what the words did not need: the rest of the code, the index and the first shapes, in this order. On a line
 * of 20 Mbit/s they would take the place of the words' file for 100 ms.
 */
function requestTheRest(): void {
  const later = document.querySelector<HTMLTemplateElement>('#later');
  if (later) document.head.append(later.content);
  const asked = document.documentElement.dataset.frozen as DataVersion | undefined;
  const { index, geometry } = sourceOf(findVersion(asked ?? null, publishedVersions).version?.version ?? null);
  requestEarly([index]);
  requestEarly(
    FIRST_SHAPES.map((name) => geometry[name]),
    'low',
  );
}

/** Code that is gone cannot say so itself: the page has the message. */
async function startPage(): Promise<void> {
  requestTheRest();
  try {
    const { start } = await import('./start.ts');
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
  const { signal } = began;
  // A browser paints no frame that is not visible, and its host may already wait for answers.
  if (parent !== self) addEventListener('load', begin, { signal });
  // A presentation of a part of the world without the poster has no content to be painted before the app: two frames
  // after all is loaded the paint has been, or there is none to wait for. On every other page the browser may still be
  // busy with that paint, for 0.3 s in software, and the words come before the rest.
  else if (document.documentElement.dataset.mode === 'present')
    addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(begin)), { signal });
}
