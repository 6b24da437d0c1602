/**
 * The year slider: its stops are the years of the documents. Years between the documents are not stops, because no
 * document covers them; a step goes to the next document. Play steps from document to document, to the last.
 */
import { memo, Suspense } from 'react';
import { IconButton } from '#ui/IconButton.tsx';
import { overMap } from '#ui/over-map.ts';
import { useLanguage, useSelect, useYear } from '../context.ts';
import { lazyPart } from '../lazy-part.ts';
import { PartBoundary } from '../notices/PartBoundary.tsx';
import { usePlaying } from './use-playing.ts';
import { type Stop, useStops } from './use-stops.ts';
import css from './YearSlider.module.css';

const TimelineEvents = lazyPart(
  () => import('./TimelineEvents.tsx'),
  (module) => module.TimelineEvents,
);

/** Maps the slider's raw value to a stop: the one of that year, or the next in the direction of the step. */
function snap(stops: readonly Stop[], from: number, to: number): Stop | undefined {
  const exact = stops.find(({ year }) => year === to);
  return exact ?? (to > from ? stops.find(({ year }) => year > to) : stops.findLast(({ year }) => year < to));
}

export const YearSlider = memo(function YearSlider() {
  const { t } = useLanguage();
  const year = useYear();
  const hasEvidence = useSelect((state) => state.evidence.size > 0);
  const { stops, show } = useStops();
  const [first, last] = [stops[0], stops.at(-1)];
  const next = year === undefined ? undefined : stops.find((stop) => stop.year > year);
  const [isPlaying, setPlaying] = usePlaying(next, show);
  if (!year || !first || !last) return null;
  const go = (value: number) => {
    setPlaying(false);
    const stop = snap(stops, year, value);
    if (stop && stop.year !== year) show(stop);
  };
  const play = () => {
    if (!isPlaying && year === last.year) show(first);
    setPlaying(!isPlaying);
  };
  return (
    <div ref={overMap} className={css.timeline} data-part="timeline">
      <div className={css.side}>
        <label className={css.label} htmlFor="year">
          {t('year.label')}
        </label>
        <IconButton
          icon={isPlaying ? 'pause' : 'play'}
          label={t(isPlaying ? 'year.pause' : 'year.play')}
          className={css.play}
          onClick={play}
        >
          {isPlaying && next && <span key={year} className={css.playTime} aria-hidden="true" />}
        </IconButton>
      </div>
      <Track stops={stops} first={first} last={last} year={year} onGo={go} />
      {/* Its room is reserved while the events load, so that there is no layout shift when they arrive. */}
      <div className={css.eventsRoom}>
        {hasEvidence && (
          <PartBoundary name="events">
            <Suspense fallback={null}>
              <TimelineEvents first={first.year} last={last.year} />
            </Suspense>
          </PartBoundary>
        )}
      </div>
    </div>
  );
});

/** Years to the nearest stop: as much room as the words of this one may take. */
const roomOf = (stops: readonly Stop[], index: number): number =>
  Math.min(
    ...[stops[index - 1], stops[index + 1]].flatMap((other) =>
      other && stops[index] ? Math.abs(other.year - stops[index].year) : [],
    ),
  );

interface TrackProps {
  readonly stops: readonly Stop[];
  readonly first: Stop;
  readonly last: Stop;
  readonly year: number;
  /** Handles any year of the range. */
  readonly onGo: (year: number) => void;
}

/** The slider, and below it its stops for the pointer; keyboards and screen readers use the slider. */
function Track({ stops, first, last, year, onGo }: TrackProps) {
  const { language, foreign, t } = useLanguage();
  const names = stops.find((stop) => stop.year === year)?.names ?? '';
  return (
    <div className={css.track} data-part="track">
      <input
        id="year"
        aria-label={t('year.label')}
        type="range"
        min={first.year}
        max={last.year}
        step={1}
        value={year}
        aria-valuetext={t('year.value', { year, documents: names })}
        onChange={(event) => onGo(Number(event.target.value))}
      />
      <ol>
        {stops.map((stop, index) => (
          <li
            key={stop.year}
            style={{
              ['--at' as string]: (stop.year - first.year) / (last.year - first.year),
              ['--room' as string]: roomOf(stops, index) / (last.year - first.year),
            }}
            data-current={stop.year === year}
          >
            <button
              type="button"
              tabIndex={-1}
              aria-hidden="true"
              lang={foreign}
              onClick={() => onGo(stop.year)}
              title={stop.documents.map((document) => document.title[language]).join('\n')}
            >
              <b>
                <span className={css.century}>{String(stop.year).slice(0, -2)}</span>
                {String(stop.year).slice(-2)}
              </b>
              <span className={css.names}>{stop.namesBesideYear}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
