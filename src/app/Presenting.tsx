/** The audience's screen, its talk once there is a story, and the desk that `S` opens. */
import { type ReactNode, Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { translator } from '#i18n/index.ts';
import { lazyPart } from '#panels/lazy-part.ts';
import type { Report } from '#present/channel.ts';
import { followTalk } from '#present/follow.ts';
import { newPresentation } from '#present/model.ts';
import { goToStep } from '#present/screen/go-to.ts';
import { Screen } from '#present/screen/Screen.tsx';
import type { MovingMap } from '#present/screen/YearChange.tsx';
import { useTalk } from '#present/use-talk.ts';
import { catalogueOf, languageOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { stepOf } from '#state/story.ts';
import { fillsOnlyDisplay, openFloat } from './float-window.ts';
import { needsOfScreen, type TalkFiles } from './offline.ts';
import { stepsIn, type TalkOfWindow, talkOfWindow } from './talk.ts';
import { hasClosedDesk, listenForDisplay, openDesk } from './talk-windows.ts';
import { useWindowNeeds } from './window-needs.ts';

const DeskHere = lazyPart(
  () => import('./DeskHere.tsx'),
  (module) => module.DeskHere,
);

/** Where the desk of this window is: over the picture, or in a window over all others; null: in its own, or closed. */
type Over = 'picture' | Window | null;

interface PresentingProps {
  readonly store: MapStore;
  readonly files: TalkFiles | undefined;
  readonly legend: ReactNode;
  readonly map: MovingMap;
}

export function Presenting({ store, files, legend, map }: PresentingProps) {
  const talk = useTalkOfStory(store);
  // Over the picture where no window may be opened.
  const [over, setOver] = useState<Over>(null);
  const float = over && over !== 'picture' ? over : undefined;
  useEffect(() => () => float?.close(), [float]);
  const open = async (id: string) => {
    const openFloating = () => openFloat(translator(languageOf(store.getState()))('desk.title'), () => setOver(null));
    // A window of its own would have to load its page.
    const isCutOff = !navigator.onLine && (hasClosedDesk() || talk?.others('desk').length === 0);
    const floating = (isCutOff || fillsOnlyDisplay()) && (await openFloating());
    if (floating) setOver(floating);
    else if (!isCutOff && openDesk(id)) setOver(null);
    else setOver((!isCutOff && (await openFloating())) || 'picture');
  };
  const desk = talk && {
    toggle: () => (over ? setOver(null) : void open(talk.talk)),
    // A window that floats hides nothing of the picture.
    close: () => {
      if (over === 'picture') setOver(null);
      return over === 'picture';
    },
  };
  return (
    <>
      <Screen store={store} legend={legend} map={map} talk={talk} desk={desk} />
      {talk && files && <WithDesk store={store} files={files} talk={talk} over={over} onClose={() => setOver(null)} />}
    </>
  );
}

/**
 * A component may be rendered more than once before it is shown: it takes part in the talk from then on. In the task
 * that shows the step: its keys work as soon as it is seen.
 */
function useTalkOfStory(store: MapStore): TalkOfWindow | undefined {
  const hasStory = useStore(store, (state) => stepOf(state) !== undefined);
  const [talk, setTalk] = useState<TalkOfWindow>();
  useLayoutEffect(() => {
    const shown = stepOf(store.getState());
    if (!hasStory || !shown) return;
    const joined = talkOfWindow({
      role: 'screen',
      initial: newPresentation(shown.story.id, shown.step.id),
      stepsOf: stepsIn(store),
    });
    const stop = followTalk(store, joined, {
      goTo: (index) => goToStep(store, index),
      isLed: joined.wasNamed,
    });
    setTalk(joined);
    return () => {
      setTalk(undefined);
      stop();
      joined.close();
    };
  }, [hasStory, store]);
  return talk;
}

interface WithDeskProps {
  readonly store: MapStore;
  readonly files: TalkFiles;
  readonly talk: TalkOfWindow;
  readonly over: Over;
  readonly onClose: () => void;
}

function WithDesk({ store, files, talk, over, onClose }: WithDeskProps) {
  useTalk(talk);
  useEffect(listenForDisplay, []);
  const hasDesk = talk.others('desk').length > 0 || over !== null;
  const wasWanted = useRef(false);
  wasWanted.current ||= hasDesk;
  const isWanted = wasWanted.current;
  const catalogue = useStore(store, catalogueOf);
  const needs = useMemo(
    () => (isWanted && catalogue ? needsOfScreen(store, files) : undefined),
    [isWanted, catalogue, store, files],
  );
  const { own, prepare } = useWindowNeeds(talk, needs);
  if (!over) return null;
  const shown = { store, files, talk, own, prepare, onClose };
  return over === 'picture' ? (
    <Overlay {...shown} kind="overlay" />
  ) : (
    createPortal(<Overlay {...shown} kind="float" />, over.document.body)
  );
}

interface OverlayProps extends Omit<WithDeskProps, 'over'> {
  readonly kind: 'overlay' | 'float';
  readonly own: Report;
  readonly prepare: () => void;
}

function Overlay({ store, files, talk, own, prepare, onClose, kind }: OverlayProps) {
  return (
    <Suspense fallback={null}>
      <DeskHere
        store={store}
        source={files.source}
        talk={talk}
        id={talk.talk}
        own={own}
        prepare={prepare}
        kind={kind}
        onClose={onClose}
      />
    </Suspense>
  );
}
