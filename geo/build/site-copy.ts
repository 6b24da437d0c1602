/**
 * What the built site needs to work without a network and to be installed: the service worker (`sw.js`), the list of
 * what is kept on request (`offline.json`), manifest and icons. Why: src/data/copy/README.md.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, type ResolvedConfig, runnerImport } from 'vite';
import type { CopyList } from '../../src/data/copy/files.ts';
import { inlineScript } from './inline-script.ts';
import { type BundledModules, noteModules } from './licences.ts';
import { pngOf } from './png.ts';

const MANIFEST = 'app.webmanifest';
const ICON_SIZES = [192, 512];
const icon = (size: number) => `icon-${size}.png`;

/** Removes all copies and itself: for operators who want none any more. */
export const REMOVER = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
  const mine = 'layout-map ' + new URL(registration.scope).pathname + ' ';
  for (const name of await caches.keys()) if (name.startsWith(mine)) await caches.delete(name);
  await registration.unregister();
})()));
`;

/** Whether a file is kept with the first visit. Summaries of places are what the page does without. */
export const isCore = (path: string): boolean =>
  path === 'index.html' ||
  path === 'favicon.svg' ||
  path === MANIFEST ||
  path === icon(192) ||
  (/^assets\//.test(path) && !/^assets\/(?:words-|single-file)/.test(path));

/** Whether a file is kept on request: pages with their pictures, the file that an export needs, and data. */
export const isMore = (path: string): boolean =>
  /^(?:place|story|view|data)\//.test(path) || /^pictures\/.*\.svg$/.test(path) || /^assets\/single-file/.test(path);

/** The address at which a file is asked for: that of its folder, if it is a page. */
export const addressOf = (path: string): string => path.replace(/(^|\/)index\.html$/, '$1') || './';

const ENTRY = /<script[^>]*\stype="module"[^>]*\ssrc="\.\/([^"]+)"/;

/** What is kept of the files of a built site. @param files with their sizes in bytes. */
export function copyOf(
  files: ReadonlyMap<string, number>,
  version: string,
): { core: readonly string[]; list: CopyList } {
  const sum = (paths: readonly string[]) => paths.reduce((total, path) => total + (files.get(path) ?? 0), 0);
  const names = [...files.keys()].sort();
  const core = names.filter(isCore);
  const more = names.filter(isMore);
  return {
    core: core.map(addressOf),
    list: {
      version,
      core: { files: core.length, bytes: sum(core) },
      more: more.map(addressOf),
      moreBytes: sum(more),
    },
  };
}

/** @param modules takes those of the worker. `OFFLINE=off` writes a worker that removes what others have kept. */
export function siteCopy(modules: BundledModules): Plugin {
  let config: ResolvedConfig;
  const site = async () => {
    const { module } = await runnerImport<typeof import('../../src/site/manifest.ts')>('/src/site/manifest.ts', {
      root: config.root,
      configFile: false,
      logLevel: 'error',
    });
    return module;
  };
  return {
    name: 'site-copy',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async generateBundle() {
      const { manifestText } = await site();
      this.emitFile({ type: 'asset', fileName: MANIFEST, source: manifestText(icon) });
      const drawing = readFileSync(join(config.root, 'public/favicon.svg'), 'utf8');
      for (const size of ICON_SIZES) {
        // Without round corners, which the system cuts as it likes.
        const source = await pngOf(
          drawing.replace('<svg ', `<svg width="${size}" height="${size}" `).replace(' rx="6"', ''),
        );
        this.emitFile({ type: 'asset', fileName: icon(size), source });
      }
    },
    // After the pages have their policy.
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir }) {
        if (dir === undefined) return;
        const { COPY_LIST, WORKER_FILE } = await site();
        if (process.env.OFFLINE === 'off') {
          writeFileSync(join(dir, WORKER_FILE), REMOVER);
          return;
        }
        const hash = createHash('sha256');
        const files = new Map<string, number>();
        for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()) {
          const path = name.replaceAll('\\', '/');
          if (!(isCore(path) || isMore(path)) || !statSync(join(dir, name)).isFile()) continue;
          const bytes = readFileSync(join(dir, name));
          files.set(path, bytes.length);
          hash.update(path).update(bytes);
        }
        const { core, list } = copyOf(files, hash.digest('hex').slice(0, 12));
        const entry = ENTRY.exec(readFileSync(join(dir, 'index.html'), 'utf8'))?.[1];
        if (!entry) throw new Error('index.html begins with no script of its own');
        const copy = JSON.stringify({ version: list.version, core, entry });
        const script = await inlineScript(config.root, 'src/data/copy/worker.ts', { COPY: copy }, [
          noteModules(modules),
        ]);
        writeFileSync(join(dir, WORKER_FILE), `${script}\n`);
        writeFileSync(join(dir, COPY_LIST), `${JSON.stringify(list)}\n`);
      },
    },
  };
}
