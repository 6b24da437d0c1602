/** Compares two documents: what is new, dropped, reworded or not mentioned, by place or by industry. */
import { useMemo } from 'react';
import { type Change, claimsOfDocument, difference, differenceCsv } from '#domain/comparing/difference.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import { groupChanges, setPanel, showChange } from '#state/actions.ts';
import { differenceOf } from '#state/selectors.ts';
import { GROUPINGS } from '#state/view.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { useCatalogue, useDispatch, useLanguage, useSelect } from '../context.ts';
import { ColumnPanel, PanelHead } from '../frame/ColumnPanel.tsx';
import { useSave } from '../parts/use-save.ts';
import { ChangeKinds } from './ChangeKinds.tsx';
import { ByIndustry, ByPlace } from './ChangeLists.tsx';
import css from './DifferencePanel.module.css';
import { DocumentChoice } from './DocumentChoice.tsx';
import { PlaceKinds } from './PlaceKinds.tsx';
import type { Pair } from './pair.ts';

export function DifferencePanel() {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const chosen = useSelect((state) => state.view.difference);
  const ids = catalogue && differenceOf(catalogue, { difference: chosen });
  const [from, to] = ids?.map((id) => catalogue?.documentById.get(id)) ?? [];
  return (
    <ColumnPanel label={t('difference.title')}>
      <PanelHead closeLabel={t('difference.close')}>
        <h2>{t('difference.title')}</h2>
      </PanelHead>
      {catalogue && from && to ? (
        <Comparison pair={{ from, to }} catalogue={catalogue} />
      ) : (
        <p className={prose.hint}>{t('ui.loading')}</p>
      )}
    </ColumnPanel>
  );
}

interface ComparisonProps {
  readonly pair: Pair;
  readonly catalogue: IndexedCatalogue;
}

function Comparison({ pair, catalogue }: ComparisonProps) {
  const { t } = useLanguage();
  const { from, to } = pair;
  const kind = useSelect((state) => state.view.change);
  const by = useSelect((state) => state.view.by);
  const dispatch = useDispatch();
  const changes = useMemo(
    () => difference(claimsOfDocument(catalogue, from.id), claimsOfDocument(catalogue, to.id)),
    [catalogue, from, to],
  );
  const kindOfPlace = useSelect((state) => state.view.kind);
  const ofPlaces = kindOfPlace
    ? changes.filter(({ area }) => catalogue.areaById.get(area)?.kind === kindOfPlace)
    : changes;
  const shown = kind ? ofPlaces.filter((change) => change.kind === kind) : ofPlaces;
  return (
    <>
      <DocumentChoice pair={pair} />
      <p>
        <LinkButton onClick={() => dispatch(setPanel('contradictions'))}>{t('contradictions.title')}</LinkButton>
      </p>
      <PlaceKinds changes={changes} catalogue={catalogue} />
      <ChangeKinds changes={ofPlaces} pair={pair} chosen={kind} onChoose={(next) => dispatch(showChange(next))} />
      <div className={css.bar}>
        <fieldset className={css.by}>
          <legend className={prose.visuallyHidden}>{t('difference.by')}</legend>
          {GROUPINGS.map((name) => (
            <label key={name}>
              <input
                type="radio"
                name="difference-by"
                checked={by === name}
                onChange={() => dispatch(groupChanges(name))}
              />
              <span>{t(`difference.by.${name}`)}</span>
            </label>
          ))}
        </fieldset>
        <Download pair={pair} catalogue={catalogue} changes={shown} />
      </div>
      {by === 'place' ? <ByPlace changes={shown} pair={pair} /> : <ByIndustry changes={shown} pair={pair} />}
    </>
  );
}

/** Downloads the changes that are shown. */
function Download({
  pair: { from, to },
  catalogue,
  changes,
}: ComparisonProps & { readonly changes: readonly Change[] }) {
  const { t } = useLanguage();
  const save = useSave();
  const onSave = () =>
    save(
      `difference-${from.id}-${to.id}.csv`,
      'text/csv;charset=utf-8',
      differenceCsv(catalogue, [from.id, to.id], changes, (column, side) => {
        const words = t(`difference.column.${column}`);
        return side ? t('difference.column', { side: t(`difference.${side}`), column: words }) : words;
      }),
    );
  return <LinkButton onClick={onSave}>{t('difference.download', { count: changes.length })}</LinkButton>;
}
