/** Of a single HTML file: when it was saved, what it has not, and where the living map is. */
import { fileOrigin } from '#data/carried.ts';
import { useLanguage } from '../context.ts';

export function FileOrigin() {
  const { t } = useLanguage();
  const origin = fileOrigin();
  if (!origin) return null;
  const { made, version, until, link } = origin;
  return (
    <p data-part="file-origin">
      {t.sentences([
        t('file.about', { made, version }),
        ...(until === null ? [] : [t('file.until', { year: until })]),
        t('file.needs'),
      ])}{' '}
      <a href={link}>{link}</a>
    </p>
  );
}
