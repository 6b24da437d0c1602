/**
 * The parts of the page that lie over the map, so that its names keep off them. Each part says so itself, with its
 * `ref`: most come after the map and without a change of it, because their code or their data are late.
 */
export type OverMapListener = (part: Element, isThere: boolean) => void;

const parts = new Set<Element>();
const listeners = new Set<OverMapListener>();

/** The `ref` of a part that lies over the map where it is shown. @returns what React calls when the part goes. */
export function overMap(part: Element | null): (() => void) | undefined {
  if (!part) return undefined;
  parts.add(part);
  for (const listener of listeners) listener(part, true);
  return () => {
    parts.delete(part);
    for (const listener of listeners) listener(part, false);
  };
}

/** All that are there. */
export const partsOverMap = (): ReadonlySet<Element> => parts;

/** @param listener is called for each part that comes or goes from now on. @returns a function that ends that. */
export function watchOverMap(listener: OverMapListener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
