/** The sizes of elements, also in a browser without `ResizeObserver`: there the window's size tells when to look. */
export interface SizeWatch {
  readonly observe: (element: Element) => void;
  readonly unobserve: (element: Element) => void;
  readonly disconnect: () => void;
}

/** @param changed called when the size of an observed element has changed, and once for each new one. */
export function watchSize(changed: () => void): SizeWatch {
  if (typeof ResizeObserver === 'function') return new ResizeObserver(changed);
  addEventListener('resize', changed);
  return {
    observe: () => void requestAnimationFrame(changed),
    unobserve: () => undefined,
    disconnect: () => removeEventListener('resize', changed),
  };
}
