/** Rows that contradict this one, each with its source: shown side by side, never averaged or chosen between. */
import { contradictionsIn } from '#domain/comparing/contradictions.ts';
import type { RowId } from '#domain/model/ids.ts';
import { setPanel } from '#state/actions.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { Source } from '../parts/Source.tsx';
import { Standing } from '../parts/Standing.tsx';
import css from './Contradictions.module.css';

/** @param ids the rows above, whose contradictions are shown once. */
export function Contradictions({ ids }: { readonly ids: readonly RowId[] }) {
  const { said, t } = useLanguage();
  const dispatch = useDispatch();
  const { of } = useSelect((state) => contradictionsIn(state.evidence));
  const rows = new Map(ids.flatMap(of).flatMap((row) => (ids.includes(row.id) ? [] : [[row.id, row]])));
  if (rows.size === 0) return null;
  return (
    <div className={css.contradictions} data-part="contradictions">
      <h5>{t('place.contradicts')}</h5>
      {[...rows.values()].map((row) => (
        <blockquote key={row.id}>
          <p>
            {said(row.words)} <Standing of={row} />
          </p>
          <Source document={row.document} at={row.at} asOf={row.asOf} row={row.id} area={row.areas[0]} ours />
        </blockquote>
      ))}
      <LinkButton onClick={() => dispatch(setPanel('contradictions'))}>{t('contradictions.all')}</LinkButton>
    </div>
  );
}
