/**
 * A kiosk: a story that runs by itself, day and night, in a window that nobody tends. It loops; after a visitor has
 * used it, it goes back to its start; what is wrong with the page is mended by loading it again. This file decides when
 * and what; `kiosk-page.ts` is the window.
 */
import type { Press } from './screen/keys.ts';

/** After the last touch of a visitor the story starts again, at the earliest after this time. */
const IDLE_MIN_MS = 30_000;
/** How many steps' times a visitor may look at one. */
const IDLE_PERIODS = 2;
/** How far what always stands at one place is moved, so that it does not burn into a screen, px. */
const SHIFT_MAX_PX = 4;

/** What the loop needs of its surroundings. Times are milliseconds of a clock that is never set back. */
export interface KioskPort {
  readonly now: () => number;
  /** @returns a function that stops the timer. */
  readonly wait: (act: () => void, ms: number) => () => void;
  /** The step that is shown, counted from 0; undefined while there is none. */
  readonly shown: () => { readonly index: number; readonly count: number } | undefined;
  /** Shows a step as it is: what a visitor has changed is gone. */
  readonly goTo: (index: number) => void;
  readonly move: (x: number, y: number) => void;
}

export interface Kiosk {
  /** A visitor does something: the loop stands still until nobody has for a while. */
  readonly touch: () => void;
  readonly stop: () => void;
}

/** Up to `end` and back again. */
const toAndFro = (count: number, end: number) => end - Math.abs(end - (count % (2 * end)));

/** Where the chrome stands after so many steps: it comes by every pixel of a square, and never jumps. */
export function shiftAfter(moves: number): { readonly x: number; readonly y: number } {
  const side = 2 * SHIFT_MAX_PX;
  return { x: toAndFro(moves, side) - SHIFT_MAX_PX, y: toAndFro(Math.floor(moves / side), side) - SHIFT_MAX_PX };
}

/** @param seconds how long each step is shown. */
export function createKiosk(seconds: number, port: KioskPort): Kiosk {
  const period = seconds * 1000;
  const idle = Math.max(IDLE_MIN_MS, IDLE_PERIODS * period);
  let due = port.now() + period;
  let isTouched = false;
  let moves = 0;
  let stopWaiting: () => void = () => undefined;

  function arm(): void {
    stopWaiting();
    stopWaiting = port.wait(tick, Math.max(0, due - port.now()));
  }
  function tick(): void {
    const now = port.now();
    if (now < due) {
      arm();
      return;
    }
    const shown = port.shown();
    if (shown) {
      port.goTo(isTouched ? 0 : (shown.index + 1) % shown.count);
      moves += 1;
      const { x, y } = shiftAfter(moves);
      port.move(x, y);
    }
    isTouched = false;
    // From the time that was due, and not from now: timers are late, and a day of them would add up. A machine that
    // slept does not make up for it.
    due += period;
    if (due <= now) due = now + period;
    arm();
  }
  arm();
  return {
    touch() {
      isTouched = true;
      due = port.now() + idle;
      arm();
    },
    stop: () => stopWaiting(),
  };
}

/** A page that has run for so long is well: the next fault is the first. */
const WELL_MS = 600_000;
const FIRST_DELAY_MS = 5_000;
const MAX_DELAY_MS = 300_000;

/** When the page was last loaded again because of a fault, and how many times in a row. Times since 1970, ms. */
export interface Restart {
  readonly at: number;
  readonly count: number;
}

/** @returns when to load the page again, the later the more often it was no help. */
export function nextRestart(before: Restart | null, now: number): Restart & { readonly delay: number } {
  const isNew = before === null || now - before.at > WELL_MS || now < before.at;
  const count = isNew ? 1 : before.count + 1;
  const delay = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (count - 1));
  return { at: now + delay, count, delay };
}

/** Keys that a visitor may use; any other, and each with ctrl or ⌘, does nothing. */
const ALLOWED = /^(?:Arrow(?:Left|Right|Up|Down)|Page(?:Up|Down)|Home|End|Enter|Tab|Shift|Alt| |[0-9]|n|p|l)$/i;
/** With Alt only the sources of the points: Alt and an arrow, or Home, would lead out of the page. */
const ALLOWED_WITH_ALT = /^(?:Alt(?:Left|Right)|Shift(?:Left|Right)|(?:Digit|Numpad)[1-3])$/;

export const isAllowedKey = ({ key, code, altKey, ctrlKey, metaKey }: Omit<Press, 'shiftKey'>): boolean =>
  !ctrlKey && !metaKey && (altKey ? ALLOWED_WITH_ALT.test(code) : ALLOWED.test(key));
