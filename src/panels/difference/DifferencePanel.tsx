/** Two documents set against each other: what is new, dropped, in other words, or not spoken of, by place or by industry. */
import { useMemo, useState } from 'react';
import { CHANGES, type ChangeKind, claimsOfDocument, difference, differenceCsv } from '#domain/comparing/difference.ts';
import type { DocumentId } from '#domain/model/ids.ts';
import { setDifference } from '#state/actions.ts';
import { differenceOf } from '#state/selectors.ts';
import { download } from '#ui/download.ts';
import { Icon } from '#ui/icons.tsx';
import { useCatalogue, useDispatch, useLanguage, useSelect } from '../context.ts';
import { ColumnPanel, PanelHead } from '../frame/ColumnPanel.tsx';
import { RoleMark } from '../parts/RoleMark.tsx';
import { ByIndustry, ByPlace } from './ChangeLists.tsx';
import type { Pair } from './pair.ts';
import './difference.css';

export function DifferencePanel() {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const view = useSelect((state) => state.view);
  const ids = catalogue && differenceOf(catalogue, view);
  const [from, to] = ids?.map((id) => catalogue?.documentById.get(id)) ?? [];
  return (
    <ColumnPanel className="difference" label={t('difference.title')}>
      <PanelHead closeLabel={t('difference.close')}>
        <h2>{t('difference.title')}</h2>
      </PanelHead>
      {from && to ? <Comparison pair={{ from, to }} /> : <p className="hint">{t('ui.loading')}</p>}
    </ColumnPanel>
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
        <fieldset className="difference-by">
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
