/**
 * Forty maps on a page that is scrolled down and up again: how many are open at once, how many are blank, whether any
 * starts WebGL in software, and how much memory is left after all are removed.
 */
import type { CDPSession, Page } from 'playwright-core';
import { scriptOf, withHostPage } from './host-page.ts';
import type { Probe } from './probe.ts';

const MAPS = 40;
const MAP = '<layout-map style="display:block;width:640px;height:400px;margin-bottom:200px"></layout-map>';
/** A user's pace: scroll most of a screen, then pause. */
const STEP_PX = 700;
const LOOK_MS = 400;

/** Heap bytes of the page's scripts and of the frames that share its process, after a garbage collection. */
async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** Runs in the page: the number of visible maps without picture or frame, and the number of frames. */
function look(): { readonly blank: number; readonly frames: number } {
  const maps = [...document.querySelectorAll('layout-map')];
  const blank = maps.filter((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const root = element.shadowRoot;
    const picture = root?.querySelector('a');
    const isPictured = picture?.hidden === false && (picture.querySelector('img')?.naturalWidth ?? 0) > 0;
    return bottom > 0 && top < innerHeight && !isPictured && !(root?.querySelector('iframe') && picture?.hidden);
  });
  return { blank: blank.length, frames: maps.filter(({ shadowRoot }) => shadowRoot?.querySelector('iframe')).length };
}

async function readThrough(page: Page): Promise<{ readonly blank: number; readonly mostFrames: number }> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const steps = Array.from({ length: Math.ceil(height / STEP_PX) }, (_, index) => index * STEP_PX);
  let blank = 0;
  let mostFrames = 0;
  for (const top of [...steps, ...steps.toReversed()]) {
    await page.evaluate((to) => scrollTo({ top: to, behavior: 'instant' }), top);
    await page.waitForTimeout(LOOK_MS);
    const seen = await page.evaluate(look);
    blank += seen.blank;
    mostFrames = Math.max(mostFrames, seen.frames);
  }
  return { blank, mostFrames };
}

const GL_CODE = /\/GlMap-[\w-]+\.js$/;

export const forty: Probe = {
  name: 'forty',
  sites: ['map'],
  run: (context, { server }) =>
    withHostPage(`${scriptOf(server.url)}<div id="maps"></div>`, async (url) => {
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await page.goto(url, { waitUntil: 'load' });
      const fill = (html: string) =>
        page.evaluate((text) => {
          const box = document.getElementById('maps');
          if (box) box.innerHTML = text;
        }, html);
      // The browser keeps the code and caches of the first map; the count starts after they are loaded.
      await fill(MAP);
      await page.waitForFunction(
        () => document.querySelector('layout-map')?.shadowRoot?.querySelector('a')?.hidden === true,
      );
      await fill('');
      server.forget();
      const heapBefore = await heap(session);
      await fill(MAP.repeat(MAPS));
      const seen = await readThrough(page);
      const started = server.sent().filter(({ path }) => GL_CODE.test(path)).length;
      await fill('');
      return { ...seen, started, heapBefore, heapAfter: await heap(session) };
    }),
};
