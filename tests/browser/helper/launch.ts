/** Launch options of Chromium, for the browser tests and the bench. */
import { type BrowserContext, type BrowserType, chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../tool/chromium.mjs';

/**
 * Features that are switched off. Chromium draws the buttons of each window's toolbar with a page of its own, which
 * takes a processor a second for each page that a test opens, and no test sees them. The others are those that
 * Playwright switches off for Chromium: of two lists the browser takes the last.
 */
const OFF = [
  ...['InitialWebUI', 'PreloadTopChromeWebUI', 'WebUIBackForwardButton', 'WebUIHomeButton', 'WebUILocationBar'],
  ...['WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'WebUIOmniboxPopup', 'WebUIReloadButton'],
  ...['WebUISplitTabsButton', 'WebUIToolbar'],
  ...['AimEnabled', 'AvoidCorsURLLoaderRestartOnRedirect', 'AvoidUnnecessaryBeforeUnloadCheckSync'],
  ...[
    'DestroyProfileOnBrowserClose',
    'HttpsFirstBalancedModeAutoEnable',
    'HttpsUpgrades',
    'LensOverlay',
    'MediaRouter',
  ],
  ...['NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding', 'PreconnectToSearch'],
  'ThirdPartyStoragePartitioning',
];

/** What stops the browser's background requests and its own pages. */
const QUIET = [
  `--disable-features=${OFF.join(',')}`,
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Only localhost resolves: a request to any other host fails here as on a closed network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
];

/**
 * The graphics of the two browsers. `webgl`: SwiftShader draws WebGL and rasterises the pages on the processor, the
 * same on every machine. `plain`: a PC without a GPU, whose pages Skia rasterises, a third faster.
 */
const GRAPHICS = {
  webgl: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
  plain: ['--disable-gpu'],
} as const;

export type Graphics = keyof typeof GRAPHICS;

export async function launchOptions(graphics: Graphics): Promise<NonNullable<Parameters<BrowserType['launch']>[0]>> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium was found; `npm test` installs one or says how.');
  return { executablePath, args: [...QUIET, ...GRAPHICS[graphics]], headless: true };
}

/** Two displays of 1920 × 1080 side by side, which headless Chromium has only from its start. */
const TWO_DISPLAYS = '--screen-info={0,0 1920x1080}{1920,0 1920x1080}';

/**
 * A browser of its own with two displays, on which the site may place its windows (Window Management). Headless it
 * fills none of them: the window stays where it is. Closing the context ends it.
 */
export async function launchOnTwoDisplays(
  origin: string,
  options: Parameters<BrowserType['launchPersistentContext']>[1],
): Promise<BrowserContext> {
  const { args = [], ...launch } = await launchOptions('plain');
  // Permissions are those of the first context of a browser, and displays those of a window without an emulated size.
  const context = await chromium.launchPersistentContext('', {
    ...launch,
    ...options,
    args: [...args, TWO_DISPLAYS],
    viewport: null,
  });
  const session = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
  const permission = { name: 'window-management' };
  // It lasts as long as the session does.
  await session.send('Browser.setPermission', { permission, setting: 'granted', origin });
  return context;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** One browser of each kind for all workers. */
    readonly browserEndpoints: Readonly<Record<Graphics, string>>;
  }
}

/** Launches both browsers and tells the workers of the project where they are. @returns a function that closes them. */
export async function launchBrowsers(project: TestProject): Promise<() => Promise<void>> {
  const [webgl, plain] = await Promise.all(
    (['webgl', 'plain'] as const).map(async (graphics) => chromium.launchServer(await launchOptions(graphics))),
  );
  if (!webgl || !plain) throw new Error('A browser did not start.');
  project.provide('browserEndpoints', { webgl: webgl.wsEndpoint(), plain: plain.wsEndpoint() });
  return async () => {
    await Promise.all([webgl.close(), plain.close()]);
  };
}

export { chromium };
