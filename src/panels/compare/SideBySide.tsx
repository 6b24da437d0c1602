/** The places as columns: roles by document, industries by how many share them, figures by metric. */
import { useMemo } from 'react';
import { comparedFigures } from '#domain/comparing/compare.ts';
import type { Year } from '#domain/model/ids.ts';
import { removeFromComparison } from '#state/actions.ts';
import { classes } from '#ui/classes.ts';
import { OrderMark } from '#ui/OrderMark.tsx';
import prose from '#ui/prose.module.css';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { CloseButton } from '../frame/CloseButton.tsx';
import { AreaLink } from '../parts/AreaLink.tsx';
import { AwaitedTexts } from '../parts/AwaitedTexts.tsx';
import css from './ComparePanel.module.css';
import type { Compared } from './compared.ts';
import { AloneFigures, FigureRow, keyOf } from './Figures.tsx';
import { Industries } from './Industries.tsx';
import { Roles } from './Roles.tsx';
import { Note, Part } from './rows.tsx';

export function SideBySide({ catalogue, places, year }: Compared & { readonly year: Year }) {
  const { t } = useLanguage();
  const compared = { catalogue, places };
  return (
    <table>
      <caption className={prose.visuallyHidden}>{t('compare.result')}</caption>
      <Heads {...compared} />
      <Roles {...compared} />
      <Industries {...compared} year={year} />
      <Figures {...compared} />
    </table>
  );
}

function Heads({ catalogue, places }: Compared) {
  const { language, said, t } = useLanguage();
  const dispatch = useDispatch();
  return (
    <thead>
      <tr>
        <td />
        {places.map((place, index) => (
          <th key={place.id} scope="col">
            <div className={css.place}>
              {/* The number beside its label on the map. */}
              <OrderMark order={index + 1} />
              <AreaLink id={place.id} />
              <CloseButton
                className={css.remove}
                label={t('compare.remove', { name: place.name[language] })}
                onClose={() => dispatch(removeFromComparison(place.id))}
              />
            </div>
            <span className={classes(prose.hint, css.under)}>
              {said(catalogue.kinds.find(({ id }) => id === place.kind))}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Figures({ catalogue, places }: Compared) {
  const { t } = useLanguage();
  const evidence = useSelect((state) => state.evidence);
  const ids = useMemo(() => places.map(({ id }) => id), [places]);
  const figures = useMemo(() => comparedFigures(evidence, ids), [evidence, ids]);
  const isLoaded = catalogue.documents.every(({ id }) => evidence.has(id));
  const columns = places.length + 1;
  return (
    <>
      <tbody>
        <Part columns={columns}>{t('compare.figures')}</Part>
        {figures.shared.map((row) => (
          <FigureRow key={keyOf(row)} row={row} ids={ids} />
        ))}
        {figures.shared.length === 0 && places.length > 1 && (
          <Note columns={columns}>{isLoaded ? t('compare.noFigures') : <AwaitedTexts />}</Note>
        )}
      </tbody>
      {figures.alone.length > 0 && <AloneFigures rows={figures.alone} ids={ids} columns={columns} />}
    </>
  );
}
