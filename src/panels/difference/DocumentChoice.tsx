/** Selects the two documents to compare. */
import type { DocumentId } from '#domain/model/ids.ts';
import { setDifference } from '#state/actions.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { useCatalogue, useDispatch, useLanguage } from '../context.ts';
import css from './DifferencePanel.module.css';
import type { Pair } from './pair.ts';

export function DocumentChoice({ pair }: { readonly pair: Pair }) {
  const { language, foreign, t } = useLanguage();
  const documents = useCatalogue()?.documents ?? [];
  const dispatch = useDispatch();
  const { from, to } = pair;
  /** Selecting the document of the other side swaps the two. */
  const choose = (side: keyof Pair, id: DocumentId) => {
    if (side === 'from') dispatch(setDifference(id, id === to.id ? from.id : to.id));
    else dispatch(setDifference(id === from.id ? to.id : from.id, id));
  };
  return (
    <div className={css.choice}>
      {(['from', 'to'] as const).map((side) => (
        <label key={side}>
          <span>{t(`difference.${side}`)}</span>
          {/* The values of the options are document ids. */}
          <select
            data-side={side}
            value={pair[side].id}
            onChange={(event) => choose(side, event.target.value as DocumentId)}
          >
            {documents.map((document) => (
              <option key={document.id} value={document.id} lang={foreign}>
                {document.short[language]}
              </option>
            ))}
          </select>
        </label>
      ))}
      <IconButton
        icon="difference"
        label={t('difference.swap')}
        title={t('difference.swap')}
        onClick={() => dispatch(setDifference(to.id, from.id))}
      />
    </div>
  );
}
