/**
 * The derived data of the real project, kept on disk between the files of a test run: deriving takes four seconds of a
 * processor, and forty files ask for it.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Derived } from '../../geo/build/derive.ts';
import { load } from '../../geo/build/load.ts';

/** What the data are derived from, and the code that derives them. */
const SOURCES = ['geo', 'src', '../shared/sources'];
const PREFIX = 'derived-';

/** Changes with any file of the sources: its path, size or time. */
function stateOf(root: string): string {
  const hash = createHash('sha256');
  const visit = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.name === 'node_modules') continue;
      if (entry.isDirectory()) visit(path);
      else {
        const { mtimeMs, size } = statSync(path);
        hash.update(`${path}\0${mtimeMs}\0${size}\0`);
      }
    }
  };
  for (const folder of SOURCES.map((name) => join(root, name))) if (existsSync(folder)) visit(folder);
  return hash.digest('hex').slice(0, 16);
}

/**
 * @param root folder of the project.
 * @throws with all issues when the project has any; then nothing is kept.
 */
export function keptDerived(root: string): Derived {
  const folder = join(root, '.cache/test');
  const name = `${PREFIX}${stateOf(root)}`;
  const path = join(folder, name);
  if (existsSync(path)) return deserialize(readFileSync(path)) as Derived;
  const derived = load(root);
  mkdirSync(folder, { recursive: true });
  for (const other of readdirSync(folder)) if (other.startsWith(PREFIX)) rmSync(join(folder, other), { force: true });
  // Two workers may write at a time: who reads it sees a whole file or none.
  const own = join(folder, `${process.pid}-${name}`);
  writeFileSync(own, serialize(derived));
  renameSync(own, path);
  return derived;
}
