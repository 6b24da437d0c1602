/** The rows in sight as a grid: moved through by keys, sorted by the heads of its columns, joined to the map by selection. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type ColumnId, nextSort, readSorting, type TableRow } from '#domain/comparing/table.ts';
import type { AreaId } from '#domain/model/ids.ts';
import { hoverArea, selectArea, setSort } from '#state/actions.ts';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { WIDTHS } from './columns.ts';

const ROW_PX = 34;
/** The bar that scrolls sideways lies over the last row in sight; at most this high. */
const SCROLLBAR_PX = 18;
/** Rows kept above and below those in sight, so that a wheel turned fast does not show empty paper. */
const OVERSCAN_ROWS = 8;

const STEPS: Readonly<Record<string, (index: number, page: number, last: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index, page) => index + page,
  PageUp: (index, page) => index - page,
  Home: () => 0,
  End: (_index, _page, last) => last,
};

/** Room for the rows that are not in the page; `visibility: hidden` keeps it from assistive technology. */
const Space = ({ height }: { readonly height: number }) => <tr className="table-space" style={{ height }} />;

interface GridProps {
  readonly rows: readonly TableRow[];
  readonly columns: readonly ColumnId[];
  readonly sort: string | null;
}

/**
 * The rows in sight, after the ARIA grid pattern: the focus stays on the grid and `aria-activedescendant` names the row, because
 * a row that is scrolled away is no longer in the page and would take the focus with it.
 */
export function Grid({ rows, columns, sort }: GridProps) {
  const { language, t } = useLanguage();
  const dispatch = useDispatch();
  const selected = useSelect((state) => state.view.area);
  const hovered = useSelect((state) => state.session.hovered);
  const [active, setActive] = useState<AreaId | null>(selected);
  const scroller = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN_ROWS,
    // The head is as high as a row, stands before the first one and covers the top when it sticks.
    scrollMargin: ROW_PX,
    scrollPaddingStart: ROW_PX,
    scrollPaddingEnd: SCROLLBAR_PX,
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const before = (items[0]?.start ?? ROW_PX) - ROW_PX;
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? ROW_PX) - ROW_PX);
  const indexOf = (id: AreaId | null) => rows.findIndex((row) => row.id === id);
  const sorted = readSorting(sort);

  // A place selected on the map, or moved by another order, is brought into sight.
  const selectedIndex = indexOf(selected);
  useEffect(() => {
    if (selectedIndex < 0) return;
    setActive(selected);
    virtualizer.scrollToIndex(selectedIndex);
  }, [selected, selectedIndex, virtualizer]);

  const onKeyDown = (event: KeyboardEvent) => {
    // Keys pressed on a column's head are the head's.
    if (event.target !== event.currentTarget || rows.length === 0) return;
    const index = indexOf(active);
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (index >= 0) dispatch(selectArea(active));
      return;
    }
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const next = Math.min(rows.length - 1, Math.max(0, step(index, page, rows.length - 1)));
    setActive(rows[next]?.id ?? null);
    virtualizer.scrollToIndex(next);
  };
  const activeIndex = indexOf(active);
  const isActiveThere = items.some(({ index }) => index === activeIndex);
  return (
    <div ref={scroller} className="dock-body table-body">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows can be chosen is a grid
        role="grid"
        aria-label={t('table.label')}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={isActiveThere ? `${gridId}-${active}` : undefined}
        tabIndex={0}
        style={{ width: columns.reduce((sum, column) => sum + WIDTHS[column], 0) }}
        onKeyDown={onKeyDown}
        onMouseLeave={() => dispatch(hoverArea(null))}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column} style={{ width: WIDTHS[column] }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => {
              const isSorted = sorted?.column === column;
              return (
                <th
                  key={column}
                  scope="col"
                  aria-sort={isSorted ? (sorted.descending ? 'descending' : 'ascending') : 'none'}
                >
                  <button type="button" onClick={() => dispatch(setSort(nextSort(sort, column)))}>
                    {t(`table.${column}`)}
                    <span aria-hidden="true">{isSorted ? (sorted.descending ? ' ↓' : ' ↑') : ''}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Space height={before} />}
          {items.map(({ index }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <tr
                key={row.id}
                id={`${gridId}-${row.id}`}
                aria-rowindex={index + 2}
                aria-selected={row.id === selected}
                data-area={row.id}
                data-active={row.id === active}
                data-hover={row.id === hovered}
                onMouseEnter={() => dispatch(hoverArea(row.id))}
                onClick={() => {
                  setActive(row.id);
                  dispatch(selectArea(row.id));
                }}
              >
                {columns.map((column) => (
                  <td
                    key={column}
                    title={typeof row[column] === 'string' ? row[column] : undefined}
                    data-number={typeof row[column] === 'number'}
                    lang={
                      column === 'name-zh' && language !== 'zh'
                        ? 'zh'
                        : column === 'name-en' && language !== 'en'
                          ? 'en'
                          : undefined
                    }
                  >
                    {row[column] ?? <span className="hint">{column === 'role' ? t('compare.notStated') : '–'}</span>}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && <Space height={after} />}
        </tbody>
      </table>
      {rows.length === 0 && <p className="dock-empty">{t('table.empty')}</p>}
    </div>
  );
}
