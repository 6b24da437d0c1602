/**
 * `licences.txt`: the licence texts of the packages whose code is in the site, because theirs ask for it. The packages
 * are those of the modules that are really bundled, so a new one cannot be forgotten: without a text it stops the
 * build.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

export const LICENCES_FILE = 'licences.txt';

/** Packages that are published as one bundle, with the code of their dependencies in it. */
const WITH_DEPENDENCIES: ReadonlySet<string> = new Set(['maplibre-gl']);

/** Packages without a file of their licence: the file with a section of it. */
const SECTION_IN: Readonly<Record<string, string>> = { 'murmurhash-js': 'README.md' };
/** The heading of such a section, at the end of its file. */
const SECTION = /^#+ Licen[cs]e/m;

/** The modules of all bundles of a build. */
export type BundledModules = Set<string>;

/** Notes the modules whose code is in a bundle: for the bundles that the build makes beside its own. */
export function noteModules(modules: BundledModules): Plugin {
  return {
    name: 'note-modules',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk')
          for (const [id, { renderedLength }] of Object.entries(chunk.modules)) if (renderedLength > 0) modules.add(id);
    },
  };
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}
const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** The folder of the package that a module is part of; undefined for a module of the project or of the bundler. */
export function packageFolder(module: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module.replaceAll('\\', '/'))?.[0];
}

/** The folder of a package as another package finds it. */
function dependencyFolder(from: string, name: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name);
    if (existsSync(join(path, 'package.json'))) return path;
  }
  throw new Error(`${name}, of which ${from} consists, is not installed`);
}

/** Adds a package, and those whose code it has in its bundle. Types have no code. */
function addPackage(folder: string, folders: Set<string>): void {
  folders.add(folder);
  const { name, dependencies = {} } = manifestOf(folder);
  if (!WITH_DEPENDENCIES.has(name)) return;
  for (const dependency of Object.keys(dependencies))
    if (!dependency.startsWith('@types/')) folders.add(dependencyFolder(folder, dependency));
}

const LICENCE_NAME = /^(?:licen[cs]e|copying)(?:[.-].*)?$/i;
/** The licences of packages that a package has bundled itself, after its own; the site has none of their code. */
const OTHERS = /^#+ Licenses of bundled dependencies/m;

/** The text of a package's licence. @throws when it has none and is not listed. */
function licenceOf(folder: string, { name, license }: Manifest): string {
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_NAME.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').split(OTHERS)[0]?.trim() ?? '');
  const other = SECTION_IN[name];
  if (texts.length === 0 && other) {
    const whole = readFileSync(join(folder, other), 'utf8');
    texts.push(whole.slice(SECTION.exec(whole)?.index ?? whole.length).trim());
  }
  const text = texts.join('\n\n');
  if (!text)
    throw new Error(
      `${name} is in the site and has no file of its licence (package.json states ${license ?? 'none'}); find its text and list it in geo/build/licences.ts`,
    );
  return text;
}

/**
 * Folders of the packages whose code is in bundles.
 *
 * @param modules ids of modules, of the project and of the bundler too.
 * @param helpers folders of packages whose helper functions the bundler writes into bundles.
 */
export function packagesOf(modules: Iterable<string>, helpers: readonly string[] = []): ReadonlySet<string> {
  const folders = new Set<string>(helpers);
  for (const module of modules) {
    const folder = packageFolder(module);
    if (folder) addPackage(folder, folders);
  }
  return folders;
}

/**
 * The file's text: each package with its version and licence. Of what, as `packagesOf`.
 *
 * @throws when a package has no licence text.
 */
export function licencesOf(modules: Iterable<string>, helpers: readonly string[] = []): string {
  const entries = [...packagesOf(modules, helpers)].map((folder) => {
    const manifest = manifestOf(folder);
    const title = `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})`;
    return `${title}\n${'-'.repeat(title.length)}\n\n${licenceOf(folder, manifest)}\n`;
  });
  const sorted = [...new Set(entries)].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return `Code of these packages is part of this site. Its own code is under the Apache License 2.0.\n\n${sorted.join('\n\n')}`;
}

/** @param modules noted so far by `noteModules` in the bundles that the build makes beside its own. */
export function licences(modules: BundledModules): Plugin {
  const own = noteModules(modules);
  let root = '';
  return {
    ...own,
    name: 'licences',
    // The other plugins make their bundles first.
    enforce: 'post',
    configResolved(config) {
      root = config.root;
    },
    generateBundle: {
      order: 'post',
      handler(options, bundle, isWrite) {
        if (typeof own.generateBundle === 'function') own.generateBundle.call(this, options, bundle, isWrite);
        const helpers = ['vite', 'rolldown'].map((name) => join(root, 'node_modules', name));
        this.emitFile({ type: 'asset', fileName: LICENCES_FILE, source: licencesOf(modules, helpers) });
      },
    },
  };
}
