/** A user scrolls to a map: time to its picture and to interactivity, against the same map in its own window. */
import type { BrowserContext } from 'playwright-core';
import { EMPTY_PATH } from '../server.ts';
import { scriptOf, WORDS, withHostPage } from './host-page.ts';
import { type Probe, visit, waitForMark } from './probe.ts';

const SIZE = { width: 960, height: 600 } as const;
const ANSWER_LIMIT_MS = 60_000;

async function direct(
  context: BrowserContext,
  map: string,
): Promise<{ readonly pictureMs: number; readonly answersMs: number }> {
  const page = await context.newPage();
  await page.setViewportSize(SIZE);
  await visit(page, `${map}?mode=embed`);
  const answersMs = await waitForMark(page, 'map:svg');
  const pictureMs = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  await page.close();
  return { pictureMs, answersMs };
}

async function embedded(
  context: BrowserContext,
  map: string,
): Promise<{ readonly pictureMs: number; readonly answersMs: number }> {
  const size = `display:block;width:${SIZE.width}px;height:${SIZE.height}px`;
  return withHostPage(`${scriptOf(map)}${WORDS}<layout-map style="${size}"></layout-map>${WORDS}`, async (url) => {
    const page = await context.newPage();
    await page.goto(new URL(EMPTY_PATH, map).href);
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForFunction(() => document.querySelector('layout-map')?.shadowRoot?.querySelector('a'));
    const { at, pictureMs } = await page.evaluate(async () => {
      const element = document.querySelector('layout-map');
      const image = element?.shadowRoot?.querySelector('img');
      const start = performance.now();
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      if (image && !image.complete)
        await new Promise((resolve) => image.addEventListener('load', resolve, { once: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return { at: performance.timeOrigin + start, pictureMs: performance.now() - start };
    });
    const frame = await (await page.waitForSelector('layout-map iframe', { state: 'attached' })).contentFrame();
    if (!frame) throw new Error('The element has no frame.');
    const mark = await frame.waitForFunction(() => performance.getEntriesByName('map:svg')[0]?.startTime, undefined, {
      timeout: ANSWER_LIMIT_MS,
    });
    const answersMs =
      ((await mark.jsonValue()) ?? Number.NaN) + (await frame.evaluate(() => performance.timeOrigin)) - at;
    await page.close();
    return { pictureMs, answersMs };
  });
}

export const near: Probe = {
  name: 'near',
  sites: ['map'],
  async run(context, { server }) {
    const found: Record<string, Awaited<ReturnType<typeof direct>>> = {};
    const ways = [
      ['direct', direct],
      ['embedded', embedded],
    ] as const;
    for (const [name, way] of Math.random() < 0.5 ? ways : ways.toReversed())
      found[name] = await way(context, server.url);
    return {
      pictureMs: found.embedded?.pictureMs ?? Number.NaN,
      answersMs: found.embedded?.answersMs ?? Number.NaN,
      directPictureMs: found.direct?.pictureMs ?? Number.NaN,
      directAnswersMs: found.direct?.answersMs ?? Number.NaN,
    };
  },
};
