/**
 * The audience's screen: a step of a story, or any View, with the keys of a presentation. What is shown is the View of
 * the store; black, timer and language are the talk's.
 */
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { rowsById } from '#domain/asof/place.ts';
import { placesOf } from '#domain/story/story.ts';
import { evidenceLanguage, LANGUAGES, saidIn } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { announce, breakPart, setLanguage, setView } from '#state/actions.ts';
import { catalogueOf, languageOf, yearOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { excursionOf, leavePresentation, type ShownStep, stepOf } from '#state/story.ts';
import { KIOSK_KEY, kioskOf } from '#state/view-rules.ts';
import { closeInnermost } from '#ui/escape.ts';
import type { Timer } from '../model.ts';
import { useTalk } from '../use-talk.ts';
import { Bar } from './Bar.tsx';
import { ScreenStore } from './context.ts';
import { isFullscreen, setFullscreen } from './fullscreen.ts';
import { goToStep, prefersStill, transitionOf } from './go-to.ts';
import { KeyList } from './KeyList.tsx';
import type { Act } from './keys.ts';
import { Marks, type MarkTool } from './Marks.tsx';
import css from './Screen.module.css';
import { SourceCard } from './SourceCard.tsx';
import { Stage } from './Stage.tsx';
import { NO_STORY, type ScreenTalk, soleTalk } from './sole-talk.ts';
import { useTimeUsed } from './time-used.ts';
import { useGestures, useKeys } from './use-keys.ts';
import { type Before, type MovingMap, YearChange } from './YearChange.tsx';

export interface ScreenProps {
  readonly store: MapStore;
  /** What is visible on the map, and nothing else; the panels have it. */
  readonly legend: ReactNode;
  readonly map: MovingMap;
  /** The talk of this window and its desk; without one the window is alone. */
  readonly talk?: ScreenTalk | undefined;
  /** The speaker's desk; `close`: whether it was over the screen, and is no more. */
  readonly desk?: { readonly toggle: () => void; readonly close: () => boolean } | undefined;
}

/** What a visitor of a kiosk may do; none of it leads out of the story. */
const KIOSK_ACTS: readonly Act['do'][] = ['next', 'previous', 'first', 'last', 'goTo', 'source', 'language'];

/** Runs the kiosk that the link asks for. @returns how long it shows each step, s; null: there is none. */
function useKiosk(store: MapStore): number | null {
  const seconds = useStore(store, ({ view }) => kioskOf(view));
  useEffect(() => {
    if (seconds === null) return undefined;
    let stop: (() => void) | undefined;
    let isOver = false;
    const leave = () => {
      const { view } = store.getState();
      const { [KIOSK_KEY]: _, ...unknown } = view.unknown;
      store.dispatch(setView({ ...view, unknown }));
    };
    import('../kiosk-page.ts')
      .then(({ startKiosk }) => {
        if (!isOver) stop = startKiosk({ store, seconds, leave });
      })
      .catch(() => store.dispatch(breakPart('present')));
    return () => {
      isOver = true;
      stop?.();
    };
  }, [store, seconds]);
  return seconds;
}

/** Whether the window is a frame of another page. */
const IS_FRAMED = parent !== self;
/** How long the tools stay after the pointer was moved. */
const TOOLS_MS = 2500;

/** Whether the tools are shown: while the pointer moves, and a moment longer. */
function useTools(): readonly [isShown: boolean, toggle: () => void] {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let at: { readonly x: number; readonly y: number } | undefined;
    const onMove = ({ pointerType, clientX: x, clientY: y, target }: PointerEvent) => {
      // A page that moves under a pointer that rests sends events, too.
      const isMoved = at !== undefined && (at.x !== x || at.y !== y);
      at = { x, y };
      if (pointerType === 'touch' || !isMoved) return;
      setShown(true);
      clearTimeout(timer);
      const isOnBar = target instanceof Element && target.closest('[data-part="screen-bar"]') !== null;
      if (!isOnBar) timer = setTimeout(() => setShown(false), TOOLS_MS);
    };
    addEventListener('pointermove', onMove, { passive: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('pointermove', onMove);
    };
  }, []);
  // Also of the parts beside the screen: the map's own buttons, and the pointer.
  useEffect(() => {
    const { classList } = document.documentElement;
    const still = css.still ?? '';
    classList.toggle(still, !isShown);
    return () => classList.remove(still);
  }, [isShown]);
  return [isShown, useCallback(() => setShown((shown) => !shown), [])];
}

/** What is open over the screen; of each there is one. */
interface Over {
  /** Number of the point whose source card is open. */
  readonly point: number | null;
  readonly isKeyList: boolean;
  readonly tool: MarkTool | null;
}
const NOTHING_OVER: Over = { point: null, isKeyList: false, tool: null };

