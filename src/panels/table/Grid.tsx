/** The visible rows as a virtual grid: keyboard navigation, sortable column heads, selection shared with the map. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { ColumnId } from '#domain/comparing/columns.ts';
import type { TableRow } from '#domain/comparing/table.ts';
import type { AreaId } from '#domain/model/ids.ts';
import { hoverArea, selectArea } from '#state/actions.ts';
import { classes } from '#ui/classes.ts';
import { fontScale } from '#ui/font-scale.ts';
import { hasModifier } from '#ui/keys.ts';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import dock from '../frame/DockPanel.module.css';
import { usePaper } from '../use-paper.ts';
import { widthOfAll } from './columns.ts';
import { GridHead } from './GridHead.tsx';
import { GridRow } from './GridRow.tsx';
import css from './TablePanel.module.css';

/** Height of a row at the usual font size. */
const USUAL_ROW_PX = 34;
/** Maximum height of the horizontal scroll bar, px; it overlays the last visible row. */
const SCROLLBAR_PX = 18;
/** Overscan: rows rendered above and below the visible ones, so that fast scrolling shows no blank area. */
const OVERSCAN_ROWS = 8;

const STEPS: Readonly<Record<string, (index: number, page: number, last: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index, page) => index + page,
  PageUp: (index, page) => index - page,
  Home: () => 0,
  End: (_index, _page, last) => last,
};

/** Spacer for the rows that are not rendered; `visibility: hidden` hides it from assistive technology. */
const Space = ({ height }: { readonly height: number }) => <tr className={css.space} style={{ height }} />;

/** The visible rows, on paper all of them, and the height in px of those before and after them. */
function useWindow(count: number, isPaper: boolean) {
  const scroller = useRef<HTMLDivElement>(null);
  const [row] = useState(() => USUAL_ROW_PX * fontScale());
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => row,
    overscan: OVERSCAN_ROWS,
    // The head is as high as a row, precedes the first one and, being sticky, covers the top.
    scrollMargin: row,
    scrollPaddingStart: row,
    scrollPaddingEnd: SCROLLBAR_PX,
    useFlushSync: false,
  });
  const items = isPaper
    ? Array.from({ length: count }, (_, index) => ({ index, start: 0, end: 0 }))
    : virtualizer.getVirtualItems();
  return {
    scroller,
    virtualizer,
    items,
    before: isPaper ? 0 : (items[0]?.start ?? row) - row,
    after: isPaper ? 0 : virtualizer.getTotalSize() - ((items.at(-1)?.end ?? row) - row),
    /** Rows per page of the Page keys: the visible ones, less the head and one row of overlap. */
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / row) - 2),
  };
}

/**
 * The active row of the keyboard. It follows the selection, also when sorting moves the selected row; the keys move it
 * on from there, and it stays where it is when the selection is cleared.
 */
function useActiveRow(selected: AreaId | null, selectedIndex: number) {
  const [active, setActive] = useState(selected);
  const [followed, setFollowed] = useState({ selected, selectedIndex });
  if (followed.selected !== selected || followed.selectedIndex !== selectedIndex) {
    setFollowed({ selected, selectedIndex });
    if (selectedIndex >= 0) setActive(selected);
  }
  return [active, setActive] as const;
}

interface GridProps {
  readonly rows: readonly TableRow[];
  readonly columns: readonly ColumnId[];
  readonly sort: string | null;
}

/**
 * The ARIA grid pattern: the focus stays on the grid and `aria-activedescendant` names the row, because a row that is
 * scrolled out of view is removed from the page and would lose the focus.
 */
export function Grid({ rows, columns: chosen, sort }: GridProps) {
  const isPaper = usePaper();
  // An empty column takes room from the others, which on paper cannot be scrolled to.
  const columns = isPaper ? chosen.filter((column) => rows.some((row) => row[column] !== undefined)) : chosen;
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const selected = useSelect((state) => state.view.area);
  const hovered = useSelect((state) => state.session.hovered);
  const gridId = useId();
  const { scroller, virtualizer, items, before, after, pageRows } = useWindow(rows.length, isPaper);
  const indexOf = (id: AreaId | null) => rows.findIndex((row) => row.id === id);
  const selectedIndex = indexOf(selected);
  const [active, setActive] = useActiveRow(selected, selectedIndex);
  const activeIndex = indexOf(active);
  const isActiveThere = items.some(({ index }) => index === activeIndex);

  // A place that is selected on the map, or moved by sorting, is scrolled into view.
  useEffect(() => {
    if (selectedIndex >= 0) virtualizer.scrollToIndex(selectedIndex);
  }, [selectedIndex, virtualizer]);

  const onKeyDown = (event: KeyboardEvent) => {
    // Keys pressed on a column head are handled by the head.
    if (event.target !== event.currentTarget || rows.length === 0 || hasModifier(event)) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (activeIndex >= 0) dispatch(selectArea(active));
      return;
    }
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = Math.min(rows.length - 1, Math.max(0, step(activeIndex, pageRows(), rows.length - 1)));
    setActive(rows[next]?.id ?? null);
    virtualizer.scrollToIndex(next);
  };
  return (
    <div ref={scroller} className={classes(dock.body, css.body)}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows can be chosen is a grid
        role="grid"
        aria-label={t('table.label')}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={isActiveThere ? `${gridId}-${active}` : undefined}
        tabIndex={0}
        style={{ width: widthOfAll(columns) }}
        onKeyDown={onKeyDown}
        onMouseLeave={() => dispatch(hoverArea(null))}
      >
        <GridHead columns={columns} sort={sort} isPaper={isPaper} />
        <tbody>
          {before > 0 && <Space height={before} />}
          {items.map(({ index }) => {
            const row = rows[index];
            return (
              row && (
                <GridRow
                  key={row.id}
                  id={`${gridId}-${row.id}`}
                  row={row}
                  rowIndex={index + 2}
                  columns={columns}
                  isSelected={row.id === selected}
                  isActive={row.id === active}
                  isHovered={row.id === hovered}
                  onChoose={() => {
                    setActive(row.id);
                    dispatch(selectArea(row.id));
                  }}
                />
              )
            );
          })}
          {after > 0 && <Space height={after} />}
        </tbody>
      </table>
      {rows.length === 0 && <p className={dock.empty}>{t('table.empty')}</p>}
    </div>
  );
}
