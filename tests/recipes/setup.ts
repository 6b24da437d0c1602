/** Starts one Chromium for the recipe test, which builds and serves its site itself. */
import type { TestProject } from 'vitest/node';
import { chromium, launchOptions } from '../browser/helper/launch.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await chromium.launchServer(await launchOptions());
  project.provide('browserEndpoint', browser.wsEndpoint());
  return () => browser.close();
}
