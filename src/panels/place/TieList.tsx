/** In the panel of the city: the partners that the documents name, by their tie, and what each document says. */
import { useMemo } from 'react';
import { tiesOf } from '#domain/asof/network.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { DocumentRecord } from '#domain/model/schema.ts';
import prose from '#ui/prose.module.css';
import { useLanguage, useSelect } from '../context.ts';
import { AreaLink } from '../parts/AreaLink.tsx';
import { AwaitedTexts } from '../parts/AwaitedTexts.tsx';
import lists from '../parts/lists.module.css';
import { Source } from '../parts/Source.tsx';
import { Standing } from '../parts/Standing.tsx';
import css from './TieList.module.css';

export function TieList({
  catalogue,
  documents,
}: {
  readonly catalogue: IndexedCatalogue;
  /** Those whose partners are listed. */
  readonly documents: readonly DocumentRecord[];
}) {
  const { said, t } = useLanguage();
  const evidence = useSelect((state) => state.evidence);
  const ties = useMemo(() => tiesOf(catalogue, evidence, documents), [catalogue, evidence, documents]);
  if (ties.length === 0) return null;
  return (
    <section className={lists.sections} data-part="ties">
      <h3>{t('ties.title')}</h3>
      <p className={prose.hint}>{t('ties.drawn')}</p>
      {ties.map(({ tie, partners }) => (
        <details key={tie}>
          <summary>
            {t(`tie.${tie}`)} <small>{partners.length}</small>
          </summary>
          <ul>
            {partners.map(({ area, says }) => (
              <li key={area.id}>
                <p>
                  <b>
                    <AreaLink id={area.id} />
                  </b>
                </p>
                {says.length === 0 && <AwaitedTexts />}
                {says.map((saying) => (
                  <div key={saying.id} className={css.saying}>
                    <p>
                      {said(saying.words)} <Standing of={saying} />
                    </p>
                    <Source
                      document={saying.document}
                      at={saying.at}
                      asOf={saying.asOf}
                      row={saying.id}
                      area={area.id}
                      ours
                    />
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
