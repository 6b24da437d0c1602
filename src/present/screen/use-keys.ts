/**
 * Keys and gestures of a presentation. In the capture phase, so that the map and the page around it get only what is
 * left; in another page's frame nothing is taken before somebody has clicked into the frame: until then a deck around
 * it is paged as if there were no map.
 */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { isComposing, takesText } from '#ui/keys.ts';
import { type Act, hear } from './keys.ts';

/**
 * What the browser closes by itself, or that has keys of its own as long as it is open. The list of keys has none: a
 * clicker has no Escape, and each key does what the list says it does.
 */
const NATIVE = 'dialog[open]:not(:has([data-part="screen-keys"])), :popover-open';
/**
 * Controls that Space and Enter press, and those that arrows move in. Names on the map are none: a place that is closed
 * leaves the focus at its name, and the next press of a clicker is to turn the page.
 */
const PRESSED = 'button, summary, [role="button"]';
const LINK = 'a[href]';
const MOVED_IN = 'select, input, textarea, [role="slider"], [data-part="desk-notes"]';
const ARROWS = /^(?:Arrow|Home$|End$|Page)/;

/** Whether a control that has the focus has a use of its own for the key. */
function isOfControl(key: string, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (takesText(target)) return true;
  if (key === 'Enter') return target.closest(`${PRESSED}, ${LINK}`) !== null;
  if (key === ' ') return target.closest(PRESSED) !== null;
  return ARROWS.test(key) && target.closest(MOVED_IN) !== null;
}

/** They work in the task that shows the screen, and not one frame later. */
export function useKeys(hasStory: boolean, isFramed: boolean, act: (act: Act) => boolean): void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  useLayoutEffect(() => {
    let digits = '';
    let isClicked = !isFramed;
    const onPointerDown = () => {
      isClicked = true;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isClicked || event.defaultPrevented || isComposing(event) || document.querySelector(NATIVE)) return;
      // What was typed before Enter is a number, also where a button has the focus.
      if (isOfControl(event.key, event.target) && !(event.key === 'Enter' && digits !== '')) return;
      const heard = hear(event, digits, hasStory);
      digits = heard.digits;
      if (!heard.isOurs) return;
      // A key that is held does nothing more: one press of a clicker is one step.
      if (heard.act && !event.repeat && !latest.current(heard.act)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const capture = { capture: true };
    addEventListener('pointerdown', onPointerDown, capture);
    addEventListener('keydown', onKeyDown, capture);
    return () => {
      removeEventListener('pointerdown', onPointerDown, capture);
      removeEventListener('keydown', onKeyDown, capture);
    };
  }, [hasStory, isFramed]);
}

/** A finger that goes this far to the side in this time turns the page; one that stays that long shows the tools. */
const SWIPE_PX = 60;
const SWIPE_MS = 1000;
const PRESS_MS = 600;
const STILL_PX = 12;

interface Gestures {
  readonly onSwipe: (direction: 1 | -1) => void;
  readonly onLongPress: () => void;
}

/** On the map a finger moves the map: swipes are those that begin on the words. */
export function useGestures(gestures: Gestures): void {
  const latest = useRef(gestures);
  useEffect(() => {
    latest.current = gestures;
  });
  useEffect(() => {
    let from: { id: number; x: number; y: number; at: number; onWords: boolean } | undefined;
    let pressing: ReturnType<typeof setTimeout> | undefined;
    /** The finger of a long press is lifted: what it lies on is not clicked, too (the map would drop its place). */
    let isPressed = false;
    const onClick = (event: MouseEvent) => {
      if (!isPressed) return;
      isPressed = false;
      event.preventDefault();
      event.stopPropagation();
    };
    const stop = () => {
      clearTimeout(pressing);
      pressing = undefined;
    };
    const onDown = ({ pointerType, pointerId, clientX, clientY, timeStamp, target, isPrimary }: PointerEvent) => {
      stop();
      from = undefined;
      isPressed = false;
      if (pointerType === 'mouse' || !isPrimary || !(target instanceof Element) || target.closest('button, select'))
        return;
      const onWords = target.closest('[data-part="stage"]') !== null;
      from = { id: pointerId, x: clientX, y: clientY, at: timeStamp, onWords };
      pressing = setTimeout(() => {
        from = undefined;
        isPressed = true;
        latest.current.onLongPress();
      }, PRESS_MS);
    };
    const onMove = ({ clientX, clientY }: PointerEvent) => {
      if (from && Math.hypot(clientX - from.x, clientY - from.y) > STILL_PX) stop();
    };
    const onUp = ({ pointerId, clientX, clientY, timeStamp }: PointerEvent) => {
      stop();
      const start = from;
      from = undefined;
      if (!start?.onWords || start.id !== pointerId || timeStamp - start.at > SWIPE_MS) return;
      const [x, y] = [clientX - start.x, clientY - start.y];
      if (Math.abs(x) >= SWIPE_PX && Math.abs(x) > 2 * Math.abs(y)) latest.current.onSwipe(x < 0 ? 1 : -1);
    };
    const options = { capture: true, passive: true };
    addEventListener('pointerdown', onDown, options);
    addEventListener('pointermove', onMove, options);
    addEventListener('pointerup', onUp, options);
    addEventListener('pointercancel', stop, options);
    addEventListener('click', onClick, true);
    return () => {
      stop();
      removeEventListener('click', onClick, true);
      removeEventListener('pointerdown', onDown, options);
      removeEventListener('pointermove', onMove, options);
      removeEventListener('pointerup', onUp, options);
      removeEventListener('pointercancel', stop, options);
    };
  }, []);
}
