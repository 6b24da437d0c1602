/**
 * `test` for the site as it is published, with the evidence of `geo/`; its tests are in tests/browser/site and
 * tests/pictures.
 */
import { inject } from 'vitest';
import { test as base } from './test.ts';

export { expect } from 'vitest';

export const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: the test runner reads the names of the fixtures from this pattern
  home: async ({}, use) => use(inject('siteUrl')),
});
