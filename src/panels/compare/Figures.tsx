/** Figures of the compared places, one row per metric. */
import { useState } from 'react';
import type { ComparedFigures } from '#domain/comparing/compare.ts';
import { figureValue } from '#domain/format/figure.ts';
import type { AreaId } from '#domain/model/ids.ts';
import { classes } from '#ui/classes.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { useCatalogue, useLanguage } from '../context.ts';
import { Standing } from '../parts/Standing.tsx';
import { Claim } from './Claim.tsx';
import css from './ComparePanel.module.css';

/** Figures share a row when all of these are equal. */
export const keyOf = ({ metric, unit, scope }: ComparedFigures) => [metric, unit.en, scope].join();

export function FigureRow({ row, ids }: { readonly row: ComparedFigures; readonly ids: readonly AreaId[] }) {
  const { said, t } = useLanguage();
  const catalogue = useCatalogue();
  return (
    <tr>
      <th scope="row">
        {said(catalogue?.metrics.find(({ id }) => id === row.metric)) ?? row.metric}
        <span className={classes(prose.hint, css.under)}>
          {said(row.unit)}
          {row.scope && ` · ${t(`scope.${row.scope}`)}`}
        </span>
      </th>
      {row.cells.map((cell, column) => (
        <td key={ids[column]}>
          {cell.length === 0 && <span className={prose.hint}>{t('compare.notStated')}</span>}
          {cell.map(({ document, row: figure }) => (
            <Claim
              key={figure.id}
              // There is a column for each id.
              area={ids[column] as AreaId}
              id={figure.id}
              document={document}
              at={figure.at}
              asOf={figure.period ?? figure.asOf}
            >
              <b>{said(figureValue(figure))}</b> <Standing of={figure} />
              <p>{said(figure.text)}</p>
            </Claim>
          ))}
        </td>
      ))}
    </tr>
  );
}

/** Figures without a counterpart: collapsed, because there is nothing to compare. */
export function AloneFigures({
  rows,
  ids,
  columns,
}: {
  readonly rows: readonly ComparedFigures[];
  readonly ids: readonly AreaId[];
  readonly columns: number;
}) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <tbody>
      <tr className={css.share}>
        <th scope="rowgroup" colSpan={columns}>
          <LinkButton aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'compare.aloneHide' : 'compare.aloneShow', { number: rows.length })}
          </LinkButton>
        </th>
      </tr>
      {open && rows.map((row) => <FigureRow key={keyOf(row)} row={row} ids={ids} />)}
    </tbody>
  );
}
