/** A talk with the SVG map, in a browser without a GPU: turning steps, a flight, and the speaker's desk beside it. */
import type { Page } from 'playwright-core';
import { median } from '../median.ts';
import { AFTER_MARK_MS, type Probe, type Sample, waitForMark, waitUntil, withQuery } from './probe.ts';

const CUTS = 8;
const FLIGHTS = 2;
const DESK_STEPS = 6;
/** Longer than any flight, so that its last frame is in the record. */
const FLIGHT_LIMIT_MS = 3000;

interface Turn {
  /** On the clock that all windows have in common, ms. */
  readonly at: number;
  /** From the key until the frame with the step is drawn. */
  readonly paintedMs: number;
}
interface Flight {
  /** From the key to the last frame in which a name or the map moved. */
  readonly endMs: number;
  readonly longestMs: number;
}

declare global {
  var turns: Turn[] | undefined;
  /** When a key was pressed last in this window, on the common clock. */
  var keyAt: number | undefined;
}

/** Runs in the page. A task posted from a frame's callback runs after that frame has been drawn. */
function recordTurns(): void {
  const found: Turn[] = [];
  globalThis.turns = found;
  let pressed = Number.NaN;
  addEventListener(
    'keydown',
    (event) => {
      pressed = event.timeStamp;
      globalThis.keyAt = performance.timeOrigin + event.timeStamp;
    },
    true,
  );
  const step = () => document.querySelector('[data-step]')?.getAttribute('data-step');
  let last = step();
  new MutationObserver(() => {
    if (step() === last) return;
    last = step();
    const at = performance.timeOrigin + performance.now();
    // The page's own listener comes before ours, so the key's time is known with the frame.
    requestAnimationFrame(() => {
      const from = pressed;
      const channel = new MessageChannel();
      channel.port1.onmessage = () => found.push({ at, paintedMs: performance.now() - from });
      channel.port2.postMessage(null);
    });
  }).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ['data-step'] });
}

/** Runs in the page: the next flight, whose key is pressed after this has begun. */
function recordFlight(limit: number): Promise<Flight> {
  const places = () =>
    [...document.querySelectorAll('[data-map-state] .label, [data-map-state] svg, [data-map-state] svg > g')]
      .map((element) => `${element.getAttribute('style')} ${element.getAttribute('transform')}`)
      .join();
  return new Promise((resolve) => {
    addEventListener(
      'keydown',
      (event) => {
        let [before, last, end, longest] = [places(), event.timeStamp, event.timeStamp, 0];
        let longestSoFar = 0;
        const frame = (now: number) => {
          longestSoFar = Math.max(longestSoFar, now - last);
          last = now;
          const after = places();
          if (after !== before) [before, end, longest] = [after, now, longestSoFar];
          if (now - event.timeStamp < limit) requestAnimationFrame(frame);
          else resolve({ endMs: end - event.timeStamp, longestMs: longest });
        };
        requestAnimationFrame(frame);
      },
      { capture: true, once: true },
    );
  });
}

const turnsOf = (page: Page) => page.evaluate(() => globalThis.turns ?? []);

async function open(page: Page, link: string, story: string, motion: 'reduce' | 'no-preference'): Promise<void> {
  await page.emulateMedia({ reducedMotion: motion });
  await page.goto(withQuery(link, `mode=present&story=${story}&step=1`), { waitUntil: 'commit' });
  await waitUntil(page, (await waitForMark(page, 'map:svg')) + AFTER_MARK_MS);
  await page.waitForSelector('[data-step="1"]');
}

async function turn(page: Page, keysIn: Page, count: number, afterEach: () => Promise<void>): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    const before = (await turnsOf(page)).length;
    await keysIn.keyboard.press('PageDown');
    await page.waitForFunction((known) => (globalThis.turns?.length ?? 0) > known, before);
    await afterEach();
  }
}

/** With reduced motion each step is a cut. */
async function cuts(page: Page, link: string): Promise<readonly number[]> {
  await open(page, link, 'biomedicine', 'reduce');
  await page.evaluate(recordTurns);
  await turn(page, page, CUTS, async () => undefined);
  return (await turnsOf(page)).map(({ paintedMs }) => paintedMs);
}

async function flights(page: Page, link: string): Promise<readonly Flight[]> {
  await open(page, link, 'g60', 'no-preference');
  const found: Flight[] = [];
  for (let done = 0; done < FLIGHTS; done += 1) {
    const flight = page.evaluate(recordFlight, FLIGHT_LIMIT_MS);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await page.keyboard.press('PageDown');
    found.push(await flight);
  }
  return found;
}

/** From a key on the desk to the step in the window of the audience. */
async function inStep(page: Page, link: string): Promise<readonly number[]> {
  await open(page, link, 'biomedicine', 'reduce');
  const [desk] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('s')]);
  await desk.waitForSelector('[data-desk]');
  await desk.waitForSelector('[data-part="desk-now"] img');
  for (const window of [page, desk]) await window.evaluate(recordTurns);
  const found: number[] = [];
  await turn(page, desk, DESK_STEPS, async () => {
    const pressed = await desk.evaluate(() => globalThis.keyAt ?? Number.NaN);
    found.push(((await turnsOf(page)).at(-1)?.at ?? Number.NaN) - pressed);
  });
  await desk.close();
  return found;
}

export const talk: Probe = {
  name: 'talk',
  sites: ['map'],
  graphics: 'plain',
  async run(context, { link }): Promise<Sample> {
    const page = await context.newPage();
    const cut = await cuts(page, link);
    const desk = await inStep(page, link);
    const flown = await flights(page, link);
    return {
      cutMs: median(cut),
      slowestCutMs: Math.max(...cut),
      deskMs: median(desk),
      slowestDeskMs: Math.max(...desk),
      flightMs: Math.max(...flown.map(({ endMs }) => endMs)),
      flightLongestMs: Math.max(...flown.map(({ longestMs }) => longestMs)),
    };
  },
};
