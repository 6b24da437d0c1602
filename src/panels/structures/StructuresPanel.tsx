/** The layout structures of the documents: a list by year, and the selected one. */
import { useEffect } from 'react';
import { boundsOfMembers } from '#domain/asof/structure.ts';
import { placementOf } from '#domain/comparing/structure-change.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import { leaveStructure, openStructure, requestBounds } from '#state/actions.ts';
import { InlineButton } from '#ui/InlineButton.tsx';
import prose from '#ui/prose.module.css';
import { useCatalogue, useDispatch, useLanguage, useMapStore, useSelect } from '../context.ts';
import { BackButton } from '../frame/BackButton.tsx';
import { ColumnPanel, PanelHead } from '../frame/ColumnPanel.tsx';
import lists from '../parts/lists.module.css';
import { OneStructure } from './OneStructure.tsx';

export function StructuresPanel() {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const chosen = useSelect((state) => state.view.structure);
  const dispatch = useDispatch();
  const structure = chosen && catalogue?.structureById.get(chosen);
  useFirstLook(catalogue);
  return (
    <ColumnPanel label={t('structures.label')}>
      <PanelHead closeLabel={t('structures.close')}>
        {structure ? (
          <BackButton label={t('structures.title')} onClick={() => dispatch(leaveStructure())} />
        ) : (
          <h2>{t('structures.title')}</h2>
        )}
      </PanelHead>
      {catalogue &&
        (structure ? (
          <OneStructure key={structure.id} structure={structure} catalogue={catalogue} />
        ) : (
          <StructureList catalogue={catalogue} />
        ))}
    </ColumnPanel>
  );
}

/** A link to a structure without a camera fits the map to its members. */
function useFirstLook(catalogue: IndexedCatalogue | undefined) {
  const store = useMapStore();
  useEffect(() => {
    const { view, session } = store.getState();
    const structure = view.structure && catalogue?.structureById.get(view.structure);
    const bbox = structure && catalogue && boundsOfMembers(catalogue, structure);
    if (bbox && view.at === null && view.area === null && session.cameraRequest === null)
      store.dispatch(requestBounds(bbox, false));
  }, [store, catalogue]);
}

function StructureList({ catalogue }: { readonly catalogue: IndexedCatalogue }) {
  const { said, t } = useLanguage();
  const dispatch = useDispatch();
  const years = [...new Set(catalogue.structures.map(({ asOf }) => asOf))];
  return (
    <>
      <p className={prose.hint}>{t('structures.intro')}</p>
      {years.map((year) => (
        <section key={year} className={lists.rows}>
          <h3>{year}</h3>
          <ul>
            {catalogue.structures
              .filter(({ asOf }) => asOf === year)
              .map((structure) => (
                <li key={structure.id}>
                  <InlineButton onClick={() => dispatch(openStructure(structure.id))}>
                    {said(structure.name)}
                  </InlineButton>
                  <p className={prose.hint}>
                    {said(catalogue.documentById.get(structure.document)?.short)} ·{' '}
                    {t('structures.members', { count: placementOf(structure).size })}
                  </p>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
