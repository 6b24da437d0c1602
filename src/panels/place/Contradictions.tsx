/** Rows that contradict this one, each with its source: shown side by side, never averaged or chosen between. */
import { useMemo } from 'react';
import { rowsById } from '#domain/asof/place.ts';
import prose from '#ui/prose.module.css';
import { useLanguage, useSelect } from '../context.ts';
import { Source } from '../parts/Source.tsx';
import css from './Contradictions.module.css';

export function Contradictions({ ids }: { readonly ids: readonly string[] | undefined }) {
  const { said, t } = useLanguage();
  const evidence = useSelect((state) => state.evidence);
  const rows = useMemo(() => (ids ? rowsById(evidence) : undefined), [ids, evidence]);
  if (!ids || !rows) return null;
  return (
    <div className={css.contradictions}>
      <h5>{t('place.contradicts')}</h5>
      {ids.map((id) => {
        const row = rows.get(id);
        return (
          <blockquote key={id}>
            {row ? (
              <>
                <p>{said(row.words)}</p>
                <Source document={row.document} at={row.at} asOf={row.asOf} row={row.id} area={row.areas[0]} ours />
              </>
            ) : (
              <p className={prose.hint}>{t('place.loading')}</p>
            )}
          </blockquote>
        );
      })}
    </div>
  );
}
