/**
 * Time from a choice in the filter, a step of the year or a keystroke in the search to the frame that shows all its
 * effects, on the map and beside it: with the real evidence, and with many times as much.
 */
import type { Page } from 'playwright-core';
import { median } from '../median.ts';
import { AFTER_MARK_MS, type Probe, waitForMark, waitUntil, withQuery } from './probe.ts';
import { MARK_OF, type Renderer } from './renderer.ts';

declare global {
  /**
   * Time of the event and of the last paint, in milliseconds of the page's clock (0: not yet), and the number of map
   * draws.
   */
  var paints: { from: number; at: number; maps: number } | undefined;
}

/**
 * "Painted" is the time of a task posted from a frame callback: text and SVG map are drawn by then. Where GL draws the
 * map, the task reads back a pixel, which waits for the graphics process. A draw between two frames counts with the
 * second. A change of the live region alone is no paint.
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

/** After this time without a new frame the page's update is complete. */
const QUIET_MS = 250;
/**
 * GL draws the map after its worker has cut the tiles, which takes time. After this time without a GL frame there was
 * nothing to draw.
 */
const NO_MAP_MS = 3000;

/**
 * Milliseconds from the event that an action triggers to the last frame that shows its effect. `withMap`: wait for a
 * frame of the map too.
 */
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

/** Choices of several facets, each as an index among the enabled choices: from few remaining places to many. */
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

export const filterChange = filterWith('filter', 'svg', ['map', 'manifold']);
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

export const yearChange = yearWith('year', 'svg', ['map', 'manifold']);
export const glYearChange = yearWith('gl-year', 'gl', ['map']);

/** A name, readings, initials, words of both languages, a typing error, and a text without a match. */
const QUERIES = ['张江科学城', 'shengwuyiyao', 'zjkxc', 'integrated circuit', 'inovation', '脑科学', 'a xq'];
const WAITING = '正在读取';

export const keystroke: Probe = {
  name: 'keystroke',
  sites: ['map', 'manifold'],
  async run(context, { link }) {
    const page = await context.newPage();
    await openAt(page, withQuery(link, 'renderer=svg'), 'svg');
    const field = page.getByRole('combobox');
    // A text without a match: until all texts are loaded, the search field says that it is waiting for them.
    await field.fill('qqqq');
    await page.waitForFunction((waiting) => {
      const says = document.querySelector('[role="combobox"] ~ [role="status"]')?.textContent ?? '';
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
