/** Once per run of the browser tests: a server for each built site, and one Chromium for all workers. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';
import { chromium, launchOptions } from './launch.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The site with the data of tests/fixtures/geo, which tests of the interface open. */
    readonly fixtureUrl: string;
    /** The site as it is published, for the tests in tests/browser/site and tests/pictures. */
    readonly siteUrl: string;
    readonly browserEndpoint: string;
  }
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** DIST=/somewhere/else tests another build, so that two people can work at once. */
const DIST = resolve(ROOT, process.env.DIST ?? 'dist');
const FIXTURE = join(ROOT, '.cache/fixture');
const FIXTURE_DATA = 'tests/fixtures/geo';

/** What any build reads. */
const SOURCES = ['src', 'geo', 'public', 'index.html', 'vite.config.ts'];

/** The first of the files that has changed since a folder was built; the page itself where it was not. */
function changedSince(folder: string, sources: readonly string[]): string | undefined {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return page;
  const built = statSync(page).mtimeMs;
  const files = sources.flatMap((name) =>
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

/** In a process of its own, whose environment names the folder of the data. */
async function build(folder: string, data: string): Promise<void> {
  console.log(`Building the site with the data of ${data} …`);
  const args = ['node_modules/vite/bin/vite.js', 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
  const env = { ...process.env, GEO: data, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, args, { cwd: ROOT, env });
}

/** The published site is built where there is none; a site that is not that of the sources is said to be so. */
async function requireSite(): Promise<void> {
  if (!existsSync(join(DIST, 'index.html'))) {
    if (process.env.DIST) throw new Error(`DIST=${process.env.DIST} has no built site.`);
    return build(DIST, 'geo');
  }
  const changed = process.env.DIST ? undefined : changedSince(DIST, SOURCES);
  if (changed) console.warn(`dist/ is older than ${changed}: \`npm run build\` brings it up to date.`);
}

async function requireFixture(): Promise<void> {
  if (changedSince(FIXTURE, [...SOURCES, FIXTURE_DATA])) await build(FIXTURE, FIXTURE_DATA);
}

async function serve(folder: string): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = await preview({
    root: ROOT,
    logLevel: 'error',
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0, strictPort: false },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The preview server has no port.');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await requireSite();
  await requireFixture();
  const [site, fixture, browser] = await Promise.all([
    serve(DIST),
    serve(FIXTURE),
    chromium.launchServer(await launchOptions()),
  ]);
  project.provide('siteUrl', site.url);
  project.provide('fixtureUrl', fixture.url);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await Promise.all([site.close(), fixture.close()]);
  };
}
