/** The rows of a layer as a table below the map: those in sight come from its worker, page by page. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { reportBug } from '#data/report-bug.ts';
import { fontScale } from '#ui/font-scale.ts';
import type { OwnLayer } from '../model/layer.ts';
import type { RowsPage, Sorting } from '../work/layer-work.ts';
import { useBench, useWords, useWorkbench } from './context.ts';
import css from './Workbench.module.css';

const USUAL_ROW_PX = 30;
const COLUMN_PX = 160;
const NUMBER_PX = 72;
/** Rows of a request: more than a screen has. */
const PAGE_ROWS = 100;

export function RowsDock() {
  const { frames } = useWorkbench();
  const { t } = useWords();
  const table = useBench((state) => state.table);
  const layer = useBench(({ layers }) => layers.find(({ record }) => record.id === table?.layer));
  return (
    <frames.Dock label={layer ? t('tableOf', { name: layer.record.name }) : t('title')} closeLabel={t('closeRows')}>
      {layer ? (
        <Rows key={layer.record.id} layer={layer} sorting={table?.sorting ?? null} />
      ) : (
        <p className={css.empty}>{t('noTable')}</p>
      )}
    </frames.Dock>
  );
}

/** The pages of rows that have come for one order, and those that were asked for. */
interface Pages {
  readonly key: string;
  readonly asked: Set<number>;
  readonly at: ReadonlyMap<number, RowsPage['rows']>;
}
const noPages = (key: string): Pages => ({ key, asked: new Set(), at: new Map() });

function usePages(layer: OwnLayer, sorting: Sorting | null) {
  const { bench } = useWorkbench();
  const { language } = useWords();
  const key = JSON.stringify([layer.record.id, sorting, language]);
  const [pages, setPages] = useState(() => noPages(key));
  // Another order, or the same one again: what was asked for before is not here any more.
  const now = pages.key === key ? pages : noPages(key);
  if (now !== pages) setPages(now);
  const ask = bench.ask(layer.record.id);
  const want = (page: number) => {
    if (!ask || now.asked.has(page)) return;
    now.asked.add(page);
    ask('rowsPage', sorting, page * PAGE_ROWS, PAGE_ROWS, language).then(({ rows }) => {
      // An answer for an order that has been left comes too late, also if it is the order of now again.
      setPages((before) =>
        before.asked === now.asked ? { ...before, at: new Map([...before.at, [page, rows]]) } : before,
      );
    }, reportBug);
  };
  const rowAt = (index: number) => now.at.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
  return { want, rowAt };
}

function Rows({ layer, sorting }: { readonly layer: OwnLayer; readonly sorting: Sorting | null }) {
  const { bench } = useWorkbench();
  const { t, number } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [height] = useState(() => USUAL_ROW_PX * fontScale());
  const { look, record } = layer;
  const { want, rowAt } = usePages(layer, sorting);
  const virtualizer = useVirtualizer({
    count: look.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    scrollMargin: height,
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const first = Math.floor((items[0]?.index ?? 0) / PAGE_ROWS);
  const last = Math.floor((items.at(-1)?.index ?? 0) / PAGE_ROWS);
  useEffect(() => {
    for (let page = first; page <= last; page++) want(page);
  });
  const orderOf = (column: number) =>
    sorting?.column === column ? (sorting.isDescending ? 'descending' : 'ascending') : 'none';
  const sortBy = (column: number) =>
    bench.sort(orderOf(column) === 'descending' ? null : { column, isDescending: orderOf(column) === 'ascending' });
  const before = (items[0]?.start ?? height) - height;
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? height) - height);
  return (
    <div ref={scroller} className={css.grid}>
      <table
        aria-label={t('tableOf', { name: record.name })}
        aria-rowcount={look.rows + 1}
        aria-colcount={look.columns.length + 1}
        width={NUMBER_PX + COLUMN_PX * look.columns.length}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('rowNumber')}</th>
            {look.columns.map(({ name }, column) => (
              <th key={name} scope="col" aria-sort={orderOf(column)}>
                <button type="button" title={t('sortBy', { column: name })} onClick={() => sortBy(column)}>
                  {name}
                  <span aria-hidden="true">{{ none: '', ascending: ' ↑', descending: ' ↓' }[orderOf(column)]}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr className={css.space} style={{ height: before }} />}
          {items.map(({ index }) => {
            const row = rowAt(index);
            return (
              <tr key={index} aria-rowindex={index + 2}>
                <th scope="row">
                  {row && (
                    <button type="button" onClick={() => void bench.openRow(record.id, row.index).catch(reportBug)}>
                      {row.number}
                    </button>
                  )}
                </th>
                {look.columns.map(({ name }, column) => {
                  const cell = row?.cells[column] ?? '';
                  return (
                    <td key={name} className={typeof cell === 'number' ? css.number : undefined}>
                      {typeof cell === 'number' ? number(cell) : String(cell)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          {after > 0 && <tr className={css.space} style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}
