/** Where the focus is, and where it can go. */

/** What the Tab key stops at, and what holds stops. */
const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]';
const isStop = (element: HTMLElement) => element.tabIndex >= 0 && !element.matches(':disabled') && isShown(element);

export const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/** The first element of a part of the page that the Tab key stops at. */
export const firstStop = (part: Element): HTMLElement | undefined =>
  [...part.querySelectorAll<HTMLElement>(STOPS)].find(isStop);

/** Nothing has the focus although the page has it: what had it was removed or hidden. */
export const isFocusLost = (): boolean =>
  document.hasFocus() && (document.activeElement === null || document.activeElement === document.body);

/** Focuses the first that takes it: an element, or what a selector finds. @returns whether one did. */
export function focusFirst(candidates: readonly (Element | string | null | undefined)[]): boolean {
  for (const candidate of candidates) {
    const elements = typeof candidate === 'string' ? [...document.querySelectorAll(candidate)] : [candidate];
    for (const element of elements) {
      if (!(element instanceof HTMLElement) || element === document.body) continue;
      element.focus();
      if (document.activeElement === element) return true;
    }
  }
  return false;
}
