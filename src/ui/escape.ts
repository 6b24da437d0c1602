/**
 * The open things that Escape closes. One list for the whole page decides, so that one press closes one thing: a field
 * or a list that holds the focus before everything else, otherwise what was opened last. Native dialogs and popovers
 * are closed by the browser before any of them.
 */
export interface EscapeLayer {
  readonly close: () => void;
  /** The layer counts only while the focus is within this element, and then before those that have none. */
  readonly within?: (() => Element | null) | undefined;
}

const layers: EscapeLayer[] = [];

/** Adds what has been opened. @returns a function that removes it when it is closed. */
export function addEscapeLayer(layer: EscapeLayer): () => void {
  layers.push(layer);
  return () => {
    const index = layers.lastIndexOf(layer);
    if (index >= 0) layers.splice(index, 1);
  };
}

/** Which layer a press of Escape closes; the innermost is the last. @param target where the focus is. */
export function innermost<Layer extends EscapeLayer>(open: readonly Layer[], target: Node | null): Layer | undefined {
  const holds = ({ within }: EscapeLayer) => within?.()?.contains(target) ?? false;
  return open.findLast(holds) ?? open.findLast(({ within }) => within === undefined);
}

/** Closes the innermost layer. @returns whether there was one. */
export function closeInnermost(target: Node | null): boolean {
  const layer = innermost(layers, target);
  layer?.close();
  return layer !== undefined;
}
