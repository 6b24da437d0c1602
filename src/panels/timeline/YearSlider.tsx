/**
 * The documents as a time line: a slider over the years of the five documents. Years between the documents are not stops,
 * because no document speaks as of them; a step goes to the next document. It also plays: from document to document, to the last.
 */
import { lazy, memo, Suspense, useCallback, useEffect, useState } from 'react';
import type { Year } from '#domain/model/ids.ts';
import { announce, setYear } from '#state/actions.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { useCatalogue, useDispatch, useLanguage, useSelect, useYear } from '../context.ts';
import css from './YearSlider.module.css';

const TimelineEvents = lazy(() =>
  import('./TimelineEvents.tsx').then((module) => ({ default: module.TimelineEvents })),
);

/** Long enough to look at what has changed and to hear the year said; the style sheet's `.play-time` is as long. */
const STEP_MS = 2500;

/** The stop that a slider's raw value means: itself, or the next stop in the direction of the step. */
export function snap(years: readonly Year[], from: Year, to: number): Year {
  if (years.some((year) => year === to)) return to as Year;
  const ahead = to > from ? years.find((year) => year > to) : years.findLast((year) => year < to);
  return ahead ?? from;
}

export const YearSlider = memo(function YearSlider() {
  const { language, foreign, t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  const hasEvidence = useSelect((state) => state.evidence.size > 0);
  const dispatch = useDispatch();
  const [playing, setPlaying] = useState(false);
  const documentsOf = useCallback(
    (stop: Year) => catalogue?.documents.filter((document) => document.covers[1] === stop) ?? [],
    [catalogue],
  );
  const names = useCallback(
    (stop: Year) => t.list(documentsOf(stop).map((document) => document.short[language])),
    [documentsOf, language, t],
  );
  const show = useCallback(
    (next: Year) => {
      dispatch(setYear(next));
      dispatch(announce(t('announce.year', { year: next, documents: names(next) })));
    },
    [dispatch, t, names],
  );
  const next = year && catalogue?.years.find((stop) => stop > year);
  // It has played to its end, and does not begin again when an earlier year is chosen.
  if (playing && !next) setPlaying(false);
  // Each step is a wait of its own, so that a year set from elsewhere is shown as long as any other.
  useEffect(() => {
    if (!playing || !next) return;
    const timer = setTimeout(() => show(next), STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, next, show]);
  const [first, last] = [catalogue?.years[0], catalogue?.years.at(-1)];
  if (!catalogue || !year || !first || !last) return null;
  const go = (value: number) => {
    setPlaying(false);
    const stop = snap(catalogue.years, year, value);
    if (stop !== year) show(stop);
  };
  const play = () => {
    if (!playing && year === last) show(first);
    setPlaying(!playing);
  };
  return (
    <div className={css.timeline} data-part="timeline">
      <div className={css.side}>
        <label className={css.label} htmlFor="year">
          {t('year.label')}
        </label>
        <IconButton
          icon={playing ? 'pause' : 'play'}
          label={t(playing ? 'year.pause' : 'year.play')}
          className={css.play}
          onClick={play}
        >
          {playing && next && <span key={year} className={css.playTime} aria-hidden="true" />}
        </IconButton>
      </div>
      <div className={css.track} data-part="track">
        <input
          id="year"
          aria-label={t('year.label')}
          type="range"
          min={first}
          max={last}
          step={1}
          value={year}
          aria-valuetext={t('year.value', { year, documents: names(year) })}
          onChange={(event) => go(Number(event.target.value))}
        />
        <ol>
          {catalogue.years.map((stop) => (
            <li key={stop} style={{ ['--at' as string]: (stop - first) / (last - first) }} data-current={stop === year}>
              <button
                type="button"
                tabIndex={-1}
                aria-hidden="true"
                onClick={() => go(stop)}
                title={documentsOf(stop)
                  .map((document) => document.title[language])
                  .join('\n')}
              >
                <b>{stop}</b>
                <span lang={foreign}>{names(stop)}</span>
              </button>
            </li>
          ))}
        </ol>
      </div>
      {/* Its room is kept while the events are on their way, so that the slider does not move when they come. */}
      <div className={css.eventsRoom}>
        {hasEvidence && (
          <Suspense fallback={null}>
            <TimelineEvents first={first} last={last} />
          </Suspense>
        )}
      </div>
    </div>
  );
});
