/** Copies of the check's good project (`fixtures/check/base`), with fixtures laid over it and texts edited. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Issue } from '../../geo/build/check/issue.ts';
import { type Checked, check } from '../../geo/build/check.ts';
import { readProject } from '../../geo/build/read.ts';

export const FIXTURES = fileURLToPath(new URL('fixtures/check', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** How a file is changed: its text, new content (a new file if there is none), or null to remove it. */
export type Edit = ((text: string) => string) | string | Uint8Array | null;

/** A copy of the base with a fixture laid over it, and texts edited by hand where a test wants them so. */
export function layOver(fixture?: string, edits: Readonly<Record<string, Edit>> = {}): string {
  const folder = mkdtempSync(join(scratch, 'geo-'));
  cpSync(join(FIXTURES, 'base'), folder, { recursive: true });
  if (fixture) cpSync(join(FIXTURES, fixture), folder, { recursive: true });
  for (const [file, edit] of Object.entries(edits)) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    if (edit === null) rmSync(path);
    else writeFileSync(path, typeof edit === 'function' ? edit(readFileSync(path, 'utf8')) : edit);
  }
  return folder;
}

export const issuesOf = (result: Checked): readonly Issue[] => (result.ok ? [] : result.issues);

export function checked(folder: string, withTexts = true): readonly Issue[] {
  const texts = new Map(
    readdirSync(join(folder, 'texts')).map((name) => [
      name.replace('.txt', ''),
      readFileSync(join(folder, 'texts', name), 'utf8').split('\n'),
    ]),
  );
  return issuesOf(check(readProject(folder, folder), withTexts ? texts : undefined));
}
