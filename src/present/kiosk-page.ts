/** The window of a kiosk: its loop, its guard, and what loads it again. Loaded only where the link asks for a kiosk. */
import type { MapStore } from '#state/store.ts';
import { stepOf } from '#state/story.ts';
import { createKiosk, isAllowedKey, nextRestart, type Restart } from './kiosk.ts';
import { goToStep } from './screen/go-to.ts';

/** The only way out: Escape, held so long. */
const WAY_OUT_MS = 3000;
const CHECK_MS = 30_000;
/** Checks in a row that find the map gone: a lost context comes back by itself within one. */
const CHECKS_LOST = 2;
const RESTART_KEY = 'kiosk-restart';

interface KioskOptions {
  readonly store: MapStore;
  readonly seconds: number;
  /** Ends it: the window is an ordinary screen again. */
  readonly leave: () => void;
}

const readRestart = (): Restart | null => {
  try {
    return JSON.parse(sessionStorage.getItem(RESTART_KEY) ?? 'null');
  } catch {
    return null;
  }
};

/** Loads the page again, at its step, once its server answers: a browser's own error page would be the end. */
function createRestart(signal: AbortSignal): () => void {
  let isUnderWay = false;
  const plan = () => {
    const { delay, ...restart } = nextRestart(readRestart(), Date.now());
    const timer = setTimeout(async () => {
      try {
        sessionStorage.setItem(RESTART_KEY, JSON.stringify(restart));
      } catch {
        // A window that may store nothing loads again after the first delay each time.
      }
      const isThere = await fetch(location.href, { cache: 'no-store', signal }).then(
        ({ ok }) => ok,
        () => false,
      );
      if (signal.aborted) return;
      if (isThere) location.reload();
      else plan();
    }, delay);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  };
  return () => {
    if (isUnderWay) return;
    isUnderWay = true;
    plan();
  };
}

/** Whether something is missing that loading again may bring. */
const isBroken = ({ session, catalogue }: ReturnType<MapStore['getState']>): boolean =>
  session.failures.length > 0 ||
  session.brokenParts.length > 0 ||
  session.missingParts.length > 0 ||
  session.hasCrashed ||
  catalogue.status === 'failed';

/** Watches over the page. */
function watch(store: MapStore, signal: AbortSignal): void {
  const restart = createRestart(signal);
  // Events without an error are the browser's own notes, such as that of a ResizeObserver.
  addEventListener('error', ({ error }) => error && restart(), { signal });
  addEventListener('unhandledrejection', restart, { signal });
  let lost = 0;
  const timer = setInterval(() => {
    const map = document.querySelector<HTMLElement>('[data-map-state]')?.dataset.mapState;
    lost = map === 'live' || map === 'svg' ? 0 : lost + 1;
    if (isBroken(store.getState()) || lost >= CHECKS_LOST) restart();
  }, CHECK_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}

/** Leaves a visitor nothing but the story. */
function guard(leave: () => void, signal: AbortSignal): void {
  const refuse = (event: Event) => event.preventDefault();
  for (const name of ['contextmenu', 'dragstart', 'selectstart']) addEventListener(name, refuse, { signal });
  // A link would lead away, and a kiosk has no way back.
  addEventListener(
    'click',
    (event) => {
      if (event.target instanceof Element && event.target.closest('a[href]')) event.preventDefault();
    },
    { capture: true, signal },
  );
  let holding: ReturnType<typeof setTimeout> | undefined;
  const release = () => {
    clearTimeout(holding);
    holding = undefined;
  };
  addEventListener(
    'keydown',
    (event) => {
      if (isAllowedKey(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === 'Escape') holding ??= setTimeout(leave, WAY_OUT_MS);
    },
    { capture: true, signal },
  );
  addEventListener('keyup', ({ key }) => key === 'Escape' && release(), { capture: true, signal });
  addEventListener('blur', release, { signal });
  signal.addEventListener('abort', release);
}

/** @returns a function that ends the kiosk. */
export function startKiosk({ store, seconds, leave }: KioskOptions): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const root = document.documentElement;
  const kiosk = createKiosk(seconds, {
    now: () => performance.now(),
    wait(act, ms) {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    shown() {
      const shown = stepOf(store.getState());
      return shown && { index: shown.index, count: shown.story.steps.length };
    },
    goTo: (index) => goToStep(store, index),
    move(x, y) {
      root.style.setProperty('--kiosk-x', `${x}px`);
      root.style.setProperty('--kiosk-y', `${y}px`);
    },
  });
  root.dataset.kiosk = '';
  for (const name of ['pointerdown', 'keydown', 'wheel'])
    addEventListener(name, kiosk.touch, { capture: true, passive: true, signal });
  guard(leave, signal);
  watch(store, signal);
  signal.addEventListener('abort', () => {
    kiosk.stop();
    delete root.dataset.kiosk;
    for (const name of ['--kiosk-x', '--kiosk-y']) root.style.removeProperty(name);
  });
  return () => ending.abort();
}
