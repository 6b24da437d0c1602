/** Two documents set against each other: what is new, dropped, in other words, or not spoken of, by place or by industry. */
import { useMemo, useState } from 'react';
import {
  CHANGES,
  type Change,
  type ChangeKind,
  type Claim,
  claimsOfDocument,
  difference,
  differenceCsv,
  isUnnamed,
} from '#domain/comparing/difference.ts';
import type { AreaId, DocumentId, IndustryId } from '#domain/model/ids.ts';
import type { DocumentRecord } from '#domain/model/schema.ts';
import { openStatement, setDifference, setPanel } from '#state/actions.ts';
import { differenceOf } from '#state/selectors.ts';
import { download } from '#ui/download.ts';
import { Icon } from '#ui/icons.tsx';
import { useCatalogue, useDispatch, useLanguage, useSelect } from '../context.ts';
import { SheetHandle } from '../frame/SheetHandle.tsx';
import { RoleMark } from '../parts/RoleMark.tsx';
import { AreaLink } from '../place/Lists.tsx';
import { Standing } from '../place/Standing.tsx';

interface Pair {
  readonly from: DocumentRecord;
  readonly to: DocumentRecord;
}

export function DifferencePanel() {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const view = useSelect((state) => state.view);
  const dispatch = useDispatch();
  const ids = catalogue && differenceOf(catalogue, view);
  const [from, to] = ids?.map((id) => catalogue?.documentById.get(id)) ?? [];
  // A place opened from here covers the panel; closing the place comes back to it.
  if (view.area !== null) return null;
  return (
    <aside className="column column-right difference" aria-label={t('difference.title')}>
      <SheetHandle />
      <header className="place-head">
        <h2>{t('difference.title')}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t('difference.close')}
          onClick={() => dispatch(setPanel(null))}
        >
          <Icon name="close" />
        </button>
      </header>
      {from && to ? <Comparison pair={{ from, to }} /> : <p className="hint">{t('ui.loading')}</p>}
    </aside>
  );
}

