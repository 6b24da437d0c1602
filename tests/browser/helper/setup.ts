/** Once per run of the browser tests: one server for the built site, one Chromium for all workers. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
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

/** What the build reads. */
const SOURCES = ['src', 'geo', 'public', 'index.html'];

/** The first file found that has changed since the site was built. */
function changedSince(built: number): string | undefined {
  const files = SOURCES.flatMap((name) =>
    name.includes('.')
      ? [name]
      : readdirSync(join(ROOT, name), { recursive: true, encoding: 'utf8' }).map((path) => join(name, path)),
  );
  return files
    .filter((path) => !path.includes('node_modules'))
    .find((path) => {
      const status = statSync(join(ROOT, path));
      return status.isFile() && status.mtimeMs > built;
    });
}

/** Builds the site where there is none, and says so where the one that is there is not that of the sources. */
async function requireSite(): Promise<void> {
  const page = join(DIST, 'index.html');
  if (!existsSync(page)) {
    if (process.env.DIST) throw new Error(`DIST=${process.env.DIST} has no built site.`);
    console.log('Building the site that the browser tests open …');
    await build({ root: ROOT, logLevel: 'error' });
    return;
  }
  const changed = process.env.DIST ? undefined : changedSince(statSync(page).mtimeMs);
  if (changed) console.warn(`dist/ is older than ${changed}: \`npm run build\` brings it up to date.`);
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await requireSite();
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
