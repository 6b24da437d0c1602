/** Industries or roles by places, as of the year: the matrix itself, and the readings of it. */
import { useCallback, useMemo } from 'react';
import { buildMatrix, type Matrix } from '#domain/comparing/matrix.ts';
import { openCell } from '#state/actions.ts';
import { type CellAddress, MATRIX_READINGS, type MatrixReading, type MatrixRows } from '#state/view.ts';
import { classes } from '#ui/classes.ts';
import prose from '#ui/prose.module.css';
import { useCatalogue, useDispatch, useLanguage, useSelect, useYear } from '../context.ts';
import dock from '../frame/DockPanel.module.css';
import { DockPanel } from '../frame/DockPanel.tsx';
import { useCriteria } from '../parts/use-criteria.ts';
import { Claims } from './Claims.tsx';
import { Definition } from './Definition.tsx';
import { Grid } from './Grid.tsx';
import css from './MatrixPanel.module.css';
import { MatrixTools } from './MatrixTools.tsx';
import { Gaps, Overlap, Similarity, SoleRows } from './Readings.tsx';
import { isGrid } from './readings.ts';

export function MatrixPanel() {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  const rows = useSelect((state): MatrixRows => state.view.matrix ?? 'industry');
  const reading = useSelect((state) => MATRIX_READINGS.find((name) => name === state.view.sort) ?? MATRIX_READINGS[0]);
  const criteria = useCriteria();
  const matrix = useMemo(
    () => catalogue && year && buildMatrix(catalogue, rows, year, criteria),
    [catalogue, rows, year, criteria],
  );
  return (
    <DockPanel
      className={css.panel}
      label={t('matrix.label')}
      tools={<MatrixTools rows={rows} reading={reading} />}
      closeLabel={t('matrix.close')}
    >
      {matrix ? (
        <Body matrix={matrix} rows={rows} reading={reading} />
      ) : (
        <p className={classes(dock.body, prose.hint)}>{t('ui.loading')}</p>
      )}
    </DockPanel>
  );
}

interface BodyProps {
  readonly matrix: Matrix;
  readonly rows: MatrixRows;
  readonly reading: MatrixReading;
}

/** The reading, and beside it the statements of the opened cell, or the definition of the reading. */
function Body({ matrix, rows, reading }: BodyProps) {
  const opened = useSelect((state) => state.view.cell);
  const dispatch = useDispatch();
  const open = useCallback((cell: CellAddress | null) => dispatch(openCell(cell)), [dispatch]);
  // The opened cell may not exist in another year or another matrix.
  const place = isGrid(reading) && opened ? matrix.places.find(({ area }) => area.id === opened.area) : undefined;
  const heads = opened && place?.cells.get(opened.row);
  return (
    <div className={classes(dock.body, css.body)}>
      <div className={css.figure} data-reading={reading}>
        {isGrid(reading) && (
          <Grid
            key={`${rows} ${matrix.year} ${reading}`}
            matrix={matrix}
            byPlaces={reading === 'places'}
            onOpen={open}
          />
        )}
        {reading === 'overlap' && <Overlap matrix={matrix} />}
        {reading === 'similarity' && <Similarity matrix={matrix} />}
        {reading === 'alone' && <SoleRows matrix={matrix} />}
        {reading === 'gaps' && <Gaps matrix={matrix} />}
      </div>
      {opened && place && heads ? (
        <Claims
          key={`${opened.row} ${opened.area}`}
          place={place}
          row={opened.row}
          heads={heads}
          matrix={matrix}
          onClose={() => open(null)}
        />
      ) : (
        <Definition reading={reading} year={matrix.year} />
      )}
    </div>
  );
}
