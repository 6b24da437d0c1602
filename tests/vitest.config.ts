/**
 * Five projects: `unit` and `geo` need Node alone; `browser` opens the built site in Chromium, `recipes` a copy of the
 * project that it changes and builds; `long` takes minutes, and is no part of `npm test`.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Files of tests that run at a time; Vitest would leave one of two processors idle. */
const WORKERS = 2;
/** A page with SwiftShader draws on all processors; more than two at a time only makes each wait longer. */
const BROWSER_WORKERS = 2;

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
          maxWorkers: WORKERS,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'geo',
          include: ['tests/geo/**/*.test.ts'],
          maxWorkers: WORKERS,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts', 'tests/pictures/**/*.test.ts'],
          globalSetup: 'tests/browser/helper/setup.ts',
          maxWorkers: BROWSER_WORKERS,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Of expect.poll: what is asked again and again comes from a page that draws on a busy processor.
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        root,
        test: {
          name: 'long',
          include: ['tests/long/**/*.test.ts', 'tests/unit/attack-*.test.ts'],
          globalSetup: 'tests/browser/helper/setup.ts',
          env: { ATTACK_TIMES: '10' },
          maxWorkers: BROWSER_WORKERS,
          testTimeout: 900_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        root,
        test: {
          name: 'recipes',
          include: ['tests/recipes/**/*.test.ts'],
          globalSetup: 'tests/recipes/setup.ts',
          testTimeout: 180_000,
          // Of the build, on a processor that has other work.
          hookTimeout: 300_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});
