/** `performance.mark('words')`: the moment at which what a link is about can be read, for the bench and the tests. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { catalogueOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';

const MARK = 'words';

/** Marks the first paint in which the link's place, or without one the left column, has its words. */
export function useWordsMark(store: MapStore): void {
  const isReady = useStore(store, (state) => catalogueOf(state) !== undefined);
  useEffect(() => {
    if (!isReady || performance.getEntriesByName(MARK).length > 0) return;
    // The frame after the one that this commit is painted in: by then it has been.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => performance.mark(MARK));
    });
    return () => cancelAnimationFrame(frame);
  }, [isReady]);
}
