/** The layout formulas of the documents: a list by year, and for the chosen one its groups, its sentence and source, and what changed. */
import { useEffect } from 'react';
import { boundsOfMembers } from '#domain/asof/structure.ts';
import { changeOf, placementOf } from '#domain/comparing/structure-change.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, StructureId } from '#domain/model/ids.ts';
import type { Formula } from '#domain/model/schema.ts';
import { GROUP_TONES } from '#domain/vocabulary/evidence.ts';
import type { Words } from '#domain/vocabulary/languages.ts';
import { leaveStructure, openDocument, openStructure, requestBounds, setPanel } from '#state/actions.ts';
import { Icon } from '#ui/icons.tsx';
import { useCatalogue, useDispatch, useLanguage, useMapStore, useSelect } from '../context.ts';
import { SheetHandle } from '../frame/SheetHandle.tsx';
import { RoleMark } from '../parts/RoleMark.tsx';
import { AreaLink } from '../place/Lists.tsx';
import { Source } from '../place/Source.tsx';
import { Standing } from '../place/Standing.tsx';

export function StructuresPanel() {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const chosen = useSelect((state) => state.view.structure);
  const covered = useSelect((state) => state.view.area !== null);
  const dispatch = useDispatch();
  const formula = chosen && catalogue?.structureById.get(chosen);
  useFirstLook(catalogue);
  // A place opened from here covers the panel; closing the place comes back to it.
  if (covered) return null;
  return (
    <aside className="column column-right structures" aria-label={t('structures.label')}>
      <SheetHandle />
      <header className="place-head">
        {formula ? (
          <button type="button" className="more" onClick={() => dispatch(leaveStructure())}>
            ← {t('structures.title')}
          </button>
        ) : (
          <h2>{t('structures.title')}</h2>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label={t('structures.close')}
          onClick={() => dispatch(setPanel(null))}
        >
          <Icon name="close" />
        </button>
      </header>
      {catalogue &&
        (formula ? (
          <OneFormula key={formula.id} formula={formula} catalogue={catalogue} />
        ) : (
          <FormulaList catalogue={catalogue} />
        ))}
    </aside>
  );
}

/** A link to a formula that names no camera shows where its members are. */
function useFirstLook(catalogue: IndexedCatalogue | undefined) {
  const store = useMapStore();
  useEffect(() => {
    const { view, session } = store.getState();
    const formula = view.structure && catalogue?.structureById.get(view.structure);
    const bbox = formula && catalogue && boundsOfMembers(catalogue, formula);
    if (bbox && view.at === null && view.area === null && session.cameraRequest === null)
      store.dispatch(requestBounds(bbox, false));
  }, [store, catalogue]);
}

function FormulaList({ catalogue }: { readonly catalogue: IndexedCatalogue }) {
  const { language, t } = useLanguage();
  const dispatch = useDispatch();
  const years = [...new Set(catalogue.structures.map(({ asOf }) => asOf))];
  return (
    <>
      <p className="hint">{t('structures.intro')}</p>
      {years.map((year) => (
        <section key={year} className="rows">
          <h3>{year}</h3>
          <ul>
            {catalogue.structures
              .filter(({ asOf }) => asOf === year)
              .map((formula) => (
                <li key={formula.id}>
                  <button type="button" className="area-link" onClick={() => dispatch(openStructure(formula.id))}>
                    {formula.name[language]}
                  </button>
                  <p className="hint">
                    {catalogue.documentById.get(formula.document)?.short[language]} ·{' '}
                    {t('structures.members', { count: placementOf(formula).size })}
                  </p>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface FormulaProps {
  readonly formula: Formula;
  readonly catalogue: IndexedCatalogue;
}

function OneFormula({ formula, catalogue }: FormulaProps) {
  const { language, t } = useLanguage();
  const row = useSelect((state) =>
    state.evidence.get(formula.document)?.structures.find(({ id }) => id === formula.id),
  );
  const dispatch = useDispatch();
  const order = catalogue.structures.indexOf(formula);
  const steps = [
    { name: 'previous', to: catalogue.structures[order - 1] },
    { name: 'next', to: catalogue.structures[order + 1] },
  ] as const;
  return (
    <>
      <h2>{formula.name[language]}</h2>
      <p>
        {formula.asOf} {row && <Standing value={row.standing} />}
      </p>
      {row ? (
        <section>
          {row.text && <p>{row.text[language]}</p>}
          <Source document={formula.document} at={row.at} asOf={row.asOf} />
          {row.note && <p className="hint">{row.note[language]}</p>}
          <button type="button" className="more" onClick={() => dispatch(openDocument(formula.document))}>
            {t('structures.document')}
          </button>
        </section>
      ) : (
        <p className="hint">{t('details.loading')}</p>
      )}
      <section className="groups">
        <h3>{t('structures.groups')}</h3>
        {formula.groups.map((group, index) => (
          <div key={group.role.zh} className="group" data-part="group">
            <h4>
              <RoleMark tone={GROUP_TONES[index] ?? 'plain'} />
              {group.role[language]}
            </h4>
            <ul>
              {group.members.map((id) => (
                <li key={id}>
                  <AreaLink id={id} />
                  <Unplaced id={id} catalogue={catalogue} />
                </li>
              ))}
            </ul>
            {row?.groups[index]?.note && <p className="hint">{row.groups[index].note[language]}</p>}
          </div>
        ))}
      </section>
      <Changes formula={formula} catalogue={catalogue} />
      <nav className="steps" aria-label={t('structures.steps')}>
        {steps.map(
          ({ name, to }) =>
            to && (
              <button key={name} type="button" className="more" onClick={() => dispatch(openStructure(to.id))}>
                {t(`structures.${name}`, { name: to.name[language], year: to.asOf })}
              </button>
            ),
        )}
      </nav>
    </>
  );
}

/** A member that the map cannot show says so, and what is known of where it lies. */
function Unplaced({ id, catalogue }: { readonly id: AreaId; readonly catalogue: IndexedCatalogue }) {
  const { language, t } = useLanguage();
  const area = catalogue.areaById.get(id);
  if (!area || area.shape !== null) return null;
  const parent = area.parent && catalogue.areaById.get(area.parent);
  return (
    <small className="hint">
      {parent ? t('structures.within', { parent: parent.name[language] }) : t('structures.nowhere')}
    </small>
  );
}

/** What changed from the formula before, and from this one to what follows it. */
function Changes({ formula, catalogue }: FormulaProps) {
  const before = formula.follows && catalogue.structureById.get(formula.follows.structure);
  const after = catalogue.structures.filter(({ follows }) => follows?.structure === formula.id);
  return (
    <>
      {before && formula.follows && <Change before={before} after={formula} standing={formula.follows.standing} />}
      {after.map((next) => (
        <Follower key={next.id} id={next.id} catalogue={catalogue} />
      ))}
    </>
  );
}

function Follower({ id, catalogue }: { readonly id: StructureId; readonly catalogue: IndexedCatalogue }) {
  const { language, t } = useLanguage();
  const dispatch = useDispatch();
  const next = catalogue.structureById.get(id);
  return (
    next && (
      <section>
        <h3>{t('structures.later')}</h3>
        <button type="button" className="area-link" onClick={() => dispatch(openStructure(id))}>
          {next.name[language]} ({next.asOf})
        </button>
      </section>
    )
  );
}

interface ChangeProps {
  readonly before: Formula;
  readonly after: Formula;
  readonly standing: 'stated' | 'inferred';
}

function Change({ before, after, standing }: ChangeProps) {
  const { language, t } = useLanguage();
  const dispatch = useDispatch();
  const { came, went, moved } = changeOf(placementOf(before), placementOf(after));
  const joined = (words: readonly Words[] | undefined) =>
    words?.map((word) => word[language]).join(language === 'zh' ? '、' : ', ');
  const lists = [
    { name: 'came', rows: came.map(({ area, to }) => ({ area, words: joined(to) })) },
    { name: 'went', rows: went.map(({ area, from }) => ({ area, words: joined(from) })) },
    { name: 'moved', rows: moved.map(({ area, from, to }) => ({ area, words: `${joined(from)} → ${joined(to)}` })) },
  ] as const;
  return (
    <section className="changes" data-part="changes">
      <h3>{t('structures.changed')}</h3>
      <p>
        <button type="button" className="area-link" onClick={() => dispatch(openStructure(before.id))}>
          {before.name[language]} ({before.asOf})
        </button>
      </p>
      <p className="hint">{t(`structures.follows.${standing}`)}</p>
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
                    <AreaLink id={area} /> <small className="hint">{words}</small>
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </section>
  );
}
