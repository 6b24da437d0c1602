/** Error messages with the next step: links that could not be read, files that failed to load. */

import { memo } from 'react';
import { setLinkIssues } from '#state/actions.ts';
import { classes } from '#ui/classes.ts';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { ActiveFilters } from '../filter/ActiveFilters.tsx';
import { NoMatch } from '../filter/NoMatch.tsx';
import { useNothingMatches } from '../parts/use-criteria.ts';
import css from './Notices.module.css';

/** More would cover the map. */
const ISSUES_SHOWN = 5;

export const Notices = memo(function Notices({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useLanguage();
  const issues = useSelect((state) => state.session.linkIssues);
  const failures = useSelect((state) => state.session.failures);
  const waitingFor = useSelect((state) => state.session.waitingFor);
  const isCodeMissing = useSelect((state) => state.session.isCodeMissing);
  const lost = useSelect((state) => state.session.mapState === 'lost');
  const dispatch = useDispatch();
  const unlisted = issues.length - ISSUES_SHOWN;
  return (
    <div className={css.notices}>
      <ActiveFilters over="map" />
      <div role="status">
        {issues.length > 0 && (
          <div className={css.notice}>
            <b>{t('notice.title')}</b>
            <ul>
              {issues.slice(0, ISSUES_SHOWN).map((issue) => (
                <li key={`${issue.code}-${issue.key}-${issue.value}`}>
                  {t(`notice.${issue.code}`, { key: issue.key, value: issue.value, used: issue.used ?? '' })}
                </li>
              ))}
              {unlisted > 0 && <li>{t('notice.more', { number: unlisted })}</li>}
            </ul>
            <button type="button" onClick={() => dispatch(setLinkIssues([]))}>
              {t('notice.dismiss')}
            </button>
          </div>
        )}
        {lost && <div className={css.notice}>{t('map.lost')}</div>}
        {waitingFor && <div className={css.notice}>{t('failure.slow', { file: waitingFor })}</div>}
        <EmptyFilter />
      </div>
      <div role="alert">
        {isCodeMissing && (
          <div className={classes(css.notice, css.failure)}>
            <b>{t('failure.code')}</b>
            <button type="button" onClick={() => location.reload()}>
              {t('failure.reload')}
            </button>
          </div>
        )}
        {failures.length > 0 && (
          <div className={classes(css.notice, css.failure)}>
            <b>{t('failure.title')}</b>
            <ul>
              {failures.map((failure) => (
                <li key={failure.file}>
                  {t('failure.file', { file: failure.file, reason: t(`failure.${failure.reason}`) })}
                </li>
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

/** Explains an empty map; while the filter panel is in view, the message is there instead. */
function EmptyFilter() {
  const isEmpty = useNothingMatches();
  const panelShows = useSelect(({ view }) => view.panel === 'filter' && view.area === null);
  if (!isEmpty || panelShows) return null;
  return (
    <div className={css.notice}>
      <NoMatch />
    </div>
  );
}
