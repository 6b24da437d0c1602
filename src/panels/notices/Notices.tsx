/** Error messages with the next step: links that could not be read, files that failed to load. */

import { memo } from 'react';
import { closePart, mendParts, offerNewer, setLinkIssues, tryAgain } from '#state/actions.ts';
import type { MissingPart } from '#state/store.ts';
import { classes } from '#ui/classes.ts';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { ActiveFilters } from '../filter/ActiveFilters.tsx';
import { NoMatch } from '../filter/NoMatch.tsx';
import { useNothingMatches } from '../parts/use-criteria.ts';
import { labelOf } from '../registry.ts';
import css from './Notices.module.css';
import { OfferedText } from './OfferedText.tsx';
import { PartBoundary } from './PartBoundary.tsx';

/** More would cover the map. */
const ISSUES_SHOWN = 5;
const DROPPED_SHOWN = 3;

export const Notices = memo(function Notices() {
  const { t } = useLanguage();
  const issues = useSelect((state) => state.session.linkIssues);
  const failures = useSelect((state) => state.session.failures);
  const waitingFor = useSelect((state) => state.session.waitingFor);
  const hasCrashed = useSelect((state) => state.session.hasCrashed);
  const missingParts = useSelect((state) => state.session.missingParts);
  const brokenParts = useSelect((state) => state.session.brokenParts);
  const lost = useSelect((state) => state.session.mapState === 'lost');
  const dispatch = useDispatch();
  const unlisted = issues.length - ISSUES_SHOWN;
  return (
    <div className={css.notices}>
      <PartBoundary name="filter">
        <ActiveFilters over="map" />
      </PartBoundary>
      <div role="status">
        {issues.length > 0 && (
          <div className={classes(css.notice, css.link)}>
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
        {waitingFor && (
          <div className={css.notice}>
            {t('failure.slow', { file: waitingFor })}
            <button type="button" onClick={() => dispatch(tryAgain())}>
              {t('failure.retry')}
            </button>
          </div>
        )}
        <NewerSite />
        <EmptyFilter />
        <OfferedText />
      </div>
      <div role="alert">
        {hasCrashed && (
          <div className={classes(css.notice, css.failure)} data-part="crashed">
            <b>{t('failure.crash')}</b>
            <Reload />
          </div>
        )}
        {missingParts.map((part) => !part.isClosed && <MissingCode key={part.name} part={part} />)}
        {brokenParts.length > 0 && (
          <div className={classes(css.notice, css.failure)} data-part="broken">
            <b>{t('failure.part', { part: t.list(brokenParts.map((name) => t(labelOf(name)))) })}</b>
            <button type="button" onClick={() => dispatch(mendParts(brokenParts))}>
              {t('failure.retry')}
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
                  <Dropped entries={failure.dropped ?? []} />
                </li>
              ))}
            </ul>
            <button type="button" onClick={() => dispatch(tryAgain())}>
              {t(failures.every(({ reason }) => reason === 'partly') ? 'notice.dismiss' : 'failure.retry')}
            </button>
          </div>
        )}
      </div>
    </div>
  );
});

/** The address keeps the View, and this window alone is reloaded. */
function NewerSite() {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const use = useSelect((state) => state.session.useNewer);
  if (!use) return null;
  return (
    <div className={css.notice} data-part="newer">
      {t('offline.newer')}
      <div className={css.ways}>
        <button type="button" onClick={use}>
          {t('offline.use')}
        </button>
        <button type="button" onClick={() => dispatch(offerNewer(null))}>
          {t('offline.later')}
        </button>
      </div>
    </div>
  );
}

/** What was left out of a file that has the rest. */
function Dropped({ entries }: { readonly entries: readonly string[] }) {
  const { t } = useLanguage();
  if (entries.length === 0) return null;
  const unlisted = entries.length - DROPPED_SHOWN;
  return (
    <span data-part="dropped">
      {' '}
      ({t.list(entries.slice(0, DROPPED_SHOWN))}
      {unlisted > 0 && ` ${t('notice.more', { number: unlisted })}`})
    </span>
  );
}

function Reload() {
  const { t } = useLanguage();
  return (
    <button type="button" onClick={() => location.reload()}>
      {t('failure.reload')}
    </button>
  );
}

/** A reload is offered only where it helps: without a connection it would leave an empty window. */
function MissingCode({ part: { name, why, wasTried } }: { readonly part: MissingPart }) {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  return (
    <div className={classes(css.notice, css.failure)} data-part="missing-code">
      <b>{t('failure.code', { part: t(labelOf(name)) })}</b> {t(`failure.code.${why}`)}
      <div className={css.ways}>
        <button type="button" onClick={() => dispatch(mendParts([name]))}>
          {t('failure.retry')}
        </button>
        {(why === 'newer' || (why === 'missing' && wasTried)) && <Reload />}
        <button type="button" onClick={() => dispatch(closePart(name))}>
          {t('failure.close')}
        </button>
      </div>
    </div>
  );
}

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
