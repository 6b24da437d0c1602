/** A kiosk over a day: it keeps time, comes back to its start, and is loaded again ever later where that is no help. */
import { describe, expect, test } from 'vitest';
import type { StoryId } from '#domain/model/ids.ts';
import { createKiosk, isAllowedKey, nextRestart, type Restart, shiftAfter } from '#present/kiosk.ts';
import { decode } from '#state/url.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { kioskOf, shareable } from '#state/view-rules.ts';

const HOURS = 3_600_000;
const COUNT = 9;

/** A clock whose timers are late, as a browser's are. @param lateness of the timer with this number, ms. */
function createRoom(lateness: (timer: number) => number = () => 0) {
  let now = 1000;
  let timers = 0;
  let waiting: { readonly at: number; readonly act: () => void } | undefined;
  const steps: { readonly index: number; readonly at: number }[] = [];
  const shifts: { readonly x: number; readonly y: number }[] = [];
  let index = 0;
  let isThere = true;
  return {
    steps,
    shifts,
    open: (there: boolean) => {
      isThere = there;
    },
    port: {
      now: () => now,
      wait(act: () => void, ms: number) {
        const own = { at: now + ms + lateness(timers++), act };
        waiting = own;
        return () => {
          if (waiting === own) waiting = undefined;
        };
      },
      shown: () => (isThere ? { index, count: COUNT } : undefined),
      goTo(next: number) {
        index = next;
        steps.push({ index, at: now });
      },
      move: (x: number, y: number) => shifts.push({ x, y }),
    },
    run(until: number) {
      while (waiting && waiting.at <= until) {
        const { at, act } = waiting;
        waiting = undefined;
        // A timer that was due while the machine slept.
        now = Math.max(now, at);
        act();
      }
      now = until;
    },
    sleep: (ms: number) => {
      now += ms;
    },
  };
}

describe('the loop', () => {
  test('runs through the story again and again, and in eight hours drifts by no more than one timer', () => {
    const late = (timer: number) => 5 + ((timer * 37) % 200);
    const room = createRoom(late);
    const kiosk = createKiosk(20, room.port);
    room.run(1000 + 8 * HOURS);
    expect(room.steps.length).toBeGreaterThanOrEqual(1439);
    for (const [number, { index, at }] of room.steps.entries()) {
      expect(index).toBe((number + 1) % COUNT);
      const drift = at - (1000 + (number + 1) * 20_000);
      expect(drift).toBeGreaterThanOrEqual(0);
      expect(drift).toBeLessThanOrEqual(205);
    }
    kiosk.stop();
    const { length } = room.steps;
    room.run(1000 + 9 * HOURS);
    expect(room.steps).toHaveLength(length);
  });

  test('does not make up for the time that the machine slept', () => {
    const room = createRoom();
    createKiosk(20, room.port);
    room.run(1000 + 50_000);
    room.sleep(HOURS);
    room.run(1000 + 50_000 + HOURS + 41_000);
    expect(room.steps.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5]);
  });

  test('stands still while a visitor uses it, and then begins at the start', () => {
    const room = createRoom();
    const kiosk = createKiosk(20, room.port);
    room.run(1000 + 70_000);
    expect(room.steps.at(-1)?.index).toBe(3);
    for (const at of [75_000, 100_000, 130_000]) {
      kiosk.touch();
      room.run(1000 + at);
    }
    kiosk.touch();
    expect(room.steps).toHaveLength(3);
    room.run(1000 + 130_000 + 40_000);
    expect(room.steps.slice(3)).toEqual([{ index: 0, at: 1000 + 170_000 }]);
    room.run(1000 + 130_000 + 60_000);
    expect(room.steps.at(-1)).toEqual({ index: 1, at: 1000 + 190_000 });
  });

  test('waits for a story that has not come', () => {
    const room = createRoom();
    room.open(false);
    createKiosk(5, room.port);
    room.run(1000 + 60_000);
    expect(room.steps).toEqual([]);
    room.open(true);
    room.run(1000 + 65_000);
    expect(room.steps.map(({ index }) => index)).toEqual([1]);
  });
});

test('what stands still is moved by at most one pixel a step in a direction, over a square of nine', () => {
  const seen = new Set<string>();
  for (let moves = 1; moves < 500; moves += 1) {
    const [from, to] = [shiftAfter(moves - 1), shiftAfter(moves)];
    expect(Math.abs(to.x - from.x)).toBeLessThanOrEqual(1);
    expect(Math.abs(to.y - from.y)).toBeLessThanOrEqual(1);
    expect(Math.max(Math.abs(to.x), Math.abs(to.y))).toBeLessThanOrEqual(4);
    seen.add(`${to.x} ${to.y}`);
  }
  expect(seen.size).toBeGreaterThan(70);
});

test('a page that loading again does not mend is loaded ever later; one that ran well begins anew', () => {
  let before: Restart | null = null;
  const delays: number[] = [];
  let now = 1_000_000;
  for (let fault = 0; fault < 9; fault += 1) {
    const { delay, ...restart }: ReturnType<typeof nextRestart> = nextRestart(before, now);
    delays.push(delay / 1000);
    before = restart;
    now = restart.at + 1000;
  }
  expect(delays).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
  expect(nextRestart(before, now + 11 * 60_000).delay).toBe(5000);
  // A clock that was set back.
  expect(nextRestart(before, 0).delay).toBe(5000);
});

test('a visitor may turn pages and change the language, and no more', () => {
  const key = (name: string, change: object = {}) =>
    isAllowedKey({ key: name, code: '', altKey: false, ctrlKey: false, metaKey: false, ...change });
  for (const name of ['ArrowRight', 'PageDown', ' ', 'Home', '3', 'Enter', 'n', 'L', 'Tab'])
    expect(key(name)).toBe(true);
  for (const name of ['Escape', 'F5', 'F11', 's', 'b', 'f', 't', '?', 'ContextMenu', 'BrowserBack'])
    expect(key(name), name).toBe(false);
  expect(key('p', { ctrlKey: true })).toBe(false);
  expect(key('n', { metaKey: true })).toBe(false);
  // The browser's own way back, and its home page.
  for (const name of ['ArrowLeft', 'ArrowRight', 'Home']) expect(key(name, { altKey: true, code: name })).toBe(false);
  // The source of a point; on a Mac Alt makes another character of the digit.
  expect(key('¡', { altKey: true, code: 'Digit1' })).toBe(true);
  expect(key('Alt', { altKey: true, code: 'AltLeft' })).toBe(true);
});

test('is what the address says, of a story, and never what a shared link says', () => {
  const of = (query: string) => kioskOf(decode(query).view);
  expect(of('mode=present&story=g60&kiosk=20')).toBe(20);
  for (const query of ['kiosk=20', 'mode=present&kiosk=20', 'mode=present&story=g60', 'mode=embed&story=g60&kiosk=20'])
    expect(of(query), query).toBeNull();
  for (const value of ['0', '2', '3601', '1e3', '-20', 'on', ''])
    expect(of(`mode=present&story=g60&kiosk=${value}`), value).toBeNull();
  const view = {
    ...DEFAULT_VIEW,
    mode: 'present' as const,
    story: 'g60' as StoryId,
    unknown: { kiosk: '20', other: '1' },
  };
  expect(shareable(view).unknown).toEqual({ other: '1' });
});
