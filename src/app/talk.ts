/**
 * The talk that this window takes part in. Its id is in the session storage of the window, so that a reload stays in
 * it, and in the hash of the address of a window that was opened for it: a link that is shared has no hash. Two tabs of
 * one story are two talks, and so are two frames of a page, which share their storage.
 */
import { joinTalk, type Port, type Role, type Talk } from '#present/channel.ts';
import type { Presentation } from '#present/model.ts';
import type { MapStore } from '#state/store.ts';

const ID_KEY = 'talk';
const stateKey = (id: string) => `talk-${id}`;

/** A page that may not store anything has none; so its talk does not survive a reload. */
function readStored(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
function keep(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {}
}

/** Not `randomUUID`, which pages without https do not have. */
const newId = () => [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('');

/** Where a browser has no channel, or a sandbox forbids it, the window is alone. */
function channel(name: string): Port {
  try {
    return new BroadcastChannel(name);
  } catch {
    return { postMessage: () => undefined, close: () => undefined, onmessage: null };
  }
}

/** The talk that the address asks for: `#desk=<id>` or `#screen=<id>`. */
function talkInHash(role: Role): string | null {
  return new URLSearchParams(location.hash.slice(1)).get(role);
}

interface JoinOptions {
  readonly role: Role;
  readonly initial: Presentation;
  readonly stepsOf: (story: string) => readonly string[];
}

export interface TalkOfWindow extends Talk {
  /** Its id, which all its windows have. */
  readonly talk: string;
  /** The address named it: the window was opened for a talk that is under way. */
  readonly wasNamed: boolean;
}

/** The ids of the steps of a story that a store has loaded. */
export const stepsIn =
  (store: MapStore) =>
  (id: string): readonly string[] => {
    const { story } = store.getState();
    return story?.id === id ? story.steps.map((step) => step.id) : [];
  };

/** Joins the talk of this window, and stays in it while the window is hidden, frozen or in the back-forward cache. */
export function talkOfWindow({ role, ...options }: JoinOptions): TalkOfWindow {
  const named = talkInHash(role);
  const isFrame = parent !== self;
  const id = named ?? (isFrame ? null : readStored(ID_KEY)) ?? newId();
  if (!isFrame) keep(ID_KEY, id);
  // Whoever copies the address of the audience's window gives the story away, and not the talk.
  if (named && role === 'screen') history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  const talk = joinTalk({
    ...options,
    role,
    port: channel(`layout-map-talk-${id}`),
    id: newId(),
    now: () => Date.now(),
    saved: () => readStored(stateKey(id)),
    save: (text) => !isFrame && keep(stateKey(id), text),
  });
  const leaving = new AbortController();
  const hello = () => document.visibilityState === 'visible' && talk.hello();
  addEventListener('pagehide', talk.bye, leaving);
  addEventListener('pageshow', (event) => event.persisted && talk.hello(), leaving);
  addEventListener('focus', hello, leaving);
  document.addEventListener('visibilitychange', hello, leaving);
  document.addEventListener('resume', talk.hello, leaving);
  return {
    ...talk,
    talk: id,
    wasNamed: named !== null,
    close() {
      leaving.abort();
      talk.close();
    },
  };
}
