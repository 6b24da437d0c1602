/** Once per run of the browser tests: one server for the built site, one Chromium for all workers. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';
import { chromium, launchOptions } from './launch.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly siteUrl: string;
    readonly browserEndpoint: string;
  }
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** DIST=/somewhere/else tests another build, so that two people can work at once. */
const DIST = resolve(ROOT, process.env.DIST ?? 'dist');

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(join(DIST, 'index.html')))
    throw new Error(`The browser tests open the built site, and ${DIST} is not there: \`npm run build\` makes it.`);
  const site = await preview({
    root: ROOT,
    logLevel: 'error',
    build: { outDir: DIST },
    preview: { host: '127.0.0.1', port: 0, strictPort: false },
  });
  const address = site.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The preview server has no port.');
  const browser = await chromium.launchServer(await launchOptions());
  project.provide('siteUrl', `http://127.0.0.1:${address.port}/`);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await site.close();
  };
}
