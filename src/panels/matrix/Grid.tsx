/**
 * The matrix as a grid: rows by places. Only cells with a claim are buttons; the arrow keys move between them, because
 * most of a matrix is empty. Of a large matrix only the part in sight is rendered, and a move of the focus renders two
 * lines anew.
 */
import {
  type FocusEvent,
  type KeyboardEvent,
  memo,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import {
  type Matrix,
  type MatrixGroup,
  type MatrixPlace,
  type MatrixRow,
  rowsByOverlap,
} from '#domain/comparing/matrix.ts';
import { selectArea } from '#state/actions.ts';
import type { CellAddress } from '#state/view.ts';
import { classes } from '#ui/classes.ts';
import { hasModifier } from '#ui/keys.ts';
import prose from '#ui/prose.module.css';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { usePaper } from '../use-paper.ts';
import { columnIndex, Gap, GroupLine, RowLine } from './GridRows.tsx';
import css from './MatrixPanel.module.css';
import { type Stop, step } from './step.ts';
import { type Segment, useGridWindow } from './window.ts';

interface GridProps {
  readonly matrix: Matrix;
  readonly byPlaces: boolean;
  readonly onOpen: (cell: CellAddress) => void;
}

type Line =
  | { readonly group: Pick<MatrixGroup, 'id' | 'name' | 'rows' | 'places' | 'columns'> }
  | { readonly row: MatrixRow; readonly number: number };

/** Groups and rows, in the order in which they stand below each other. */
function linesOf(matrix: Matrix, byPlaces: boolean): readonly Line[] {
  let number = 0;
  const line = (row: MatrixRow): Line => {
    number += 1;
    return { row, number };
  };
  if (byPlaces) return rowsByOverlap(matrix).map(line);
  return matrix.groups.flatMap((group): Line[] => [...(group.name ? [{ group }] : []), ...group.rows.map(line)]);
}

/** The heads, the counts and the years stand above the lines. */
const LINES_ABOVE = 3;

/** The button at a grid position. */
const selectorOf = ({ row, column }: Stop) => `button[data-row="${row}"][data-column="${column}"]`;

const stopOf = (element: EventTarget): Stop | undefined => {
  const { row, column } = (element as HTMLElement).dataset;
  return row !== undefined && column !== undefined ? { row: Number(row), column: Number(column) } : undefined;
};

/**
 * The one stop of the Tab key, and the keys that move it. Row 0 is the head, column 0 holds the names of rows. A button
 * that is not rendered yet gets the focus when it is.
 */
function useStop(table: React.RefObject<HTMLTableElement | null>, stops: readonly (readonly number[])[]) {
  const [stop, setStop] = useState<Stop>({ row: 0, column: 1 });
  const wanted = useRef<Stop>(undefined);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    table.current?.querySelector<HTMLElement>(selectorOf(wanted.current))?.focus();
    wanted.current = undefined;
  });
  const onFocus = useCallback((event: FocusEvent) => {
    const focused = stopOf(event.target);
    if (focused) setStop((now) => (now.row === focused.row && now.column === focused.column ? now : focused));
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const here = stopOf(event.target);
    const next =
      here &&
      // Alt+arrows are the browser's; with Ctrl, Home and End go to the ends of the whole grid.
      !event.altKey &&
      (!hasModifier(event) || event.key === 'Home' || event.key === 'End') &&
      step(stops, here, event.key, event.ctrlKey || event.metaKey);
    if (!next) return;
    event.preventDefault();
    wanted.current = next;
    setStop(next);
  };
  return { stop, onFocus, onKeyDown };
}

