/**
 * The pointer and the keys while something is drawn, over both renderers alike: what is a stroke of the pen is taken
 * before the map hears it, and everything else (a drag beside handles, the wheel, two fingers) stays the map's.
 */
import type { LngLat } from '#domain/model/ids.ts';
import { isComposing, takesText } from '#ui/keys.ts';

/** Reach of a mouse, and of a finger: a target of 44 px. CSS px. */
const REACH_PX = { mouse: 10, touch: 22 } as const;
/** A pointer that has moved farther since it went down has dragged the map. CSS px. */
const CLICK_PX = 6;

export interface PenHandlers {
  readonly isDrawing: () => boolean;
  /** The pointer went down. @returns whether it has taken a handle. @param reach degrees of longitude. */
  readonly grab: (at: LngLat, reach: number) => boolean;
  readonly drag: (at: LngLat, reach: number) => void;
  readonly drop: (hasMoved: boolean) => void;
  /** null: the pointer has left the map. */
  readonly hover: (at: LngLat | null, reach: number) => void;
  /** @param clicks in the series: 2 is the second of a double click. */
  readonly press: (at: LngLat, reach: number, clicks: number) => void;
  readonly key: (name: 'finish' | 'undo' | 'redo' | 'delete') => void;
}

export interface PenMap {
  /** Of the map, with its names over it. */
  readonly element: HTMLElement;
  /** @param x, y CSS px from the element's north-west corner. Degrees WGS-84. */
  readonly unproject: (x: number, y: number) => LngLat;
  /** Degrees of longitude that so many CSS px are. */
  readonly reachOf: (px: number) => number;
}

const keyOf = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) => {
  if (altKey) return undefined;
  const isCommand = ctrlKey || metaKey;
  if (isCommand && key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  if (isCommand && key.toLowerCase() === 'y') return 'redo';
  if (isCommand) return undefined;
  if (key === 'Enter') return 'finish';
  return key === 'Delete' || key === 'Backspace' ? 'delete' : undefined;
};

/** Listens as long as the page lives: nothing is taken while nobody draws. */
export function listenForPen({ element, unproject, reachOf }: PenMap, handlers: PenHandlers): void {
  let down: { readonly x: number; readonly y: number } | undefined;
  let isGrabbed = false;
  let reach: number = REACH_PX.mouse;
  const capture = { capture: true } as const;

  const positionOf = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }) => {
    const { left, top } = element.getBoundingClientRect();
    return unproject(clientX - left, clientY - top);
  };
  /** Buttons over the map keep their clicks; names and the map do not. */
  const isMap = ({ target }: Event) => target instanceof Element && !target.closest('button, input, select, details');
  const isOurs = (event: Event) => handlers.isDrawing() && isMap(event);
  const take = (event: Event) => {
    event.stopPropagation();
    if (event.cancelable) event.preventDefault();
  };
  /** With Alt nothing is snapped to. */
  const reachNow = ({ altKey }: { readonly altKey: boolean }) => (altKey ? 0 : reachOf(reach));
  const hasMoved = ({ clientX, clientY }: PointerEvent | MouseEvent) =>
    down !== undefined && Math.hypot(clientX - down.x, clientY - down.y) > CLICK_PX;

  element.addEventListener(
    'pointerdown',
    (event) => {
      if (!isOurs(event) || event.button !== 0 || !event.isPrimary) return;
      reach = event.pointerType === 'touch' ? REACH_PX.touch : REACH_PX.mouse;
      down = { x: event.clientX, y: event.clientY };
      isGrabbed = handlers.grab(positionOf(event), reachOf(reach));
      if (isGrabbed) event.stopPropagation();
    },
    capture,
  );
  // The renderers listen for these: a handle that is moved must not move the map.
  for (const type of ['mousedown', 'touchstart'] as const)
    element.addEventListener(type, (event) => isGrabbed && take(event), { capture: true, passive: false });
  addEventListener(
    'pointermove',
    (event) => {
      if (isGrabbed) return handlers.drag(positionOf(event), reachNow(event));
      if (!isOurs(event) || !event.isPrimary || event.buttons !== 0) return;
      if (!(event.target instanceof Node && element.contains(event.target))) return;
      reach = event.pointerType === 'touch' ? REACH_PX.touch : REACH_PX.mouse;
      handlers.hover(positionOf(event), reachNow(event));
    },
    capture,
  );
  // A place under the pen would be named and coloured; a drag of the map, with a button down, stays the renderer's.
  element.addEventListener(
    'mousemove',
    (event) => isOurs(event) && event.buttons === 0 && event.stopPropagation(),
    capture,
  );
  const release = (event: PointerEvent) => {
    if (!isGrabbed) return;
    isGrabbed = false;
    handlers.drop(hasMoved(event));
    // The click that follows is the end of this.
    down = undefined;
  };
  addEventListener('pointerup', release, capture);
  addEventListener('pointercancel', release, capture);
  element.addEventListener('pointerleave', () => handlers.isDrawing() && handlers.hover(null, 0));
  element.addEventListener(
    'click',
    (event) => {
      if (!isOurs(event)) return;
      take(event);
      if (down && !hasMoved(event)) handlers.press(positionOf(event), reachNow(event), event.detail);
    },
    capture,
  );
  // It would zoom.
  element.addEventListener('dblclick', (event) => isOurs(event) && take(event), capture);
  addEventListener('keydown', (event) => {
    if (!handlers.isDrawing() || takesText(event.target) || isComposing(event) || event.defaultPrevented) return;
    const key = keyOf(event);
    // A button that has the focus is pressed by Enter.
    if (!key || (key === 'finish' && event.target instanceof Element && event.target.closest('button, a'))) return;
    event.preventDefault();
    handlers.key(key);
  });
}
