/** In place of texts of documents that are not there yet: that they are loading, or that they did not load. */
import { useShallow } from 'zustand/react/shallow';
import type { DocumentId } from '#domain/model/ids.ts';
import { tryAgain } from '#state/actions.ts';
import { catalogueOf } from '#state/selectors.ts';
import type { State } from '#state/store.ts';
import { InlineButton } from '#ui/InlineButton.tsx';
import prose from '#ui/prose.module.css';
import { useDispatch, useLanguage, useSelect } from '../context.ts';

/** The documents whose texts did not load. */
const failedTexts = (state: State) =>
  (catalogueOf(state)?.documents ?? []).filter(({ id }) =>
    state.session.failures.some(({ file }) => file === `evidence-${id}.json`),
  );

/** @param document that is awaited; without it any of them. */
export function AwaitedTexts({ document }: { readonly document?: DocumentId }) {
  const { t } = useLanguage();
  const failed = useSelect(useShallow(failedTexts));
  const hasFailed = document ? failed.some(({ id }) => id === document) : failed.length > 0;
  return hasFailed ? <MissingTexts /> : <p className={prose.hint}>{t('place.loading')}</p>;
}

/** Which documents are missing, and another try; nothing where none is. */
export function MissingTexts() {
  const { language, t } = useLanguage();
  const dispatch = useDispatch();
  const failed = useSelect(useShallow(failedTexts));
  if (failed.length === 0) return null;
  return (
    <p className={prose.hint} data-part="missing-texts">
      {t('place.noTexts', { documents: t.list(failed.map(({ short }) => short[language])) })}{' '}
      <InlineButton onClick={() => dispatch(tryAgain())}>{t('failure.retry')}</InlineButton>
    </p>
  );
}
