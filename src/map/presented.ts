/**
 * What a map leaves to whoever shows it: in another page and on a slide a click is to select, not to take the keyboard,
 * with which a deck is paged; and on a slide the wheel zooms nothing by accident.
 */

/**
 * How a click with the mouse moves the focus. `frame`: the page gets the keyboard, and no name on the map, whose arrow
 * keys would be taken from the deck; `none`: nothing does, so that the page around a frame keeps it.
 */
export type ClickFocus = 'frame' | 'none';

/** @param map the map with the names over it. @returns a function that stops it. */
export function limitClickFocus(map: HTMLElement, focus: ClickFocus): () => void {
  const onMouseDown = (event: MouseEvent) => {
    event.preventDefault();
    if (focus === 'none') return;
    // What a click beside everything does otherwise.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.focus();
  };
  // In the capture phase, because d3-zoom stops the event.
  map.addEventListener('mousedown', onMouseDown, { capture: true });
  return () => map.removeEventListener('mousedown', onMouseDown, { capture: true });
}

/**
 * Only a wheel with ctrl or ⌘, which a pinch on a trackpad is too, reaches the map. @returns a function that stops it.
 */
export function limitWheel(map: HTMLElement): () => void {
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  };
  const options = { capture: true, passive: true };
  map.addEventListener('wheel', onWheel, options);
  return () => map.removeEventListener('wheel', onWheel, options);
}
