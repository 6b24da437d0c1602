/**
 * The speaker's own window: what the audience sees, what comes next, the notes, the time, all steps, and a map to look
 * things up in before they are shown. `data-desk` is what others go by.
 */
import { useEffect, useReducer, useState } from 'react';
import { fileOrigin } from '#data/carried.ts';
import type { AnyRow } from '#domain/model/rows/read.ts';
import type { Story, StoryStep } from '#domain/story/story.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import type { Report, Talk } from '../channel.ts';
import { useTalk } from '../use-talk.ts';
import { Clock } from './Clock.tsx';
import { DeskContext, type DeskKind, type DeskTools, useDesk } from './context.ts';
import css from './Desk.module.css';
import { useDeskKeys } from './desk-keys.ts';
import { Explorer, LOST_PAGE } from './Explorer.tsx';
import { queryOfStep } from './excursion.ts';
import type { Progress } from './fetching.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { Notes } from './Notes.tsx';
import { RehearsalNote } from './RehearsalNote.tsx';
import { Status } from './Status.tsx';
import { StepPicture } from './StepPicture.tsx';
import { Steps } from './Steps.tsx';

export interface DeskProps {
  readonly talk: Talk;
  readonly story: Story;
  readonly tools: DeskTools;
  /** By id; undefined until the documents have loaded. */
  readonly rows: ReadonlyMap<string, AnyRow> | undefined;
  readonly language: Language;
  readonly theme: ThemeName;
  /** What this window says of itself. */
  readonly own: Report;
  readonly kind: DeskKind;
  /** Of an overlay in the audience's window; a window is closed as windows are. */
  readonly onClose?: (() => void) | undefined;
}

export function Desk({ talk, story, tools, rows, language, theme, own, kind, onClose }: DeskProps) {
  const [ownLanguage, setOwnLanguage] = useState(language);
  useDeskKeys(talk, ownLanguage, kind === 'window');
  return (
    <DeskContext value={{ talk, story, tools, rows, language: ownLanguage, theme }}>
      <div className={css.desk} data-desk={kind} lang={ownLanguage}>
        <Head language={ownLanguage} onClose={kind === 'overlay' ? onClose : undefined} />
        <Main own={own} kind={kind} onLanguage={setOwnLanguage} />
      </div>
    </DeskContext>
  );
}

interface HeadProps {
  readonly language: Language;
  readonly onClose: (() => void) | undefined;
}

function Head({ language, onClose }: HeadProps) {
  const { talk, story, t, said, foreign } = useDesk();
  const state = useTalk(talk);
  const at = story.steps.findIndex(({ id }) => id === state.step);
  return (
    <header className={css.head}>
      <div className={css.title}>
        <h1 lang={foreign}>{said(story.title)}</h1>
        <small>{t('desk.step', { number: at + 1, of: story.steps.length })}</small>
      </div>
      <Clock />
      <fieldset className={css.controls} aria-label={t('desk.audience')}>
        <button
          type="button"
          aria-pressed={state.screen === 'black'}
          aria-keyshortcuts="B"
          onClick={() => talk.send({ do: 'black' })}
        >
          {t('desk.black')}
        </button>
        <button
          type="button"
          aria-pressed={state.screen === 'white'}
          aria-keyshortcuts="W"
          onClick={() => talk.send({ do: 'white' })}
        >
          {t('desk.white')}
        </button>
        <LanguageChoice
          label={t('desk.audienceLanguage')}
          value={state.language ?? language}
          onChange={(chosen) => talk.send({ do: 'language', language: chosen })}
        />
        {onClose && (
          <button type="button" onClick={onClose}>
            {t('place.close')}
          </button>
        )}
      </fieldset>
    </header>
  );
}

/** Until the frame speaks there is one thing to wait for: its page. */
const NO_PROGRESS: Progress = { need: 1, have: 0, failed: [] };

interface MainProps {
  readonly own: Report;
  readonly kind: DeskKind;
  readonly onLanguage: (language: Language) => void;
}

