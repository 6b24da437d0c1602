/**
 * The data version, if it is not the latest: visible in every mode, so that nobody mistakes old data for current data.
 * What a file has was the latest when it was saved: it says the day, and leads to the living map.
 */
import { fileOrigin } from '#data/carried.ts';
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
  const { t } = useLanguage();
  const words = useVersionWords();
  const file = fileOrigin();
  if (!words && !file) return null;
  return (
    <p className={css.badge} data-part="data-badge">
      {words ?? t('file.badge', { made: file?.made ?? '', version: file?.version ?? '' })}
      {file && (
        <>
          {' · '}
          <a href={file.link}>{t('file.living')}</a>
        </>
      )}
    </p>
  );
}
