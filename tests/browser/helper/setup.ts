/** Once per run of the browser tests: a server for each built site, and the browsers for all workers. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { launchBrowsers } from './launch.ts';
import { build, changedSince, FIXTURE_DATA, ROOT, SOURCES, serve } from './sites.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The site with the data of tests/fixtures/geo, which tests of the interface open. */
    readonly fixtureUrl: string;
    /** The site as it is published, for the tests in tests/browser/site and tests/pictures. */
    readonly siteUrl: string;
  }
}

/** `DIST=/somewhere/else` tests another build, so that two builds can be tested at the same time. */
const DIST = resolve(ROOT, process.env.DIST ?? 'dist');
const FIXTURE = join(ROOT, '.cache/fixture');

/** Builds the published site if it is missing, and warns when it is older than the sources. */
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

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await requireSite();
  await requireFixture();
  const [site, fixture, closeBrowsers] = await Promise.all([serve(DIST), serve(FIXTURE), launchBrowsers(project)]);
  project.provide('siteUrl', site.url);
  project.provide('fixtureUrl', fixture.url);
  return async () => {
    await Promise.all([closeBrowsers(), site.close(), fixture.close()]);
  };
}
