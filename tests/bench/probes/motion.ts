/**
 * Frame times while the map is dragged for two seconds, and while the wheel zooms it in by four levels. The SVG map is
 * measured where it is the map: in a browser without a GPU.
 */
import type { Page } from 'playwright-core';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { AFTER_MARK_MS, type Probe, type Sample, waitForMark, waitUntil, withQuery } from './probe.ts';
import { MARK_OF, type Renderer } from './renderer.ts';

/** All layers, the facilities too; at this zoom all of Shanghai is in sight. */
const EVERYTHING = `layers=${OVERLAYS.join(',')}&at=121.47,31.1,8`;
/** The world's land with the sites abroad, where points and arcs are dense. */
const WORLD = `layers=${OVERLAYS.join(',')}&at=60,30,2`;

const DRAG_MS = 2000;
/** The drag swings this far to each side, and ends away from its start. */
const SWING_PX = 200;
const SWINGS = 1.8;
/** One wheel notch is a fifth of a zoom level on the SVG map. */
const NOTCHES = 20;
const NOTCH_PX = -100;
const NOTCH_MS = 100;

declare global {
  /** Milliseconds between frames since the record began; undefined while there is none. */
  var frameTimes: number[] | undefined;
}

/** Runs in the page. */
function recordFrames(): void {
  const times: number[] = [];
  globalThis.frameTimes = times;
  let last: number | undefined;
  const step = (now: number) => {
    if (globalThis.frameTimes !== times) return;
    if (last !== undefined) times.push(now - last);
    last = now;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/** Runs in the page: a point of the map with nothing over it, the nearest to the middle of the window. */
function freePoint(): { readonly x: number; readonly y: number } {
  const middle = { x: innerWidth / 2, y: innerHeight / 2 };
  for (let radius = 0; radius < innerHeight / 2; radius += 20)
    for (let angle = 0; angle < 2 * Math.PI; angle += Math.PI / 8) {
      const point = { x: middle.x + radius * Math.cos(angle), y: middle.y + radius * Math.sin(angle) };
      const top = document.elementFromPoint(point.x, point.y);
      if (top?.closest('[data-map-state]') && !top.closest('a, button, input')) return point;
    }
  throw new Error('There is no free point on the map.');
}

interface Frames {
  readonly frameMs: number;
  readonly longestMs: number;
}

/** Frame times during an action. Throws when the map did not move: its figure would be that of a static page. */
async function framesDuring(page: Page, act: () => Promise<void>): Promise<Frames> {
  const before = await page.evaluate(() => location.search);
  await page.evaluate(recordFrames);
  await act();
  const times = await page.evaluate(() => {
    const found = globalThis.frameTimes ?? [];
    globalThis.frameTimes = undefined;
    return found;
  });
  await page.waitForFunction((search) => location.search !== search, before);
  return { frameMs: times.reduce((sum, time) => sum + time, 0) / times.length, longestMs: Math.max(...times) };
}

async function drag(page: Page): Promise<void> {
  const { x, y } = await page.evaluate(freePoint);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const began = performance.now();
  for (let share = 0; share < 1; share = (performance.now() - began) / DRAG_MS) {
    const swing = SWING_PX * Math.sin(2 * Math.PI * SWINGS * share);
    await page.mouse.move(x + swing, y + swing / 2);
  }
  await page.mouse.up();
}

async function wheel(page: Page): Promise<void> {
  const { x, y } = await page.evaluate(freePoint);
  await page.mouse.move(x, y);
  for (let notch = 0; notch < NOTCHES; notch += 1) {
    await page.mouse.wheel(0, NOTCH_PX);
    await page.waitForTimeout(NOTCH_MS);
  }
}

async function openAt(page: Page, link: string, renderer: Renderer): Promise<void> {
  await page.goto(link, { waitUntil: 'commit' });
  await waitUntil(page, (await waitForMark(page, MARK_OF[renderer])) + AFTER_MARK_MS);
}

function motionWith(name: string, renderer: Renderer): Probe {
  return {
    name,
    sites: ['map'],
    graphics: renderer === 'svg' ? 'plain' : 'webgl',
    async run(context, { link }): Promise<Sample> {
      const page = await context.newPage();
      await openAt(page, withQuery(link, `${EVERYTHING}&renderer=${renderer}`), renderer);
      const dragged = await framesDuring(page, () => drag(page));
      await openAt(page, withQuery(link, `${EVERYTHING}&renderer=${renderer}`), renderer);
      const wheeled = await framesDuring(page, () => wheel(page));
      await openAt(page, withQuery(link, `${WORLD}&renderer=${renderer}`), renderer);
      const world = await framesDuring(page, () => drag(page));
      return {
        dragMs: dragged.frameMs,
        dragLongestMs: dragged.longestMs,
        wheelMs: wheeled.frameMs,
        wheelLongestMs: wheeled.longestMs,
        worldMs: world.frameMs,
        worldLongestMs: world.longestMs,
      };
    },
  };
}

export const motion = motionWith('motion', 'svg');
export const glMotion = motionWith('gl-motion', 'gl');
