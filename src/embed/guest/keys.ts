/** Keys that turn the pages of a deck, and that the map gives back to the page around it. */
import { hasModifier, isComposing, takesText } from '#ui/keys.ts';
import { PAGING_KEYS, type PagingKey } from '../protocol/messages.ts';

const isPagingKey = (key: string): key is PagingKey => PAGING_KEYS.some((known) => known === key);

/** Controls with a use of their own for all of these keys, and those that the space bar presses. */
const USES_ALL = 'input, select, [role="slider"], dialog[open], :popover-open';
const USES_SPACE = 'button, summary, [role="button"]';

/** Whether something around the target scrolls down: the keys are its own. */
function scrolls(target: Element): boolean {
  for (let part: Element | null = target; part && part !== document.documentElement; part = part.parentElement)
    if (part.scrollHeight > part.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(part).overflowY)) return true;
  return false;
}

/**
 * The key of an event that the map has no use for; undefined where it has handled it, or a control or a panel that
 * scrolls has the focus.
 */
export function unusedPagingKey(event: KeyboardEvent): PagingKey | undefined {
  const { key, target } = event;
  if (!isPagingKey(key) || event.defaultPrevented || isComposing(event) || hasModifier(event) || event.shiftKey)
    return undefined;
  if (typeof Element === 'undefined' || !(target instanceof Element)) return key;
  if (takesText(target) || target.closest(USES_ALL) || (key === ' ' && target.closest(USES_SPACE))) return undefined;
  return scrolls(target) ? undefined : key;
}
