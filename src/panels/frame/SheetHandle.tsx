/** On a phone a panel of the right column is a sheet; its handle cycles through three heights. */
import { setSheet } from '#state/actions.ts';
import { SHEET_HEIGHTS } from '#state/store.ts';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import css from './SheetHandle.module.css';

export function SheetHandle() {
  const { t } = useLanguage();
  const sheet = useSelect((state) => state.session.sheet);
  const dispatch = useDispatch();
  const next = SHEET_HEIGHTS[(SHEET_HEIGHTS.indexOf(sheet) + 1) % SHEET_HEIGHTS.length] ?? 'low';
  return (
    <button type="button" className={css.handle} aria-label={t('ui.sheet')} onClick={() => dispatch(setSheet(next))} />
  );
}
