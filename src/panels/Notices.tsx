/** What went wrong, in words, with what to do next: links that could not be read, files that did not load. */

import { memo } from 'react';
import { hasIndustry } from '#domain/rules.ts';
import { setIndustry, setLinkIssues } from '#state/actions.ts';
import { useCatalogue, useDispatch, useLanguage, useSelect, useYear } from './context.ts';

export const Notices = memo(function Notices({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useLanguage();
  const issues = useSelect((state) => state.session.linkIssues);
  const failures = useSelect((state) => state.session.failures);
  const lost = useSelect((state) => state.session.mapState === 'lost');
  const dispatch = useDispatch();
  return (
    <div className="notices">
      <div role="status">
        {issues.length > 0 && (
          <div className="notice">
            <b>{t('notice.title')}</b>
            <ul>
              {issues.slice(0, 5).map((issue) => (
                <li key={`${issue.key}-${issue.value}`}>{t(`notice.${issue.code}`, { key: issue.key, value: issue.value })}</li>
              ))}
            </ul>
            <button type="button" onClick={() => dispatch(setLinkIssues([]))}>
              {t('notice.dismiss')}
            </button>
          </div>
        )}
        {lost && <div className="notice">{t('map.lost')}</div>}
        <IndustryFilter />
      </div>
      <div role="alert">
        {failures.length > 0 && (
          <div className="notice notice-failure">
            <b>{t('failure.title')}</b>
            <ul>
              {failures.map((failure) => (
                <li key={failure.file}>{t('failure.file', failure)}</li>
              ))}
            </ul>
            <button type="button" onClick={onRetry}>
              {t('failure.retry')}
            </button>
          </div>
        )}
      </div>
    </div>
  );
});

/** The filter that is on, and what it leaves: never an empty map without a word. */
function IndustryFilter() {
  const { language, t } = useLanguage();
  const industry = useSelect((state) => state.view.industry);
  const catalogue = useCatalogue();
  const year = useYear();
  const dispatch = useDispatch();
  const name = industry && catalogue?.industryName.get(industry)?.[language];
  if (!name || !catalogue || !year) return null;
  const none = !catalogue.areas.some((area) => hasIndustry(catalogue, area.id, industry, year));
  return (
    <div className="notice notice-filter">
      {none ? t('filter.empty', { industry: name, year }) : t('filter.industry', { industry: name })}{' '}
      <button type="button" onClick={() => dispatch(setIndustry(null))}>
        {t('filter.clear')}
      </button>
    </div>
  );
}