function Choice({ pair }: { readonly pair: Pair }) {
  const { language, t } = useLanguage();
  const documents = useCatalogue()?.documents ?? [];
  const dispatch = useDispatch();
  const { from, to } = pair;
  /** A document chosen on one side that stands on the other changes places with it. */
  const choose = (side: keyof Pair, id: DocumentId) => {
    if (side === 'from') dispatch(setDifference(id, id === to.id ? from.id : to.id));
    else dispatch(setDifference(id === from.id ? to.id : from.id, id));
  };
  return (
    <div className="difference-choice">
      {(['from', 'to'] as const).map((side) => (
        <label key={side}>
          <span>{t(`difference.${side}`)}</span>
          {/* The ids of the options are those of the documents. */}
          <select value={pair[side].id} onChange={(event) => choose(side, event.target.value as DocumentId)}>
            {documents.map((document) => (
              <option key={document.id} value={document.id}>
                {document.short[language]}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button
        type="button"
        className="icon-button"
        aria-label={t('difference.swap')}
        title={t('difference.swap')}
        onClick={() => dispatch(setDifference(to.id, from.id))}
      >
        <Icon name="difference" />
      </button>
    </div>
  );
}

function Comparison({ pair }: { readonly pair: Pair }) {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const { from, to } = pair;
  const [only, setOnly] = useState<ChangeKind | null>(null);
  const [by, setBy] = useState<'place' | 'industry'>('place');
  const changes = useMemo(
    () => (catalogue ? difference(claimsOfDocument(catalogue, from.id), claimsOfDocument(catalogue, to.id)) : []),
    [catalogue, from, to],
  );
  const shown = only ? changes.filter(({ kind }) => kind === only) : changes;
  if (!catalogue) return null;
  const names = { from: from.short[language], to: to.short[language] };
  return (
    <>
      <Choice pair={pair} />
      <section className="difference-kinds" aria-label={t('difference.kinds')}>
        <ul>
          {CHANGES.map((kind) => (
            <li key={kind}>
              <button type="button" aria-pressed={only === kind} onClick={() => setOnly(only === kind ? null : kind)}>
                <RoleMark tone={`change-${kind}`} />
                <b>{changes.filter((change) => change.kind === kind).length}</b>
                <span>
                  {t(`difference.${kind}`)}
                  <small>{t(`difference.${kind}.means`, names)}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
        <p className="hint">{t('difference.note')}</p>
      </section>
      <div className="difference-bar">
        <fieldset className="segments">
          <legend className="visually-hidden">{t('difference.by')}</legend>
          {(['place', 'industry'] as const).map((name) => (
            <label key={name}>
              <input type="radio" name="difference-by" checked={by === name} onChange={() => setBy(name)} />
              <span>{t(`difference.by.${name}`)}</span>
            </label>
          ))}
        </fieldset>
        <button
          type="button"
          className="more"
          onClick={() =>
            download(
              `difference-${from.id}-${to.id}.csv`,
              'text/csv;charset=utf-8',
              differenceCsv(catalogue, [from.id, to.id], changes),
            )
          }
        >
          {t('difference.download')}
        </button>
      </div>
      {by === 'place' ? <ByPlace changes={shown} pair={pair} /> : <ByIndustry changes={shown} pair={pair} />}
    </>
  );
}

function groupBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key | undefined): [Key, Item[]][] {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups];
}

const industryOf = ({ from, to }: Change): IndustryId | undefined => (from[0] ?? to[0])?.industry;

/** Places in the order of the layers; within a place its role first, then kinds in their order. */
function ByPlace({ changes, pair }: { readonly changes: readonly Change[]; readonly pair: Pair }) {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const groups = useMemo(() => {
    const order = new Map(catalogue?.areas.map(({ id }, index) => [id, index]));
    const found = groupBy(changes, ({ area }) => area);
    for (const [, rows] of found) rows.sort(byAspectAndKind);
    return found.sort(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  }, [catalogue, changes]);
  if (groups.length === 0) return <p className="hint">{t('difference.none')}</p>;
  return (
    <ol className="difference-list rows" aria-label={t('difference.by.place')}>
      {groups.map(([area, rows]) => (
        <li key={area}>
          <h3>
            <AreaLink id={area} /> <small>{rows.length}</small>
          </h3>
          <Unnamed area={area} pair={pair} />
          <ul>
            {rows.map((change) => (
              <ChangeRow key={keyOf(change)} change={change} pair={pair} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

const byAspectAndKind = (a: Change, b: Change) =>
  Number(b.aspect === 'role') - Number(a.aspect === 'role') || CHANGES.indexOf(a.kind) - CHANGES.indexOf(b.kind);
const keyOf = ({ from, to }: Change) => [...from, ...to].map(({ key }) => key).join();

/** Industries in the order of the vocabulary, those that changed; each with the places that gain or lose it. */
function ByIndustry({ changes, pair }: { readonly changes: readonly Change[]; readonly pair: Pair }) {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const names = catalogue?.industryName;
  const groups = useMemo(() => {
    const order = [...(names?.keys() ?? [])];
    const found = groupBy(changes, industryOf);
    for (const [, rows] of found) rows.sort(byAspectAndKind);
    return found.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  }, [names, changes]);
  if (groups.length === 0) return <p className="hint">{t('difference.none')}</p>;
  return (
    <ol className="difference-list rows" aria-label={t('difference.by.industry')}>
      {groups.map(([industry, rows]) => (
        <li key={industry}>
          <h3>
            {names?.get(industry)?.[language]} <small>{rows.length}</small>
          </h3>
          <ul>
            {rows.map((change) => (
              <ChangeRow key={keyOf(change)} change={change} pair={pair} byIndustry />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** That a document does not name the place at all is more than that it says nothing of its role. */
function Unnamed({ area, pair }: { readonly area: AreaId; readonly pair: Pair }) {
  const { language, t } = useLanguage();
  return [pair.from, pair.to]
    .filter((record) => isUnnamed(record, area))
    .map((record) => (
      <p key={record.id} className="hint">
        {t('difference.unnamed', { document: record.short[language] })}
      </p>
    ));
}

function ChangeRow({
  change,
  pair,
  byIndustry,
}: {
  readonly change: Change;
  readonly pair: Pair;
  readonly byIndustry?: boolean;
}) {
  const { language, t } = useLanguage();
  const { kind, aspect, area, from, to } = change;
  const silent = kind === 'silent' ? pair.to : kind === 'first' ? pair.from : undefined;
  return (
    <li className="change" data-change={kind}>
      <p className="change-kind">
        <RoleMark tone={`change-${kind}`} />
        <span>{t(`difference.${kind}`)}</span>
        {byIndustry ? <AreaLink id={area} /> : <span className="hint">{t(`aspect.${aspect}`)}</span>}
      </p>
      <Side claims={from} document={pair.from} wordless={byIndustry} />
      {from.length > 0 && to.length > 0 && <p className="change-arrow">↓</p>}
      <Side claims={to} document={pair.to} wordless={byIndustry} />
      {silent && !isUnnamed(silent, area) && (
        <p className="hint">
          {t(aspect === 'role' ? 'difference.noRole' : 'difference.noIndustry', { document: silent.short[language] })}
        </p>
      )}
      {silent && byIndustry && isUnnamed(silent, area) && (
        <p className="hint">{t('difference.unnamed', { document: silent.short[language] })}</p>
      )}
    </li>
  );
}

/** What one document says: its words, and a source line that opens the statement. */
function Side({
  claims,
  document,
  wordless,
}: {
  readonly claims: readonly Claim[];
  readonly document: DocumentRecord;
  readonly wordless?: boolean | undefined;
}) {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const dispatch = useDispatch();
  return claims.map(({ key, area, role, industry, heads: [head] }) => (
    <div key={key} className="change-side">
      {!wordless && (
        <p>
          {role ? role[language] : industry && catalogue?.industryName.get(industry)?.[language]}{' '}
          <Standing value={head.standing} />
        </p>
      )}
      <button
        type="button"
        className="area-link source"
        data-part="source"
        title={t('difference.open')}
        onClick={() => dispatch(openStatement(area, head.id))}
      >
        {document.short[language]} · <span lang="zh">{head.at.section}</span> · {head.asOf}
      </button>
      {wordless && <Standing value={head.standing} />}
    </div>
  ));
}
