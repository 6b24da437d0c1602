/** The name of a row. Choosing it filters the map to the places that have it; a role has its colour on the map. */

import type { Matrix, MatrixRow } from '#domain/comparing/matrix.ts';
import type { IndustryId, RoleClassId } from '#domain/model/ids.ts';
import { setFilter } from '#state/actions.ts';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { RoleMark } from '../parts/RoleMark.tsx';
import css from './MatrixPanel.module.css';

/** How many places have a row; in brackets how many of the columns, where that is another number. */
export function PlaceCount({ places, columns }: Pick<MatrixRow, 'places' | 'columns'>) {
  return (
    <small>
      {places}
      {columns !== places && ` (${columns})`}
    </small>
  );
}

interface RowChoiceProps {
  readonly matrix: Matrix;
  readonly row: MatrixRow;
  /** Position in the grid, if it is in one. */
  readonly stop?: { readonly 'data-row': number; readonly 'data-column': number; readonly tabIndex: number };
}

export function RowChoice({ matrix, row, stop }: RowChoiceProps) {
  const { language, foreign, t } = useLanguage();
  const chosen = useSelect((state) => state.view[matrix.of] === row.id);
  const dispatch = useDispatch();
  const choose = () => {
    const id = chosen ? null : row.id;
    dispatch(
      matrix.of === 'industry'
        ? setFilter('industry', id as IndustryId | null)
        : setFilter('role', id as RoleClassId | null),
    );
  };
  const rowLabel =
    t('matrix.rowPlaces', { row: row[language], count: row.places }) +
    (row.columns === row.places ? '' : t('matrix.rowColumns', { number: row.columns }));
  return (
    <button
      type="button"
      {...stop}
      className={css.row}
      aria-label={rowLabel}
      title={rowLabel}
      aria-pressed={chosen}
      onClick={choose}
    >
      {matrix.of === 'role' && <RoleMark tone={row.id as RoleClassId} />}
      <span lang={foreign}>{row[language]}</span> <PlaceCount {...row} />
    </button>
  );
}
