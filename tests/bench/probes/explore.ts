/**
 * From a choice in the filter, a step of the year or a keystroke in the search to the frame that shows all that follows from it, on the
 * map and beside it: with the evidence as it is, and ten times as large.
 */
import type { Page } from 'playwright-core';
import { median } from '../median.ts';
import { AFTER_MARK_MS, type Probe, waitForMark, waitUntil, withQuery } from './probe.ts';
import { MARK_OF, type Renderer } from './renderer.ts';

declare global {
  /** When the event came and when the page last finished painting something; milliseconds of the page's clock, 0 for not yet. And how often the map was drawn. */
  var paints: { from: number; at: number; maps: number } | undefined;
}

/**
 * Painted is what a task posted from a frame finds: the words and the SVG map are drawn, and where GL draws the map, the graphics
 * process is asked for a pixel, which it gives when it has drawn it. What is drawn between two frames is seen with the second. What only the live region gets is not painted.
 */
function recordPaints(): void {
  const paints = { from: 0, at: 0, maps: 0 };
  globalThis.paints = paints;
  const channel = new MessageChannel();
  const pixel = new Uint8Array(4);
  let drawn: WebGL2RenderingContext | undefined;
  channel.port1.onmessage = () => {
    drawn?.readPixels(0, 0, 1, 1, drawn.RGBA, drawn.UNSIGNED_BYTE, pixel);
    drawn = undefined;
    paints.at = performance.now();
  };
  const inFrame = globalThis.requestAnimationFrame.bind(globalThis);
  let isFrame = false;
  globalThis.requestAnimationFrame = (callback) =>
    inFrame((time) => {
      isFrame = true;
      try {
        callback(time);
      } finally {
        isFrame = false;
      }
    });
  const { drawElements } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.drawElements = function (...args) {
    if (!drawn) {
      paints.maps += 1;
      if (isFrame) channel.port2.postMessage(null);
      else inFrame(() => channel.port2.postMessage(null));
    }
    drawn = this;
    drawElements.apply(this, args);
  };
  let awaits = false;
  new MutationObserver((records) => {
    const elements = records.map(({ target }) => (target instanceof Element ? target : target.parentElement));
    if (elements.some((element) => element?.closest('[data-renderer="svg"]'))) paints.maps += 1;
    if (awaits || elements.every((element) => element?.closest('[aria-live]'))) return;
    awaits = true;
    requestAnimationFrame(() => {
      awaits = false;
      channel.port2.postMessage(null);
    });
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  for (const type of ['keydown', 'beforeinput', 'click'])
    addEventListener(
      type,
      ({ timeStamp }) => {
        paints.from ||= timeStamp;
      },
      { capture: true },
    );
}

/** So long without a frame of the page's own making, and everything that was to follow has followed. */
const QUIET_MS = 250;
/** GL draws the map once its tiles are cut, which takes the worker its time; so long without a frame of it, and there was nothing to draw. */
const NO_MAP_MS = 3000;

/** Milliseconds from the event that an action makes to the last frame that shows something of it; `withMap`: a frame of the map is to come. */
async function painted(page: Page, act: () => Promise<unknown>, withMap = false): Promise<number> {
  const isQuiet = ([quiet, noMap]: readonly [number, number]) => {
    const { from, at, maps } = globalThis.paints ?? { from: 0, at: 0, maps: 0 };
    return from > 0 && at > from && performance.now() - at > (maps > 0 ? quiet : noMap);
  };
  await page.evaluate(() => {
    globalThis.paints = Object.assign(globalThis.paints ?? {}, { from: 0, at: 0, maps: 0 });
  });
  await act();
  await page.waitForFunction(isQuiet, [QUIET_MS, withMap ? NO_MAP_MS : QUIET_MS] as const);
  return page.evaluate(() => (globalThis.paints ? globalThis.paints.at - globalThis.paints.from : Number.NaN));
}

async function openAt(page: Page, link: string, renderer: Renderer): Promise<void> {
  await page.addInitScript(recordPaints);
  await page.goto(link, { waitUntil: 'commit' });
  await waitUntil(page, (await waitForMark(page, MARK_OF[renderer])) + AFTER_MARK_MS);
  await page.waitForFunction((quiet) => performance.now() - (globalThis.paints?.at ?? 0) > quiet, QUIET_MS);
}

const summary = (values: readonly number[]) => ({ paintedMs: median(values), slowestMs: Math.max(...values) });

/** Choices of several facets, the how-manieth of those that can be made: from few places that are left to many. */
const CHOICES = [
  ['role', 2],
  ['role', 5],
  ['kind', 1],
  ['kind', 0],
  ['role', 0],
  ['standing', 1],
  ['standing', 2],
  ['standing', 0],
] as const;

const filterWith = (name: string, renderer: Renderer, sites: Probe['sites']): Probe => ({
  name,
  sites,
  async run(context, { link }) {
    const page = await context.newPage();
    await openAt(page, withQuery(link, `panel=filter&renderer=${renderer}`), renderer);
    for (const facet of new Set(CHOICES.map(([name]) => name)))
      await page.locator(`[data-facet="${facet}"] summary`).click();
    const times: number[] = [];
    for (const [facet, choice] of CHOICES)
      times.push(
        await painted(
          page,
          () => page.locator(`[data-facet="${facet}"] label:has(input:enabled:not(:checked))`).nth(choice).click(),
          true,
        ),
      );
    return summary(times);
  },
});

export const filterChange = filterWith('filter', 'svg', ['map', 'tenfold']);
export const glFilterChange = filterWith('gl-filter', 'gl', ['map']);

const yearWith = (name: string, renderer: Renderer, sites: Probe['sites']): Probe => ({
  name,
  sites,
  async run(context, { link }) {
    const page = await context.newPage();
    await openAt(page, withQuery(link, `panel=filter&renderer=${renderer}`), renderer);
    await page.locator('[data-part="timeline"] input[type="range"]').focus();
    const times: number[] = [];
    for (const key of ['ArrowLeft', 'ArrowRight'])
      for (let step = 1; step <= 4; step += 1) times.push(await painted(page, () => page.keyboard.press(key), true));
    return summary(times);
  },
});

export const yearChange = yearWith('year', 'svg', ['map', 'tenfold']);
export const glYearChange = yearWith('gl-year', 'gl', ['map']);

/** A name, readings, initials, words of both languages, a slip, and what nothing has. */
const QUERIES = ['张江科学城', 'shengwuyiyao', 'zjkxc', 'integrated circuit', 'inovation', '脑科学', 'a xq'];
const WAITING = '正在读取';

export const keystroke: Probe = {
  name: 'keystroke',
  sites: ['map', 'tenfold'],
  async run(context, { link }) {
    const page = await context.newPage();
    await openAt(page, withQuery(link, 'renderer=svg'), 'svg');
    const field = page.getByRole('combobox');
    // What nothing is called: until all texts are there, the field says that it waits for them.
    await field.fill('qqqq');
    await page.waitForFunction((waiting) => {
      const says = document.querySelector('.search-status')?.textContent ?? '';
      return says !== '' && !says.startsWith(waiting);
    }, WAITING);
    await field.fill('');
    const times: number[] = [];
    for (const query of QUERIES) {
      for (const character of query) times.push(await painted(page, () => page.keyboard.type(character)));
      await painted(page, () => field.fill(''));
    }
    return summary(times);
  },
};
