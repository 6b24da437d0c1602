/** `test` with the map to open: each page in a browser context of its own, whose unexpected problems fail the test. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, inject } from 'vitest';
import { RENDERER_KEY } from '#state/view-rules.ts';
import { Screen } from '../helper/screen.ts';
import { App } from './app.ts';
import type { MapState } from './map.ts';

export { expect } from 'vitest';
export type { App } from './app.ts';

const SIZES = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 768, height: 1024 },
  phone: { width: 390, height: 844 },
} as const;
export type SizeName = keyof typeof SIZES;

export interface OpenOptions {
  /** The browser's language, which the map follows unless the link says another. */
  readonly lang?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly size?: SizeName;
  /** Whether the browser has WebGL: for tests of the GL map. The SVG map, the default, is faster. */
  readonly webgl?: boolean;
  readonly scripts?: boolean;
  readonly motion?: boolean;
  /** A browser with two displays, on which the site may place its windows. */
  readonly twoDisplays?: boolean;
  /** Whether the site may keep a copy of itself in this browser; by default it may not. */
  readonly copies?: boolean;
  /** Problems (console errors, failed requests) that the test provokes. */
  readonly expected?: readonly RegExp[];
  /** Setup before the page is loaded: a broken file, a slow response. */
  readonly before?: (screen: Screen) => Promise<unknown>;
  /**
   * The map state to wait for, and with a renderer the panels too; `parsed`: only the panels. By default that of the
   * renderer in use.
   */
  readonly until?: MapState | 'parsed';
}
/** Opens a link, relative to the site; without one the home page. */
export type Open = (link?: string, options?: OpenOptions) => Promise<App>;

const PICTURES = join(fileURLToPath(new URL('../../..', import.meta.url)), '.cache/test/failed');

/** Saves a screenshot of a failed test, which tells more than the message. */
async function keepPicture(screen: Screen, name: string): Promise<void> {
  const path = join(PICTURES, `${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100)}.png`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await screen.picture());
}

/** The tests' browser draws WebGL in software, which the map uses only where its link asks for it. */
function withGlMap(link: string): string {
  const [, address = '', hash = ''] = /^([^#]*)(#.*)?$/.exec(link) ?? [];
  return `${address}${address.includes('?') ? '&' : '?'}${RENDERER_KEY}=gl${hash}`;
}

async function openApp(home: string, link: string, options: OpenOptions): Promise<App> {
  const webgl = options.webgl ?? false;
  const screen = await Screen.open({
    home,
    locale: options.lang === 'en' ? 'en-GB' : 'zh-CN',
    colours: options.theme ?? 'light',
    size: SIZES[options.size ?? 'desktop'],
    touch: options.size === 'phone',
    webgl,
    scripts: options.scripts ?? true,
    motion: options.motion ?? false,
    twoDisplays: options.twoDisplays ?? false,
    copies: options.copies ?? false,
    expected: options.expected ?? [],
  });
  await options.before?.(screen);
  const isOwn = !/^https?:/.test(link);
  await screen.go(webgl && isOwn ? withGlMap(link) : link);
  const app = new App(screen);
  const until = options.until ?? (options.scripts === false ? 'poster' : webgl ? 'live' : 'svg');
  if (until !== 'parsed') await app.map.waitForState(until);
  // A test that holds something back may be about what is there without the panels.
  if (until !== 'poster' && (until !== 'parsed' || !options.before) && options.scripts !== false)
    await app.waitForPanels();
  return app;
}

interface Fixtures {
  /** Address of the site that links are relative to. */
  readonly home: string;
  /** Opens the map in a fresh browser context. After the test any unexpected problem of the page fails the test. */
  readonly open: Open;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: the test runner reads the names of the fixtures from this pattern
  home: async ({}, use) => use(inject('fixtureUrl')),
  open: async ({ task, home }, use) => {
    const apps: App[] = [];
    await use(async (link = './', options = {}) => {
      const app = await openApp(home, link, options);
      apps.push(app);
      return app;
    });
    const problems = apps.flatMap(({ screen }) => screen.problems);
    const failed = problems.length > 0 || task.result?.state === 'fail';
    for (const [index, { screen }] of apps.entries()) {
      if (failed) await keepPicture(screen, `${task.name}-${index + 1}`);
      await screen.close();
    }
    if (problems.length > 0) throw new Error(`The page did what no test expects:\n${problems.join('\n')}`);
  },
});
