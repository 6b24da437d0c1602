/** What lies on the map beside its own names: its title, its sources, its buttons. Names keep off it. */
import { useLayoutEffect, useState } from 'react';
import type { Box } from '#scene/labels/boxes.ts';
import { partsOverMap, watchOverMap } from '#ui/over-map.ts';
import { watchSize } from '#ui/watch-size.ts';

/** A name this near to words would read as one with them. CSS px. */
const ROOM_PX = 3;

const NOTHING: readonly Box[] = [];

/** The scale bar is as long as this at most: names do not make way for each of its lengths. */
const SCALE_MAX_PX = 84;

type Sides = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom' | 'width'>;

/** Text that is laid out in a box as wide as the map covers only what its lines take. */
function boxOf(part: Element): Sides {
  const box = part.getBoundingClientRect();
  if (part.matches('[data-part="scale"]')) {
    const { left, top, bottom, width } = box;
    return { left, top, bottom, width, right: left + SCALE_MAX_PX };
  }
  if (!part.matches('[data-part="attribution"]')) return box;
  const words = document.createRange();
  words.selectNodeContents(part);
  return words.getBoundingClientRect();
}

/** The boxes of the parts that lie over an element, in CSS px from its north-west corner. */
function coveredOf(map: HTMLElement): readonly Box[] {
  const { left, top, width, height } = map.getBoundingClientRect();
  return [...partsOverMap()].flatMap((part): Box[] => {
    const box = boxOf(part);
    const over = {
      left: Math.round(box.left - left) - ROOM_PX,
      top: Math.round(box.top - top) - ROOM_PX,
      right: Math.round(box.right - left) + ROOM_PX,
      bottom: Math.round(box.bottom - top) + ROOM_PX,
    };
    const isSeen = box.width > 0 && over.right > 0 && over.left < width && over.bottom > 0 && over.top < height;
    return isSeen ? [over] : [];
  });
}

/**
 * @param of what the parts are laid out and worded by: with another value they are measured anew.
 * @returns the same boxes as long as none has changed.
 */
export function useCovered(map: HTMLElement, ...of: readonly unknown[]): readonly Box[] {
  const [covered, setCovered] = useState(NOTHING);
  useLayoutEffect(() => {
    const measure = () => {
      const now = coveredOf(map);
      setCovered((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    };
    // Calls once for each part that comes too, after it is laid out.
    const sizes = watchSize(measure);
    for (const part of partsOverMap()) sizes.observe(part);
    const stop = watchOverMap((part, isThere) => {
      if (isThere) sizes.observe(part);
      else {
        sizes.unobserve(part);
        measure();
      }
    });
    return () => {
      stop();
      sizes.disconnect();
    };
  }, [map, ...of]);
  return covered;
}
