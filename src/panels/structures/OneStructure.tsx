/**
 * One layout structure: its sentence and source, its groups with their members, what changed, and previous and next.
 */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { StructureSummary } from '#domain/model/schema.ts';
import { GROUP_TONES } from '#domain/vocabulary/evidence.ts';
import { openDocument, openStructure } from '#state/actions.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { AreaLink } from '../parts/AreaLink.tsx';
import { AwaitedTexts } from '../parts/AwaitedTexts.tsx';
import { RoleMark } from '../parts/RoleMark.tsx';
import { Source } from '../parts/Source.tsx';
import { Standing } from '../parts/Standing.tsx';
import { StructureChanges } from './StructureChanges.tsx';
import css from './StructuresPanel.module.css';

interface OneStructureProps {
  readonly structure: StructureSummary;
  readonly catalogue: IndexedCatalogue;
}

export function OneStructure({ structure, catalogue }: OneStructureProps) {
  const { language, said, t } = useLanguage();
  const row = useSelect((state) =>
    state.evidence.get(structure.document)?.structures.find(({ id }) => id === structure.id),
  );
  const dispatch = useDispatch();
  const order = catalogue.structures.indexOf(structure);
  const steps = [
    { name: 'previous', to: catalogue.structures[order - 1] },
    { name: 'next', to: catalogue.structures[order + 1] },
  ] as const;
  return (
    <>
      <h2>{said(structure.name)}</h2>
      <p>
        {structure.asOf} {row && <Standing of={row} />}
      </p>
      {row ? (
        <section>
          {row.text && <p>{said(row.text)}</p>}
          <Source document={structure.document} at={row.at} asOf={row.asOf} />
          {row.note && <p className={prose.hint}>{said(row.note)}</p>}
          <LinkButton onClick={() => dispatch(openDocument(structure.document))}>{t('structures.document')}</LinkButton>
        </section>
      ) : (
        <AwaitedTexts document={structure.document} />
      )}
      <section>
        <h3>{t('structures.groups')}</h3>
        {structure.groups.map((group, index) => (
          <div key={group.role.zh} className={css.group} data-part="group">
            <h4>
              <RoleMark tone={GROUP_TONES[index] ?? 'plain'} />
              {said(group.role)}
            </h4>
            <ul>
              {group.members.map((id) => (
                <li key={id}>
                  <AreaLink id={id} />
                  <Unplaced id={id} catalogue={catalogue} />
                </li>
              ))}
            </ul>
            {row?.groups[index]?.note && <p className={prose.hint}>{said(row.groups[index].note)}</p>}
          </div>
        ))}
      </section>
      <StructureChanges structure={structure} catalogue={catalogue} />
      <nav className={css.steps} aria-label={t('structures.steps')}>
        {steps.map(
          ({ name, to }) =>
            to && (
              <LinkButton key={name} onClick={() => dispatch(openStructure(to.id))}>
                {t(`structures.${name}`, { name: to.name[language], year: to.asOf })}
              </LinkButton>
            ),
        )}
      </nav>
    </>
  );
}

/** A member; one that is not on the map says so, with what is known of its location. */
function Unplaced({ id, catalogue }: { readonly id: AreaId; readonly catalogue: IndexedCatalogue }) {
  const { language, t } = useLanguage();
  const area = catalogue.areaById.get(id);
  if (!area || area.shape !== null) return null;
  const parent = area.parent && catalogue.areaById.get(area.parent);
  return (
    <small className={prose.hint}>
      {parent ? t('structures.within', { parent: parent.name[language] }) : t('structures.nowhere')}
    </small>
  );
}
