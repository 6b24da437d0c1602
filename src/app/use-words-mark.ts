/**
 * `performance.mark('words')`: the moment when the text that a link points to can be read, for the benchmark and the
 * tests.
 */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { catalogueOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { WORDS_MARK } from './frame/frame-page.ts';

/** Marks the first paint in which the link's place, or without one the left column, has its text. */
export function useWordsMark(store: MapStore): void {
  const isReady = useStore(store, (state) => catalogueOf(state) !== undefined);
  useEffect(() => {
    if (!isReady || performance.getEntriesByName(WORDS_MARK).length > 0) return;
    // This commit is painted in the next frame, so it is on screen by the frame after that.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => performance.mark(WORDS_MARK));
    });
    return () => cancelAnimationFrame(frame);
  }, [isReady]);
}
