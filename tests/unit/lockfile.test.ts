/**
 * Keeps `npm ci` working on every platform. npm writes only the optional packages of the platform at hand when it
 * updates a lock file next to an existing `node_modules` (npm/cli#4828); `npm ci` then refuses the lock file everywhere
 * else.
 */
import { readFileSync } from 'node:fs';
import semver from 'semver';
import { describe, expect, it } from 'vitest';

interface Manifest {
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
interface Entry extends Manifest {
  readonly version: string;
  readonly integrity?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}
interface LockFile {
  readonly packages: Readonly<Record<string, Entry>>;
}

const root = new URL('../../', import.meta.url);
const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const manifest = readJson('package.json') as Manifest;
const { packages } = readJson('package-lock.json') as LockFile;
const own = packages[''];
const installed = Object.entries(packages).filter(([path]) => path !== '');

/** Where Node looks for `name` from the package at `path`: its own `node_modules`, then those of the folders above. */
function resolvePackage(path: string, name: string): Entry | undefined {
  const folders = path.split('/node_modules/');
  for (let depth = folders.length; depth > 0; depth -= 1) {
    const found = packages[`${folders.slice(0, depth).join('/node_modules/')}/node_modules/${name}`];
    if (found) return found;
  }
  return packages[`node_modules/${name}`];
}

describe('the lock file', () => {
  it('has an entry for each optional package, of whatever platform', () => {
    const optional = installed.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).map((name) => ({ path, name })),
    );
    expect(optional.length).toBeGreaterThan(50);
    expect(
      optional
        .filter(({ path, name }) => !resolvePackage(path, name))
        .map(({ path, name }) => `${name} of ${path.replace(/^.*node_modules\//, '')}`),
    ).toEqual([]);
  });

  it.each([
    ['macOS on Arm', { os: 'darwin', cpu: 'arm64' }],
    ['macOS on x64', { os: 'darwin', cpu: 'x64' }],
    ['Windows on x64', { os: 'win32', cpu: 'x64' }],
    ['Windows on Arm', { os: 'win32', cpu: 'arm64' }],
    ['Linux on x64', { os: 'linux', cpu: 'x64', libc: 'glibc' }],
    ['Linux on Arm', { os: 'linux', cpu: 'arm64', libc: 'glibc' }],
    ['Linux with musl', { os: 'linux', cpu: 'x64', libc: 'musl' }],
  ])('serves %s', (_, { os, cpu, libc }: { os: string; cpu: string; libc?: string }) => {
    const names = installed
      .filter(([, entry]) => entry.os?.includes(os) && entry.cpu?.includes(cpu))
      .filter(([, entry]) => !libc || !entry.libc || entry.libc.includes(libc))
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    for (const tool of ['@biomejs/cli-', '@rolldown/binding-', '@esbuild/', '@typescript/typescript-', 'lightningcss-'])
      expect(names.filter((name) => name.startsWith(tool)).length, tool).toBeGreaterThan(0);
  });

  it('asks for no newer Node than package.json does', () => {
    const oldest = semver.minVersion(manifest.engines?.node ?? '');
    if (!oldest) throw new Error('package.json names no range of Node versions.');
    const ranges = installed.flatMap(([path, { engines }]) => (engines?.node ? [{ path, range: engines.node }] : []));
    expect(ranges.length).toBeGreaterThan(50);
    expect(ranges.filter(({ range }) => !semver.satisfies(oldest, range))).toEqual([]);
  });

  it('agrees with package.json', () => {
    expect(own?.engines).toEqual(manifest.engines);
    expect(own?.dependencies).toEqual(manifest.dependencies);
    expect(own?.devDependencies).toEqual(manifest.devDependencies);
    const wrong = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([name, range]) => !semver.satisfies(packages[`node_modules/${name}`]?.version ?? '0.0.0', range),
    );
    expect(wrong).toEqual([]);
  });

  it('pins maplibre-gl, whose private members src/map/gl/patches/ uses', () => {
    const range = manifest.dependencies?.['maplibre-gl'] ?? '';
    expect(semver.valid(range)).toBe(range);
    expect(packages['node_modules/maplibre-gl']?.version).toBe(range);
  });

  it('has a checksum for each package', () => {
    expect(installed.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
  });
});
