/**
 * Whether the page is laid out for paper: what is on screen in part is then rendered in full. In a frame it never is:
 * there it is printed as a box of the page around it.
 */
import { useSyncExternalStore } from 'react';

const media = () => matchMedia('print');
let isPrinting = false;

/** Browsers lay the page out right after these events; React renders such a store's change before their task ends. */
function subscribe(listener: () => void): () => void {
  const paper = media();
  const before = () => {
    isPrinting = true;
    listener();
  };
  const after = () => {
    isPrinting = false;
    listener();
  };
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  paper.addEventListener('change', listener);
  return () => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
    paper.removeEventListener('change', listener);
  };
}

export const usePaper = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => parent === self && (isPrinting || media().matches),
    // In the page that the build writes.
    () => false,
  );
