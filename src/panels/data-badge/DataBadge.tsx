/**
 * The data version, if it is not the latest: visible in every mode, so that nobody mistakes old data for current data.
 */
import { publishedVersions } from '#data/source.ts';
import { useLanguage, useSelect } from '../context.ts';
import css from './DataBadge.module.css';

/** The label of the data version; undefined while the latest data is shown. */
export function useVersionWords(): string | undefined {
  const { t } = useLanguage();
  const data = useSelect((state) => state.view.data);
  const version = publishedVersions.find((entry) => entry.version === data);
  return version && t('data.asPublished', { published: version.published, version: version.version });
}

export function DataBadge() {
  const words = useVersionWords();
  return (
    words && (
      <p className={css.badge} data-part="data-badge">
        {words}
      </p>
    )
  );
}