/** A talk of this window alone, which shows in the store what it is told, and hears of it what was clicked. */
function useSoleTalk(store: MapStore, given: ScreenTalk | undefined): ScreenTalk {
  const [talk] = useState(
    () =>
      given ??
      soleTalk(NO_STORY, (id) => {
        const { story } = store.getState();
        return story?.id === id ? story.steps.map((step) => step.id) : [];
      }),
  );
  useEffect(() => {
    if (given) return;
    const hear = () => {
      const shown = stepOf(store.getState());
      if (shown) talk.send({ do: 'open', story: shown.story.id, step: shown.step.id });
    };
    hear();
    const stops = [
      store.subscribe(({ view }, before) => view !== before.view && hear()),
      talk.subscribe(() => {
        const shown = stepOf(store.getState());
        const { step } = talk.state();
        const index = shown?.story.steps.findIndex(({ id }) => id === step) ?? -1;
        if (shown && index >= 0 && index !== shown.index) goToStep(store, index);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [given, store, talk]);
  return given ?? talk;
}

/** Says each step to those who do not see it, and with it the year when that has changed. */
function useSpokenSteps(store: MapStore, shown: ShownStep | undefined): void {
  const year = useStore(store, yearOf);
  const language = useStore(store, languageOf);
  const [said] = useState<{ step: string | null; year: number | undefined }>({ step: null, year: undefined });
  useEffect(() => {
    const id = shown?.step.id ?? null;
    if (!shown || said.step === id) return;
    const before = said.year;
    Object.assign(said, { step: id, year });
    const t = translator(language);
    const { title, alt } = shown.step;
    const pick = (words: typeof title) => saidIn(words, evidenceLanguage(language));
    const sentences = [
      t('present.announce', { number: shown.index + 1, of: shown.story.steps.length, title: pick(title) }),
      ...(before !== undefined && year !== undefined && before !== year
        ? [t('present.yearChanged', { from: before, to: year })]
        : []),
      ...(pick(alt) ? [t('present.picture', { alt: pick(alt) })] : []),
    ];
    store.dispatch(announce(t.sentences(sentences)));
  }, [shown, said, year, language, store]);
}

export function Screen({ store, legend, map, talk: given, desk }: ScreenProps) {
  const talk = useSoleTalk(store, given);
  const { screen, timer } = useTalk(talk);
  const shown = useShownStep(store);
  const [over, setOver] = useState(NOTHING_OVER);
  // Stays from step to step, unlike what is opened over one.
  const [isTimed, setTimed] = useState(false);
  const [hasTools, toggleTools] = useTools();
  const id = shown?.step.id ?? null;
  // What was opened or drawn over a step goes with it.
  const [openedAt, setOpenedAt] = useState(id);
  if (openedAt !== id) {
    setOpenedAt(id);
    setOver(NOTHING_OVER);
  }
  useSpokenSteps(store, shown);

  const kiosk = useKiosk(store);
  const hasStory = shown !== undefined;
  /** One press closes one thing: what is open over the step, then an excursion, then the presentation. */
  const leave = () => {
    if (desk?.close()) return;
    if (screen !== 'shown') talk.send({ do: screen });
    else if (over.isKeyList || over.point !== null || over.tool) setOver(NOTHING_OVER);
    else if (!hasStory && closeInnermost(document.activeElement)) return;
    else if (shown && excursionOf(store.getState()).length > 0) goToStep(store, shown.index);
    // In another page's frame there is nothing that it could lead back to.
    else if (!IS_FRAMED) {
      setFullscreen(false);
      store.dispatch(leavePresentation());
    }
  };
  /** In a frame a key that has nothing more to turn is the page's around it: a deck goes on after the last step. */
  const isAtEnd = (end: number | undefined) =>
    IS_FRAMED && shown?.index === end && excursionOf(store.getState()).length === 0;
  const act = (asked: Act): boolean => {
    if (kiosk !== null && !KIOSK_ACTS.includes(asked.do)) return false;
    const toggle = (change: Partial<Over>) => setOver((before) => ({ ...before, ...change }));
    switch (asked.do) {
      case 'next':
        if (isAtEnd(shown && shown.story.steps.length - 1)) return false;
        talk.send({ do: 'next' });
        break;
      case 'first':
      case 'last':
        talk.send({ do: asked.do });
        break;
      case 'previous':
        if (isAtEnd(0)) return false;
        // Out of an excursion the way back is the step.
        if (shown && excursionOf(store.getState()).length > 0) goToStep(store, shown.index);
        else talk.send({ do: 'previous' });
        break;
      case 'goTo':
        talk.send({ do: 'goTo', step: asked.step });
        break;
      case 'black':
      case 'white':
        talk.send({ do: asked.do });
        break;
      case 'fullscreen':
        setFullscreen(!isFullscreen());
        break;
      case 'restart':
        talk.send({ do: 'first' });
        setFullscreen(true);
        break;
      case 'resume':
        setFullscreen(true);
        break;
      case 'timer':
        // It goes on while it is hidden: what it shows is the time of the talk.
        if (!isTimed && talk.state().timer.runningSince === null) talk.send({ do: 'start' });
        setTimed(!isTimed);
        break;
      case 'language': {
        const now = LANGUAGES.indexOf(languageOf(store.getState()));
        const language = LANGUAGES[(now + 1) % LANGUAGES.length] ?? LANGUAGES[0];
        store.dispatch(setLanguage(language));
        talk.send({ do: 'language', language });
        break;
      }
      case 'source':
        if (!shown?.step.points[asked.point - 1]) return false;
        setOver({ ...NOTHING_OVER, point: over.point === asked.point ? null : asked.point });
        break;
      case 'spotlight':
      case 'draw':
        toggle({ tool: over.tool === asked.do ? null : asked.do });
        break;
      case 'desk':
        desk?.toggle();
        break;
      case 'keys':
        toggle({ isKeyList: !over.isKeyList });
        break;
      case 'leave':
        leave();
        break;
    }
    return true;
  };
  useKeys(hasStory, IS_FRAMED, act);
  useGestures({
    onSwipe: (direction) => hasStory && act({ do: direction > 0 ? 'next' : 'previous' }),
    onLongPress: toggleTools,
  });
  const transition = shown && transitionOf(shown.step.transition, prefersStill());

  return (
    <ScreenStore value={store}>
      {shown ? <Stage shown={shown} legend={legend} /> : <Waiting store={store} />}
      {transition === 'fade' && <div key={`veil-${id}`} className={css.veil} aria-hidden="true" />}
      {shown && over.point !== null && <SourceCard point={shown.step.points[over.point - 1]} number={over.point} />}
      {shown && <ChangeOfYear store={store} shown={shown} map={map} />}
      <Marks key={`marks-${id}`} tool={over.tool} />
      <Bar isShown={hasTools && kiosk === null} shown={shown} talk={talk} tool={over.tool} act={act} />
      {isTimed && kiosk === null && <TimeUsed timer={timer} />}
      {over.isKeyList && <KeyList hasStory={hasStory} onClose={() => setOver(NOTHING_OVER)} />}
      {screen !== 'shown' && <div className={css.blank} data-screen={screen} aria-hidden="true" />}
    </ScreenStore>
  );
}

/** The step in the View; rendered anew when step, story or catalogue change. */
function useShownStep(store: MapStore): ShownStep | undefined {
  const state = useStore(store);
  return stepOf(state);
}

/** What the step before showed, where the year has changed since. */
function useYearBefore(store: MapStore, shown: ShownStep | undefined) {
  const year = useStore(store, yearOf);
  const [seen, setSeen] = useState<{ readonly step: string; readonly now: Before; readonly before: Before | null }>();
  if (!shown || !year) return undefined;
  const now = { view: shown.base, year };
  if (seen?.step !== shown.step.id) {
    const before = seen && seen.now.year !== year ? seen.now : null;
    setSeen({ step: shown.step.id, now, before });
  }
  return seen?.step === shown.step.id && seen.before ? { before: seen.before, now: seen.now } : undefined;
}

/** The year of a step, place by place; on an excursion there is none. */
function ChangeOfYear({ store, shown, map }: Pick<ScreenProps, 'store' | 'map'> & { readonly shown: ShownStep }) {
  const change = useYearBefore(store, shown);
  const evidence = useStore(store, (state) => state.evidence);
  const catalogue = useStore(store, catalogueOf);
  const order = useMemo(() => placesOf(shown.step, rowsById(evidence)), [shown.step, evidence]);
  const isAtStep = useStore(store, (state) => excursionOf(state).length === 0);
  if (!change || !catalogue || !isAtStep || transitionOf(shown.step.transition, prefersStill()) === 'cut') return null;
  return <YearChange key={shown.step.id} map={map} catalogue={catalogue} {...change} order={order} />;
}

/** The time by itself, small: the speaker has asked for it by `T`, and nothing that looks like a tool comes with it. */
function TimeUsed({ timer }: { readonly timer: Timer }) {
  return (
    <div className={css.time} data-part="screen-timer" role="timer" aria-live="off">
      {useTimeUsed(timer)}
    </div>
  );
}

/** The place of the words while the story is loading. */
function Waiting({ store }: { readonly store: MapStore }) {
  const isAwaited = useStore(store, ({ view }) => view.story !== null);
  return isAwaited ? <div className={css.waiting} data-part="stage-waiting" /> : null;
}
