/** Launch options of Chromium, for the browser tests and the bench. */
import { type BrowserType, chromium } from 'playwright-core';
import { findChromium } from '../../tool/chromium.mjs';

/**
 * SwiftShader renders WebGL on the CPU, the same on every machine; the other flags stop the browser's background
 * requests.
 */
const ARGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Only localhost resolves: a request to any other host fails here as on a closed network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
];

export async function launchOptions(): Promise<NonNullable<Parameters<BrowserType['launch']>[0]>> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium was found; `npm test` installs one or says how.');
  return { executablePath, args: ARGS, headless: true };
}

export { chromium };