function Main({ own, kind, onLanguage }: MainProps) {
  const { talk, story, t, said, foreign } = useDesk();
  const { step: id, excursion, screen } = useTalk(talk);
  const [isExploring, setExploring] = useState(false);
  // After what the talk needs by itself; it stays as it was left: what the speaker has found is found again.
  const [hasMap, setHasMap] = useState(false);
  // A single file has no page that a frame could open.
  const hasExplorer = fileOrigin() === null;
  const hasOwn = hasExplorer && own.need > 0 && own.have === own.need;
  const [map, setMap] = useState(NO_PROGRESS);
  useEffect(() => {
    const make = () => setHasMap(true);
    if (!isExploring && !hasOwn) return undefined;
    if (isExploring || navigator.onLine) return make();
    // A desk that was opened after the network had gone: nothing is asked for before it is back.
    setMap(LOST_PAGE);
    addEventListener('online', make, { once: true });
    return () => removeEventListener('online', make);
  }, [isExploring, hasOwn]);
  // Another frame, where the page of the first did not come.
  const [tries, tryAgain] = useReducer((count: number) => count + 1, 0);
  const at = story.steps.findIndex((step) => step.id === id);
  const step = story.steps[at];
  const next = story.steps[at + 1];
  const shown = excursion ?? (step ? queryOfStep(step) : '');
  return (
    <main className={css.main} data-exploring={isExploring}>
      <div className={css.left}>
        {(hasMap || isExploring) && (
          <div className={css.explore} data-open={isExploring}>
            <Explorer
              key={tries}
              shown={shown}
              isOpen={isExploring}
              onProgress={setMap}
              onLeave={() => setExploring(false)}
            />
          </div>
        )}
        <section className={css.now} aria-label={t('desk.now')} data-part="desk-now">
          <h2>
            {t('desk.now')}
            {screen !== 'shown' && <b>{t(screen === 'black' ? 'desk.isBlack' : 'desk.isWhite')}</b>}
            {excursion !== null && <b>{t('desk.excursion')}</b>}
          </h2>
          <StepPicture query={shown} alt={step ? said(step.alt) : ''} cover={screen === 'shown' ? undefined : screen} />
        </section>
        <div className={css.moves}>
          <button type="button" onClick={() => talk.send({ do: 'previous' })}>
            <span aria-hidden="true">← </span>
            {t('desk.previous')}
          </button>
          <button type="button" className={css.primary} onClick={() => talk.send({ do: 'next' })}>
            {t('desk.forward')}
            <span aria-hidden="true"> →</span>
          </button>
          {excursion !== null && (
            <button type="button" onClick={() => talk.send({ do: 'back' })}>
              {t('desk.back')}
            </button>
          )}
          {!isExploring && hasExplorer && (
            <button type="button" className={css.look} onClick={() => setExploring(true)}>
              {t('desk.explore')}
            </button>
          )}
        </div>
        {step && <Said step={step} onLanguage={onLanguage} />}
      </div>
      <div className={css.right}>
        <section className={css.next} aria-label={t('desk.next')} data-part="desk-next">
          <h2>
            {t('desk.next')}
            {next && <b lang={foreign}>{said(next.title)}</b>}
          </h2>
          {next ? <StepPicture query={queryOfStep(next)} alt={said(next.alt)} /> : <p>{t('desk.end')}</p>}
        </section>
        <Steps />
        <RehearsalNote />
        <Status
          own={own}
          map={hasExplorer ? map : undefined}
          kind={kind}
          onRetry={() => map.failed.length > 0 && tryAgain()}
        />
      </div>
    </main>
  );
}

/** The words on the screen, and those of the speaker. */
function Said({ step, onLanguage }: { readonly step: StoryStep } & Pick<MainProps, 'onLanguage'>) {
  const { said, foreign } = useDesk();
  return (
    <div className={css.said}>
      <div className={css.words} lang={foreign}>
        <h3>{said(step.title)}</h3>
        <ul>
          {step.points.map((point, number) => (
            // A draft may have two points without a text.
            // biome-ignore lint/suspicious/noArrayIndexKey: the points of a step never change places
            <li key={number}>{said(point)}</li>
          ))}
        </ul>
      </div>
      <Notes key={step.id} words={step.notes} onLanguage={onLanguage} />
    </div>
  );
}
