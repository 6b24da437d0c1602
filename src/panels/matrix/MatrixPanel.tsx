/** Industries or roles against places, as of the year: the matrix itself, and what can be read from it. */
import { useMemo, useState } from 'react';
import { buildMatrix } from '#domain/comparing/matrix.ts';
import type { Year } from '#domain/model/ids.ts';
import { setMatrix, setSort, setYear } from '#state/actions.ts';
import { MATRIX_ROWS, type MatrixRows } from '#state/view.ts';
import { useCatalogue, useDispatch, useLanguage, useSelect, useYear } from '../context.ts';
import { DockPanel } from '../frame/DockPanel.tsx';
import { Claims } from './Claims.tsx';
import { type CellAddress, Grid } from './Grid.tsx';
import { Alone, Gaps, Overlap, Similarity } from './Readings.tsx';
import './matrix.css';

/** The first is what a link without `sort` shows; `places` is the matrix in another order. */
const READINGS = ['groups', 'places', 'overlap', 'similarity', 'alone', 'gaps'] as const;
type Reading = (typeof READINGS)[number];
const WORDS = {
  groups: 'matrix.byGroup',
  places: 'matrix.byPlaces',
  overlap: 'matrix.overlap',
  similarity: 'matrix.similarity',
  alone: 'matrix.alone',
  gaps: 'matrix.gaps',
} as const satisfies Record<Reading, string>;
const DEFINITIONS = {
  groups: 'matrix.defMatrix',
  places: 'matrix.defMatrix',
  overlap: 'matrix.defOverlap',
  similarity: 'matrix.defSimilarity',
  alone: 'matrix.defAlone',
  gaps: 'matrix.defGaps',
} as const satisfies Record<Reading, string>;

export function MatrixPanel() {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  const rows = useSelect((state): MatrixRows => state.view.matrix ?? 'industry');
  const reading = useSelect((state): Reading => READINGS.find((name) => name === state.view.sort) ?? 'groups');
  const [opened, setOpened] = useState<CellAddress | null>(null);
  const dispatch = useDispatch();
  const matrix = useMemo(() => catalogue && year && buildMatrix(catalogue, rows, year), [catalogue, rows, year]);
  const isGrid = reading === 'groups' || reading === 'places';
  // The cell that was opened may be none of another year's, or of another matrix.
  const claims = isGrid && matrix && opened ? matrix.places.find(({ area }) => area.id === opened.area) : undefined;
  const heads = opened && claims?.cells.get(opened.row);
  return (
    <DockPanel
      className="matrix"
      label={t('matrix.label')}
      closeLabel={t('matrix.close')}
      tools={
        <>
          <fieldset className="segments">
            <legend className="visually-hidden">{t('matrix.rows')}</legend>
            {MATRIX_ROWS.map((name) => (
              <button key={name} type="button" aria-pressed={rows === name} onClick={() => dispatch(setMatrix(name))}>
                {t(`matrix.${name}`)}
              </button>
            ))}
          </fieldset>
          <fieldset className="segments">
            <legend className="visually-hidden">{t('matrix.view')}</legend>
            {READINGS.map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={reading === name}
                onClick={() => dispatch(setSort(name === 'groups' ? null : name))}
              >
                {t(WORDS[name])}
              </button>
            ))}
          </fieldset>
          {/* The slider of years gives its room to a panel below the map. */}
          <label className="matrix-choose">
            {t('year.label')}
            <select value={year} onChange={(event) => dispatch(setYear(Number(event.target.value) as Year))}>
              {catalogue?.years.map((stop) => (
                <option key={stop}>{stop}</option>
              ))}
            </select>
          </label>
        </>
      }
    >
      {matrix ? (
        <div className="dock-body matrix-body">
          <div className="matrix-figure" data-reading={reading}>
            {isGrid && (
              <Grid
                key={`${rows} ${matrix.year} ${reading}`}
                matrix={matrix}
                byPlaces={reading === 'places'}
                onOpen={setOpened}
              />
            )}
            {reading === 'overlap' && <Overlap matrix={matrix} />}
            {reading === 'similarity' && <Similarity matrix={matrix} />}
            {reading === 'alone' && <Alone matrix={matrix} />}
            {reading === 'gaps' && <Gaps matrix={matrix} />}
          </div>
          {opened && claims && heads ? (
            <Claims
              key={`${opened.row} ${opened.area}`}
              place={claims}
              row={opened.row}
              heads={heads}
              matrix={matrix}
              onClose={() => setOpened(null)}
            />
          ) : (
            // On a phone it scrolls, and holds nothing else that a key could reach it by.
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard
            <aside className="matrix-beside" aria-label={t('matrix.about')} tabIndex={0}>
              <h3>{t('matrix.about')}</h3>
              {isGrid && (
                <p className="matrix-key">
                  <span>
                    <i className="matrix-sample" /> {t('matrix.stated', { year: matrix.year })}
                  </span>
                  <span>
                    <i className="matrix-sample" data-last="true" /> {t('matrix.last')}
                  </span>
                </p>
              )}
              <p>{t(DEFINITIONS[reading])}</p>
              {(reading === 'similarity' || reading === 'alone') && <p>{t('matrix.jaccard')}</p>}
              {isGrid && <p>{t('matrix.keys')}</p>}
            </aside>
          )}
        </div>
      ) : (
        <p className="dock-body hint">{t('ui.loading')}</p>
      )}
    </DockPanel>
  );
}
