/** The start of a window that is the desk: no map runs in it but the one that its person asks for. */
import { useEffect, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { useStore } from 'zustand';
import { loadCatalogue } from '#data/load.ts';
import { sourceOf } from '#data/source.ts';
import { userLanguage } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { followStoryOfTalk } from '#present/follow.ts';
import { newPresentation } from '#present/model.ts';
import { failCatalogue, receiveCatalogue, setUserDefaults, setView } from '#state/actions.ts';
import { catalogueOf, languageOf, themeOf } from '#state/selectors.ts';
import { createMapStore, type MapStore } from '#state/store.ts';
import { decode } from '#state/url.ts';
import { DeskHere } from './DeskHere.tsx';
import { connectEvidence } from './evidence.ts';
import { needsOfTalk, type TalkFiles } from './offline.ts';
import { followStory } from './story-of-link.ts';
import { stepsIn, type TalkOfWindow, talkOfWindow } from './talk.ts';
import { useWindowNeeds } from './window-needs.ts';

/** Starts the desk in the place of the map. @throws when the page lacks the elements that `index.html` has. */
export async function startDesk(): Promise<void> {
  const host = document.getElementById('app');
  if (!host) throw new Error('index.html lacks #app');
  const store = createMapStore();
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  store.dispatch(setUserDefaults(userLanguage(navigator.language), prefersDark ? 'dark' : 'light'));
  const { view } = decode(location.search);
  store.dispatch(setView({ ...view, mode: 'present' }));
  document.documentElement.dataset.theme = themeOf(store.getState());
  document.title = translator(languageOf(store.getState()))('desk.title');
  document.getElementById('map')?.remove();
  host.replaceChildren();
  const source = sourceOf(view.data);
  const files: TalkFiles = { source, evidence: connectEvidence(store, source) };
  followStory(store);
  const talk = talkOfWindow({
    role: 'desk',
    initial: newPresentation(view.story ?? '', view.step ?? ''),
    stepsOf: stepsIn(store),
  });
  createRoot(host).render(<DeskWindow store={store} files={files} talk={talk} />);
  const index = await loadCatalogue(source);
  store.dispatch(index.ok ? receiveCatalogue(index.value) : failCatalogue(index.file, index.reason));
}

interface DeskWindowProps {
  readonly store: MapStore;
  readonly files: TalkFiles;
  readonly talk: TalkOfWindow;
}

function DeskWindow({ store, files, talk }: DeskWindowProps) {
  // Another story on the screen is loaded here, too.
  useEffect(() => followStoryOfTalk(store, talk), [talk, store]);
  const catalogue = useStore(store, catalogueOf);
  const needs = useMemo(() => catalogue && needsOfTalk(store, files), [catalogue, store, files]);
  const { own, prepare } = useWindowNeeds(talk, needs);
  return <DeskHere store={store} source={files.source} talk={talk} id={talk.talk} own={own} prepare={prepare} />;
}
