/**
 * The map is clicked, and dragged, as soon as it is there: when are the words of that place painted, and when the map
 * where it was dragged to? The build's picture may answer; what counts is what a person sees.
 */
import type { Page } from 'playwright-core';
import type { Network } from '../network.ts';
import { type Probe, visit, withQuery } from './probe.ts';
import { PLACE_AND_YEAR, SLOW } from './words.ts';

const LIMIT_MS = 60_000;
/** Not the place of the link. */
const CLICKED = 'qingpu';
const DRAG_PX = 60;

interface Point {
  readonly x: number;
  readonly y: number;
}

declare global {
  /** Times of the paints that show the answers, on the page's clock. */
  var mapAnswers: { clicked?: number; dragged?: number } | undefined;
}

/**
 * Runs in the page, before its own scripts: on each frame looks whether the clicked place has its words in the panel,
 * and whether the map's names are where the drag has moved them. Only names count that are seen, those of the poster
 * and of the map alike.
 */
function recordAnswers({ clicked, dragPx }: { readonly clicked: string; readonly dragPx: number }): void {
  const found: NonNullable<typeof globalThis.mapAnswers> = {};
  globalThis.mapAnswers = found;
  const nameOf = (id: string) =>
    [...document.querySelectorAll<HTMLElement>(`[data-map-state] a[data-area="${id}"] > span`)].find(
      (name) => name.getClientRects().length > 0,
    );
  let pressedAt: number | undefined;
  const painted = (key: keyof typeof found) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      found[key] ??= performance.now();
    };
    channel.port2.postMessage(null);
  };
  const look = () => {
    const name = nameOf(clicked);
    const heading = document.querySelector('[data-part="panel"] h2')?.textContent ?? '';
    if (name && heading !== '' && heading.includes(name.textContent ?? '-')) painted('clicked');
    if (name && pressedAt !== undefined && name.getBoundingClientRect().x - pressedAt > dragPx / 2) painted('dragged');
    if (found.clicked === undefined && found.dragged === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener(
    'mousedown',
    () => {
      // The first: when the map takes over a drag it is pressed again, where it has been dragged to.
      pressedAt ??= nameOf(clicked)?.getBoundingClientRect().x;
    },
    true,
  );
}

/** Runs in the page on every frame: the middle of the place's name, once a click would hit it. */
function nameOnScreen(id: string): Point | false {
  for (const name of document.querySelectorAll(`[data-map-state] a[data-area="${id}"] > span`)) {
    const { x, y, width, height } = name.getBoundingClientRect();
    const at = { x: x + width / 2, y: y + height / 2 };
    if (width > 0 && name.contains(document.elementFromPoint(at.x, at.y))) return at;
  }
  return false;
}

async function visitAnd(page: Page, link: string, act: (at: Point) => Promise<void>, key: 'clicked' | 'dragged') {
  await page.addInitScript(recordAnswers, { clicked: CLICKED, dragPx: DRAG_PX });
  await visit(page, withQuery(link, PLACE_AND_YEAR));
  const at = await page.waitForFunction(nameOnScreen, CLICKED, { timeout: LIMIT_MS });
  await act((await at.jsonValue()) || { x: 0, y: 0 });
  const time = await page.waitForFunction((name) => globalThis.mapAnswers?.[name], key, { timeout: LIMIT_MS });
  return (await time.jsonValue()) ?? Number.NaN;
}

function answersOver(name: string, network?: Network): Probe {
  return {
    name,
    sites: ['map'],
    async run(context, { link, server }) {
      server.connect(network);
      try {
        const clicked = await context.newPage();
        const clickedMs = await visitAnd(clicked, link, ({ x, y }) => clicked.mouse.click(x, y), 'clicked');
        await clicked.close();
        const dragged = await context.newPage();
        const drag = async ({ x, y }: Point) => {
          await dragged.mouse.move(x, y);
          await dragged.mouse.down();
          await dragged.mouse.move(x + DRAG_PX, y, { steps: 2 });
        };
        const draggedMs = await visitAnd(dragged, link, drag, 'dragged');
        return { clickedMs, draggedMs };
      } finally {
        server.connect();
      }
    },
  };
}

export const answers = answersOver('answers');
export const slowAnswers = answersOver('slow-answers', SLOW);
