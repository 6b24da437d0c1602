/** The lines of the matrix: groups and rows, each with its name and, where they are rendered, its cells. */
import { memo } from 'react';
import type { Matrix, MatrixGroup, MatrixPlace, MatrixRow } from '#domain/comparing/matrix.ts';
import type { CellAddress } from '#state/view.ts';
import { rem } from '#ui/font-scale.ts';
import { useLanguage } from '../context.ts';
import css from './MatrixPanel.module.css';
import { PlaceCount, RowChoice } from './RowChoice.tsx';
import { COLUMN_PX, type Segment } from './window.ts';

/** A part of a line: a place with something in it, or a number of adjacent places without. */
interface Run {
  readonly at: number;
  readonly length: number;
  readonly place: MatrixPlace | undefined;
}

/**
 * Adjacent empty places are merged into one cell: a row of eighty places is then a dozen elements. CSS draws the lines.
 */
function runsOf(
  places: readonly MatrixPlace[],
  { first, length }: Segment,
  has: (place: MatrixPlace) => boolean,
): readonly Run[] {
  const runs: Run[] = [];
  for (let at = first; at < first + length; at += 1) {
    const place = places[at];
    const last = runs.at(-1);
    if (place && has(place)) runs.push({ at, length: 1, place });
    else if (last && !last.place) runs[runs.length - 1] = { ...last, length: last.length + 1 };
    else runs.push({ at, length: 1, place: undefined });
  }
  return runs;
}

/** `aria-colindex` of a place; the names of the rows are column 1. */
export const columnIndex = (at: number) => at + 2;

/** Columns that are not rendered. @param isHead makes them as wide as they are: one cell of each column does. */
export function Gap({ length, isHead = false }: { readonly length: number; readonly isHead?: boolean }) {
  const style = isHead ? { minWidth: rem(length * COLUMN_PX) } : undefined;
  return <td aria-hidden="true" className={css.empty} style={style} />;
}

interface LineProps {
  readonly places: readonly MatrixPlace[];
  readonly segments: readonly Segment[];
  /** Of all lines, 1-based. */
  readonly rowIndex: number;
  /** Out of sight only the name is rendered. */
  readonly hasCells: boolean;
}

/** The cells of a line, or one for all of them. */
function Cells({
  places,
  segments,
  hasCells,
  has,
  children,
}: Omit<LineProps, 'rowIndex'> & {
  readonly has: (place: MatrixPlace) => boolean;
  readonly children: (place: MatrixPlace, at: number) => React.ReactNode;
}) {
  if (!hasCells) return <td aria-hidden="true" colSpan={segments.reduce(columnsOf, 0)} className={css.empty} />;
  // One list: in a list for each segment the button with the focus would be made anew where segments join.
  return segments.flatMap((segment) =>
    segment.isShown
      ? runsOf(places, segment, has).map(({ place, at, length }) =>
          place ? (
            <td key={at} aria-colindex={columnIndex(at)}>
              {children(place, at)}
            </td>
          ) : (
            <td key={at} aria-colindex={columnIndex(at)} colSpan={length} className={css.empty} />
          ),
        )
      : [<Gap key={`gap ${segment.first}`} length={segment.length} />],
  );
}

/** Columns of the element: those that are not rendered are one. */
const columnsOf = (sum: number, { isShown, length }: Segment) => sum + (isShown ? length : 1);

interface GroupLineProps extends LineProps {
  readonly group: Pick<MatrixGroup, 'name' | 'rows' | 'places' | 'columns'>;
}

export const GroupLine = memo(function GroupLine({ group, rowIndex, ...line }: GroupLineProps) {
  const { said } = useLanguage();
  return (
    <tr className={css.group} aria-rowindex={rowIndex}>
      <th scope="row" aria-colindex={1}>
        {group.name && said(group.name)} <PlaceCount {...group} />
      </th>
      <Cells {...line} has={({ cells }) => group.rows.some((row) => cells.has(row.id))}>
        {({ cells }) => group.rows.filter((row) => cells.has(row.id)).length}
      </Cells>
    </tr>
  );
});

interface RowLineProps extends LineProps {
  readonly matrix: Matrix;
  readonly row: MatrixRow;
  /** Its number among the rows, from 1. */
  readonly number: number;
  /** The column of the row's one stop of the Tab key, 0 for its name; undefined: the stop is in another row. */
  readonly stop: number | undefined;
  readonly onOpen: (cell: CellAddress) => void;
}

export const RowLine = memo(function RowLine({ matrix, row, number, stop, onOpen, rowIndex, ...line }: RowLineProps) {
  return (
    <tr aria-rowindex={rowIndex}>
      <th scope="row" aria-colindex={1}>
        <RowChoice
          matrix={matrix}
          row={row}
          stop={{ 'data-row': number, 'data-column': 0, tabIndex: stop === 0 ? 0 : -1 }}
        />
      </th>
      <Cells {...line} has={({ cells }) => cells.has(row.id)}>
        {(place, at) => (
          <CellButton
            row={row}
            number={number}
            place={place}
            column={at + 1}
            isStop={stop === at + 1}
            onOpen={onOpen}
          />
        )}
      </Cells>
    </tr>
  );
});

interface CellProps {
  readonly row: MatrixRow;
  readonly number: number;
  readonly place: MatrixPlace;
  readonly column: number;
  readonly isStop: boolean;
  readonly onOpen: (cell: CellAddress) => void;
}

function CellButton({ row, number, place, column, isStop, onOpen }: CellProps) {
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
      tabIndex={isStop ? 0 : -1}
      aria-label={t(place.stated ? 'matrix.cell' : 'matrix.cellLast', values)}
      onClick={() => onOpen({ row: row.id, area: place.area.id })}
    >
      {count}
    </button>
  );
}
