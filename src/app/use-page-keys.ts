/**
 * The keys that work everywhere: Escape closes the innermost open thing, `/` goes to the search, F6 to the next region
 * of the page, `?` to the list of keys. A key that belongs to an input method, or that something closer has handled,
 * means nothing here. After each act of the keyboard the focus is somewhere: a control that removes itself leaves it to
 * what it stood in.
 */
import { useEffect } from 'react';
import { foldLeft, setPanel } from '#state/actions.ts';
import { isOfStory } from '#state/layout.ts';
import type { MapStore } from '#state/store.ts';
import { closeInnermost } from '#ui/escape.ts';
import { firstStop, focusFirst, isFocusLost, isShown } from '#ui/focus.ts';
import { hasModifier, isComposing, takesText } from '#ui/keys.ts';

/** What the browser closes by itself: Escape is its own there. */
const NATIVE = 'dialog[open], :popover-open';
const SEARCH = '#search';
const PANEL = '[data-part="panel"]';

interface Region {
  /** All that belongs to it. */
  readonly holds: string;
  /** The parts that F6 goes to, each a stop of its own. */
  readonly parts: string;
}
/** In the order of F6. What stands in two belongs to the first. */
const REGIONS: readonly Region[] = [
  { holds: '.masthead, [data-part="search"]', parts: '[data-part="search"]' },
  { holds: '#left', parts: '[data-part="tools"]' },
  { holds: '#map, [data-part="map-controls"], [data-part="attribution"]', parts: '[data-part="names"]' },
  { holds: PANEL, parts: PANEL },
  { holds: '[data-part="timeline"]', parts: '[data-part="timeline"]' },
];

/** The parts of all regions that can be gone to now. */
const shownParts = () =>
  REGIONS.flatMap(({ parts, holds }) =>
    [...document.querySelectorAll(parts)].flatMap((part) =>
      firstStop(part) === undefined ? [] : [{ part, region: holds }],
    ),
  );

/** Goes to the next region, or the one before. @returns whether there is one. */
function goToRegion(step: 1 | -1): boolean {
  const parts = shownParts();
  const focused = document.activeElement;
  const region = REGIONS.find(({ holds }) => focused?.closest(holds))?.holds;
  const own = parts.findIndex(({ part }) => part.contains(focused));
  const at = own >= 0 ? own : parts.findIndex((entry) => entry.region === region);
  const next = at < 0 ? (step > 0 ? 0 : parts.length - 1) : (at + step + parts.length) % parts.length;
  const part = parts[next]?.part;
  return part !== undefined && focusFirst([firstStop(part)]);
}

/** In a window where the left column is folded away, it is unfolded first. */
function goToSearch(store: MapStore): boolean {
  const search = document.querySelector<HTMLInputElement>(SEARCH);
  if (!search) return false;
  if (!isShown(search)) store.dispatch(foldLeft(false));
  search.focus();
  search.select();
  return true;
}

/** What the focus stood in, the innermost first: for when it is removed. */
const pathOf = (element: Element | null): readonly Element[] =>
  element === null ? [] : [element, ...pathOf(element.parentElement)];

/**
 * A lost focus goes to the panel or dialog that its control stood in, otherwise to the search or the map. While a story
 * is presented it may stay lost: its keys are those of the window, and in the names of the map the arrows would be
 * those of the list.
 */
function keepFocus(path: readonly Element[], isStory: boolean): void {
  if (!isFocusLost() || isStory) return;
  const around = path.find((element) => element.isConnected && element.matches(`${PANEL}, dialog, [role="region"]`));
  focusFirst([around && firstStop(around), PANEL, SEARCH, '[data-part="names"] [tabindex="0"]']);
}

export function usePageKeys(store: MapStore): void {
  useEffect(() => {
    const act = (event: KeyboardEvent): boolean => {
      const { key, target } = event;
      if (key === 'F6') return !event.ctrlKey && !event.altKey && !event.metaKey && goToRegion(event.shiftKey ? -1 : 1);
      if (hasModifier(event)) return false;
      if (key === 'Escape') return closeInnermost(target instanceof Node ? target : null);
      if (takesText(target)) return false;
      if (key === '/') return goToSearch(store);
      if (key !== '?') return false;
      store.dispatch(setPanel('keys'));
      return true;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isComposing(event) || document.querySelector(NATIVE)) return;
      if (act(event)) event.preventDefault();
    };
    const onSkip = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || !event.target.closest('[data-part="skip"]')) return;
      event.preventDefault();
      goToSearch(store);
    };
    // In the capture phase: what handles the key may remove the element that has the focus.
    const onAct = () => {
      const focused = document.activeElement;
      if (focused === document.body) return;
      const path = pathOf(focused);
      setTimeout(() => keepFocus(path, isOfStory(store.getState().view)));
    };
    const capture = { capture: true };
    addEventListener('keydown', onAct, capture);
    addEventListener('click', onAct, capture);
    addEventListener('keydown', onKeyDown);
    addEventListener('click', onSkip);
    return () => {
      removeEventListener('keydown', onAct, capture);
      removeEventListener('click', onAct, capture);
      removeEventListener('keydown', onKeyDown);
      removeEventListener('click', onSkip);
    };
  }, [store]);
}
