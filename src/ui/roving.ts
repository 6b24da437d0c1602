/**
 * A group of controls that is one stop of the Tab key: the arrow keys, Home and End move within it, and Tab comes back
 * to where they have left it (roving tabindex, after the ARIA Authoring Practices).
 */
import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { isShown } from './focus.ts';
import { hasModifier, type KeyPress } from './keys.ts';

interface Box {
  readonly left: number;
  readonly top: number;
}

/** The nearest box in the next row above or below, by its left edge. */
function inNextRow(boxes: readonly Box[], from: number, direction: 1 | -1): number | undefined {
  const here = boxes[from];
  if (!here) return undefined;
  const beyond = boxes.flatMap((box, index) => ((box.top - here.top) * direction > 1 ? [{ box, index }] : []));
  const [row] = beyond.map(({ box }) => box.top).sort((a, b) => (a - b) * direction);
  return beyond
    .filter(({ box }) => box.top === row)
    .sort((a, b) => Math.abs(a.box.left - here.left) - Math.abs(b.box.left - here.left))[0]?.index;
}

/** The control that a key goes to; undefined: the key means nothing here, or there is none further. */
export function roveTo(key: string, from: number, boxes: readonly Box[]): number | undefined {
  const last = boxes.length - 1;
  const isRow = boxes.every(({ top }) => top === boxes[0]?.top);
  switch (key) {
    case 'ArrowRight':
      return from < last ? from + 1 : undefined;
    case 'ArrowLeft':
      return from > 0 ? from - 1 : undefined;
    // In a single row up and down stay with the page, which scrolls.
    case 'ArrowDown':
      return isRow ? undefined : inNextRow(boxes, from, 1);
    case 'ArrowUp':
      return isRow ? undefined : inNextRow(boxes, from, -1);
    case 'Home':
      return from === 0 ? undefined : 0;
    case 'End':
      return from === last ? undefined : last;
    default:
      return undefined;
  }
}

const ITEMS = 'button, input';
const itemsOf = (group: Element) => [...group.querySelectorAll<HTMLElement>(ITEMS)];

/** `group`: for the element around the controls, all of them buttons or inputs; `item`: for each, by its number. */
export function useRoving(count: number) {
  const [entered, setEntered] = useState(0);
  const entry = Math.min(entered, count - 1);
  const group = {
    onKeyDown: (event: KeyPress & Pick<KeyboardEvent<HTMLElement>, 'currentTarget' | 'target' | 'preventDefault'>) => {
      const items = itemsOf(event.currentTarget).filter(isShown);
      const from = items.indexOf(event.target as HTMLElement);
      if (from < 0 || hasModifier(event)) return;
      const next = roveTo(
        event.key,
        from,
        items.map((item) => item.getBoundingClientRect()),
      );
      if (next === undefined) return;
      event.preventDefault();
      items[next]?.focus();
    },
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const index = itemsOf(event.currentTarget).indexOf(event.target);
      if (index >= 0) setEntered(index);
    },
  };
  return { group, item: (index: number) => ({ tabIndex: index === entry ? 0 : -1 }) };
}
