/** From the click (or Enter in the search) that selects a place to the frame that shows its panel. */
import type { Page } from 'playwright-core';
import { median } from '../median.ts';
import { AFTER_MARK_MS, type Probe, waitForMark, waitUntil, withQuery } from './probe.ts';
import { MARK_OF, type Renderer } from './renderer.ts';

/**
 * District ids with their search texts: after a selection the map may have moved, and a label may be off the screen.
 */
const PLACES = [
  ['songjiang', '松江区'],
  ['pudong', '浦东新区'],
  ['jiading', '嘉定区'],
  ['minhang', '闵行区'],
  ['baoshan', '宝山区'],
  ['qingpu', '青浦区'],
  ['fengxian', '奉贤区'],
  ['chongming', '崇明区'],
] as const;
const VISIBLE_MS = 300;

/** Milliseconds from the event until the text is in the document, and until the frame with it is drawn. */
interface Selection {
  readonly words: number;
  readonly painted: number;
}

declare global {
  var selections: Selection[] | undefined;
}

/**
 * The clock starts with the event's own time stamp, so the wait in the queue counts. A task posted from the frame's
 * callback runs after that frame has been drawn: the nearest that a page can come to "painted".
 */
function recordSelections(): void {
  const found: Selection[] = [];
  globalThis.selections = found;
  const heading = () => document.querySelector('aside h2, [role=complementary] h2')?.textContent ?? '';
  let observer: MutationObserver | undefined;
  const start = (event: Event) => {
    // A trial click, which hit-tests the name, arrives here too and opens nothing: the clock starts with the last one.
    observer?.disconnect();
    const before = heading();
    observer = new MutationObserver(() => {
      if (heading() === before || heading() === '') return;
      observer?.disconnect();
      const words = performance.now() - event.timeStamp;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => found.push({ words, painted: performance.now() - event.timeStamp });
        channel.port2.postMessage(null);
      });
    });
    observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  };
  addEventListener('click', start, true);
  addEventListener('keydown', (event) => event.key === 'Enter' && start(event), true);
}

const STILL_FRAMES = 6;
const STILL_FRAME_MS = 30;

/** Waits until frames come evenly again, so that the next click does not fall into the map's own redrawing. */
async function waitUntilStill(page: Page): Promise<void> {
  await page.evaluate(
    ([frames, limit]) =>
      new Promise<void>((resolve) => {
        let even = 0;
        let last = performance.now();
        const step = (now: number) => {
          even = now - last < limit ? even + 1 : 0;
          last = now;
          if (even >= frames) resolve();
          else requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    [STILL_FRAMES, STILL_FRAME_MS] as const,
  );
}

async function select(page: Page, [id, name]: readonly [string, string]): Promise<void> {
  const label = page.locator(`[data-map-state] a.label[data-area="${id}"] > span`);
  const isOnScreen = await label.click({ trial: true, timeout: VISIBLE_MS }).then(
    () => true,
    () => false,
  );
  if (isOnScreen) return label.click();
  await page.getByRole('combobox').fill(name);
  await page.keyboard.press('Enter');
}

const selectionWith = (name: string, renderer: Renderer, sites: Probe['sites']): Probe => ({
  name,
  sites,
  async run(context, { link }) {
    const page = await context.newPage();
    await page.addInitScript(recordSelections);
    await page.goto(withQuery(link, `renderer=${renderer}`), { waitUntil: 'commit' });
    await waitUntil(page, (await waitForMark(page, MARK_OF[renderer])) + AFTER_MARK_MS);
    for (const [index, place] of PLACES.entries()) {
      await waitUntilStill(page);
      await select(page, place);
      await page.waitForFunction((count) => (globalThis.selections?.length ?? 0) > count, index);
    }
    // The first selection loads the panel's texts and code; it is a separate measure.
    const [, ...later] = await page.evaluate(() => globalThis.selections ?? []);
    return {
      paintedMs: median(later.map(({ painted }) => painted)),
      wordsMs: median(later.map(({ words }) => words)),
    };
  },
});

export const selection = selectionWith('select', 'svg', ['map', 'manifold']);
export const glSelection = selectionWith('gl-select', 'gl', ['map']);

/**
 * Without idle callbacks nothing is preloaded: the page is as cold as on a machine that has been busy since page load.
 */
function withoutIdleTime(): void {
  globalThis.requestIdleCallback = () => 0;
}

const EVIDENCE_FILE = /evidence-[\w-]+\.json/;

/**
 * A visit's first selection on a cold cache: a fresh context, and none of the documents' texts asked for before the
 * click.
 *
 * @throws when a text was there before it, as the figure would then be another one.
 */
export const firstSelection: Probe = {
  name: 'first-select',
  sites: ['map'],
  async run(context, { link, server }) {
    const page = await context.newPage();
    await page.addInitScript(withoutIdleTime);
    await page.addInitScript(recordSelections);
    server.forget();
    await page.goto(link, { waitUntil: 'commit' });
    await waitForMark(page, 'map:svg');
    await waitUntilStill(page);
    const early = server.sent().filter(({ path }) => EVIDENCE_FILE.test(path));
    if (early.length > 0) throw new Error(`${early.length} texts were loaded before the first selection`);
    await select(page, PLACES[0]);
    await page.waitForFunction(() => (globalThis.selections?.length ?? 0) > 0);
    const [first] = await page.evaluate(() => globalThis.selections ?? []);
    return { firstMs: first?.painted ?? Number.NaN };
  },
};
