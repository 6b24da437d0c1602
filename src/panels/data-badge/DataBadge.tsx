/** Which data are shown when it is not the present ones: in sight in every mode, so that no one takes the old for the new. */
import { publishedVersions } from '#data/source.ts';
import { useLanguage, useSelect } from '../context.ts';
import css from './DataBadge.module.css';

/** Words that name the version of the data; undefined while the present data are shown. */
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
