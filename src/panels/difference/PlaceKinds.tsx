/**
 * Keeps the list to one kind of place. It is the filter's own choice of a kind, so the map and the link follow, and it
 * is undone where every filter is.
 */
import type { Change } from '#domain/comparing/difference.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import { setFilter } from '#state/actions.ts';
import { classes } from '#ui/classes.ts';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import css from './DifferencePanel.module.css';

interface PlaceKindsProps {
  readonly changes: readonly Change[];
  readonly catalogue: IndexedCatalogue;
}

export function PlaceKinds({ changes, catalogue }: PlaceKindsProps) {
  const { language, foreign, t } = useLanguage();
  const chosen = useSelect((state) => state.view.kind);
  const dispatch = useDispatch();
  const kindOf = ({ area }: Change) => catalogue.areaById.get(area)?.kind;
  return (
    <div className={classes(css.choice, css.placeKind)}>
      <label>
        <span>{t('difference.placeKind')}</span>
        <select value={chosen ?? ''} onChange={(event) => dispatch(setFilter('kind', event.target.value || null))}>
          <option value="">{t('difference.anyKind', { number: changes.length })}</option>
          {catalogue.kinds.map((kind) => {
            const count = changes.filter((change) => kindOf(change) === kind.id).length;
            return (
              (count > 0 || chosen === kind.id) && (
                <option key={kind.id} value={kind.id} lang={foreign}>
                  {kind[language]} ({count})
                </option>
              )
            );
          })}
        </select>
      </label>
    </div>
  );
}
