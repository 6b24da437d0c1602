/** How Chromium is started, for the browser tests and the bench alike. */
import { type BrowserType, chromium } from 'playwright-core';
import { findChromium } from '../../tool/chromium.mjs';

/** SwiftShader draws WebGL on the processor, the same on every machine; the rest keeps the browser from calling home. */
const ARGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // No name but this machine's resolves: a request to anywhere else fails here as it would on a planner's closed network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
];

export async function launchOptions(): Promise<NonNullable<Parameters<BrowserType['launch']>[0]>> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium was found; `npm test` installs one or says how.');
  return { executablePath, args: ARGS, headless: true };
}

export { chromium };
