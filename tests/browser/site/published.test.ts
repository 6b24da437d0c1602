/** The published types beside `embed.js`, used without anything else of this project. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const DIST = resolve(ROOT, process.env.DIST ?? 'dist');
const FLAGS =
  '--noEmit --strict --ignoreConfig --target es2022 --lib es2022,dom --module esnext --moduleResolution bundler --types'.split(
    ' ',
  );

/** A host script with one additional line. */
const page = (line: string) => `
import type { LayoutMapElement } from './embed.js';
import { connectLayoutMap, LayoutMapError } from './embed-client.js';

const map: LayoutMapElement = document.createElement('layout-map');
map.view = 'area=songjiang';
map.addEventListener('layout-map-select', ({ detail }) => console.log(detail.area?.length, detail.name?.en));
export const client = connectLayoutMap(document.createElement('iframe'), { origin: 'https://maps.example.org' });
export const text = map.describe({ lang: 'en' }, { signal: AbortSignal.timeout(1000) }).then((value) => value.text.length);
export const isLate = (error: unknown) => error instanceof LayoutMapError && error.code === 'timeout';
${line}
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'published-'));
  for (const name of ['embed', 'embed-client', 'embed-protocol'])
    for (const ending of ['js', 'd.ts'])
      copyFileSync(join(DIST, `${name}.${ending}`), join(folder, `${name}.${ending}`));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Compiler errors of a host script, empty when there are none. Declarations are checked too. */
function problems(line: string): string {
  writeFileSync(join(folder, 'page.ts'), page(line));
  try {
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), 'page.ts', ...FLAGS, ''], {
      cwd: folder,
    });
    return '';
  } catch (error) {
    return String((error as { readonly stdout?: Buffer }).stdout);
  }
}

describe('the published types', () => {
  test('stand by themselves', () => {
    expect(problems('')).toBe('');
  });

  for (const [what, line] of [
    ['a command that is none', 'map.fly({ to: 1 });'],
    ['parameters that a command does not take', "map.select({ place: 'songjiang' });"],
    ['a year in words', "client.setYear({ asof: 'latest' });"],
    ['a property that is read alone', 'map.ready = Promise.reject();'],
  ])
    test(`refuse ${what}`, () => expect(problems(line ?? '')).toMatch(/page\.ts\(\d+,\d+\): error/));
});
