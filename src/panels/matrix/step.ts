/** Keyboard navigation in a sparse grid of buttons. */
export interface Stop {
  readonly row: number;
  readonly column: number;
}

/** Of two that are equally near, the first. */
function nearest(columns: readonly number[], column: number): number | undefined {
  const after = columns.findIndex((other) => other >= column);
  const [before, next] = after < 0 ? [columns.at(-1)] : [columns[after - 1], columns[after]];
  if (before === undefined || next === undefined) return before ?? next;
  return column - before <= next - column ? before : next;
}

/**
 * Left and right go to the next button of the row, up and down to the button nearest in column of the next row, so that
 * every button can be reached; Home and End to the ends of the row, with Ctrl to the ends of the grid.
 *
 * @param stops columns that have a button, ascending, by row. @returns undefined for another key, and at the edge.
 */
export function step(
  stops: readonly (readonly number[])[],
  { row, column }: Stop,
  key: string,
  whole: boolean,
): Stop | undefined {
  const at = (toRow: number, toColumn: number | undefined): Stop | undefined =>
    toColumn === undefined || (toRow === row && toColumn === column) ? undefined : { row: toRow, column: toColumn };
  const here = stops[row] ?? [];
  const last = stops.length - 1;
  switch (key) {
    case 'ArrowLeft':
      return at(row, here.filter((other) => other < column).at(-1));
    case 'ArrowRight':
      return at(
        row,
        here.find((other) => other > column),
      );
    case 'ArrowUp':
      return at(row - 1, nearest(stops[row - 1] ?? [], column));
    case 'ArrowDown':
      return at(row + 1, nearest(stops[row + 1] ?? [], column));
    case 'Home':
      return whole ? at(0, stops[0]?.[0]) : at(row, here[0]);
    case 'End':
      return whole ? at(last, stops[last]?.at(-1)) : at(row, here.at(-1));
    default:
      return undefined;
  }
}
