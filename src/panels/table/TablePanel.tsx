/** Everything that the map shows, as rows: sorted, searched, and taken away as CSV or GeoJSON. A row and its place select each other. */

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { sourceOf } from '#data/source.ts';
import {
  COLUMNS,
  type ColumnId,
  findRows,
  nextSort,
  readSorting,
  rowCounts,
  sortRows,
  type TableRow,
  tableGeoJson,
  tableRecords,
  tableRow,
} from '#domain/comparing/table.ts';
import { csv } from '#domain/format/csv.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import { announce, failFile, hoverArea, selectArea, setPanel, setSort } from '#state/actions.ts';
import { shownAreas } from '#state/selectors.ts';
import { download } from '#ui/download.ts';
import { Icon } from '#ui/icons.tsx';
import { useCatalogue, useDispatch, useLanguage, useSelect, useYear } from '../context.ts';
import { loadOutlines } from '../outlines.ts';
import '../frame/dock.css';

const ROW_PX = 34;
/** The bar that scrolls sideways lies over the last row in sight; at most this high. */
const SCROLLBAR_PX = 18;
/** Rows kept above and below those in sight, so that a wheel turned fast does not show empty paper. */
const OVERSCAN_ROWS = 8;
/** Widths, px: names and roles need room, numbers do not. */
const WIDTHS: Readonly<Record<ColumnId, number>> = {
  'name-zh': 150,
  'name-en': 190,
  kind: 120,
  parent: 130,
  role: 190,
  class: 150,
  industries: 240,
  year: 80,
  document: 160,
  statements: 90,
  figures: 90,
  links: 90,
  precision: 230,
  lng: 100,
  lat: 100,
};
/** The name in the other language, some counts and coordinates are for those who ask for them. */
const FIRST_HIDDEN: Readonly<Record<Language, ReadonlySet<ColumnId>>> = {
  zh: new Set(['name-en', 'class', 'figures', 'links', 'lng', 'lat']),
  en: new Set(['name-zh', 'class', 'figures', 'links', 'lng', 'lat']),
};

const NO_ROWS: readonly TableRow[] = [];

export function TablePanel() {
  const { language, t } = useLanguage();
  const dispatch = useDispatch();
  const catalogue = useCatalogue();
  const year = useYear();
  const view = useSelect((state) => state.view);
  const evidence = useSelect((state) => state.evidence);
  const [text, setText] = useState('');
  const query = useDeferredValue(text);
  const [chosen, setHidden] = useState<ReadonlySet<ColumnId>>();
  const hidden = chosen ?? FIRST_HIDDEN[language];

  const { layers, industry, role, kind, document: read, standing, figures } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only these parts of the View decide; the camera moves many times a second
  const areas = useMemo(
    () => shownAreas(catalogue, view, year),
    [catalogue, year, layers, industry, role, kind, read, standing, figures],
  );
  const rows = useMemo(() => {
    if (!catalogue || !year) return NO_ROWS;
    const counts = rowCounts(catalogue, evidence);
    return areas.map((area) => tableRow(catalogue, area, year, language, counts, t(`precision.${area.precision}`)));
  }, [catalogue, areas, year, language, evidence, t]);
  const shown = useMemo(() => sortRows(findRows(rows, query), view.sort, language), [rows, query, view.sort, language]);
  const visible = COLUMNS.filter((id) => !hidden.has(id));
  return (
    <section className="dock" aria-label={t('tool.table')}>
      <header className="dock-head">
        <h2>
          {t('tool.table')}{' '}
          <small role="status">
            {shown.length === rows.length
              ? t('table.count', { count: rows.length })
              : t('table.countOf', { count: shown.length, all: rows.length })}
          </small>
        </h2>
        <input
          type="search"
          className="dock-field"
          aria-label={t('table.find')}
          placeholder={t('table.find')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || text === '') return;
            event.preventDefault();
            setText('');
          }}
        />
        <ColumnChoice hidden={hidden} onChange={setHidden} />
        <Downloads rows={shown} columns={visible} year={year} />
        <button
          type="button"
          className="icon-button"
          aria-label={t('dock.close')}
          onClick={() => dispatch(setPanel(null))}
        >
          <Icon name="close" />
        </button>
      </header>
      {catalogue ? (
        <Grid rows={shown} columns={visible} sort={view.sort} />
      ) : (
        <p className="hint dock-empty">{t('ui.loading')}</p>
      )}
    </section>
  );
}

function ColumnChoice({
  hidden,
  onChange,
}: {
  readonly hidden: ReadonlySet<ColumnId>;
  readonly onChange: (hidden: ReadonlySet<ColumnId>) => void;
}) {
  const { t } = useLanguage();
  const id = useId();
  const toggle = (column: ColumnId) => {
    const next = new Set(hidden);
    if (!next.delete(column)) next.add(column);
    onChange(next);
  };
  return (
    <>
      <button type="button" className="dock-button" popoverTarget={id}>
        {t('table.columns')}
      </button>
      <fieldset id={id} popover="auto" className="dock-choice">
        <legend className="visually-hidden">{t('table.columns')}</legend>
        {COLUMNS.map((column) => (
          <label key={column}>
            <input
              type="checkbox"
              checked={!hidden.has(column)}
              // A table of no columns could not be told from an empty one.
              disabled={!hidden.has(column) && hidden.size === COLUMNS.length - 1}
              onChange={() => toggle(column)}
            />
            {t(`table.${column}`)}
          </label>
        ))}
      </fieldset>
    </>
  );
}

function Downloads({
  rows,
  columns,
  year,
}: {
  readonly rows: readonly TableRow[];
  readonly columns: readonly ColumnId[];
  readonly year: number | undefined;
}) {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const data = useSelect((state) => state.view.data);
  const name = ['shanghai-innovation-layout', year, ...(data ? ['data', data] : [])].join('-');
  const saveCsv = () => {
    const { fields, records } = tableRecords(rows, columns);
    download(`${name}.csv`, 'text/csv;charset=utf-8', csv(fields, records));
    dispatch(announce(t('table.saved', { count: rows.length })));
  };
  const saveGeoJson = async () => {
    const loaded = await loadOutlines(sourceOf(data));
    if (!loaded.ok) {
      dispatch(failFile(loaded.file, loaded.reason));
      return;
    }
    const about = { title: `${t('app.title')} · ${year}`, attribution: t('table.attribution'), link: location.href };
    download(
      `${name}.geojson`,
      'application/geo+json',
      JSON.stringify(tableGeoJson(rows, columns, loaded.value, about)),
    );
    dispatch(announce(t('table.saved', { count: rows.length })));
  };
  return (
    <>
      <button
        type="button"
        className="dock-button"
        disabled={rows.length === 0}
        aria-label={t('table.csv')}
        onClick={saveCsv}
      >
        <Icon name="download" />
        CSV
      </button>
      <button
        type="button"
        className="dock-button"
        disabled={rows.length === 0}
        aria-label={t('table.geojson')}
        onClick={() => void saveGeoJson()}
      >
        <Icon name="download" />
        GeoJSON
      </button>
    </>
  );
}

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
function Grid({ rows, columns, sort }: GridProps) {
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