export const Grid = memo(function Grid({ matrix, byPlaces, onOpen }: GridProps) {
  const { t } = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const { places } = matrix;
  const lines = useMemo(() => linesOf(matrix, byPlaces), [matrix, byPlaces]);
  const rows = useMemo(() => lines.flatMap((line) => ('row' in line ? [line.row] : [])), [lines]);
  /** Columns with a button, by row. */
  const stops = useMemo(
    () => [
      places.map((_, index) => index + 1),
      ...rows.map((row) => [0, ...places.flatMap((place, index) => (place.cells.has(row.id) ? [index + 1] : []))]),
    ],
    [places, rows],
  );
  const { stop, onFocus, onKeyDown } = useStop(table, stops);
  const { segments, hasCells } = useGridWindow(
    table,
    { lines: lines.length, columns: places.length },
    {
      line: lines.findIndex((line) => 'row' in line && line.number === stop.row),
      column: stop.column - 1,
    },
    usePaper(),
  );
  if (rows.length === 0) return <p className={prose.hint}>{t('matrix.unknown', { year: matrix.year })}</p>;
  const caption = t('matrix.caption', {
    year: matrix.year,
    rows: t('count.rows', { count: rows.length }),
    places: t('count.places', { count: places.length }),
  });
  return (
    <table
      ref={table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of ARIA, on an element that is a table without it too
      role="grid"
      className={css.grid}
      aria-label={caption}
      aria-rowcount={LINES_ABOVE + lines.length}
      aria-colcount={places.length + 1}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <Heads caption={caption} places={places} segments={segments} stop={stop.row === 0 ? stop.column : undefined} />
      <tbody>
        <Sums places={places} segments={segments} />
        {lines.map((line, index) => {
          const shared = { places, segments, rowIndex: LINES_ABOVE + index + 1, hasCells: hasCells(index) };
          return 'group' in line ? (
            <GroupLine key={`group ${line.group.id}`} {...shared} group={line.group} />
          ) : (
            <RowLine
              key={line.row.id}
              {...shared}
              matrix={matrix}
              row={line.row}
              number={line.number}
              stop={stop.row === line.number ? stop.column : undefined}
              onOpen={onOpen}
            />
          );
        })}
      </tbody>
    </table>
  );
});

interface AboveProps {
  readonly places: readonly MatrixPlace[];
  readonly segments: readonly Segment[];
}

/** The places of the segments that are rendered, and a gap for each that is not. */
function eachOf(
  { places, segments }: AboveProps,
  cellOf: (place: MatrixPlace, at: number) => React.ReactElement,
  isHead = false,
): React.ReactNode {
  return segments.flatMap(({ first, length, isShown }) =>
    isShown
      ? places.slice(first, first + length).map((place, index) => cellOf(place, first + index))
      : [<Gap key={`gap ${first}`} length={length} isHead={isHead} />],
  );
}

const Heads = memo(function Heads({
  caption,
  stop,
  ...columns
}: AboveProps & { readonly caption: string; readonly stop: number | undefined }) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={css.corner} aria-colindex={1}>
          {caption}
        </th>
        {eachOf(
          columns,
          (place, at) => (
            <th key={place.area.id} scope="col" aria-colindex={columnIndex(at)}>
              <PlaceHead place={place} column={at + 1} isStop={stop === at + 1} />
            </th>
          ),
          true,
        )}
      </tr>
    </thead>
  );
});

/** How many rows each place has, and of which year. */
const Sums = memo(function Sums(columns: AboveProps) {
  const { t } = useLanguage();
  return (
    <>
      <tr className={css.total} aria-rowindex={2}>
        <th scope="row" aria-colindex={1}>
          {t('matrix.total')}
        </th>
        {eachOf(columns, ({ area, cells }, at) => (
          <td key={area.id} aria-colindex={columnIndex(at)}>
            {cells.size}
          </td>
        ))}
      </tr>
      <tr className={classes(css.total, css.years)} aria-rowindex={LINES_ABOVE}>
        <th scope="row" aria-colindex={1}>
          {t('matrix.year')}
        </th>
        {eachOf(columns, ({ area, year, stated }, at) => (
          <td key={area.id} aria-colindex={columnIndex(at)} data-last={!stated}>
            <span>{year}</span>
          </td>
        ))}
      </tr>
    </>
  );
});

/** A column head selects its place: the map then shows how similar the others are to it. */
function PlaceHead({
  place: { area, stated, year },
  column,
  isStop,
}: {
  readonly place: MatrixPlace;
  readonly column: number;
  readonly isStop: boolean;
}) {
  const { language, foreign } = useLanguage();
  const chosen = useSelect((state) => state.view.area === area.id);
  const dispatch = useDispatch();
  const name = area.name[language];
  return (
    <button
      type="button"
      data-row={0}
      data-column={column}
      data-area={area.id}
      tabIndex={isStop ? 0 : -1}
      lang={foreign}
      aria-label={name}
      aria-pressed={chosen}
      title={stated ? name : `${name} · ${year}`}
      onClick={() => dispatch(selectArea(chosen ? null : area.id))}
    >
      <span>{(area.label ?? area.name)[language]}</span>
    </button>
  );
}
