/** What is shipped: each package is in the table of DEPENDENCIES.md, exact, and runs nothing when it is installed. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import semver from 'semver';
import { expect, it } from 'vitest';
import { packagesOf } from '../../geo/build/licences.ts';
import { sbomText } from '../../geo/build/sbom.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const { dependencies } = JSON.parse(read('package.json')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
interface Entry {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}
const { packages } = JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, Entry>> };

/** Where Node finds a package from another. */
function pathOf(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder}${folder ? '/' : ''}node_modules/${name}`;
    if (packages[path]) return path;
    if (folder === '') return undefined;
  }
}

/** Paths of the runtime dependencies and of all that they need. */
function shipped(): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (from: string, name: string) => {
    const path = pathOf(from, name);
    if (!path || found.has(path)) return;
    found.add(path);
    for (const next of Object.keys(packages[path]?.dependencies ?? {})) add(path, next);
  };
  for (const name of Object.keys(dependencies)) add('', name);
  return found;
}

it('each has a row with its licence, what it is for, who keeps it and what would replace it, and no other has', () => {
  const rows = read('DEPENDENCIES.md')
    .split('\n')
    .filter((line) => /^\| `/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const named = rows.flatMap(([, names = '', licence]) =>
    [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => ({ name, licence })),
  );
  expect(named.map(({ name }) => name).sort()).toEqual(Object.keys(dependencies).sort());
  for (const { name, licence } of named) expect(licence, name).toBe(packages[`node_modules/${name}`]?.license);
  for (const row of rows) for (const cell of row.slice(1, -1)) expect(cell.length, row[1]).toBeGreaterThan(2);
});

it('none has an install script, nor has anything that it needs', () => {
  const paths = [...shipped()];
  expect(paths.length).toBeGreaterThan(Object.keys(dependencies).length);
  expect(paths.filter((path) => packages[path]?.hasInstallScript)).toEqual([]);
});

it('each is named by one version, not by a range', () => {
  expect(Object.entries(dependencies).filter(([, version]) => semver.valid(version) !== version)).toEqual([]);
});

it('the bill of materials has name, version, licence and hash of each', () => {
  const folder = (name: string) => fileURLToPath(new URL(`node_modules/${name}/index.js`, root));
  const modules = [folder('react'), folder('@tanstack/react-virtual'), folder('maplibre-gl'), folder('react')];
  const bom = JSON.parse(sbomText(packagesOf(modules), packages, '1.2.3')) as {
    readonly components: readonly {
      readonly name: string;
      readonly version: string;
      readonly purl: string;
      readonly hashes: readonly { readonly content: string }[];
      readonly licenses: readonly unknown[];
    }[];
  };
  const names = bom.components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['react', 'maplibre-gl', 'pbf', '@tanstack/react-virtual']));
  expect(new Set(names).size).toBe(names.length);
  for (const { name, version, purl, hashes, licenses } of bom.components) {
    expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
    expect(hashes[0]?.content, name).toMatch(/^[0-9a-f]{128}$/);
    expect(licenses, name).toHaveLength(1);
  }
});
