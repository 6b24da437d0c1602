/** The column heads, each of which sorts the rows. */
import type { ColumnId } from '#domain/comparing/columns.ts';
import { nextSort, readSorting } from '#domain/comparing/table.ts';
import { setSort } from '#state/actions.ts';
import { useDispatch, useLanguage } from '../context.ts';
import { paperWidth, widthOfAll } from './columns.ts';

const ARROWS = { none: '', ascending: ' ↑', descending: ' ↓' } as const;

interface GridHeadProps {
  readonly columns: readonly ColumnId[];
  readonly sort: string | null;
  readonly isPaper: boolean;
}

export function GridHead({ columns, sort, isPaper }: GridHeadProps) {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const sorted = readSorting(sort);
  const orderOf = (column: ColumnId) => {
    if (sorted?.column !== column) return 'none';
    return sorted.descending ? 'descending' : 'ascending';
  };
  return (
    <>
      <colgroup>
        {columns.map((column) => (
          <col key={column} style={{ width: isPaper ? paperWidth(column, columns) : widthOfAll([column]) }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((column) => (
            <th key={column} scope="col" aria-sort={orderOf(column)}>
              <button type="button" onClick={() => dispatch(setSort(nextSort(sort, column)))}>
                {t(`table.${column}`)}
                <span aria-hidden="true">{ARROWS[orderOf(column)]}</span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}
