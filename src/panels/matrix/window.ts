/**
 * The part of a large matrix that is rendered: the cells in sight, and that with the focus wherever it is, because an
 * element that goes takes the focus with it. Names of rows are always there; a vocabulary has some hundreds at most.
 */
import { type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useMemo, useState } from 'react';
import { fontScale } from '#ui/font-scale.ts';

/**
 * A matrix of no more cells is rendered in full, so that the browser's own search finds everything in it: that of 94
 * industries and 134 places is, most of whose cells are empty and merged.
 */
const WHOLE_CELLS = 20_000;
/** As the style sheet has them, at the usual font size: a line with its border, a column, what precedes them. */
const LINE_PX = 24;
export const COLUMN_PX = 25;
const HEAD_PX = 176;
const NAMES_PX = 190;
/** Rendered beyond those in sight, so that scrolling shows no empty area. */
const OVERSCAN = 8;

/** Adjacent columns that are rendered, or that are not and are one empty cell together. */
export interface Segment {
  /** 0-based. */
  readonly first: number;
  readonly length: number;
  readonly isShown: boolean;
}

/**
 * All columns in order, as segments.
 *
 * @param shown those that are rendered, ascending, each once. @param count of all.
 */
export function segmentsOf(shown: readonly number[], count: number): readonly Segment[] {
  const segments: Segment[] = [];
  let next = 0;
  const gapTo = (end: number) => {
    if (end > next) segments.push({ first: next, length: end - next, isShown: false });
  };
  for (const column of shown) {
    const last = segments.at(-1);
    gapTo(column);
    if (last?.isShown && column === next) segments[segments.length - 1] = { ...last, length: last.length + 1 };
    else segments.push({ first: column, length: 1, isShown: true });
    next = column + 1;
  }
  gapTo(count);
  return segments;
}

/** What is in sight and beyond it, and one more wherever it is. */
const withOne =
  (one: number) =>
  ({ startIndex, endIndex, overscan, count }: Range): number[] => {
    const first = Math.max(0, startIndex - overscan);
    const last = Math.min(count - 1, endIndex + overscan);
    const range = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    if (one < 0 || one >= count || (one >= first && one <= last)) return range;
    return one < first ? [one, ...range] : [...range, one];
  };

/** What scrolls: the figure, and on a phone what is around it. */
function scrollerOf(element: Element | null): Element | null {
  for (let around = element?.parentElement ?? null; around; around = around.parentElement)
    if (/auto|scroll/.test(getComputedStyle(around).overflowY)) return around;
  return null;
}

interface GridSize {
  readonly lines: number;
  readonly columns: number;
}

export interface GridWindow {
  readonly segments: readonly Segment[];
  readonly hasCells: (line: number) => boolean;
}

/**
 * @param active line and column of the focus, 0-based; -1 for none. @param isPaper everything is rendered.
 */
export function useGridWindow(
  table: RefObject<HTMLElement | null>,
  { lines, columns }: GridSize,
  active: { readonly line: number; readonly column: number },
  isPaper: boolean,
): GridWindow {
  const isWhole = isPaper || lines * columns <= WHOLE_CELLS;
  const [scale] = useState(fontScale);
  const getScrollElement = useCallback(() => scrollerOf(table.current), [table]);
  const shared = { getScrollElement, enabled: !isWhole, overscan: OVERSCAN, useFlushSync: false };
  const down = useVirtualizer({
    ...shared,
    count: lines,
    estimateSize: () => LINE_PX * scale,
    scrollMargin: HEAD_PX * scale,
    rangeExtractor: withOne(active.line),
  });
  const across = useVirtualizer({
    ...shared,
    horizontal: true,
    count: columns,
    estimateSize: () => COLUMN_PX * scale,
    scrollMargin: NAMES_PX * scale,
    rangeExtractor: withOne(active.column),
  });
  const shown = isWhole ? undefined : across.getVirtualItems().map(({ index }) => index);
  const key = shown?.join(' ');
  const segments = useMemo(
    () =>
      key === undefined
        ? [{ first: 0, length: columns, isShown: true }]
        : segmentsOf(key === '' ? [] : key.split(' ').map(Number), columns),
    [key, columns],
  );
  const inSight = new Set(isWhole ? [] : down.getVirtualItems().map(({ index }) => index));
  return { segments, hasCells: (line) => isWhole || inSight.has(line) };
}
