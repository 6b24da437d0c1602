/** The TypeScript projects: code of the browser sees no types of Node, and each file is checked by one of them. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const compiler = join(root, 'node_modules/typescript/bin/tsc');

/** What the compiler reads for a project: its own files, and all that these import or refer to. */
function filesOf(project: string): readonly string[] {
  const output = execFileSync(process.execPath, [compiler, '--project', project, '--listFilesOnly'], {
    cwd: root,
    encoding: 'utf8',
  });
  return output
    .trim()
    .split(/\r?\n/)
    .map((path) => path.replaceAll('\\', '/'));
}

describe('the TypeScript projects', () => {
  const { references } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as {
    readonly references: readonly { readonly path: string }[];
  };
  const projects = new Map(references.map(({ path }) => [path, filesOf(path)]));

  it('keep the types of Node from src, also by way of a package', () => {
    const files = projects.get('./src') ?? [];
    expect(files.filter((path) => path.includes('/src/')).length).toBeGreaterThan(150);
    expect(files.filter((path) => path.includes('/@types/node/'))).toEqual([]);
    expect(projects.get('./geo/build')?.some((path) => path.includes('/@types/node/'))).toBe(true);
  });

  it('check every file that is kept in git', () => {
    const kept = execFileSync(
      'git',
      ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    const checked = new Set([...projects.values()].flat());
    const missing = kept
      .trim()
      .split('\n')
      .filter((path) => ![...checked].some((file) => file.endsWith(`/${path}`)));
    expect(kept.split('\n').length).toBeGreaterThan(300);
    expect(missing).toEqual([]);
  });
});
