/** The words of a step, for eight metres: year and documents, one title, at most three points, and their sources. */
import { type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { rowsById } from '#domain/asof/place.ts';
import type { StoryPoint } from '#domain/story/story.ts';
import { catalogueOf, yearOf } from '#state/selectors.ts';
import type { ShownStep } from '#state/story.ts';
import prose from '#ui/prose.module.css';
import { useShown, useWords } from './context.ts';
import { Phrases } from './Phrases.tsx';
import css from './Stage.module.css';
import { sourcesOf } from './sources.ts';

/** Characters above which a title is set smaller. */
const LONG_TITLE = { zh: 15, en: 36 } as const;
/** Sizes of the words, the largest first; the smallest is what can still be read from the back. */
const FITS = ['0', '1', '2', '3'] as const;

/** Sets the words as large as they fit beside the map: measured in the task of the step, before anything is painted. */
function useFit(): RefObject<HTMLElement | null> {
  const stage = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const resize = () => {
      for (const size of FITS) {
        element.dataset.fit = size;
        if (element.scrollHeight <= element.clientHeight) return;
      }
    };
    resize();
    // The legend follows the map, and the sources come with the texts of the documents.
    const observer = new MutationObserver(resize);
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    addEventListener('resize', resize);
    return () => {
      observer.disconnect();
      removeEventListener('resize', resize);
    };
  });
  return stage;
}

/** Whether all texts of the documents are here: before that nobody knows that a row is missing. */
function useRows() {
  const evidence = useShown((state) => state.evidence);
  const documents = useShown((state) => catalogueOf(state)?.documents.length ?? 0);
  const rows = useMemo(() => rowsById(evidence), [evidence]);
  return { rows, isWhole: documents > 0 && evidence.size >= documents };
}

interface StageProps {
  readonly shown: ShownStep;
  readonly legend: ReactNode;
}

export function Stage({ shown: { step, index, story }, legend }: StageProps) {
  const { t, said, language, foreign } = useWords();
  const title = said(step.title);
  const stage = useFit();
  return (
    <main
      ref={stage}
      className={css.stage}
      data-part="stage"
      data-step={index + 1}
      lang={foreign}
      aria-label={t('present.stage', { number: index + 1, of: story.steps.length })}
    >
      {/* Keyed: what comes in anew fades in, where the step does. */}
      <div key={step.id} className={css.words} data-transition={step.transition}>
        <Year shown={step.points} />
        <h1 data-length={title.length > LONG_TITLE[language] ? 'long' : 'short'}>
          <Phrases text={title} />
        </h1>
        {step.points.length > 0 && (
          <ol className={css.points}>
            {step.points.map((point, number) => (
              // The points of a step never change places while it is shown.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <Point key={number} point={point} number={number + 1} />
            ))}
          </ol>
        )}
        {said(step.alt) && <p className={prose.visuallyHidden}>{t('present.picture', { alt: said(step.alt) })}</p>}
      </div>
      <div className={css.foot}>
        <div className={css.legend} data-part="screen-legend">
          {legend}
        </div>
        <Sources shown={step.points} />
      </div>
    </main>
  );
}

/** What the points rest on, by document; `isWhole`: nothing of it is still loading. */
function useSources(points: readonly StoryPoint[]) {
  const catalogue = useShown(catalogueOf);
  const { rows, isWhole } = useRows();
  const sources = useMemo(() => (catalogue ? sourcesOf({ points }, rows, catalogue) : []), [catalogue, points, rows]);
  return { sources, rows, isWhole };
}

/** The year that the map shows, and the documents of the points; where they have none, those that end with the year. */
function Year({ shown }: { readonly shown: readonly StoryPoint[] }) {
  const { t, language } = useWords();
  const year = useShown(yearOf);
  const catalogue = useShown(catalogueOf);
  const { sources } = useSources(shown);
  if (!year) return null;
  const documents = shown.some(({ rows }) => rows.length > 0)
    ? sources.map(({ document }) => document)
    : (catalogue?.documents.filter(({ covers }) => covers[1] === year) ?? []);
  return (
    <p className={css.year} data-part="present-year">
      <b>{t('present.year', { year })}</b>{' '}
      <span data-part="present-documents">
        {/* Room for the documents, which come after the first words. */}
        {documents.map(({ short }) => short[language]).join(' · ') || '\u00a0'}
      </span>
    </p>
  );
}

function Point({ point, number }: { readonly point: StoryPoint; readonly number: number }) {
  const { t, said } = useWords();
  return (
    <li>
      <Phrases text={said(point)} end={point.rows.length > 0 && <sup>{number}</sup>} />
      {point.rows.length === 0 && (
        <em className={css.noSource} data-part="no-source">
          {t('present.noSource')}
        </em>
      )}
    </li>
  );
}

function Sources({ shown }: { readonly shown: readonly StoryPoint[] }) {
  const { t, language } = useWords();
  const { sources, rows, isWhole } = useSources(shown);
  const lost = isWhole ? shown.flatMap((point) => point.rows.filter((id) => !rows.has(id))) : [];
  if (shown.every((point) => point.rows.length === 0)) return null;
  return (
    <p className={css.sources} data-part="sources">
      <b>{t('present.sources')}</b>{' '}
      {sources.map(({ document, points, lines, manners }) => (
        <span key={document.id}>
          [{points.join(', ')}]{' '}
          {t('present.cited', {
            document: document.short[language],
            lines: t.list(lines.map(String)),
          })}
          {manners.length > 0 &&
            t('present.manner', { manner: t.list(manners.map((manner) => t(`standing.${manner}`))) })}{' '}
        </span>
      ))}
      {lost.length > 0 && <span>{t('present.lost', { rows: lost.join(', ') })}</span>}
    </p>
  );
}
