/** Something that opens and closes: Escape closes it, and the focus returns to what opened it. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { addEscapeLayer } from './escape.ts';
import { focusFirst, isFocusLost } from './focus.ts';

/**
 * @param opened what is open; null: nothing. Another value is opened anew, and then closed before what is older.
 * @param within the element that must hold the focus, for a field or a list.
 */
export function useEscapeLayer(
  opened: string | null,
  close: () => void,
  within?: RefObject<Element | null> | undefined,
): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (opened === null) return;
    return addEscapeLayer({ close: () => latest.current(), within: within && (() => within.current) });
  }, [opened, within]);
}

/**
 * The same for a panel. It is in the list before what a link opens in it: effects of its parts come after its
 * layout effect.
 */
export function usePanelLayer(opened: string | null, close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useLayoutEffect(() => {
    if (opened !== null) return addEscapeLayer({ close: () => latest.current() });
  }, [opened]);
}

/**
 * Returns the focus when it was lost because what held it has been closed: to what had it at the opening, otherwise to
 * the first of the fallbacks that can take it.
 *
 * @param fallbacks selectors.
 */
export function useFocusReturn(isOpen: boolean, fallbacks: readonly string[] = []): void {
  const latest = useRef(fallbacks);
  useEffect(() => {
    latest.current = fallbacks;
  });
  useEffect(() => {
    if (!isOpen) return;
    const opener = document.activeElement;
    return () => {
      if (isFocusLost()) focusFirst([opener, ...latest.current]);
    };
  }, [isOpen]);
}
