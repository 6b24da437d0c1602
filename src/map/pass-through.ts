/**
 * Passes gestures on a name to the map beneath it: the wheel, a drag, a double click, a pinch and a movement of the
 * pointer do over a name what they do beside it. A click stays the name's own.
 */

const MOUSE = ['mousedown', 'mousemove', 'dblclick'] as const;
/** A touch keeps its first target to the end, so all of its events come here. */
const TOUCH = ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const;
/** A click whose pointer has moved farther is the end of a drag, CSS px. */
const CLICK_TOLERANCE_PX = 3;

/** The element of the map at a position; undefined where no map is drawn. */
const beneath = (names: Element, x: number, y: number): Element | undefined =>
  document.elementsFromPoint(x, y).find((element) => !names.contains(element) && element.closest('[data-renderer]'));

/** The same event for another element. Its interface reads all values of the event that it is given. */
function copyOf(event: MouseEvent | TouchEvent): Event {
  if (event instanceof WheelEvent) return new WheelEvent(event.type, event);
  if (event instanceof MouseEvent) return new MouseEvent(event.type, event);
  const { touches, targetTouches, changedTouches } = event;
  const lists = { touches: [...touches], targetTouches: [...targetTouches], changedTouches: [...changedTouches] };
  const { ctrlKey, shiftKey, altKey, metaKey } = event;
  const keys = { ctrlKey, shiftKey, altKey, metaKey };
  return new TouchEvent(event.type, { ...lists, ...keys, bubbles: true, cancelable: true, view: event.view });
}

/** @param names the element with the names, above the map. @returns a function that stops it. */
export function passThrough(names: HTMLElement): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  let pressed: { readonly x: number; readonly y: number } | undefined;
  let touched: Element | undefined;

  const pass = (event: MouseEvent | TouchEvent, target: Element | undefined) => {
    const copy = copyOf(event);
    target?.dispatchEvent(copy);
    if (copy.defaultPrevented) event.preventDefault();
  };
  const onMouse = (event: MouseEvent) => {
    if (event.type === 'mousedown') pressed = { x: event.clientX, y: event.clientY };
    pass(event, beneath(names, event.clientX, event.clientY));
  };
  const onTouch = (event: TouchEvent) => {
    const [first] = event.touches;
    if (event.type === 'touchstart' && first) touched ??= beneath(names, first.clientX, first.clientY);
    pass(event, touched);
    if (event.touches.length === 0) touched = undefined;
  };
  const onClick = (event: MouseEvent) => {
    const moved = pressed ? Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) : 0;
    pressed = undefined;
    // A name moves with the map, so that the end of a drag is a click on it. A key's click has no position.
    if (event.detail === 0 || moved <= CLICK_TOLERANCE_PX) return;
    event.preventDefault();
    event.stopPropagation();
  };

  for (const type of MOUSE) names.addEventListener(type, onMouse, { signal });
  // Not passive: the map decides whether the page scrolls or zooms.
  names.addEventListener('wheel', onMouse, { signal, passive: false });
  for (const type of TOUCH) names.addEventListener(type, onTouch, { signal, passive: false });
  names.addEventListener('click', onClick, { signal, capture: true });
  return () => abort.abort();
}
