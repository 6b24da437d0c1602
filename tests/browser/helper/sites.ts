/** Builds sites for tests, and serves them. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { preview } from 'vite';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** The small data set of tests of the interface. */
export const FIXTURE_DATA = 'tests/fixtures/geo';
/** The inputs of every build. */
export const SOURCES = ['src', 'geo', 'public', 'index.html', 'vite.config.ts'];

/** The first file that is newer than a built folder; the page itself when nothing was built. */
export function changedSince(folder: string, sources: readonly string[]): string | undefined {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return page;
  const built = statSync(page).mtimeMs;
  const files = sources.flatMap((name) =>
    name.includes('.')
      ? [name]
      : readdirSync(join(ROOT, name), { recursive: true, encoding: 'utf8' }).map((path) => join(name, path)),
  );
  return files
    .filter((path) => !path.includes('node_modules'))
    .find((path) => {
      const status = statSync(join(ROOT, path));
      return status.isFile() && status.mtimeMs > built;
    });
}

/** Runs in a separate process, whose environment names the data folder. */
export async function build(folder: string, data: string, root = ROOT): Promise<void> {
  console.log(`Building the site with the data of ${data} …`);
  const args = ['node_modules/vite/bin/vite.js', 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
  const env = { ...process.env, GEO: data, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, args, { cwd: root, env });
}

export async function serve(folder: string): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = await preview({
    root: ROOT,
    logLevel: 'error',
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0, strictPort: false },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The preview server has no port.');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
