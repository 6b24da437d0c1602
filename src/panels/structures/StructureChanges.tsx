/** Changes from the structure that this one follows according to a document, and to the one that follows it. */
import { changeOf, placementOf } from '#domain/comparing/structure-change.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { StructureSummary } from '#domain/model/schema.ts';
import type { Basis } from '#domain/vocabulary/evidence.ts';
import type { Words } from '#domain/vocabulary/languages.ts';
import { openStructure } from '#state/actions.ts';
import { InlineButton } from '#ui/InlineButton.tsx';
import prose from '#ui/prose.module.css';
import { useDispatch, useLanguage } from '../context.ts';
import { AreaLink } from '../parts/AreaLink.tsx';
import css from './StructuresPanel.module.css';

interface StructureChangesProps {
  readonly structure: StructureSummary;
  readonly catalogue: IndexedCatalogue;
}

/** Changes from the structure before, and to the one after. */
export function StructureChanges({ structure, catalogue }: StructureChangesProps) {
  const before = structure.follows && catalogue.structureById.get(structure.follows.structure);
  const after = catalogue.structures.filter(({ follows }) => follows?.structure === structure.id);
  return (
    <>
      {before && structure.follows && <Change before={before} after={structure} basis={structure.follows.basis} />}
      {after.map((next) => (
        <Follower key={next.id} next={next} />
      ))}
    </>
  );
}

function Follower({ next }: { readonly next: StructureSummary }) {
  const { said, t } = useLanguage();
  const dispatch = useDispatch();
  return (
    <section>
      <h3>{t('structures.later')}</h3>
      <InlineButton onClick={() => dispatch(openStructure(next.id))}>
        {said(next.name)} ({next.asOf})
      </InlineButton>
    </section>
  );
}

interface ChangeProps {
  readonly before: StructureSummary;
  readonly after: StructureSummary;
  readonly basis: Basis;
}

function Change({ before, after, basis }: ChangeProps) {
  const { language, said, t } = useLanguage();
  const dispatch = useDispatch();
  const { came, went, moved } = changeOf(placementOf(before), placementOf(after));
  const joined = (words: readonly Words[] | undefined) => words && t.list(words.map((word) => word[language]));
  const lists = [
    { name: 'came', rows: came.map(({ area, to }) => ({ area, words: joined(to) })) },
    { name: 'went', rows: went.map(({ area, from }) => ({ area, words: joined(from) })) },
    { name: 'moved', rows: moved.map(({ area, from, to }) => ({ area, words: `${joined(from)} → ${joined(to)}` })) },
  ] as const;
  return (
    <section className={css.changes} data-part="changes">
      <h3>{t('structures.changed')}</h3>
      <p>
        <InlineButton onClick={() => dispatch(openStructure(before.id))}>
          {said(before.name)} ({before.asOf})
        </InlineButton>
      </p>
      <p className={prose.hint}>{t(`structures.follows.${basis}`)}</p>
      {lists.map(
        ({ name, rows }) =>
          rows.length > 0 && (
            <div key={name}>
              <h4>
                {t(`structures.${name}`)} <small>{rows.length}</small>
              </h4>
              <ul>
                {rows.map(({ area, words }) => (
                  <li key={area}>
                    <AreaLink id={area} /> <small className={prose.hint}>{words}</small>
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </section>
  );
}
