/**
 * The matrix as a grid: rows by places. Only cells with a claim are buttons; the arrow keys move between them, because
 * most of a matrix is empty. Rendered once per year and order: moving the focus changes two attributes and renders
 * nothing again.
 */
import { Fragment, type KeyboardEvent, memo, useMemo, useRef } from 'react';
import { type Matrix, type MatrixPlace, type MatrixRow, rowsByOverlap } from '#domain/comparing/matrix.ts';
import { selectArea } from '#state/actions.ts';
import type { CellAddress } from '#state/view.ts';
import { classes } from '#ui/classes.ts';
import { hasModifier } from '#ui/keys.ts';
import prose from '#ui/prose.module.css';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import css from './MatrixPanel.module.css';
import { PlaceCount, RowChoice } from './RowChoice.tsx';
import { step } from './step.ts';

interface GridProps {
  readonly matrix: Matrix;
  readonly byPlaces: boolean;
  readonly onOpen: (cell: CellAddress) => void;
}

/** A segment of a row: a place with a claim, or a number of adjacent places without one. */
interface Run {
  readonly at: number;
  readonly length: number;
  readonly place: MatrixPlace | undefined;
}

/**
 * Adjacent empty places are merged into one cell: a row of eighty places is then a dozen elements. CSS draws the lines.
 */
function runsOf(places: readonly MatrixPlace[], has: (place: MatrixPlace) => boolean): readonly Run[] {
  const runs: Run[] = [];
  for (const [at, place] of places.entries()) {
    const last = runs.at(-1);
    if (has(place)) runs.push({ at, length: 1, place });
    else if (last && !last.place) runs[runs.length - 1] = { ...last, length: last.length + 1 };
    else runs.push({ at, length: 1, place: undefined });
  }
  return runs;
}

/** The button at a grid position. */
const selectorOf = (row: number, column: number) => `button[data-row="${row}"][data-column="${column}"]`;

export const Grid = memo(function Grid({ matrix, byPlaces, onOpen }: GridProps) {
  const { said, t } = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const { places } = matrix;
  const sections = useMemo(
    () =>
      byPlaces ? [{ id: 'all', name: undefined, rows: rowsByOverlap(matrix), places: 0, columns: 0 }] : matrix.groups,
    [matrix, byPlaces],
  );
  const rows = useMemo(() => sections.flatMap((section) => section.rows), [sections]);
  /** Columns with a button, by row; row 0 is the head, column 0 holds the row names. */
  const stops = useMemo(
    () => [
      places.map((_, index) => index + 1),
      ...rows.map((row) => [0, ...places.flatMap((place, index) => (place.cells.has(row.id) ? [index + 1] : []))]),
    ],
    [places, rows],
  );
  const numberOf = useMemo(() => new Map(rows.map((row, index) => [row.id, index + 1])), [rows]);

  const moveTo = (button: HTMLElement) => {
    for (const other of table.current?.querySelectorAll('button[tabindex="0"]') ?? [])
      other.setAttribute('tabindex', '-1');
    button.setAttribute('tabindex', '0');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { row, column } = (event.target as HTMLElement).dataset;
    const next =
      row &&
      column &&
      // Alt+arrows are the browser's; with Ctrl, Home and End go to the ends of the whole grid.
      !event.altKey &&
      (!hasModifier(event) || event.key === 'Home' || event.key === 'End') &&
      step(stops, { row: Number(row), column: Number(column) }, event.key, event.ctrlKey || event.metaKey);
    if (!next) return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>(selectorOf(next.row, next.column))?.focus();
  };
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
      onKeyDown={onKeyDown}
      onFocus={(event) => moveTo(event.target)}
    >
      <thead>
        <tr>
          <th scope="col" className={css.corner}>
            {caption}
          </th>
          {places.map((place, index) => (
            <th key={place.area.id} scope="col">
              <PlaceHead place={place} column={index + 1} first={index === 0} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr className={css.total}>
          <th scope="row">{t('matrix.total')}</th>
          {places.map(({ area, cells }) => (
            <td key={area.id}>{cells.size}</td>
          ))}
        </tr>
        <tr className={classes(css.total, css.years)}>
          <th scope="row">{t('matrix.year')}</th>
          {places.map(({ area, year, stated }) => (
            <td key={area.id} data-last={!stated}>
              <span>{year}</span>
            </td>
          ))}
        </tr>
        {sections.map((section) => (
          <Fragment key={section.id}>
            {section.name && (
              <tr className={css.group}>
                <th scope="row">
                  {said(section.name)} <PlaceCount {...section} />
                </th>
                {runsOf(places, ({ cells }) => section.rows.some((row) => cells.has(row.id))).map(
                  ({ place, at, length }) =>
                    place ? (
                      <td key={at}>{section.rows.filter((row) => place.cells.has(row.id)).length}</td>
                    ) : (
                      <td key={at} colSpan={length} className={css.empty} />
                    ),
                )}
              </tr>
            )}
            {section.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <RowChoice
                    matrix={matrix}
                    row={row}
                    stop={{ 'data-row': numberOf.get(row.id) ?? 0, 'data-column': 0, tabIndex: -1 }}
                  />
                </th>
                {runsOf(places, ({ cells }) => cells.has(row.id)).map(({ place, at, length }) =>
                  place ? (
                    <td key={at}>
                      <CellButton
                        row={row}
                        number={numberOf.get(row.id) ?? 0}
                        place={place}
                        column={at + 1}
                        onOpen={onOpen}
                      />
                    </td>
                  ) : (
                    <td key={at} colSpan={length} className={css.empty} />
                  ),
                )}
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
});

/** A column head selects its place: the map then shows how similar the others are to it. */
function PlaceHead({
  place: { area, stated, year },
  column,
  first,
}: {
  place: MatrixPlace;
  column: number;
  first: boolean;
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
      tabIndex={first ? 0 : -1}
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

interface CellProps {
  readonly row: MatrixRow;
  readonly number: number;
  readonly place: MatrixPlace;
  readonly column: number;
  readonly onOpen: (cell: CellAddress) => void;
}

function CellButton({ row, number, place, column, onOpen }: CellProps) {
  const { language, t } = useLanguage();
  const count = place.cells.get(row.id)?.length;
  if (!count) return null;
  const values = { row: row[language], place: place.area.name[language], count, year: place.year ?? '' };
  return (
    <button
      type="button"
      className={css.cell}
      data-row={number}
      data-column={column}
      data-last={!place.stated}
      tabIndex={-1}
      aria-label={t(place.stated ? 'matrix.cell' : 'matrix.cellLast', values)}
      onClick={() => onOpen({ row: row.id, area: place.area.id })}
    >
      {count}
    </button>
  );
}
