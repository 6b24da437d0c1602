/**
 * `sbom.json`: what the site is made of, in the form of CycloneDX 1.6. The packages are those of the modules that are
 * really bundled, as for `licences.txt`; `npm sbom` would list what is installed, half of which nobody is sent.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { type BundledModules, packagesOf } from './licences.ts';

export const SBOM_FILE = 'sbom.json';

interface LockEntry {
  readonly version: string;
  /** As npm writes it: `sha512-` and base64. */
  readonly integrity?: string;
}

const purl = (name: string, version: string) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** The hash of a package's archive in the form of CycloneDX. */
function hashes(integrity: string | undefined) {
  const [, base64] = /^sha512-(\S+)/.exec(integrity ?? '') ?? [];
  return base64 ? [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }] : [];
}

/**
 * @param packages folders of packages. @param lock entries of `package-lock.json` by path. @param version of this site.
 * @returns the file's text, the same for the same packages.
 */
export function sbomText(
  packages: Iterable<string>,
  lock: Readonly<Record<string, LockEntry>>,
  version: string,
): string {
  const components = [...packages].map((folder) => {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly name: string;
      readonly version: string;
      readonly license?: string;
    };
    const { name, version: own, license } = manifest;
    const path = Object.keys(lock).find((key) => folder.replaceAll('\\', '/').endsWith(`/${key}`));
    return {
      type: 'library',
      'bom-ref': purl(name, own),
      name,
      version: own,
      purl: purl(name, own),
      licenses: license ? [{ license: { id: license } }] : [],
      hashes: hashes(path === undefined ? undefined : lock[path]?.integrity),
    };
  });
  const sorted = [...new Map(components.map((one) => [one.purl, one])).values()].sort((a, b) =>
    a.purl < b.purl ? -1 : 1,
  );
  const name = 'shanghai-innovation-layout-map';
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': name,
        name,
        version,
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    },
    components: sorted,
    dependencies: [{ ref: name, dependsOn: sorted.map(({ purl: ref }) => ref) }],
  };
  return `${JSON.stringify(bom, null, 1)}\n`;
}

/** Writes `sbom.json`. @param modules noted by then, as `licences` has them. */
export function sbom(modules: BundledModules): Plugin {
  let root = '';
  return {
    name: 'sbom',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root;
    },
    generateBundle: {
      order: 'post',
      handler() {
        const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
        const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, LockEntry>> };
        const { version } = read('package.json') as { readonly version: string };
        const helpers = ['vite', 'rolldown'].map((name) => join(root, 'node_modules', name));
        const source = sbomText(packagesOf(modules, helpers), packages, version);
        this.emitFile({ type: 'asset', fileName: SBOM_FILE, source });
      },
    },
  };
}
