/** A file that the frame around the page may not have let through: its text, to be copied instead. */
import { offerText } from '#state/actions.ts';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { useCopy } from '../parts/use-copy.ts';
import css from './Notices.module.css';

export function OfferedText() {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const offered = useSelect((state) => state.session.offered);
  const { shown, outcome, copy } = useCopy<HTMLTextAreaElement>(t('save.copied'));
  if (!offered) return null;
  const { name, text, isRefused } = offered;
  return (
    <div className={css.notice} data-part="offered">
      <b>{t(isRefused ? 'save.refused' : 'save.maybe', { name })}</b>
      <textarea ref={shown} className={css.text} readOnly rows={3} aria-label={name} value={text} />
      <div className={css.ways}>
        <button type="button" onClick={() => void copy(text)}>
          {t('save.copy')}
        </button>
        <button type="button" onClick={() => dispatch(offerText(null))}>
          {t('failure.close')}
        </button>
      </div>
      {outcome && <small>{outcome}</small>}
    </div>
  );
}
