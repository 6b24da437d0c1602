/**
 * `npm run bench`: this map, and MapLibre and Leaflet alone with the same land and districts, alternating in one
 * browser, each load in a fresh context; and the map in a host page. Prints medians and ratios, and never fails because
 * of a figure: machines differ. `--rounds=9` for more than the usual seven, `--only=words,typing` for some probes
 * alone, `--times=50` for more than ten times the evidence in the site that has more of it.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { cameraFor, type Layout } from '#map/MapPort.ts';
import { chromium, type Graphics, launchOptions } from '../browser/helper/launch.ts';
import { fromAnotherSite } from './arrival.ts';
import { waitForBrowserUi } from './browser-ui.ts';
import { PROBES } from './measures.ts';
import { queryOf } from './peer-camera.ts';
import { type Mark, type Sample, VIEWPORT, waitForMark } from './probes/probe.ts';
import { type BuiltSites, buildSites, type Site } from './sites.ts';
import { sampleKey, tables } from './table.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    only: { type: 'string' },
    times: { type: 'string', default: '10' },
  },
});
const rounds = Math.max(1, Number.parseInt(options.rounds, 10) || 1);
const times = Math.max(1, Number.parseInt(options.times, 10) || 1);
const only = options.only?.split(',');
const unknown = only?.filter((name) => !PROBES.some((probe) => probe.name === name)) ?? [];
if (unknown.length > 0)
  throw new Error(`no probe ${unknown.join(', ')}; there are ${PROBES.map(({ name }) => name).join(', ')}`);
const probes = PROBES.filter(({ name }) => only?.includes(name) ?? true);

async function inFreshContext<Result>(
  browser: Browser,
  use: (context: Awaited<ReturnType<Browser['newContext']>>) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'zh-CN', serviceWorkers: 'block' });
  // tsx wraps named functions in its `__name` helper, also those that are serialised into the page.
  await context.addInitScript('globalThis.__name = (named) => named');
  try {
    // The window opens with a page that is not measured.
    await context.newPage();
    await waitForBrowserUi(browser);
    return await use(context);
  } finally {
    await context.close();
  }
}

/**
 * Warm-up: loads a page once, so that its first measured visit does not pay for the browser's one-time start of a map.
 */
const warmUp = <Result>(
  browser: Browser,
  link: string,
  mark: Mark,
  read: (page: Page) => Promise<Result>,
): Promise<Result> =>
  inFreshContext(browser, async (context) => {
    const page = await context.newPage();
    await page.goto(link);
    await waitForMark(page, mark);
    return read(page);
  });

/** Where the map lies in the window, and the part of it that panels leave free. */
const readLayout = (page: Page): Promise<Layout> =>
  page.evaluate(() => {
    const outer =
      document.querySelector('[data-map-state]')?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
    const inner = document.querySelector('.map-frame')?.getBoundingClientRect() ?? outer;
    return {
      size: { width: outer.width, height: outer.height },
      frame: { x: inner.x - outer.x, y: inner.y - outer.y, width: inner.width, height: inner.height },
    };
  });

/** The pages with their links: the other maps get the camera of this one. */
async function linksOf(browser: Browser, { map, floor, leaflet, manifold }: BuiltSites['servers']): Promise<Site[]> {
  const layout = await warmUp(browser, map.url, 'map:svg', readLayout);
  const { size, frame } = layout;
  const camera = queryOf({
    ...cameraFor('home', layout),
    left: frame.x,
    top: frame.y,
    right: size.width - frame.x - frame.width,
    bottom: size.height - frame.y - frame.height,
  });
  const peers: Site[] = [
    { name: 'floor', link: `${floor.url}${camera}`, server: floor },
    { name: 'leaflet', link: `${leaflet.url}${camera}`, server: leaflet },
  ];
  for (const { link } of peers) await warmUp(browser, link, 'map:live', async () => undefined);
  return [
    { name: 'map', link: map.url, server: map },
    ...peers,
    { name: 'manifold', link: manifold.url, server: manifold },
  ];
}

async function measure(
  browsers: Readonly<Record<Graphics, Browser>>,
  sites: readonly Site[],
): Promise<ReadonlyMap<string, readonly Sample[]>> {
  const samples = new Map<string, Sample[]>();
  for (let round = 1; round <= rounds; round += 1) {
    process.stderr.write(`round ${round} of ${rounds}\n`);
    for (const probe of probes) {
      // A page pays for what a heavy page before it leaves behind, so the order rotates: each page is first equally
      // often.
      const turn = round % 2 === 1 ? sites : sites.toReversed();
      for (const site of turn.filter(({ name }) => probe.sites.includes(name))) {
        const key = sampleKey(probe.name, site.name);
        const sample = await inFreshContext(browsers[probe.graphics ?? 'webgl'], (context) =>
          probe.run(context, site),
        ).catch((error: Error) => {
          // A failed probe only leaves its figure out of the table; the other figures are still valid.
          process.stderr.write(`${key}: ${error.message.split('\n')[0]}\n`);
          return undefined;
        });
        if (sample) samples.set(key, [...(samples.get(key) ?? []), sample]);
      }
    }
  }
  return samples;
}

const built = await buildSites(times);
const browser = await chromium.launch(fromAnotherSite(await launchOptions('webgl')));
const plain = await chromium.launch(fromAnotherSite(await launchOptions('plain')));
try {
  const samples = await measure({ webgl: browser, plain }, await linksOf(browser, built.servers));
  const { width, height } = VIEWPORT;
  console.log(
    `\nChromium ${browser.version()}, SwiftShader, ${cpus().length} processors, ${width}×${height}, gzip, no cache, ${rounds} rounds in turn\n`,
  );
  console.log(tables(samples));
} finally {
  await browser.close();
  await plain.close();
  await built.close();
}
